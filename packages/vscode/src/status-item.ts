import type { Status } from '@copydesk/language-server/protocol'
import * as vscode from 'vscode'
import { statusText } from './texts.ts'

/** Score of the article in front, and how long it took. */
export class StatusItem implements vscode.Disposable {
  readonly #item: vscode.LanguageStatusItem
  readonly #known = new Map<string, Status>()
  readonly #subscriptions: vscode.Disposable[]

  constructor(selector: vscode.DocumentSelector) {
    this.#item = vscode.languages.createLanguageStatusItem('copydesk', selector)
    this.#item.name = 'Copydesk'
    this.#item.command = { title: 'Explain', command: 'copydesk.explainArticle' }
    this.#subscriptions = [
      vscode.window.onDidChangeActiveTextEditor(() => this.#update()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#known.delete(uri.toString())),
    ]
    this.#update()
  }

  tell(status: Status): void {
    this.#known.set(vscode.Uri.parse(status.uri).toString(), status)
    this.#update()
  }

  #update(): void {
    const uri = vscode.window.activeTextEditor?.document.uri.toString()
    const { text, detail } = statusText(uri === undefined ? undefined : this.#known.get(uri))
    this.#item.text = text
    this.#item.detail = detail
  }

  dispose(): void {
    vscode.Disposable.from(this.#item, ...this.#subscriptions).dispose()
  }
}
