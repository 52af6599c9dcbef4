import { type Document, defineRule, Mask, type Range } from '@copydesk/core'
import { endOf, hasMask, isCapital, isJoined, isNumber, rangeOf, startOf, wordOf } from '@copydesk/text'

/** Places from which on the spacing is a habit of the text: it is said once. */
const habit = 4
const elsewhere = Mask.url | Mask.handle | Mask.hashtag | Mask.code | Mask.headline | Mask.fragment
const percent = 37
const currencies = new Set(Array.from('$€£¥', (sign) => sign.charCodeAt(0)))

export const rule = defineRule({
  id: 'machine-translation/spaced-currency',
  meta: {
    summary: 'A space between a number and its currency or percent sign',
    confidence: 0.95,
    weight: 1,
    stage: 'stable',
    impact: 'minor',
    scope: 'span',
    messages: {
      spaced: { text: 'Unexpected space in "{actual}", expected "{expected}"', severity: 'warning' },
      habit: {
        text: 'Unexpected space in "{actual}" and {more} more places, expected "{expected}"',
        severity: 'warning',
      },
    },
  },
  check(document, { report }) {
    const places = placesIn(document)
    const mend = ({ start, end }: Range) => document.text.slice(start, end).replace(/\s+/g, '')
    const edit = (range: Range) => ({ ...range, text: mend(range) })
    if (places.length < habit)
      for (const range of places) {
        const expected = mend(range)
        report('spaced', { range, data: { expected }, expected: [expected], edits: [edit(range)] })
      }
    else {
      const range = places[0] as Range
      const expected = mend(range)
      report('habit', {
        range,
        data: { expected, more: places.length - 1 },
        expected: [expected],
        edits: places.map(edit),
      })
    }
  },
})

function placesIn(document: Document): Range[] {
  const found: Range[] = []
  const tabular: number[] = []
  for (const sign of document.marks) {
    const code = wordOf(document, sign)
    if (code !== percent && !currencies.has(code)) continue
    const [first, second] = code === percent ? [sign - 1, sign] : [sign, sign + 1]
    if (!isSpaced(document, first, second)) continue
    const range = rangeOf(document, first, second)
    if (isTabular(document, first, second)) tabular.push(document.lineAt(range.start))
    else found.push(range)
  }
  const tables = new Set(tabular.filter((line, i) => line === tabular[i - 1]))
  return found.filter(({ start }) => !tables.has(document.lineAt(start)))
}

/** A number and a sign with one space between, in one line of prose. `US$ 5` is a style of its own. */
function isSpaced(document: Document, first: number, second: number): boolean {
  if (first < 0 || second >= document.tokens.count) return false
  if (!isNumber(document, first) && !isNumber(document, second)) return false
  if (!isNumber(document, first) && isJoined(document, first)) return false
  if (hasMask(document, first, elsewhere) || hasMask(document, second, elsewhere)) return false
  const gap = document.text.slice(endOf(document, first), startOf(document, second))
  return gap === ' ' || gap === '\u00a0' || gap === '\u202f'
}

/** `Ohio 12.3 % Iowa 11.7 %`: a name before and behind is a table that lost its cells; a line with two of them is one throughout. */
const isTabular = (document: Document, first: number, second: number): boolean =>
  isCapital(document, first - 1) && isCapital(document, second + 1)
