import type { Article, Edit, Finding, Rule } from '@copydesk/core'

/** A finding with a fix that may be made: edits in the article's text and, in the same order, in the input. */
export interface Fixable {
  readonly finding: Finding
  readonly inText: readonly Edit[]
  readonly inInput: readonly Edit[]
}

/** Findings whose fix is wanted: not silenced, not said of the source, shown without being asked for. */
export function fixable(findings: readonly Finding[], unsafe: boolean): Fixable[] {
  return findings.flatMap((finding) => {
    const { fix, edits, severity, suppressed, promoted } = finding
    if (!fix || !edits || suppressed || promoted || severity === 'info' || !(fix.safe || unsafe)) return []
    return [{ finding, inText: edits, inInput: fix.edits }]
  })
}

/** Two edits that touch could depend on each other: the second waits for the next round. */
const collide = (a: Edit, b: Edit): boolean => a.start <= b.end && b.start <= a.end

const anyCollide = (some: readonly Edit[], others: readonly Edit[]): boolean =>
  some.some((edit) => others.some((other) => collide(edit, other)))

/** True if an edit takes out all that stands on a line, or on several. */
const removesLine = ({ inText }: Fixable, text: string): boolean =>
  inText.some(({ start, end, text: put }) => {
    if (put !== '' || end === start) return false
    const lineStart = text.lastIndexOf('\n', start - 1) + 1
    const next = text.indexOf('\n', end)
    return text.slice(lineStart, start).trim() === '' && text.slice(end, next < 0 ? text.length : next).trim() === ''
  })

/** The fixes that can be made at once: removing a line beats edits inside it, then the more specific rule wins. */
export function selectFixes(
  candidates: readonly Fixable[],
  { text }: Article,
  rules: ReadonlyMap<string, Rule>,
): Fixable[] {
  const specificity = ({ finding }: Fixable): number => rules.get(finding.rule)?.meta.specificity ?? 50
  const ranked = candidates
    .map((fix) => ({ fix, whole: removesLine(fix, text) ? 1 : 0 }))
    .sort(
      (a, b) =>
        b.whole - a.whole ||
        specificity(b.fix) - specificity(a.fix) ||
        b.fix.finding.confidence - a.fix.finding.confidence ||
        a.fix.finding.range.start - b.fix.finding.range.start ||
        (a.fix.finding.rule < b.fix.finding.rule ? -1 : 1),
    )
  const chosen: Fixable[] = []
  const taken: Edit[] = []
  for (const { fix } of ranked) {
    if (anyCollide(fix.inText, taken)) continue
    chosen.push(fix)
    taken.push(...fix.inText)
  }
  return chosen
}

/** `text` with edits made that do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return result + text.slice(at)
}
