import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, relative, resolve } from 'node:path'
import type { Finding } from '@copydesk/core'
import type { Profiles } from '@copydesk/engine'
import {
  asset,
  Baseline,
  type CheckedText,
  createConfiguredEngine,
  type Input,
  listInputs,
  type ResolvedConfig,
  readProfiles,
  resolveConfig,
  run,
  silenceInFile,
  silenceUnder,
  TextLinter,
} from '@copydesk/node'
import { allRules } from '@copydesk/preset'
import { shown } from '@copydesk/score'
import { URI } from 'vscode-uri'
import type { Checked, CheckOutcome, DisableScope, FileChange, Host, SourceSummary, Text } from './host.ts'

/** Configuration and what follows from it, for one folder. */
interface Session {
  readonly config: ResolvedConfig
  readonly linter: TextLinter
  readonly baselinePath: string
  readonly baseline: Baseline | undefined
}

const known = allRules.map((rule) => rule.id)

/** Files, configuration and word data as the command has them. `trusted`: whether configurations may run code. */
export class NodeHost implements Host {
  readonly #trusted: boolean
  readonly #sessions = new Map<string, Promise<Session>>()
  #folders: readonly string[] = []

  constructor(trusted: boolean) {
    this.#trusted = trusted
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders.map((uri) => URI.parse(uri).fsPath)
  }

  reload(): void {
    this.#sessions.clear()
  }

  async check({ uri, text }: Text): Promise<CheckOutcome> {
    const path = pathOf(uri)
    const session = await this.#session(this.#folderOf(path))
    const { config, linter } = session
    const ignored = existsSync(path) ? config.ignore.reason(path) : undefined
    if (ignored) return { articles: [], notes: [{ kind: 'skipped', message: `left out by ${ignored}` }] }
    return outcomeOf(await linter.lint(text, this.#input(path, config)))
  }

  page(rule: string): string | undefined {
    try {
      return new TextDecoder().decode(asset(`rules/${rule}.md`))
    } catch {
      return undefined
    }
  }

  async silence(uri: string, finding: Finding, scope: DisableScope): Promise<FileChange | undefined> {
    const path = pathOf(uri)
    const { config } = await this.#session(this.#folderOf(path))
    if (scope !== 'source')
      return changed(silenceInFile(path, finding.rule, scope === 'line' ? finding.actual : undefined))
    const folder = relative(config.root, dirname(path)).replaceAll('\\', '/')
    return folder === '' || folder.startsWith('..')
      ? undefined
      : changed(silenceUnder(config.root, folder, finding.rule))
  }

  async accept(uri: string, finding: Finding): Promise<string> {
    const path = pathOf(uri)
    const { config, baseline, baselinePath } = await this.#session(this.#folderOf(path))
    const { key } = this.#input(path, config)
    ;(baseline ?? new Baseline()).accepting(key, finding).write(baselinePath)
    return relative(config.root, baselinePath)
  }

  async lintFolders(
    folders: readonly string[],
    onProgress: (done: number, total: number) => void,
    isCancelled: () => boolean,
  ) {
    const files = new Map<string, Checked[]>()
    const sources: SourceSummary[] = []
    for (const folder of folders)
      await this.#lintFolder(URI.parse(folder).fsPath, files, sources, onProgress, isCancelled)
    return { files, sources: sources.sort((a, b) => a.score - b.score || (a.source < b.source ? -1 : 1)) }
  }

  async #lintFolder(
    folder: string,
    files: Map<string, Checked[]>,
    sources: SourceSummary[],
    onProgress: (done: number, total: number) => void,
    isCancelled: () => boolean,
  ) {
    const { config, baseline } = await this.#session(folder)
    const { files: inputs } = listInputs([folder], {
      cwd: folder,
      root: config.root,
      ignore: config.ignore,
      sourceOf: config.sourceOf,
    })
    const engine = await createConfiguredEngine(config)
    const saved = savedProfiles(config)
    const byPath = new Map(inputs.map((input) => [input.path, input.absolute]))
    const articles = new Map<string, SourceSummary['articles'][number][]>()
    let done = 0
    for await (const event of run({
      inputs,
      engine,
      read: config.read,
      ...(saved ? { saved } : {}),
      ...(baseline ? { baseline } : {}),
    })) {
      if (isCancelled()) return
      onProgress(Math.min(++done, inputs.length), inputs.length)
      if (event.type === 'article') {
        const uri = URI.file(byPath.get(event.result.path) ?? event.result.path).toString()
        const checked = { article: event.article, result: event.result, score: shown(event.score.score) }
        files.set(uri, [...(files.get(uri) ?? []), checked])
        const shownFindings = event.result.findings.filter(
          (f) => f.severity !== 'info' && !f.promoted && !f.suppressed,
        ).length
        const { source } = event.result
        articles.set(source, [...(articles.get(source) ?? []), { uri, score: checked.score, findings: shownFindings }])
      } else if (event.type === 'source') {
        const { source, score, grade } = event.score
        sources.push({
          source,
          score,
          grade,
          articles: articles.get(source) ?? [],
          findings: event.findings.map((f) => f.message),
        })
      }
    }
  }

  /** The workspace folder a file lies in, else its own. */
  #folderOf(path: string): string {
    const holding = this.#folders.filter((folder) => path.startsWith(`${folder}/`) || path.startsWith(`${folder}\\`))
    return holding.sort((a, b) => b.length - a.length)[0] ?? dirname(path)
  }

  #input(path: string, config: ResolvedConfig): Input {
    const key = relative(config.root, path).replaceAll('\\', '/')
    return { path: key, absolute: path, key, source: config.sourceOf(key) ?? basename(dirname(path)), bytes: 0 }
  }

  #session(folder: string): Promise<Session> {
    let session = this.#sessions.get(folder)
    if (!session) {
      session = this.#open(folder)
      this.#sessions.set(folder, session)
      session.catch(() => this.#sessions.delete(folder))
    }
    return session
  }

  async #open(folder: string): Promise<Session> {
    const config = await resolveConfig({ cwd: folder, trusted: this.#trusted })
    const engine = await createConfiguredEngine(config)
    const saved = savedProfiles(config)
    const baselinePath = config.baseline?.value ?? resolve(config.root, 'copydesk.baseline.json')
    const baseline = existsSync(baselinePath) ? Baseline.read(baselinePath, baselinePath) : undefined
    const linter = new TextLinter({
      engine,
      read: config.read,
      known,
      ...(saved ? { saved } : {}),
      ...(baseline ? { baseline } : {}),
    })
    return { config, linter, baselinePath, baseline }
  }
}

/** An untitled document has no path: it is taken for a text of the folder it is in. */
const pathOf = (uri: string): string => {
  const parsed = URI.parse(uri)
  return parsed.scheme === 'file' ? parsed.fsPath : resolve(`${basename(parsed.path) || 'untitled'}.txt`)
}

const changed = (path: string): FileChange => ({ uri: URI.file(path).toString(), text: readFileSync(path, 'utf8') })

function savedProfiles({ profile }: ResolvedConfig): Profiles | undefined {
  return profile && existsSync(profile.value) ? readProfiles(profile.value, profile.from) : undefined
}

function outcomeOf(checked: readonly CheckedText[]): CheckOutcome {
  const articles: Checked[] = []
  const notes: CheckOutcome['notes'][number][] = []
  for (const one of checked) {
    if (one.type === 'article')
      articles.push({ article: one.article, result: one.result, score: shown(one.score.score) })
    else if (one.type === 'skipped') notes.push({ kind: 'skipped', message: one.reason })
    else notes.push({ kind: 'error', message: one.message, ...(one.line ? { line: one.line } : {}) })
  }
  return { articles, notes }
}
