import type { Document, RuleProfile } from '@copydesk/core'
import { endOf, startOf } from '@copydesk/text'
import type { Span } from './range.ts'
import { seams } from './seams.ts'
import { type Anchor, anchorsOf, isTemplate, longestRun } from './template.ts'

/** Words that close a run of links in any template. */
const closing = new Set(['MORE', 'READ MORE', 'SEE MORE'])

/** What a link template sets into lines: runs between a doubled name and the closing anchor, and blocks behind an anchor. */
export function templateSpans(document: Document, profile: RuleProfile | undefined): Span[] {
  const learnt = anchorsOf(document).filter((anchor) => profile !== undefined && isTemplate(profile, anchor.text))
  const closers = anchorsOf(document).filter((anchor) => closing.has(anchor.text) || learnt.includes(anchor))
  return [...betweenAnchors(document, closers), ...blocks(document, learnt)]
}

/** From a doubled name to the anchor that closes the run, both gone with what stands between. */
function betweenAnchors(document: Document, closers: readonly Anchor[]): Span[] {
  const spans: Span[] = []
  let next = 0
  for (const { firstToken, line } of seams(document)) {
    const start = startOf(document, firstToken)
    if (start < (spans.at(-1)?.end ?? 0)) continue
    while (next < closers.length && (closers[next] as Anchor).firstToken <= firstToken) next++
    const closer = closers[next]
    if (!closer || closer.line !== line || closer.firstToken - firstToken > longestRun) continue
    spans.push({ start, end: endOf(document, closer.endToken - 1), confidence: 0.98, anchored: true })
  }
  return spans
}

/** UTF-16 units a block behind an anchor may have. */
const longestBlock = 900

/** An anchor of two words or more and, where no sentence closes the line, all that follows it. */
function blocks(document: Document, learnt: readonly Anchor[]): Span[] {
  return learnt
    .filter(({ firstToken, endToken, fresh }) => fresh && endToken - firstToken > 1)
    .map(({ firstToken, endToken, line }) => {
      const start = startOf(document, firstToken)
      const lineEnd = document.lines.endOf(line)
      const open = !/[.!?]["”’')\]]{0,2}\s*$/.test(document.text.slice(Math.max(start, lineEnd - 12), lineEnd))
      const end = open && lineEnd - start <= longestBlock ? lineEnd : endOf(document, endToken - 1)
      return { start, end, confidence: 0.95, anchored: false }
    })
}
