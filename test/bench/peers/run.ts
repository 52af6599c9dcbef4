import { spawnSync } from 'node:child_process'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { countFindings, isLines, type Measured, type Taken } from './figures.ts'
import type { Peer, Where } from './list.ts'

const drivers = resolve(import.meta.dirname, 'drivers')

/** What a peer is given to read. */
export interface Corpus {
  readonly folder: string
  readonly files: readonly string[]
  readonly megabytes: number
  /** Thousands of words. */
  readonly thousands: number
}

/** A peer that is there, or why it is not. */
export interface Installed {
  readonly peer: Peer
  readonly home: string
  /** What runs it: the folder's Python, or this Node.js. */
  readonly python?: string
  readonly failure?: string
}

const slug = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-')

const ran = (command: string, args: readonly string[], cwd: string) =>
  spawnSync(command, args, { cwd, encoding: 'utf8', timeout: 600_000, maxBuffer: 1 << 26 })

/** Why a command failed, in a line; undefined if it did not. */
function failureOf(command: string, args: readonly string[], cwd: string): string | undefined {
  const { status, stderr, error } = ran(command, args, cwd)
  if (status === 0) return undefined
  const said = (error?.message ?? stderr).split('\n').find((line) => /error|not found|ENOENT/i.test(line))
  return `not installed: ${(said ?? `${command} exits ${status}`).trim().slice(0, 120).replaceAll('|', '/')}`
}

/** Installs a peer into a folder of its own, once. */
export function install(peer: Peer, folder: string): Installed {
  const home = join(folder, slug(peer.name))
  mkdirSync(home, { recursive: true })
  for (const name of readdirSync(drivers)) copyFileSync(join(drivers, name), join(home, name))
  const python = peer.pypi ? { python: join(home, 'python/bin/python') } : {}
  const failure = existsSync(join(home, 'installed')) ? undefined : (fromNpm(peer, home) ?? fromPypi(peer, home))
  const missing = peer.program && ran('which', [peer.program[0]], home).status !== 0
  const why = missing ? `not on this machine (${peer.program?.[1]})` : failure
  if (why === undefined) writeFileSync(join(home, 'installed'), '')
  return { peer, home, ...python, ...(why === undefined ? {} : { failure: why }) }
}

function fromNpm({ npm }: Peer, home: string): string | undefined {
  if (!npm) return undefined
  writeFileSync(join(home, 'package.json'), '{ "private": true }')
  return failureOf('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--save-exact', ...npm], home)
}

function fromPypi({ pypi }: Peer, home: string): string | undefined {
  if (!pypi) return undefined
  return (
    failureOf('python3', ['-m', 'venv', 'python'], home) ??
    failureOf(join(home, 'python/bin/pip'), ['install', '--quiet', ...pypi], home)
  )
}

function commandOf({ peer, home, python }: Installed, { folder, files }: Corpus): readonly string[] {
  const where: Where = { input: folder, files, home }
  if (peer.command) return peer.command(where)
  return [python ?? process.execPath, join(home, peer.driver ?? ''), folder]
}

/** Something to be measured in turn with others. */
export class Trial {
  readonly name: string
  readonly #command: readonly string[]
  readonly #corpus: Corpus
  readonly #home: string
  readonly #printed: Peer['printed']
  readonly #runs: Taken[] = []
  #findings: number | undefined
  #failure: string | undefined

  constructor(name: string, command: readonly string[], corpus: Corpus, home: string, printed?: Peer['printed']) {
    this.name = name
    this.#command = command
    this.#corpus = corpus
    this.#home = home
    this.#printed = printed
  }

  /** The trial of a peer; one that is not there has failed before it began. */
  static of(installed: Installed, corpus: Corpus): Trial {
    const { peer, home, failure } = installed
    const trial = new Trial(peer.name, commandOf(installed, corpus), corpus, home, peer.printed)
    trial.#failure = failure
    return trial
  }

  /** Runs it once; what takes longer than so many seconds, or says that it failed, is not run again. */
  run(limit: number, isKept = true): void {
    if (this.#failure !== undefined) return
    const report = join(this.#home, 'taken.json')
    const printed = join(this.#home, 'printed.txt')
    const out = openSync(printed, 'w')
    const args = [join(drivers, 'measure.py'), report, String(limit), ...this.#command]
    const { status } = spawnSync('python3', args, { cwd: this.#corpus.folder, stdio: ['ignore', out, out] })
    closeSync(out)
    if (status !== 0) throw new Error(`python3, which measures, exits ${status}: ${readFileSync(printed, 'utf8')}`)
    const taken = JSON.parse(readFileSync(report, 'utf8')) as Taken
    this.#failure = this.#faultOf(taken, limit, printed)
    if (isKept) this.#runs.push(taken)
  }

  #faultOf({ status }: Taken, limit: number, printed: string): string | undefined {
    if (status < 0) return `not done in ${limit} s`
    const output = readFileSync(printed, 'utf8')
    // Linters exit with other codes where they find something.
    const found = this.#printed && (status === 0 || isLines(this.#printed)) ? countFindings(this.#printed, output) : 0
    if (status !== 0 && found === 0) return `fails: ${output.trim().split('\n').at(-1)}`
    if (this.#printed) this.#findings = found
    return undefined
  }

  measured(): Measured {
    const { megabytes, thousands } = this.#corpus
    return {
      name: this.name,
      megabytes,
      thousands,
      runs: this.#runs,
      ...(this.#findings === undefined ? {} : { findings: this.#findings }),
      ...(this.#failure === undefined ? {} : { failure: this.#failure }),
    }
  }
}
