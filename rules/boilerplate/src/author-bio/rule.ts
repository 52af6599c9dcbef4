import { type Document, defineRule } from '@copydesk/core'
import { anywhere, cueLines } from '../_shared/cues.ts'
import { furnitureMeta, lineRange, removal } from '../_shared/furniture.ts'
import { type Layout, layoutOf, lineOf, positions } from '../_shared/layout.ts'
import { introductions } from './introduction.ts'
import { disclaims, phrases } from './phrases.ts'

/** Bios stand in the last lines; in a short text the second half counts as its end. */
const tailLines = 8
/** Lines at the head among which a house disclaims what follows. */
const headLines = 2
/** Tokens between the start of the line and the cue: room for a name, not for a clause. */
const maxLead = 9
/** Paragraphs below a line from which on it introduces someone the story speaks of. */
const maxBelow = 2

export const rule = defineRule({
  id: 'boilerplate/author-bio',
  meta: furnitureMeta('author note', {
    summary: 'Notes about the author at the end: what they do, how to reach them, whose views these are',
    confidence: 0.95,
    stage: 'stable',
    impact: 'minor',
  }),
  phrases: anywhere(phrases),
  check(document, context) {
    const hits = context.hits
    const layout = layoutOf(document)
    const introduced = new Set(introductions(document, layout).filter((line) => !cites(document, line)))
    for (const line of introduced) context.report('found', removal(document, lineRange(document, line)))
    if (hits.length === 0) return
    const at = positions(document, layout)
    const tail = Math.max(layout.count - tailLines, layout.count / 2)
    const early = hits.filter(({ line, firstToken, row }) => {
      const leads = firstToken - document.lines.firstTokenOf(line) <= maxLead
      if (phrases[row]?.reason !== disclaims) return leads && (at[line] as number) >= tail
      return (
        (at[line] as number) >= tail || ((at[line] as number) < headLines && (leads || namesAuthor(document, line)))
      )
    })
    const cued = new Set(hits.map(({ line }) => line))
    const story = lastStory(layout, cued)
    for (const { line } of cueLines(document, early, phrases))
      if (
        ((at[line] as number) > story || (at[line] as number) < headLines) &&
        !introduced.has(line) &&
        !cites(document, line)
      )
        context.report('found', removal(document, lineRange(document, line)))
  },
})

/** `Ida Brandt is a lecturer at Saltby. The views expressed here are hers.` */
const namesAuthor = (document: Document, line: number): boolean =>
  /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,4},? (?:is|was|are) /u.test(
    document.text.slice(document.lines.start[line], document.lines.end[line]),
  )

/** Position of the last line but one that reads as a paragraph and no cue stands in: what is above, the story goes on below. */
function lastStory(layout: Layout, cued: ReadonlySet<number>): number {
  let below = 0
  for (let i = layout.count - 1; i >= 0; i--)
    if (layout.prose[i] === 1 && !cued.has(lineOf(layout, i)) && ++below === maxBelow) return i
  return -1
}

/** True for a line that closes with its source in brackets: a claim the story documents. */
const cites = (document: Document, line: number): boolean => document.text[lineRange(document, line).end - 1] === ']'
