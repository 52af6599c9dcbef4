import { type Document, defineRule, Mask, type Range } from '@copydesk/core'
import { fullLine, hasMask } from '@copydesk/text'
import { announcedNothing } from './announced.ts'
import { cutAtComma, droppedBefore, placeholderBefore } from './dropped.ts'
import { announcementIn, isThere, pointerAt } from './pointers.ts'

/** `as the chart below shows` and no chart; `told the: “They`: something was taken out of the text. */
export const rule = defineRule({
  id: 'truncation/missing-part',
  meta: {
    summary: 'A picture, a recording, a name or a figure that the text leads to and does not have',
    confidence: 0.92,
    weight: 3,
    stage: 'stable',
    scope: 'span',
    specificity: 55,
    impact: 'major',
    messages: {
      pointed: { text: 'Unexpected "{actual}", what it points at is missing', severity: 'warning' },
      dropped: { text: 'Unexpected "{actual}", a word is missing', severity: 'warning' },
      announced: { text: 'Unexpected "{actual}", what it announces is missing or unmarked', severity: 'warning' },
      cut: { text: 'Unexpected "{actual}" at the end of a paragraph, the rest is missing', severity: 'warning' },
    },
  },
  phrases: [
    { text: 'below', reason: 'points down the page' },
    { text: 'above', reason: 'points up the page' },
  ],
  check(document, context) {
    const { lines, marks } = document
    const told = new Set<number>()
    const point = (range: Range | undefined, line: number, step: 1 | -1): void => {
      if (!range || told.has(line) || holdsThings(document) || isThere(document, line, step)) return
      told.add(line)
      context.report('pointed', { range })
    }
    for (let line = 0; line < lines.count; line++) {
      point(announcementIn(document, line), line, 1)
      const announced = announcedNothing(document, line, fullLine(document, line + 1, 1))
      if (announced && !told.has(line))
        context.report('announced', {
          range: announced.range,
          nearby: [{ ...announced.goesOn, message: 'goes on as if it had been said' }],
        })
      const cut = cutAtComma(document, line)
      if (cut) context.report('cut', { range: cut })
    }
    for (const { firstToken, line, row } of context.hits)
      if (!hasMask(document, firstToken, Mask.headline))
        point(pointerAt(document, firstToken), line, row === 0 ? 1 : -1)
    for (const mark of marks) {
      const range = droppedBefore(document, mark)
      if (range) context.report('dropped', { range })
      const placeholder = placeholderBefore(document, mark)
      if (placeholder) context.report('pointed', { range: placeholder })
    }
  },
})

/** A page has its pictures and players beside the text. */
const holdsThings = ({ article: { format } }: Document): boolean => format === 'html' || format === 'markdown'
