import type { Rule } from '@copydesk/core'
import { type Document, type Finding, type Range, TokenKind, union } from '@copydesk/core'

/** Whether a finding makes what it covers furniture; `info` findings do not. */
const isFurniture = ({ severity }: Pick<Finding, 'severity'>, rule: Rule | undefined): boolean =>
  severity !== 'info' && rule?.meta.furniture === true

/** Whether what a finding covers is left out of body text and of cleaned copies. */
export const isLeftOut = (finding: Pick<Finding, 'severity' | 'confidence'>, rule: Rule | undefined): boolean =>
  isFurniture(finding, rule) && finding.confidence >= (rule?.meta.leftOutFrom ?? 0)

const covered =
  (test: (finding: Finding, rule: Rule | undefined) => boolean) =>
  (findings: readonly Finding[], rules: ReadonlyMap<string, Rule>): Range[] =>
    union(findings.filter((f) => test(f, rules.get(f.rule))).map((f) => f.range))

/** What furniture findings cover, joined and ascending. */
export const furnitureRanges = covered(isFurniture)

/** What of it is left out of body text. */
export const leftOutRanges = covered(isLeftOut)

/** Word tokens inside the ranges. */
export function wordsIn(document: Document, ranges: readonly Range[]): number {
  let words = 0
  for (const range of ranges) {
    for (
      let i = document.tokenAt(range.start);
      i < document.tokens.count && (document.tokens.start[i] as number) < range.end;
      i++
    ) {
      if (document.tokens.kind[i] === TokenKind.word) words++
    }
  }
  return words
}

/** Runs the ranges (ascending, disjoint) form, with nothing but white space inside; an inline one shares its line with other text. */
export function runsOf(text: string, ranges: readonly Range[]): { furnitureRuns: number; inlineRuns: number } {
  let furnitureRuns = 0
  let inlineRuns = 0
  let end = 0
  for (const [i, range] of ranges.entries()) {
    if (i > 0 && text.slice(end, range.start).trim() === '') {
      end = range.end
      continue
    }
    furnitureRuns++
    end = range.end
    if (sharesLine(text, range)) inlineRuns++
  }
  return { furnitureRuns, inlineRuns }
}

/** Whether other text stands on the range's first or last line. Walks over white space only: a line of any length costs no more than its gaps. */
export function sharesLine(text: string, { start, end }: Range): boolean {
  let before = start - 1
  while (before >= 0 && text[before] !== '\n' && isSpace(text, before)) before--
  if (before >= 0 && text[before] !== '\n') return true
  let after = end
  while (after < text.length && text[after] !== '\n' && isSpace(text, after)) after++
  return after < text.length && text[after] !== '\n'
}

const isSpace = (text: string, at: number): boolean => (text[at] as string).trim() === ''

/** The text without the ranges; at most one blank line in a row is left where something went. */
export function bodyText(document: Document, ranges: readonly Range[]): string {
  let text = ''
  let at = 0
  for (const range of ranges) {
    text += document.text.slice(at, range.start)
    at = range.end
  }
  text += document.text.slice(at)
  return ranges.length === 0
    ? text.trim()
    : text
        .replace(/(?<![ \t])[ \t]+\n/g, '\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim()
}
