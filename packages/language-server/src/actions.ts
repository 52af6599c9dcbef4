import type { Edit, Finding } from '@copydesk/core'
import { fixable, selectFixes } from '@copydesk/engine'
import { rulesById } from '@copydesk/preset'
import { writable } from '@copydesk/readers'
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Placed } from './diagnostics.ts'
import type { Checked, DisableScope, Host } from './host.ts'

export const fixAllKind = `${CodeActionKind.SourceFixAll}.copydesk`

/** Commands the server carries out; arguments: uri, fingerprint, scope. */
export const silenceCommand = 'copydesk.silence'
export const acceptCommand = 'copydesk.acceptInBaseline'

/** A finding to act on. */
export interface Target {
  readonly placed: Placed
  readonly checked: Checked
  readonly diagnostic: Diagnostic
}

/** Offsets of a record lie in its text field, not in the file. */
const isEditable = ({ article, result }: Checked): boolean =>
  result.recordLine === undefined && article.format !== 'json' && article.format !== 'jsonl'

/** Edits as the file's format writes them; undefined if one cannot be written there. */
function editsOf(edits: readonly Edit[], { article }: Checked, document: TextDocument): TextEdit[] | undefined {
  return writable(edits, document.getText(), article.format)?.map((edit) => ({
    range: { start: document.positionAt(edit.start), end: document.positionAt(edit.end) },
    newText: edit.text,
  }))
}

const changing = (document: TextDocument, edits: TextEdit[]): WorkspaceEdit => ({
  documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }],
})

/** Most candidates offered for one finding. */
const maxCandidates = 4

/** Quick fixes of one finding: what it expects, best first. */
export function fixesOf({ placed: { finding }, checked, diagnostic }: Target, document: TextDocument): CodeAction[] {
  if (!isEditable(checked)) return []
  const actions: CodeAction[] = []
  const add = (title: string, edits: readonly Edit[], isPreferred: boolean): void => {
    const written = editsOf(edits, checked, document)
    const base = { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], isPreferred }
    if (written) actions.push({ ...base, edit: changing(document, written) })
  }
  if (finding.fix) add(titleOf(finding), finding.fix.edits, finding.fix.safe)
  if (!checked.article.map.isEditable(finding.range)) return actions
  const { start, end } = finding
  for (const text of finding.expected.slice(finding.fix ? 1 : 0, maxCandidates))
    add(`Replace with "${text}"`, [{ start, end, text }], false)
  return actions
}

function titleOf({ expected, fix, rule }: Finding): string {
  const [best] = expected
  if (best !== undefined && best !== '') return `Replace with "${best}"`
  return fix?.edits.every((edit) => edit.text === '') ? 'Remove it' : `Fix ${rule.split('/')[1]}`
}

/** One round of the fixes `--fix` makes: all safe ones that do not touch one another, the rest wait for the next time. */
export function fixAll(checked: readonly Checked[], document: TextDocument): TextEdit[] {
  return checked.filter(isEditable).flatMap((one) => {
    const chosen = selectFixes(fixable(one.result.findings, false), one.article, rulesById)
    return chosen.flatMap(({ inInput }) => editsOf(inInput, one, document) ?? [])
  })
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

/** "Disable here / in this file / for this source" and "Add to the baseline", as far as format and host can carry them. */
export function silencers(target: Target, document: TextDocument, host: Host): CodeAction[] {
  const { placed, checked, diagnostic } = target
  const { finding } = placed
  const args = [document.uri, finding.fingerprint]
  const onDisk = document.uri.startsWith('file:')
  const base = (title: string) => ({ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] })
  const scopes: DisableScope[] = finding.scope === 'article' ? ['file', 'source'] : ['line', 'file', 'source']
  const actions = scopes.flatMap((scope): CodeAction[] => {
    const title = `Disable ${finding.rule} ${scopeTitles[scope]}`
    const comment = commentFor(finding, scope, checked, document)
    if (comment) return [{ ...base(title), edit: changing(document, [comment]) }]
    if (!onDisk || !host.silence) return []
    return [{ ...base(title), command: { title, command: silenceCommand, arguments: [...args, scope] } }]
  })
  const title = 'Add to the baseline'
  if (onDisk && host.accept)
    actions.push({ ...base(title), command: { title, command: acceptCommand, arguments: args } })
  return actions
}

/** Markdown carries its directives in comments: before the paragraph that is meant, or before the first of the file. */
function commentFor(
  { rule, range }: Finding,
  scope: DisableScope,
  { article }: Checked,
  document: TextDocument,
): TextEdit | undefined {
  if (article.format !== 'markdown' || scope === 'source') return undefined
  const block = scope === 'file' ? article.blocks[0] : article.blocks.findLast((b) => b.start <= range.start)
  if (!block) return undefined
  const { line } = document.positionAt(article.map.toSource(block).start)
  const at = { line, character: 0 }
  const directive = scope === 'file' ? 'copydesk-disable-file' : 'copydesk-disable-next-line'
  const eol = document.getText().includes('\r\n') ? '\r\n' : '\n'
  return { range: { start: at, end: at }, newText: `<!-- ${directive} ${rule} -->${eol}` }
}
