import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import type { Finding } from '@copydesk/core'
import type { Profiles } from '@copydesk/engine'
import {
  Baseline,
  type CheckedText,
  configNames,
  createConfiguredEngine,
  HeldError,
  holds,
  type Input,
  listInputs,
  metadataFor,
  pageFile,
  type ReadDefaults,
  type ResolvedConfig,
  readProfiles,
  resolveConfig,
  run,
  silenceInFile,
  silenceUnder,
  TextLinter,
  withoutTable,
} from '@copydesk/node'
import { allRules } from '@copydesk/preset'
import { shown } from '@copydesk/score'
import { URI } from 'vscode-uri'
import type { Checked, CheckOutcome, DisableScope, Host, LintListener, Note, SourceSummary, Text } from './host.ts'
import { Tally, worstFirst } from './tally.ts'

/** Configuration and what follows from it, for one folder. */
interface Session {
  readonly config: ResolvedConfig
  readonly read: ReadDefaults
  readonly linter: TextLinter
  readonly saved: Profiles | undefined
  readonly baselinePath: string
  readonly baseline: Baseline | undefined
  /** Files all this was read from, or would have been, each with its time of change: not every client watches them. */
  readonly stamps: ReadonlyMap<string, number>
}

const known = allRules.map((rule) => rule.id)

/** Files, configuration and word data as the command has them. `trusted`: whether configurations may run code. */
export class NodeHost implements Host {
  readonly #trusted: boolean
  readonly #patience: number
  readonly #sessions = new Map<string, Promise<Session>>()
  #folders: readonly string[] = []

  /** `patience`: milliseconds for which one text may keep all others waiting. */
  constructor(trusted: boolean, patience = 10_000) {
    this.#trusted = trusted
    this.#patience = patience
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders.map((uri) => URI.parse(uri).fsPath)
  }

  reload(): void {
    this.#sessions.clear()
  }

  async check({ uri, text }: Text): Promise<CheckOutcome> {
    const path = this.#pathOf(uri)
    const folder = this.#folderOf(path)
    const session = await this.#session(folder)
    const { config, linter } = session
    if (path === config.metadata?.value.path)
      return { articles: [], notes: [{ kind: 'skipped', message: 'the table of metadata' }] }
    const ignored = existsSync(path) ? config.ignore.reason(path) : undefined
    if (ignored) return { articles: [], notes: [{ kind: 'skipped', message: `left out by ${ignored}` }] }
    const base = URI.file(config.root).toString()
    try {
      return { ...outcomeOf(await linter.lint(text, this.#input(path, session))), base }
    } catch (error) {
      if (!(error instanceof HeldError)) throw error
      // What was ended in the middle is in no state to lint others.
      this.#sessions.delete(folder)
      const message = `not linted: it kept the editor waiting for ${this.#patience / 1000} seconds`
      return { articles: [], notes: [{ kind: 'error', message }], base }
    }
  }

  page(rule: string): string | undefined {
    const file = pageFile(rule)
    return file && readFileSync(file, 'utf8')
  }

  pageUri(rule: string): string | undefined {
    const file = pageFile(rule)
    return file && URI.file(file).toString()
  }

  async silence(uri: string, finding: Finding, scope: DisableScope): Promise<string | undefined> {
    const path = this.#pathOf(uri)
    const { config } = await this.#session(this.#folderOf(path))
    const actual = scope === 'line' ? finding.actual : undefined
    if (scope !== 'source') return silenceInFile(path, finding.rule, actual, { within: this.#folderOf(path) })
    const folder = relative(config.root, dirname(path)).replaceAll('\\', '/')
    if (folder === '' || folder.startsWith('..')) return undefined
    return silenceUnder(config.root, folder, finding.rule, this.#reach(path, config))
  }

  async accept(uri: string, finding: Finding): Promise<string> {
    const path = this.#pathOf(uri)
    const session = await this.#session(this.#folderOf(path))
    const { config, baseline, baselinePath } = session
    const { key } = this.#input(path, session)
    ;(baseline ?? new Baseline()).accepting(key, finding).write(baselinePath, this.#reach(path, config))
    return relative(config.root, baselinePath)
  }

  async lintFolders(folders: readonly string[], listener: LintListener): Promise<readonly SourceSummary[]> {
    const sources: SourceSummary[] = []
    for (const uri of folders) sources.push(...(await this.#lintFolder(URI.parse(uri).fsPath, listener)))
    return worstFirst(sources)
  }

  async #lintFolder(folder: string, listener: LintListener): Promise<SourceSummary[]> {
    const { config, read, baseline, saved } = await this.#session(folder)
    const { root, ignore, sourceOf, isOwn } = config
    const { files } = listInputs([folder], { cwd: folder, root, ignore, sourceOf, isOwn })
    const inputs = withoutTable(files, config.metadata?.value.path)
    const engine = await createConfiguredEngine(config)
    const absolute = new Map(inputs.map((input) => [input.path, input.absolute]))
    const tally = new Tally((path) => URI.file(absolute.get(path) ?? path).toString(), listener)
    const given = { ...(saved ? { saved } : {}), ...(baseline ? { baseline } : {}) }
    let done = 0
    for await (const event of run({ inputs, engine, read, ...given })) {
      // Edits and requests to stop are heard in between.
      await new Promise(setImmediate)
      if (listener.isCancelled()) break
      listener.onProgress(Math.min(++done, inputs.length), inputs.length)
      if (event.type === 'article') {
        const { article, result, score } = event
        await tally.article({ article, result, score: shown(score.score) })
      } else if (event.type === 'source') tally.source(event.score, event.findings)
    }
    return tally.finish()
  }

  /** The workspace folder a file lies in, else its own. */
  #folderOf(path: string): string {
    const holding = this.#folders.filter((folder) => path.startsWith(`${folder}/`) || path.startsWith(`${folder}\\`))
    return holding.sort((a, b) => b.length - a.length)[0] ?? dirname(path)
  }

  /** Where settings may be written: below the folder of the configuration, which may lie above the workspace if that is trusted. */
  #reach(path: string, { root }: ResolvedConfig): { readonly within: string } {
    const folder = this.#folderOf(path)
    return { within: this.#trusted && holds(root, folder) ? root : folder }
  }

  /** An untitled document has no path: it is taken for a text file of the first folder. */
  #pathOf(uri: string): string {
    const parsed = URI.parse(uri)
    if (parsed.scheme === 'file') return parsed.fsPath
    return resolve(this.#folders[0] ?? '.', `${basename(parsed.path) || 'untitled'}.txt`)
  }

  #input(path: string, { config, saved }: Session): Input {
    const key = relative(config.root, path).replaceAll('\\', '/')
    const source = config.sourceOf(key) ?? savedSource(key, saved) ?? basename(dirname(path))
    const loose = dirname(path) === this.#folderOf(path) ? { loose: true } : {}
    const foreign = config.isOwn(path) ? {} : { foreign: true as const }
    return { path: key, absolute: path, key, source, bytes: 0, ...loose, ...foreign }
  }

  async #session(folder: string): Promise<Session> {
    const opened = this.#sessions.get(folder)
    if (opened && isCurrent(await opened)) return opened
    if (this.#sessions.get(folder) !== opened) return this.#session(folder)
    const session = this.#open(folder)
    this.#sessions.set(folder, session)
    session.catch(() => this.#sessions.delete(folder))
    return session
  }

  async #open(folder: string): Promise<Session> {
    const config = await resolveConfig({ cwd: folder, trusted: this.#trusted, inEditor: true })
    const engine = await createConfiguredEngine(config)
    const saved = savedProfiles(config)
    const baselinePath = config.baseline?.value ?? resolve(config.root, 'copydesk.baseline.json')
    const baseline = existsSync(baselinePath) ? Baseline.read(baselinePath, baselinePath) : undefined
    const read = await readingOf(config)
    const linter = new TextLinter({
      engine,
      read,
      known,
      patience: this.#patience,
      ...(saved ? { saved } : {}),
      ...(baseline ? { baseline } : {}),
    })
    const stamps = stampsOf([
      ...config.files.map((name) => resolve(folder, name)),
      ...configNames.map((name) => join(folder, name)),
      ...['.copydeskignore', '.gitignore'].map((name) => join(config.root, name)),
      ...(config.profile ? [config.profile.value] : []),
      ...(config.metadata ? [config.metadata.value.path] : []),
      baselinePath,
    ])
    return { config, read, linter, saved, baselinePath, baseline, stamps }
  }
}

/** How the files of a folder are read, by the table of metadata too where one is configured. */
async function readingOf(config: ResolvedConfig): Promise<ReadDefaults> {
  const table = await metadataFor({}, config, config.read.fields)
  return table ? { ...config.read, metadata: table.metadata } : config.read
}

const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

const stampsOf = (paths: readonly string[]): Map<string, number> =>
  new Map(paths.map((path) => [path, changedAt(path)]))

const isCurrent = ({ stamps }: Session): boolean => [...stamps].every(([path, time]) => changedAt(path) === time)

/** The folder that a saved profile knows as a source: profiles are made by linting a folder, whichever that was. */
const savedSource = (key: string, saved: Profiles | undefined): string | undefined => {
  const sources = new Set(saved?.sources)
  return key
    .split('/')
    .slice(0, -1)
    .find((folder) => sources.has(folder))
}

function savedProfiles({ profile }: ResolvedConfig): Profiles | undefined {
  return profile && existsSync(profile.value) ? readProfiles(profile.value, profile.from) : undefined
}

function outcomeOf(checked: readonly CheckedText[]): CheckOutcome {
  const articles: Checked[] = []
  const notes: Note[] = []
  for (const one of checked) {
    if (one.type === 'article')
      articles.push({ article: one.article, result: one.result, score: shown(one.score.score) })
    else if (one.type === 'skipped') notes.push({ kind: 'skipped', message: one.reason })
    else notes.push({ kind: 'error', message: one.message, ...(one.line ? { line: one.line } : {}) })
  }
  return { articles, notes }
}
