import type { SourceSummary, Status } from '@copydesk/language-server/protocol'
import { commands as server, sourcesNotification, statusNotification } from '@copydesk/language-server/protocol'
import * as vscode from 'vscode'
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient'
import { Explanations } from './explanations.ts'
import { languages, selectorFor } from './selector.ts'
import { SourcesView } from './sources-view.ts'
import { StatusItem } from './status-item.ts'

type MakeClient = (options: LanguageClientOptions) => Promise<BaseLanguageClient>

/** What desktop and web have in common: one server and all that shows what it says. */
export class Extension {
  readonly #make: MakeClient
  readonly #output: vscode.LogOutputChannel
  readonly #status: StatusItem
  readonly #sources: SourcesView
  readonly #explanations = new Explanations()
  client: BaseLanguageClient | undefined
  /** Milliseconds the last start took. */
  startedIn = 0

  constructor(context: vscode.ExtensionContext, make: MakeClient) {
    this.#make = make
    this.#output = vscode.window.createOutputChannel('Copydesk', { log: true })
    this.#status = new StatusItem(selectorFor(vscode.workspace.workspaceFolders))
    this.#sources = new SourcesView()
    context.subscriptions.push(this.#output, this.#status, this.#sources, this.#explanations, ...this.#commands())
    context.subscriptions.push(vscode.workspace.onDidGrantWorkspaceTrust(() => this.restart()))
    context.subscriptions.push(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('copydesk.path')) void this.restart()
      }),
    )
  }

  async start(): Promise<void> {
    const started = performance.now()
    this.client = await this.#make({
      documentSelector: [...selectorFor(vscode.workspace.workspaceFolders)],
      outputChannel: this.#output,
      initializationOptions: { status: true },
      diagnosticPullOptions: { onChange: true, onTabs: false },
    })
    this.client.onNotification(statusNotification, (status: Status) => this.#status.tell(status))
    this.client.onNotification(sourcesNotification, (sources: SourceSummary[]) => this.#sources.show(sources))
    await this.client.start()
    await vscode.commands.executeCommand('setContext', 'copydesk.active', true)
    this.startedIn = performance.now() - started
    this.#output.info(`ready in ${Math.round(this.startedIn)} ms`)
  }

  async stop(): Promise<void> {
    await this.client?.stop()
    this.client = undefined
  }

  async restart(): Promise<void> {
    await this.stop()
    await this.start()
  }

  #commands(): vscode.Disposable[] {
    const on = vscode.commands.registerCommand
    return [
      // To run any command wakes the extension up.
      on('copydesk.start', () => this.client?.isRunning() || this.start()),
      on('copydesk.restart', () => this.restart()),
      on('copydesk.showOutput', () => this.#output.show()),
      on('copydesk.lintWorkspace', () => this.#execute(server.lintWorkspace)),
      on('copydesk.sourceScore', () => this.#sourceScore()),
      on('copydesk.explainArticle', () => this.#explain()),
      on('copydesk.fixAll', () => this.#onArticle((uri) => this.#execute(server.fixAll, uri))),
    ]
  }

  async #execute<T>(command: string, ...args: unknown[]): Promise<T | undefined> {
    try {
      return await this.client?.sendRequest<T>('workspace/executeCommand', { command, arguments: args })
    } catch (error) {
      void vscode.window.showErrorMessage(`Copydesk: ${error instanceof Error ? error.message : String(error)}`)
      return undefined
    }
  }

  async #onArticle<T>(use: (uri: string) => Promise<T>): Promise<T | undefined> {
    const document = vscode.window.activeTextEditor?.document
    if (document && languages.includes(document.languageId)) return use(document.uri.toString())
    void vscode.window.showInformationMessage('Copydesk: open an article first')
    return undefined
  }

  async #sourceScore(): Promise<void> {
    const [article] = (await this.#onArticle((uri) => this.#explained(uri))) ?? []
    if (article) await this.#execute(server.sourceScore, article.source)
  }

  async #explain(): Promise<void> {
    await this.#onArticle(async (uri) => {
      const articles = await this.#explained(uri)
      if (articles) await this.#explanations.show(uri, articles)
    })
  }

  #explained(uri: string) {
    return this.#execute<{ readonly source: string }[]>(server.explainArticle, uri)
  }
}
