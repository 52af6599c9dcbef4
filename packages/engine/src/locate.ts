import {
  type Document,
  type Edit,
  type Finding,
  hash64,
  positionAt,
  type Range,
  type Related,
  Shape,
  TokenKind,
} from '@copydesk/core'
import type { RawFinding } from './report.ts'

/** Findings in offsets, lines and columns of the input, with fingerprints. Order is kept. */
export function locate(findings: readonly RawFinding[], document: Document): Finding[] {
  const seen = new Map<string, number>()
  return findings.map((finding) => {
    const content = fingerprintText(finding, document)
    const ordinal = seen.get(content) ?? 0
    seen.set(content, ordinal + 1)
    return located(finding, document, hash64(`${content}\n${ordinal}`))
  })
}

function located(finding: RawFinding, document: Document, fingerprint: string): Finding {
  const { map } = document.article
  const place = map.toSource(finding.range)
  const start = positionAt(map.lineStarts, place.start)
  const end = positionAt(map.lineStarts, place.end)
  return {
    rule: finding.rule.id,
    messageId: finding.messageId,
    family: finding.family,
    severity: finding.severity,
    scope: finding.rule.meta.scope,
    confidence: finding.confidence,
    message: finding.message,
    start: place.start,
    end: place.end,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    actual: finding.actual,
    expected: finding.expected ?? [],
    ...fixOf(finding, document),
    related: relatedOf(finding, document),
    url: finding.rule.url,
    fingerprint,
    range: finding.range,
    ...(finding.silent ? { suppressed: 'directive' as const } : {}),
  }
}

/** What a report names besides its range: places of this text in offsets of the input, those of other articles as they are. */
function relatedOf({ related = [], places = [], nearby = [] }: RawFinding, document: Document): readonly Related[] {
  if (places.length + nearby.length === 0) return related
  const { map, path } = document.article
  const here = (range: Range, message: string): Related => {
    const { start, end } = map.toSource(range)
    return { path, start, end, ...positionAt(map.lineStarts, start), message }
  }
  return [
    ...places.map((range) => ({ ...here(range, 'here too'), kind: 'place' as const })),
    ...nearby.map(({ message, ...range }) => here(range, message)),
    ...related,
  ]
}

/** A fix exists only where every edit lies inside text that the input holds in one piece. Texts are escaped when they are written. */
function fixOf(finding: RawFinding, document: Document): Pick<Finding, 'fix' | 'edits'> {
  const { map, unfixable } = document.article
  if (!finding.edits || finding.edits.length === 0 || unfixable) return { fix: null }
  const edits: Edit[] = []
  const inText = [...finding.edits].sort((a, b) => a.start - b.start)
  for (const edit of inText) {
    if (edit.end > edit.start && !map.isEditable(edit)) return { fix: null }
    edits.push({ ...map.toSource(edit), text: edit.text })
  }
  const single = (finding.expected?.length ?? 1) <= 1
  return { fix: { safe: finding.safe ?? (finding.rule.meta.stage === 'stable' && single), edits }, edits: inText }
}

const side = 3
/** Tokens looked through for these words: a text of signs alone has none near by. */
const reach = 60

/** Rule, source, the text folded and three words each side; rule and article key for article scope. Never line numbers. */
function fingerprintText(finding: RawFinding, document: Document): string {
  const { article } = document
  if (finding.rule.meta.scope === 'article') return `${finding.rule.id}\n${article.key}`
  const before = wordsAround(document, document.tokenAt(finding.range.start) - 1, -1)
  const after = wordsAround(document, document.tokenAt(finding.range.end), 1)
  const actual = finding.actual.replace(/\s+/g, ' ').trim().toLowerCase()
  return `${finding.rule.id}\n${article.source}\n${actual}\n${before.reverse().join(' ')}\n${after.join(' ')}`
}

function wordsAround(document: Document, from: number, step: 1 | -1): string[] {
  const words: string[] = []
  const { tokens } = document
  for (let i = from; i >= 0 && i < tokens.count && Math.abs(i - from) < reach && words.length < side; i += step) {
    if (tokens.kind[i] === TokenKind.word && !((tokens.shape[i] as number) & Shape.invisible))
      words.push(document.tokenText(i).toLowerCase())
  }
  return words
}
