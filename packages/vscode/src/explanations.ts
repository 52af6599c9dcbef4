import * as vscode from 'vscode'

const scheme = 'copydesk-explanation'

/** What the server knows of an article, shown as a document that cannot be edited. */
export class Explanations implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>()
  readonly #changed = new vscode.EventEmitter<vscode.Uri>()
  readonly #registered = vscode.workspace.registerTextDocumentContentProvider(scheme, this)
  readonly onDidChange = this.#changed.event

  async show(article: string, explained: readonly unknown[]): Promise<void> {
    const { path } = vscode.Uri.parse(article)
    const uri = vscode.Uri.from({ scheme, path: `${path}.explained.json` })
    const value = explained.length === 1 ? explained[0] : explained
    this.#texts.set(uri.toString(), `${JSON.stringify(value, null, 2)}\n`)
    this.#changed.fire(uri)
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: true })
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? ''
  }

  dispose(): void {
    vscode.Disposable.from(this.#registered, this.#changed).dispose()
  }
}
