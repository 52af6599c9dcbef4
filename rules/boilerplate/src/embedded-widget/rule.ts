import { type Document, defineRule, type Range } from '@copydesk/core'
import { isNumber } from '@copydesk/text'
import { furnitureMeta, lineRange, linesRange, removal, Specificity } from '../_shared/furniture.ts'
import { type Layout, layoutOf, lineOf } from '../_shared/layout.ts'

const counter = /(?:^|[^A-Z])(?:Card|Item|Slide) 1 of (\d{1,2})$/
/** A card asks or names something in a few words, then answers. */
const cardTitle = /^[^.?!]{3,90}[?.]\s+\S/
const maxCards = 20
/** What a publishing system puts an embed in for, alone on a line: `[pullquote]`, `[embed]…[/embed]`, `{{< youtube "4uK1x" >}}`. */
const shortcode =
  /^(?:\[\/?(?:pullquote|embed|caption|gallery|video|audio|audio-clip|youtube|vimeo|soundcloud|playlist|slideshow|tweet|instagram|iframe|ads?|adsforwp|contact-form|newsletter|poll)(?:[\s=][^\]]{0,300})?\].{0,300}|\{\{[<%][^{}]{1,400}[%>]\}\})$/
const shortcodeLength = 500

export const rule = defineRule({
  id: 'boilerplate/embedded-widget',
  meta: furnitureMeta('explainer widget', {
    summary:
      'Explainer cards cut into the story ("… Card 1 of 5"), and shortcodes that an embed or a pull quote stood for',
    confidence: 0.95,
    stage: 'stable',
    impact: 'major',
    specificity: Specificity.page,
    messages: {
      found: { text: 'Unexpected explainer widget "{actual}", remove it', severity: 'warning' },
      shortcode: { text: 'Unexpected shortcode "{actual}", remove it', severity: 'warning' },
    },
  }),
  check(document, context) {
    const layout = layoutOf(document)
    for (let i = 0; i < layout.count; i++) {
      const range = lineRange(document, lineOf(layout, i))
      if (range.end - range.start <= shortcodeLength && isShortcode(document.text, range)) {
        context.report('shortcode', removal(document, range))
        continue
      }
      if (range.end - range.start > 160 || !endsInNumber(document, lineOf(layout, i))) continue
      const cards = Number(counter.exec(document.text.slice(range.start, range.end))?.[1] ?? 0)
      if (cards === 0) continue
      const last = lastCard(document, layout, i, Math.min(cards, maxCards))
      context.report('found', removal(document, linesRange(document, lineOf(layout, i), lineOf(layout, last))))
      i = last
    }
  },
})

const endsInNumber = (document: Document, line: number): boolean =>
  isNumber(document, document.lines.endTokenOf(line) - 1)

/** The cards follow in one line each, all opening with a question; otherwise only the title goes. */
function lastCard(document: Document, layout: Layout, title: number, cards: number): number {
  let last = title
  for (let i = title + 1; i < Math.min(layout.count, title + 1 + cards); i++) {
    const { start, end } = lineRange(document, lineOf(layout, i))
    const opening = cardTitle.exec(document.text.slice(start, Math.min(end, start + 100)))
    if (!opening?.[0].includes('?')) break
    last = i
  }
  return last - title >= 2 ? last : title
}

/** Opens with the mark of one, so that most lines cost a look at one letter. */
const isShortcode = (text: string, { start, end }: Range): boolean =>
  (text[start] === '[' || text[start] === '{') && shortcode.test(text.slice(start, end))
