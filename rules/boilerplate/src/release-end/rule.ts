import { type Document, defineRule } from '@copydesk/core'
import { furnitureMeta, linesRange, lineText, removal, Specificity } from '../_shared/furniture.ts'
import { type Layout, layoutOf, lineOf, wordsOf } from '../_shared/layout.ts'

/** How a release says that it has ended. */
const marks: ReadonlySet<string> = new Set([
  '###',
  '# # #',
  '####',
  '-30-',
  '- 30 -',
  'ENDS',
  '-ENDS-',
  '- ENDS -',
  '-end-',
])
/** `About the Tidewater Trust`: heads a paragraph on whoever sent the release. */
const heading = /^About (?:the )?\p{Lu}[^.?!]{1,60}$/u
/** Words of such a heading, and lines it may have below it. */
const headingWords = 9
const below = 8
/** Share of the words above which the part behind a mark has at most. */
const share = 0.5

export const rule = defineRule({
  id: 'boilerplate/release-end',
  meta: furnitureMeta('end of the release', {
    summary: 'What follows the end of a press release: contacts and a portrait of who sent it',
    confidence: 0.93,
    stage: 'stable',
    impact: 'minor',
    specificity: Specificity.region,
  }),
  check(document, context) {
    const layout = layoutOf(document)
    const from = endOf(document, layout)
    if (from < 0) return
    const range = linesRange(document, lineOf(layout, from), lineOf(layout, layout.count - 1))
    context.report('found', removal(document, range))
  },
})

/** Position of the first line that is no more of the release, -1 if there is none. */
function endOf(document: Document, layout: Layout): number {
  let all = 0
  for (const n of layout.words) all += n
  let above = 0
  for (let i = 0; i < layout.count - 1; i++) {
    if (layout.firstProse >= 0 && i > layout.firstProse && all - above <= above * share)
      if (isMark(document, layout, i) || isHeading(document, layout, i)) return i
    above += wordsOf(layout, i)
  }
  return -1
}

const isMark = (document: Document, layout: Layout, i: number): boolean =>
  wordsOf(layout, i) <= 1 && marks.has(lineText(document, lineOf(layout, i)))

/** The paragraph under the heading opens with the name in it: `The Tidewater Trust is …`. */
function isHeading(document: Document, layout: Layout, i: number): boolean {
  if (wordsOf(layout, i) > headingWords || layout.count - i > below) return false
  const text = lineText(document, lineOf(layout, i)).replace(/:$/, '')
  if (!heading.test(text)) return false
  const name = text.replace(/^About (?:the )?/, '').split(/[\s,(]/)[0] as string
  return lineText(document, lineOf(layout, i + 1))
    .slice(0, 120)
    .includes(name)
}
