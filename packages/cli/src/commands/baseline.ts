import { existsSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { Baseline, run, type StaleEntry } from '@copydesk/node'
import { Exit } from '../exit.ts'
import { progressBar } from '../progress.ts'
import { Reading } from '../reading.ts'
import { say } from '../say.ts'
import { type CommonOptions, openSession, type Session } from './session.ts'

export interface BaselineOptions {
  readonly baseline?: string
  readonly updateBaseline?: boolean
  readonly pruneBaseline?: boolean
}

/** A baseline in use. */
export interface OpenBaseline {
  readonly path: string
  readonly name: string
  readonly baseline: Baseline
}

const defaultName = 'copydesk.baseline.json'

/** The baseline the options or the configuration name, if any. One that is to be updated need not exist. */
export function openBaseline(session: Session, options: BaselineOptions): OpenBaseline | undefined {
  const { root, baseline: configured } = session.config
  const writes = options.updateBaseline || options.pruneBaseline
  if (options.baseline === undefined && !configured && !writes) return undefined
  const path = options.baseline ? resolve(options.baseline) : (configured?.value ?? resolve(root, defaultName))
  const name = relative(process.cwd(), path)
  const missing = options.updateBaseline && !existsSync(path)
  return { path, name, baseline: missing ? new Baseline() : Baseline.read(path, name) }
}

/** Names what is stale and, if asked, writes the baseline anew. Call once the run is over. */
export function closeBaseline(open: OpenBaseline, session: Session, options: BaselineOptions): void {
  const { path, name, baseline } = open
  const ran = new Set<string>(session.config.rules.map((rule) => rule.id))
  const stale = baseline.stale(session.config.root, ran, session.wholeSources)
  if (options.updateBaseline || options.pruneBaseline) {
    const next = baseline.next(stale, options.updateBaseline === true)
    next.write(path)
    say(`${name}: ${next.size} accepted, ${stale.length} removed`)
  } else if (stale.length > 0) say(staleNote(name, stale))
}

const shown = 20

function staleNote(name: string, stale: readonly StaleEntry[]): string {
  const lines = stale.slice(0, shown).map(({ place, rule, actual }) => `  ${place}  ${rule}  "${actual}"`)
  const rest = stale.length > shown ? [`  … and ${stale.length - shown} more`] : []
  const count = stale.length === 1 ? '1 accepted finding is' : `${stale.length} accepted findings are`
  return [`${name}: ${count} found no more (--prune-baseline removes them)`, ...lines, ...rest].join('\n')
}

/** `copydesk baseline PATHS`: accepts all there is to find. */
export async function baseline(
  paths: readonly string[],
  options: CommonOptions & { readonly output?: string },
): Promise<number> {
  const session = await openSession(paths, options)
  const asked = { updateBaseline: true, ...(options.output === undefined ? {} : { baseline: options.output }) }
  const open = openBaseline(session, asked) as OpenBaseline
  const bar = await progressBar(session.run.inputs.length)
  let failed = session.problems.length
  for (const { path, message } of session.problems) say(`${path}: ${message}`)
  const reading = new Reading()
  for await (const event of run({ ...session.run, baseline: open.baseline, onProgress: bar.update })) {
    reading.add(event)
    if (event.type !== 'error') continue
    failed++
    say(`${event.path}: ${event.message}`)
  }
  bar.stop()
  if (reading.say()) return Exit.incomplete
  closeBaseline(open, session, asked)
  return failed > 0 ? Exit.incomplete : Exit.ok
}
