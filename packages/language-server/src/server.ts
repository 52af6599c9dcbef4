import {
  type CodeAction,
  type CodeActionParams,
  type CodeLens,
  type Connection,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  type DocumentDiagnosticReport,
  type ExecuteCommandParams,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  type Position,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { acceptCommand, fixAll, fixAllAction, fixAllKind, fixesOf, silenceCommand, silencers } from './actions.ts'
import { diagnosticOf, noteDiagnostics, type Placed, placedFindings, source } from './diagnostics.ts'
import type { Checked, CheckOutcome, DisableScope, Host, SourceSummary } from './host.ts'
import { hoverOf } from './hover.ts'
import { type Settings, settingsOf } from './settings.ts'

/** Commands a client may call by itself. */
export const commands = {
  lintWorkspace: 'copydesk.lintWorkspace',
  sourceScore: 'copydesk.sourceScore',
  explainArticle: 'copydesk.explainArticle',
  fixAll: 'copydesk.fixAll',
} as const

/** Sent after a workspace was linted: its sources, worst first. */
export const sourcesNotification = 'copydesk/sources'

/** Sent after a document was checked: its score, and the time it took in milliseconds. */
export const statusNotification = 'copydesk/status'

interface State {
  readonly version: number
  readonly outcome: CheckOutcome
  readonly placed: readonly Placed[]
}

/** Serves one client. The host gives files, configuration and word data. */
export function startServer(connection: Connection, host: Host, now: () => number): void {
  new Server(connection, host, now).listen()
}

class Server {
  readonly #connection: Connection
  readonly #host: Host
  readonly #now: () => number
  readonly #documents = new TextDocuments(TextDocument)
  readonly #states = new Map<string, State>()
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  #settings: Settings = settingsOf(undefined)
  #folders: string[] = []
  #pulls = false
  #asksConfiguration = false
  #watches = false
  #sources: readonly SourceSummary[] = []

  constructor(connection: Connection, host: Host, now: () => number) {
    this.#connection = connection
    this.#host = host
    this.#now = now
  }

  listen(): void {
    const connection = this.#connection
    connection.onInitialize((params) => this.#initialize(params))
    connection.onInitialized(() => this.#initialized())
    connection.onDidChangeConfiguration(() => this.#configure())
    connection.onDidChangeWatchedFiles(() => this.#reload())
    connection.onCodeAction((params) => this.#codeActions(params))
    connection.onHover(({ textDocument, position }) => this.#hover(textDocument.uri, position))
    connection.onCodeLens(({ textDocument }) => this.#lenses(textDocument.uri))
    connection.onExecuteCommand((params) => this.#execute(params))
    connection.languages.diagnostics.on(async ({ textDocument }) => this.#pull(textDocument.uri))
    this.#documents.onDidOpen(({ document }) => this.#schedule(document, 0))
    this.#documents.onDidChangeContent(({ document }) => this.#schedule(document, this.#settings.debounce))
    this.#documents.onDidClose(({ document }) => this.#close(document.uri))
    this.#documents.listen(connection)
    connection.listen()
  }

  #initialize({ capabilities, workspaceFolders, rootUri }: InitializeParams): InitializeResult {
    this.#folders = (workspaceFolders ?? (rootUri ? [{ uri: rootUri }] : [])).map((folder) => folder.uri)
    this.#host.setFolders(this.#folders)
    this.#pulls = capabilities.textDocument?.diagnostic !== undefined
    this.#asksConfiguration = capabilities.workspace?.configuration === true
    this.#watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true
    return {
      serverInfo: { name: 'copydesk' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        codeActionProvider: { codeActionKinds: ['quickfix', fixAllKind] },
        hoverProvider: true,
        codeLensProvider: {},
        diagnosticProvider: { identifier: 'copydesk', interFileDependencies: false, workspaceDiagnostics: false },
        executeCommandProvider: { commands: [...Object.values(commands), silenceCommand, acceptCommand] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    }
  }

  async #initialized(): Promise<void> {
    if (this.#watches) {
      const watchers = [
        '**/copydesk.config.*',
        '**/.copydeskignore',
        '**/.copydesk/*.json',
        '**/*.copydesk.json',
        '**/copydesk.baseline.json',
      ]
      await this.#connection.client
        .register(DidChangeWatchedFilesNotification.type, {
          watchers: watchers.map((globPattern) => ({ globPattern })),
        })
        .catch((error) => this.#log(error))
    }
    try {
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map((f) => f.uri))
        this.#folders = [...this.#folders.filter((uri) => !gone.has(uri)), ...added.map((f) => f.uri)]
        this.#host.setFolders(this.#folders)
        this.#reload()
      })
    } catch {
      // The client has no workspace folders.
    }
    await this.#configure()
  }

  /** A client may answer with null, or with less than it was asked for. */
  async #configure(): Promise<void> {
    if (this.#asksConfiguration) {
      const answer = await this.#connection.workspace.getConfiguration('copydesk').catch(() => undefined)
      this.#settings = settingsOf(answer)
    }
    this.#reload()
  }

  #reload(): void {
    this.#host.reload()
    this.#states.clear()
    for (const document of this.#documents.all()) this.#schedule(document, 0)
    if (this.#pulls) this.#connection.languages.diagnostics.refresh()
  }

  #schedule(document: TextDocument, delay: number): void {
    const { uri } = document
    clearTimeout(this.#timers.get(uri))
    if (this.#pulls) return
    this.#timers.set(
      uri,
      setTimeout(() => void this.#push(uri), delay),
    )
  }

  async #push(uri: string): Promise<void> {
    const document = this.#documents.get(uri)
    if (!document) return
    const state = await this.#check(document)
    if (state && this.#documents.get(uri)?.version === state.version) {
      await this.#connection.sendDiagnostics({
        uri,
        version: state.version,
        diagnostics: this.#diagnostics(state, document),
      })
    }
  }

  async #pull(uri: string): Promise<DocumentDiagnosticReport> {
    const document = this.#documents.get(uri)
    const state = document && (await this.#check(document))
    if (document && !state)
      throw new ResponseError(LSPErrorCodes.ServerCancelled, 'the document changed', { retriggerRequest: true })
    return { kind: 'full', items: state && document ? this.#diagnostics(state, document) : [] }
  }

  #close(uri: string): void {
    clearTimeout(this.#timers.get(uri))
    this.#timers.delete(uri)
    this.#states.delete(uri)
    if (!this.#pulls) void this.#connection.sendDiagnostics({ uri, diagnostics: [] })
  }

  /** What is said of the document as it stands; undefined if it changed meanwhile. */
  async #check(document: TextDocument): Promise<State | undefined> {
    const { uri, version } = document
    const known = this.#states.get(uri)
    if (known?.version === version) return known
    const text = document.getText()
    const started = this.#now()
    const outcome = await this.#outcome(uri, text)
    const current = this.#documents.get(uri)
    if (current && current.version !== version) return undefined
    const state = { version, outcome, placed: placedFindings(outcome.articles, document, this.#settings.showInfo) }
    this.#states.set(uri, state)
    const score = outcome.articles.length === 1 ? outcome.articles[0]?.score : undefined
    const skipped = outcome.notes.find((note) => note.kind === 'skipped')?.message
    void this.#connection.sendNotification(statusNotification, {
      uri,
      score,
      milliseconds: this.#now() - started,
      findings: state.placed.length,
      skipped,
    })
    return state
  }

  async #outcome(uri: string, text: string): Promise<CheckOutcome> {
    if (!this.#settings.enable) return { articles: [], notes: [] }
    if (text.length > this.#settings.maxLength) {
      const message = `longer than ${this.#settings.maxLength} characters: raise copydesk.maxLength to have it linted`
      return { articles: [], notes: [{ kind: 'skipped', message }] }
    }
    try {
      return await this.#host.check({ uri, text })
    } catch (error) {
      this.#log(error)
      return {
        articles: [],
        notes: [{ kind: 'error', message: error instanceof Error ? error.message : String(error) }],
      }
    }
  }

  #diagnostics({ outcome, placed }: State, document: TextDocument): Diagnostic[] {
    const folder = this.#folders.find((uri) => document.uri.startsWith(uri))
    return [...noteDiagnostics(outcome, document), ...placed.map((p) => diagnosticOf(p, folder))]
  }

  async #codeActions({ textDocument, context, range }: CodeActionParams): Promise<CodeAction[]> {
    const document = this.#documents.get(textDocument.uri)
    const state = document && (await this.#check(document))
    if (!document || !state) return []
    const wanted = (kind: string): boolean =>
      context.only === undefined || context.only.some((k) => kind === k || kind.startsWith(`${k}.`))
    const actions: CodeAction[] = []
    if (wanted('quickfix')) actions.push(...this.#quickFixes(state, document, range))
    const edits = wanted(fixAllKind) ? fixAll(state.outcome.articles, document) : []
    if (edits.length > 0) actions.push(fixAllAction(edits, document))
    return actions
  }

  #quickFixes(state: State, document: TextDocument, range: CodeActionParams['range']): CodeAction[] {
    const here = state.placed.filter((p) => touches(p.range, range))
    const parts = here.map((p) => ({
      p,
      checked: ownerOf(p, state.outcome.articles),
      diagnostic: diagnosticOf(p, undefined),
    }))
    const fixes = parts.flatMap(({ p, checked, diagnostic }) => fixesOf(p, checked, diagnostic, document))
    const silent = parts.flatMap(({ p, checked, diagnostic }) =>
      this.#host.silence ? silencers(p, checked, diagnostic, document) : [],
    )
    return [...fixes, ...silent]
  }

  async #hover(uri: string, position: Position): Promise<Hover | undefined> {
    const document = this.#documents.get(uri)
    const state = document && (await this.#check(document))
    const here = state?.placed.filter((p) => touches(p.range, { start: position, end: position })) ?? []
    return hoverOf(here, (rule) => this.#host.page(rule))
  }

  async #lenses(uri: string): Promise<CodeLens[]> {
    const document = this.#documents.get(uri)
    const state = document && this.#settings.codeLens ? await this.#check(document) : undefined
    return (state?.outcome.articles ?? []).map(({ result, score }) => {
      const line = (result.recordLine ?? 1) - 1
      const title = `Copydesk ${score.toFixed(1)} · ${result.source}`
      return {
        range: { start: { line, character: 0 }, end: { line, character: 0 } },
        command: { title, command: commands.sourceScore, arguments: [result.source] },
      }
    })
  }

  async #execute({ command, arguments: args = [] }: ExecuteCommandParams): Promise<unknown> {
    const [first, second, third] = args as [string?, string?, DisableScope?]
    if (command === commands.lintWorkspace) return this.#lintWorkspace()
    if (command === commands.sourceScore) return this.#sourceScore(first)
    if (command === commands.explainArticle && first) return this.#explain(first)
    if (command === commands.fixAll && first) return this.#fixAll(first)
    if (command === silenceCommand && first && second && third) return this.#silence(first, second, third)
    if (command === acceptCommand && first && second) return this.#accept(first, second)
    throw new ResponseError(LSPErrorCodes.RequestFailed, `${command}: unknown, or called without its arguments`)
  }

  async #lintWorkspace(): Promise<readonly SourceSummary[]> {
    if (!this.#host.lintFolders)
      throw new ResponseError(LSPErrorCodes.RequestFailed, 'there are no folders to lint here')
    const progress = await this.#connection.window.createWorkDoneProgress()
    progress.begin('Copydesk', 0, 'linting the workspace', true)
    try {
      const onProgress = (done: number, total: number): void =>
        progress.report(Math.round((100 * done) / Math.max(1, total)), `${done} of ${total}`)
      const { files, sources } = await this.#host.lintFolders(
        this.#folders,
        onProgress,
        () => progress.token.isCancellationRequested,
      )
      for (const [uri, checked] of files) await this.#publish(uri, checked)
      this.#sources = sources
      void this.#connection.sendNotification(sourcesNotification, sources)
      return sources
    } finally {
      progress.done()
    }
  }

  /** Open documents have their own diagnostics. */
  async #publish(uri: string, checked: readonly Checked[]): Promise<void> {
    if (this.#documents.get(uri)) return
    const [first] = checked
    if (!first) return
    const document = placeholder(uri, first)
    const folder = this.#folders.find((f) => uri.startsWith(f))
    const diagnostics = placedFindings(checked, document, this.#settings.showInfo).map((p) => diagnosticOf(p, folder))
    await this.#connection.sendDiagnostics({ uri, diagnostics })
  }

  async #sourceScore(name: string | undefined): Promise<SourceSummary | undefined> {
    if (this.#sources.length === 0) await this.#lintWorkspace()
    const found = this.#sources.find((s) => s.source === name)
    if (found)
      this.#connection.window.showInformationMessage(
        `${found.source}: ${found.score.toFixed(1)} (${found.grade}), ${found.articles.length} articles`,
      )
    return found
  }

  async #explain(uri: string): Promise<unknown> {
    const document = this.#documents.get(uri)
    const state = document && (await this.#check(document))
    return state?.outcome.articles.map(({ article, result, score }) => ({
      path: article.path,
      title: article.title,
      score,
      credits: result.credits,
      signals: result.signals,
      removed: article.removed,
      findings: result.findings.map(({ range: _, ...finding }) => finding),
    }))
  }

  async #fixAll(uri: string): Promise<boolean> {
    const document = this.#documents.get(uri)
    const state = document && (await this.#check(document))
    if (!document || !state) return false
    const edit = fixAllAction(fixAll(state.outcome.articles, document), document).edit
    return edit ? (await this.#connection.workspace.applyEdit(edit)).applied : false
  }

  async #silence(uri: string, fingerprint: string, scope: DisableScope): Promise<boolean> {
    const finding = this.#find(uri, fingerprint)
    const change = finding && (await this.#host.silence?.(uri, finding, scope))
    if (!change)
      throw new ResponseError(LSPErrorCodes.RequestFailed, `the finding cannot be silenced for this ${scope}`)
    this.#reload()
    return true
  }

  async #accept(uri: string, fingerprint: string): Promise<boolean> {
    const finding = this.#find(uri, fingerprint)
    if (!finding || !this.#host.accept)
      throw new ResponseError(LSPErrorCodes.RequestFailed, 'the finding is there no more')
    const name = await this.#host.accept(uri, finding)
    this.#reload()
    this.#connection.window.showInformationMessage(`Accepted in ${name}`)
    return true
  }

  #find(uri: string, fingerprint: string) {
    return this.#states.get(uri)?.placed.find((p) => p.finding.fingerprint === fingerprint)?.finding
  }

  #log(error: unknown): void {
    this.#connection.console.error(
      `${source}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    )
  }
}

/** An unopened file's text is read as the host read it: only its line ends matter here. */
function placeholder(uri: string, { article }: Checked): TextDocument {
  const { lineStarts } = article.map
  return {
    uri,
    languageId: 'plaintext',
    version: 0,
    lineCount: lineStarts.length,
    getText: () => article.text,
    positionAt: (offset) => positionIn(lineStarts, offset),
    offsetAt: ({ line, character }) => (lineStarts[Math.min(line, lineStarts.length - 1)] as number) + character,
  }
}

function positionIn(starts: Int32Array, offset: number): { line: number; character: number } {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low, character: offset - (starts[low] as number) }
}

interface Span {
  readonly start: { readonly line: number; readonly character: number }
  readonly end: { readonly line: number; readonly character: number }
}

const isBefore = (a: Span['start'], b: Span['start']): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character)

const touches = (a: Span, b: Span): boolean => !isBefore(a.end, b.start) && !isBefore(b.end, a.start)

const ownerOf = (placed: Placed, articles: readonly Checked[]): Checked =>
  articles.find((a) => a.result.findings.includes(placed.finding)) as Checked
