import { type Article, aloneOnLines, type Edit, type Finding, type Rule } from '@copydesk/core'

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

/** True if an edit takes out all that stands on a line, or on several. */
const removesLine = ({ inText }: Fixable, text: string): boolean =>
  inText.some((edit) => edit.text === '' && edit.end > edit.start && aloneOnLines(text, edit) !== undefined)

function compatible(candidates: readonly Fixable[], { text }: Article, rules: ReadonlyMap<string, Rule>): Fixable[] {
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
  // Edits that touch could depend on each other: the second waits for the next round. By place, ends included.
  const taken = new Uint8Array(text.length + 1)
  return ranked.flatMap(({ fix }) => {
    if (fix.inText.some(({ start, end }) => taken.subarray(start, end + 1).includes(1))) return []
    for (const { start, end } of fix.inText) taken.fill(1, start, end + 1)
    return [fix]
  })
}

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length

export interface Chosen {
  readonly kept: readonly Fixable[]
  /** Removals of lines that together would take more than half of the words. */
  readonly spared: readonly Fixable[]
}

/**
 * As `selectFixes`, and what that leaves out for good: where the lines to be removed make up more than half of the text,
 * what they take for furniture may well be the article, as where a source has printed it several times.
 */
export function chooseFixes(
  candidates: readonly Fixable[],
  article: Article,
  rules: ReadonlyMap<string, Rule>,
): Chosen {
  const { text } = article
  const removals = candidates.filter((fix) => removesLine(fix, text))
  const taken = compatible(removals, article, rules).flatMap(({ inText }) => inText)
  if (wordsIn(applyEdits(text, taken)) * 2 >= wordsIn(text))
    return { kept: compatible(candidates, article, rules), spared: [] }
  const removed = new Set(removals)
  const others = candidates.filter((fix) => !removed.has(fix))
  return { kept: compatible(others, article, rules), spared: removals }
}

/** The fixes that can be made at once: removing a line beats edits inside it, then the more specific rule wins. */
export const selectFixes = (...given: Parameters<typeof chooseFixes>): readonly Fixable[] => chooseFixes(...given).kept

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
