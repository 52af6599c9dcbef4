import type { Edit, Finding } from '@copydesk/core'
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Placed } from './diagnostics.ts'
import type { Checked, DisableScope } from './host.ts'

export const fixAllKind = `${CodeActionKind.SourceFixAll}.copydesk`

/** Commands the server carries out; arguments: uri, fingerprint, scope. */
export const silenceCommand = 'copydesk.silence'
export const acceptCommand = 'copydesk.acceptInBaseline'

/** Formats whose text is the file: an edit of one is an edit of the other. HTML and JSON need escaping. */
const escapes: Readonly<Record<string, (text: string) => string>> = {
  html: (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
}

/** Whether edits of an article can be made in the document: offsets of a record lie in its text field, not in the file. */
const isEditable = ({ article, result }: Checked): boolean =>
  result.recordLine === undefined && article.format !== 'json' && article.format !== 'jsonl'

function editsOf(edits: readonly Edit[], checked: Checked, document: TextDocument): TextEdit[] {
  const escaped = escapes[checked.article.format] ?? ((text: string) => text)
  return edits.map((edit) => ({
    range: { start: document.positionAt(edit.start), end: document.positionAt(edit.end) },
    newText: escaped(edit.text),
  }))
}

const changing = (document: TextDocument, edits: TextEdit[]): WorkspaceEdit => ({
  documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }],
})

/** Quick fixes of one finding: what it expects, best first. */
export function fixesOf(
  { finding }: Placed,
  checked: Checked,
  diagnostic: Diagnostic,
  document: TextDocument,
): CodeAction[] {
  if (!isEditable(checked)) return []
  const actions: CodeAction[] = []
  const add = (title: string, edits: TextEdit[]): void => {
    const isPreferred = actions.length === 0 && finding.fix?.safe === true
    actions.push({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred,
      edit: changing(document, edits),
    })
  }
  if (finding.fix) add(titleOf(finding), editsOf(finding.fix.edits, checked, document))
  const others = finding.fix ? finding.expected.slice(1, 4) : []
  for (const expected of others) {
    const { start, end } = finding
    add(`Replace with "${expected}"`, editsOf([{ start, end, text: expected }], checked, document))
  }
  return actions
}

function titleOf(finding: Finding): string {
  const [best] = finding.expected
  if (best !== undefined) return `Replace with "${best}"`
  return finding.fix?.edits.every((e) => e.text === '') ? 'Remove it' : `Fix ${finding.rule.split('/')[1]}`
}

/** All safe fixes of a document that do not touch one another: an edit that would overlap waits for the next time. */
export function fixAll(checked: readonly Checked[], document: TextDocument): TextEdit[] {
  const chosen: TextEdit[] = []
  for (const one of checked.filter(isEditable)) {
    const fixes = one.result.findings.filter((f) => f.fix?.safe && !f.suppressed && f.severity !== 'info')
    // A line that goes goes before edits inside it.
    const ordered = fixes.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
    const taken: Edit[] = []
    for (const { fix } of ordered) {
      const edits = fix?.edits ?? []
      if (edits.some((e) => taken.some((t) => e.start < t.end && t.start < e.end))) continue
      taken.push(...edits)
    }
    chosen.push(...editsOf(taken, one, document))
  }
  return chosen
}

export const fixAllAction = (edits: TextEdit[], document: TextDocument): CodeAction => ({
  title: 'Make all safe Copydesk fixes',
  kind: fixAllKind,
  edit: changing(document, edits),
})

const scopeTitles: Readonly<Record<DisableScope, string>> = {
  line: 'here',
  file: 'in this file',
  source: 'for this source',
}

/** "Disable here / in this file / for this source" and "Add to baseline". */
export function silencers(
  { finding }: Placed,
  checked: Checked,
  diagnostic: Diagnostic,
  document: TextDocument,
): CodeAction[] {
  const args = [document.uri, finding.fingerprint]
  const scopes: DisableScope[] = finding.scope === 'article' ? ['file', 'source'] : ['line', 'file', 'source']
  const actions = scopes.map((scope): CodeAction => {
    const title = `Disable ${finding.rule} ${scopeTitles[scope]}`
    const base = { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] }
    const comment =
      scope === 'line' && checked.article.format === 'markdown' ? commentBefore(finding, document) : undefined
    return comment
      ? { ...base, edit: changing(document, [comment]) }
      : { ...base, command: { title, command: silenceCommand, arguments: [...args, scope] } }
  })
  const title = 'Add to the baseline'
  return [
    ...actions,
    {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      command: { title, command: acceptCommand, arguments: args },
    },
  ]
}

/** Markdown carries its own directive, in a comment on the line before. */
function commentBefore(finding: Finding, document: TextDocument): TextEdit {
  const { line } = document.positionAt(finding.start)
  const at = { line, character: 0 }
  return { range: { start: at, end: at }, newText: `<!-- copydesk-disable-next-line ${finding.rule} -->\n` }
}
