import { claims, messageOf } from '@copydesk/core'
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
  MessageType,
  type Position,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { acceptCommand, fixAll, fixAllAction, fixAllKind, fixesOf, silenceCommand, silencers } from './actions.ts'
import { type Addresses, diagnosticsOf, noteDiagnostics, type Placed, placedFindings, source } from './diagnostics.ts'
import { touches, unopened } from './geometry.ts'
import type { Checked, CheckOutcome, DisableScope, Host, SourceSummary } from './host.ts'
import { hoverOf } from './hover.ts'
import { commands, type Status, sourcesNotification, statusNotification } from './protocol.ts'
import { type Settings, settingsOf } from './settings.ts'

export interface ServerOptions {
  /** The host's clock, in milliseconds. */
  readonly now: () => number
}

const watched = [
  '**/copydesk.config.{json,jsonc,yaml,yml,mjs,ts}',
  '**/{.copydeskignore,.gitignore}',
  '**/.copydesk/*.json',
  '**/*.copydesk.json',
  '**/copydesk.baseline.json',
]

/** What is said of one version of a document. */
interface State {
  readonly version: number
  readonly outcome: CheckOutcome
  readonly placed: readonly Placed[]
}

/** Serves one client. The host gives files, configuration and word data. */
export function startServer(connection: Connection, host: Host, options: ServerOptions): void {
  new Server(connection, host, options).listen()
}

const failure = (message: string) => new ResponseError(LSPErrorCodes.RequestFailed, message)

class Server {
  readonly #connection: Connection
  readonly #host: Host
  readonly #now: () => number
  readonly #documents = new TextDocuments(TextDocument)
  /** By URI; undefined for a version that was overtaken while it was checked. */
  readonly #states = new Map<string, { readonly version: number; readonly state: Promise<State | undefined> }>()
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  /** By folder; '' for documents outside of all folders. */
  #settings: ReadonlyMap<string, Settings> = new Map()
  /** Settled once the client has said its settings: a document opened before waits for them. */
  #asked: Promise<void> = Promise.resolve()
  /** Files no client has opened that have diagnostics from the linting of the workspace. */
  readonly #published = new Set<string>()
  #folders: readonly string[] = []
  #sources: readonly SourceSummary[] = []
  #generation = 0
  #can = { pull: false, refresh: false, refreshLenses: false, configure: false, watch: false, status: false }

  constructor(connection: Connection, host: Host, { now }: ServerOptions) {
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
    connection.languages.diagnostics.on(({ textDocument }) => this.#pull(textDocument.uri))
    this.#documents.onDidOpen(({ document }) => this.#opened(document.uri))
    this.#documents.onDidChangeContent(({ document }) => this.#changed(document))
    this.#documents.onDidClose(({ document }) => this.#closed(document.uri))
    this.#documents.listen(connection)
    connection.listen()
  }

  #initialize({ capabilities, workspaceFolders, rootUri, initializationOptions }: InitializeParams): InitializeResult {
    const { workspace, textDocument } = capabilities
    this.#folders = (workspaceFolders ?? (rootUri ? [{ uri: rootUri }] : [])).map((folder) => folder.uri)
    this.#host.setFolders(this.#folders)
    this.#can = {
      pull: textDocument?.diagnostic !== undefined,
      refresh: workspace?.diagnostics?.refreshSupport === true,
      refreshLenses: workspace?.codeLens?.refreshSupport === true,
      configure: workspace?.configuration === true,
      watch: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
      status: initializationOptions?.status === true,
    }
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
    if (this.#can.watch) {
      const watchers = watched.map((globPattern) => ({ globPattern }))
      this.#connection.client
        .register(DidChangeWatchedFilesNotification.type, { watchers })
        .catch((error) => this.#log(error))
    }
    try {
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map((folder) => folder.uri))
        this.#folders = [...this.#folders.filter((uri) => !gone.has(uri)), ...added.map((folder) => folder.uri)]
        this.#host.setFolders(this.#folders)
        void this.#quietly(() => this.#configure())
      })
    } catch {
      // The client has no workspace folders.
    }
    await this.#configure()
  }

  async #configure(): Promise<void> {
    this.#asked = this.#askSettings()
    await this.#asked
    this.#reload()
  }

  /** A client may answer with null, or with less than it was asked for. */
  async #askSettings(): Promise<void> {
    if (!this.#can.configure) return
    const places = [...this.#folders, '']
    const items = places.map((uri) => ({ section: source, ...(uri === '' ? {} : { scopeUri: uri }) }))
    const answer: unknown = await this.#connection.workspace.getConfiguration(items).catch(() => undefined)
    const given = Array.isArray(answer) ? answer : []
    this.#settings = new Map(places.map((uri, i) => [uri, settingsOf(given[i])]))
  }

  #settingsFor(uri: string): Settings {
    return this.#settings.get(this.#folderOf(uri) ?? '') ?? settingsOf(undefined)
  }

  #folderOf(uri: string): string | undefined {
    const holding = this.#folders.filter((folder) => uri.startsWith(folder.replace(/\/?$/, '/')))
    return holding.sort((a, b) => b.length - a.length)[0]
  }

  #reload(): void {
    this.#generation++
    this.#host.reload()
    this.#states.clear()
    for (const document of this.#documents.all()) this.#schedule(document.uri, 0)
    if (this.#can.pull && this.#can.refresh) this.#ask('workspace/diagnostic/refresh')
    if (this.#can.refreshLenses) this.#ask('workspace/codeLens/refresh')
  }

  #ask(method: string): void {
    void this.#quietly(() => this.#connection.sendRequest(method))
  }

  #opened(uri: string): void {
    // From now on the document speaks for itself.
    if (this.#published.delete(uri) && this.#can.pull) this.#send(uri, [])
  }

  #changed({ uri, version }: TextDocument): void {
    const isNew = !this.#states.has(uri) && !this.#timers.has(uri)
    this.#states.delete(uri)
    this.#schedule(uri, isNew || version === 0 ? 0 : this.#settingsFor(uri).debounce)
  }

  #schedule(uri: string, delay: number): void {
    if (this.#can.pull) return
    clearTimeout(this.#timers.get(uri))
    this.#timers.set(
      uri,
      setTimeout(() => void this.#quietly(() => this.#push(uri)), delay),
    )
  }

  async #push(uri: string): Promise<void> {
    const document = this.#documents.get(uri)
    const state = document && (await this.#check(document))
    if (document && state) this.#send(uri, this.#diagnostics(state, document), state.version)
  }

  #send(uri: string, diagnostics: Diagnostic[], version?: number): void {
    const params = { uri, diagnostics, ...(version === undefined ? {} : { version }) }
    void this.#quietly(() => this.#connection.sendDiagnostics(params))
  }

  async #pull(uri: string): Promise<DocumentDiagnosticReport> {
    const document = this.#documents.get(uri)
    if (!document) return { kind: 'full', items: [] }
    // Changes that came with the request go first.
    await new Promise((resolve) => setTimeout(resolve, 0))
    const state = await this.#check(document)
    if (!state) throw new ResponseError(LSPErrorCodes.ServerCancelled, 'the text changed', { retriggerRequest: true })
    return { kind: 'full', items: this.#diagnostics(state, document) }
  }

  #closed(uri: string): void {
    clearTimeout(this.#timers.get(uri))
    this.#timers.delete(uri)
    this.#states.delete(uri)
    if (!this.#can.pull) this.#send(uri, [])
  }

  /** What is said of the document as it stands; undefined if it is another before that is known. */
  async #check(document: TextDocument): Promise<State | undefined> {
    const { uri, version } = document
    const known = this.#states.get(uri)
    if (known?.version === version) return known.state
    const state = this.#examine(document)
    this.#states.set(uri, { version, state })
    return state
  }

  async #examine(document: TextDocument): Promise<State | undefined> {
    const { uri, version } = document
    await this.#asked
    const generation = this.#generation
    const started = this.#now()
    const outcome = await this.#outcome(uri, document.getText())
    if (this.#documents.get(uri)?.version !== version || generation !== this.#generation) return undefined
    const placed = placedFindings(outcome.articles, document, this.#settingsFor(uri).showInfo)
    if (this.#can.status) this.#tell(uri, outcome, placed.length, this.#now() - started)
    return { version, outcome, placed }
  }

  #tell(uri: string, { articles, notes }: CheckOutcome, findings: number, milliseconds: number): void {
    const [only, second] = articles
    const skipped = notes.find((note) => note.kind === 'skipped')?.message
    const status: Status = {
      uri,
      milliseconds,
      findings,
      ...(only && !second ? { score: only.score } : {}),
      ...(skipped === undefined ? {} : { skipped }),
    }
    this.#notify(statusNotification, status)
  }

  async #outcome(uri: string, text: string): Promise<CheckOutcome> {
    const { enable, maxLength } = this.#settingsFor(uri)
    if (!enable) return { articles: [], notes: [{ kind: 'skipped', message: 'turned off by copydesk.enable' }] }
    if (text.length > maxLength) {
      const message = `longer than ${maxLength} characters: raise copydesk.maxLength to have it linted`
      return { articles: [], notes: [{ kind: 'error', message }] }
    }
    try {
      return await this.#host.check({ uri, text })
    } catch (error) {
      this.#log(error)
      return { articles: [], notes: [{ kind: 'error', message: messageOf(error) }] }
    }
  }

  #diagnostics({ outcome, placed }: State, document: TextDocument): Diagnostic[] {
    return [
      ...noteDiagnostics(outcome, document),
      ...placed.flatMap((p) => diagnosticsOf(p, this.#addresses(outcome.base))),
    ]
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

  #quickFixes({ placed, outcome }: State, document: TextDocument, range: CodeActionParams['range']): CodeAction[] {
    const targets = placed.flatMap((p) => {
      const [diagnostic, ...further] = diagnosticsOf(p, this.#addresses(outcome.base))
      if (!diagnostic || ![diagnostic, ...further].some((each) => touches(each.range, range))) return []
      return [{ placed: p, checked: p.checked, diagnostic }]
    })
    return [
      ...targets.flatMap((target) => fixesOf(target, document)),
      ...targets.flatMap((target) => silencers(target, document, this.#host)),
    ]
  }

  #addresses(base: string | undefined): Addresses {
    return { base, pageUri: (rule) => this.#host.pageUri(rule) }
  }

  async #hover(uri: string, position: Position): Promise<Hover | undefined> {
    const document = this.#documents.get(uri)
    const state = document && (await this.#check(document))
    const here = state?.placed.filter((p) => touches(p.range, { start: position, end: position })) ?? []
    return hoverOf(here, this.#host)
  }

  async #lenses(uri: string): Promise<CodeLens[]> {
    const document = this.#documents.get(uri)
    const state = document && this.#settingsFor(uri).codeLens ? await this.#check(document) : undefined
    return (state?.outcome.articles ?? []).map(({ result, score }) => {
      const line = (result.recordLine ?? 1) - 1
      const said = result.verdict && claims(result.verdict) ? ` · translation: ${result.verdict.translation}` : ''
      const title = `Copydesk ${score.toFixed(1)} · ${result.source}${said}`
      return {
        range: { start: { line, character: 0 }, end: { line, character: 0 } },
        command: { title, command: commands.sourceScore, arguments: [result.source] },
      }
    })
  }

  async #execute({ command, arguments: args = [] }: ExecuteCommandParams): Promise<unknown> {
    const [first, second, third] = args.map((arg) => (typeof arg === 'string' ? arg : undefined))
    if (command === commands.lintWorkspace) return this.#lintWorkspace()
    if (command === commands.sourceScore) return this.#sourceScore(first)
    if (command === commands.explainArticle && first) return this.#explain(first)
    if (command === commands.fixAll && first) return this.#fixAll(first)
    if (command === silenceCommand && first && second && third) return this.#silence(first, second, third)
    if (command === acceptCommand && first && second) return this.#accept(first, second)
    throw failure(`${command}: unknown, or called without its arguments`)
  }

  async #lintWorkspace(): Promise<readonly SourceSummary[]> {
    if (!this.#host.lintFolders || this.#folders.length === 0) throw failure('there are no folders to lint here')
    const progress = await this.#connection.window.createWorkDoneProgress()
    const earlier = new Set(this.#published)
    this.#published.clear()
    progress.begin('Copydesk', 0, 'linting the workspace', true)
    try {
      const isCancelled = (): boolean => progress.token.isCancellationRequested
      this.#sources = await this.#host.lintFolders(this.#folders, {
        onFile: async (uri, checked) => this.#publish(uri, checked),
        onProgress: (done, total) =>
          progress.report(Math.round((100 * done) / Math.max(1, total)), `${done} of ${total}`),
        isCancelled,
      })
      if (!isCancelled()) for (const uri of earlier) if (!this.#published.has(uri)) this.#send(uri, [])
    } catch (error) {
      this.#log(error)
      throw failure(messageOf(error))
    } finally {
      progress.done()
    }
    if (this.#can.status) this.#notify(sourcesNotification, this.#sources)
    return this.#sources
  }

  /** Open documents have diagnostics of their own. */
  #publish(uri: string, checked: readonly Checked[]): void {
    const [first] = checked
    if (!first || this.#documents.get(uri)) return
    const placed = placedFindings(checked, unopened(uri, first), this.#settingsFor(uri).showInfo)
    if (placed.length === 0) return
    this.#published.add(uri)
    this.#send(
      uri,
      placed.flatMap((p) => diagnosticsOf(p, this.#addresses(this.#folderOf(uri)))),
    )
  }

  async #sourceScore(name: string | undefined): Promise<SourceSummary | undefined> {
    if (this.#sources.length === 0) await this.#lintWorkspace()
    const found = this.#sources.find((s) => s.source === name)
    const text = found
      ? `${found.source}: ${found.score.toFixed(1)} (${found.grade}), ${found.articles.length} articles`
      : `there is no source "${name ?? ''}" in the workspace`
    this.#say(text)
    return found
  }

  async #explain(uri: string): Promise<unknown> {
    const document = this.#documents.get(uri)
    const state = document && (await this.#check(document))
    return state?.outcome.articles.map(({ article, result, score }) => ({
      path: article.path,
      source: result.source,
      title: article.title,
      words: result.words,
      score,
      credits: result.credits,
      signals: result.signals,
      verdict: result.verdict ?? null,
      removed: article.removed,
      findings: result.findings.map(({ range: _, edits: __, ...finding }) => finding),
    }))
  }

  async #fixAll(uri: string): Promise<boolean> {
    const document = this.#documents.get(uri)
    const state = document && (await this.#check(document))
    const edits = document && state ? fixAll(state.outcome.articles, document) : []
    const edit = document && edits.length > 0 ? fixAllAction(edits, document).edit : undefined
    return edit ? (await this.#connection.workspace.applyEdit(edit)).applied : false
  }

  async #silence(uri: string, fingerprint: string, scope: string): Promise<string> {
    const finding = await this.#find(uri, fingerprint)
    if (!isScope(scope)) throw failure(`${scope}: expected line, file or source`)
    const name = await this.#written(() => this.#host.silence?.(uri, finding, scope))
    if (name === undefined) throw failure(`the finding cannot be silenced for this ${scope}`)
    return name
  }

  async #accept(uri: string, fingerprint: string): Promise<string> {
    const finding = await this.#find(uri, fingerprint)
    const name = await this.#written(() => this.#host.accept?.(uri, finding))
    if (name === undefined) throw failure('there is no baseline here')
    this.#say(`Accepted in ${name}`)
    return name
  }

  /** Writes a file the findings depend on, and looks at everything again. */
  async #written(write: () => Promise<string | undefined> | undefined): Promise<string | undefined> {
    try {
      return await write()
    } catch (error) {
      this.#log(error)
      throw failure(messageOf(error))
    } finally {
      this.#reload()
    }
  }

  async #find(uri: string, fingerprint: string) {
    const document = this.#documents.get(uri)
    const state = document && (await this.#check(document))
    const found = state?.placed.find((p) => p.finding.fingerprint === fingerprint)
    if (!found) throw failure('the finding is there no more')
    return found.finding
  }

  #say(message: string): void {
    this.#notify('window/showMessage', { type: MessageType.Info, message })
  }

  #notify(method: string, params: unknown): void {
    void this.#quietly(() => this.#connection.sendNotification(method, params))
  }

  /** Does what no client waits for; what goes wrong is logged. */
  async #quietly(act: () => Promise<unknown>): Promise<void> {
    try {
      await act()
    } catch (error) {
      this.#log(error)
    }
  }

  #log(error: unknown): void {
    try {
      this.#connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
    } catch {
      // Thrown by a closed connection alone: the client is gone, and the process with it.
    }
  }
}

const isScope = (scope: string): scope is DisableScope => scope === 'line' || scope === 'file' || scope === 'source'
