import { type ChildProcess, spawn } from 'node:child_process'
import { PassThrough } from 'node:stream'
import { createMessageConnection, type MessageConnection } from 'vscode-jsonrpc'
import { StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node.js'
import type {
  CodeAction,
  CodeActionContext,
  Diagnostic,
  InitializeResult,
  PublishDiagnosticsParams,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver'
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node.js'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Host } from '../host.ts'
import { startServer } from '../server.ts'

export interface ClientOptions {
  /** URIs; null for a client that names none. */
  readonly folders?: readonly string[] | null
  /** Asks for diagnostics instead of waiting for them. */
  readonly pull?: boolean
  /** Answers to `workspace/configuration`, an item each; without it the client has no configuration. */
  readonly configuration?: (item: { scopeUri?: string }) => unknown
  readonly watch?: boolean
  readonly status?: boolean
}

export interface Edited {
  readonly text: string
  readonly range?: Range
}

/** A scripted client: speaks the protocol over streams, keeps what the server says. */
export class LspClient {
  readonly #connection: MessageConnection
  readonly #process: ChildProcess | undefined
  readonly #versions = new Map<string, number>()
  readonly #waiting = new Set<() => void>()
  /** Every `publishDiagnostics` there was. */
  readonly published: PublishDiagnosticsParams[] = []
  readonly notified: { readonly method: string; readonly params: unknown }[] = []
  readonly requested: { readonly method: string; readonly params: unknown }[] = []
  readonly applied: WorkspaceEdit[] = []
  /** Bytes to the server, for what no client should send. */
  readonly input: NodeJS.WritableStream

  private constructor(output: NodeJS.ReadableStream, input: NodeJS.WritableStream, process?: ChildProcess) {
    this.input = input
    this.#process = process
    this.#connection = createMessageConnection(new StreamMessageReader(output), new StreamMessageWriter(input))
  }

  /** A server in this process. */
  static inProcess(host: Host): LspClient {
    const toServer = new PassThrough()
    const toClient = new PassThrough()
    const reader = new StreamMessageReader(toServer)
    startServer(createConnection(ProposedFeatures.all, reader, new StreamMessageWriter(toClient)), host, {
      now: () => performance.now(),
    })
    return new LspClient(toClient, toServer)
  }

  /** A server in a process of its own: `node` with these arguments. */
  static spawned(args: readonly string[], cwd: string): LspClient {
    const child = spawn(process.execPath, args, { cwd, stdio: ['pipe', 'pipe', 'ignore'] })
    return new LspClient(child.stdout, child.stdin, child)
  }

  async start(options: ClientOptions = {}): Promise<InitializeResult> {
    const { folders = null, pull = false, configuration, watch = false, status = false } = options
    this.#answer(configuration)
    this.#connection.listen()
    const result = await this.request<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      workspaceFolders: folders?.map((uri) => ({ uri, name: uri })) ?? null,
      initializationOptions: { status },
      capabilities: {
        textDocument: { publishDiagnostics: {}, ...(pull ? { diagnostic: {} } : {}) },
        workspace: {
          configuration: configuration !== undefined,
          workspaceFolders: folders !== null,
          didChangeWatchedFiles: { dynamicRegistration: watch },
          diagnostics: { refreshSupport: pull },
        },
        window: { workDoneProgress: true },
      },
    })
    this.notify('initialized', {})
    return result
  }

  #answer(configuration: ClientOptions['configuration']): void {
    const connection = this.#connection
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params)
      this.#wake()
    })
    connection.onNotification((method, params) => {
      this.notified.push({ method, params })
      this.#wake()
    })
    connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri?: string }[] }) =>
      items.map((item) => configuration?.(item) ?? null),
    )
    connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
      this.applied.push(edit)
      return { applied: true }
    })
    connection.onRequest((method, params) => {
      this.requested.push({ method, params })
      this.#wake()
      return null
    })
  }

  #wake(): void {
    for (const wake of this.#waiting) wake()
  }

  /** Waits until `find` finds something in what the server said. Rejects after `milliseconds`. */
  async until<T>(find: () => T | undefined | false, milliseconds = 10_000): Promise<T> {
    const end = Date.now() + milliseconds
    for (;;) {
      const found = find()
      if (found !== undefined && found !== false) return found
      if (Date.now() > end) throw new Error('the server did not say what was waited for')
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          this.#waiting.delete(wake)
          clearTimeout(timer)
          resolve()
        }
        const timer = setTimeout(wake, 100)
        this.#waiting.add(wake)
      })
    }
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.#connection.sendRequest(method, params)
  }

  notify(method: string, params: unknown): void {
    void this.#connection.sendNotification(method, params)
  }

  open(uri: string, text: string, languageId = 'plaintext'): void {
    this.#versions.set(uri, 1)
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } })
  }

  /** Gives the new version. */
  change(uri: string, ...contentChanges: Edited[]): number {
    const version = (this.#versions.get(uri) ?? 0) + 1
    this.#versions.set(uri, version)
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges })
    return version
  }

  close(uri: string): void {
    this.notify('textDocument/didClose', { textDocument: { uri } })
  }

  /** What was published last for the URI, of this version or a later one. */
  async diagnostics(uri: string, version = 0): Promise<Diagnostic[]> {
    const last = (): PublishDiagnosticsParams | undefined => this.published.findLast((p) => p.uri === uri)
    const found = await this.until(() => {
      const said = last()
      return said && (said.version ?? 0) >= version && said
    })
    return found.diagnostics
  }

  async pulled(uri: string): Promise<Diagnostic[]> {
    const report = await this.request<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri } })
    return report.items
  }

  actions(uri: string, range: Range, context: Partial<CodeActionContext> = {}): Promise<CodeAction[]> {
    return this.request('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...context },
    })
  }

  execute<T>(command: string, ...args: unknown[]): Promise<T> {
    return this.request('workspace/executeCommand', { command, arguments: args })
  }

  /** Says goodbye; gives the exit code of a server in a process of its own. */
  async stop(): Promise<number | null> {
    await this.request('shutdown', null)
    const exited = new Promise<number | null>((resolve) => this.#process?.once('exit', resolve))
    // A server in this process would take the process with it.
    if (this.#process) this.notify('exit', null)
    const code = this.#process ? await exited : 0
    this.#connection.dispose()
    return code
  }
}

/** The text of a document after a workspace edit. */
export function withEdits(uri: string, text: string, edit: WorkspaceEdit | undefined): string {
  const edits = (edit?.documentChanges ?? []).flatMap((change): TextEdit[] =>
    'textDocument' in change && change.textDocument.uri === uri ? (change.edits as TextEdit[]) : [],
  )
  return TextDocument.applyEdits(TextDocument.create(uri, 'plaintext', 1, text), edits)
}
