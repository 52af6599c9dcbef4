import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Profiles } from '@copydesk/engine'
import { pickInputs, type RunSummary } from '@copydesk/node'
import { type FSWatcher, watch as watchFiles } from 'chokidar'
import { pc } from '../colour.ts'
import { UsageError } from '../exit.ts'
import type { Target } from '../outputs.ts'
import { say } from '../say.ts'
import { selectionOf } from './git.ts'
import { type CommonOptions, openSession, type Session } from './session.ts'

/** Editors write a file in several steps. */
const settle = 150

/** Lints what a session has opened and reports it. */
export type Judge = (session: Session) => Promise<{ readonly summary?: RunSummary }>

/** `copydesk lint --watch`: lints all, then what changes, with the habits the first run learned. Ends by a signal only. */
export async function watch(
  paths: readonly string[],
  options: CommonOptions,
  targets: readonly Target[],
  judge: Judge,
): Promise<number> {
  if (paths.includes('-') || selectionOf(options)) throw new UsageError('--watch takes files and folders only')
  if (targets.some(({ file }) => file !== undefined)) throw new UsageError('--watch writes to standard output only')
  for (;;) {
    const session = await openSession(paths, options)
    const { summary } = await judge({ ...session, run: { ...session.run, asksProfiles: true } })
    await lintChanges(session, paths, judge, summary?.profiles)
  }
}

/** Lints what changes until the configuration does. */
async function lintChanges(
  session: Session,
  paths: readonly string[],
  judge: Judge,
  profiles: Profiles | undefined,
): Promise<void> {
  const { config } = session
  const configFiles = new Set(config.files.map((file) => resolve(file)))
  const watcher = watchFiles([...paths.map((path) => resolve(path)), ...configFiles], {
    ignoreInitial: true,
    ignored: ignoredBy(session, paths),
  })
  const changes = new Changes(watcher)
  process.stderr.write(pc.dim('copydesk: watching; Ctrl-C ends\n'))
  try {
    for (;;) {
      const changed = await changes.next()
      if (changed.some((path) => configFiles.has(path))) return
      const listing = { cwd: process.cwd(), root: config.root, ignore: config.ignore, sourceOf: config.sourceOf }
      const inputs = pickInputs(paths, changed.filter(isFile), listing)
      if (inputs.length === 0) continue
      const run = { ...session.run, inputs, ...(profiles ? { saved: profiles } : {}) }
      say(inputs.map(({ path }) => path).join(', '))
      await judge({ ...session, wholeSources: false, run })
    }
  } finally {
    await watcher.close()
  }
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true

/** What the watcher need not look at: hidden files and what lies in ignored folders. */
function ignoredBy({ config }: Session, paths: readonly string[]) {
  const tests = paths.map((path) => ({ absolute: resolve(path), ignored: config.ignore.under(resolve(path)) }))
  return (path: string): boolean => {
    const owner = tests.find(({ absolute }) => path.startsWith(absolute))
    return owner !== undefined && path !== owner.absolute && (owner.ignored(path) || owner.ignored(`${path}/`))
  }
}

/** Gathers changes until nothing more comes. */
class Changes {
  readonly #paths = new Set<string>()
  #settled = false
  #wake = (): void => {}

  constructor(watcher: FSWatcher) {
    let timer: NodeJS.Timeout | undefined
    watcher.on('all', (event, path) => {
      if (event !== 'add' && event !== 'change' && event !== 'unlink') return
      this.#paths.add(resolve(path))
      this.#settled = false
      clearTimeout(timer)
      timer = setTimeout(() => {
        this.#settled = true
        this.#wake()
      }, settle)
    })
  }

  async next(): Promise<readonly string[]> {
    while (!this.#settled) {
      await new Promise<void>((wake) => {
        this.#wake = wake
      })
    }
    this.#settled = false
    const paths = [...this.#paths]
    this.#paths.clear()
    return paths
  }
}
