import type { SourceArticle, SourceSummary } from '@copydesk/language-server/protocol'
import * as vscode from 'vscode'
import { articleText, sourceText } from './texts.ts'

type Node =
  | { readonly kind: 'source'; readonly source: SourceSummary }
  | { readonly kind: 'note'; readonly message: string }
  | { readonly kind: 'article'; readonly article: SourceArticle }
  | { readonly kind: 'finding'; readonly uri: vscode.Uri; readonly diagnostic: vscode.Diagnostic }

/** Sources, worst first; below each what is said of it as a whole and its articles; below those their findings. */
export class SourcesView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>()
  readonly #view: vscode.TreeView<Node>
  readonly onDidChangeTreeData = this.#changed.event
  #sources: readonly SourceSummary[] = []

  constructor() {
    this.#view = vscode.window.createTreeView('copydesk.sources', { treeDataProvider: this, showCollapseAll: true })
  }

  show(sources: readonly SourceSummary[]): void {
    this.#sources = sources
    this.#changed.fire(undefined)
  }

  getChildren(node?: Node): Node[] {
    if (!node) return this.#sources.map((source) => ({ kind: 'source', source }))
    if (node.kind === 'source') {
      const { findings, articles } = node.source
      return [
        ...findings.map((message): Node => ({ kind: 'note', message })),
        ...[...articles].sort((a, b) => a.score - b.score).map((article): Node => ({ kind: 'article', article })),
      ]
    }
    if (node.kind !== 'article') return []
    const uri = vscode.Uri.parse(node.article.uri)
    return diagnosticsOf(uri).map((diagnostic) => ({ kind: 'finding', uri, diagnostic }))
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (node.kind === 'source') return item(node.source.source, 'folder-library', sourceText(node.source), 'some')
    if (node.kind === 'note') return item(node.message, 'info')
    if (node.kind === 'finding') return findingItem(node.uri, node.diagnostic)
    const { uri, score, findings } = node.article
    const article = item('', 'file', articleText(score, findings), findings > 0 ? 'some' : 'none')
    return { ...article, label: nameOf(uri), command: opening(vscode.Uri.parse(uri)) }
  }

  dispose(): void {
    vscode.Disposable.from(this.#view, this.#changed).dispose()
  }
}

const nameOf = (uri: string): string => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))

const diagnosticsOf = (uri: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter((d) => d.source === 'copydesk')

const opening = (uri: vscode.Uri, selection?: vscode.Range): vscode.Command => ({
  title: 'Open',
  command: 'vscode.open',
  arguments: [uri, selection ? { selection } : {}],
})

function item(label: string, icon: string, description = '', children: 'some' | 'none' = 'none'): vscode.TreeItem {
  const { Collapsed, None } = vscode.TreeItemCollapsibleState
  const made = new vscode.TreeItem(label, children === 'some' ? Collapsed : None)
  made.iconPath = new vscode.ThemeIcon(icon)
  made.description = description
  return made
}

function findingItem(uri: vscode.Uri, { message, range, severity }: vscode.Diagnostic): vscode.TreeItem {
  const icon = severity === vscode.DiagnosticSeverity.Error ? 'error' : 'warning'
  const made = item(message, icon, `line ${range.start.line + 1}`)
  made.command = opening(uri, range)
  return made
}
