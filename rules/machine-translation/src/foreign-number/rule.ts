import { type Document, defineRule, Mask, type Range } from '@copydesk/core'
import { endOf, hasMask, isJoined, isMark, isNumber, isWord, Mark, rangeOf, startOf } from '@copydesk/text'
import { counted, measured } from './units.ts'

const elsewhere = Mask.url | Mask.email | Mask.handle | Mask.hashtag | Mask.code
const percent = 37
const months = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/

type Form = 'comma' | 'stop' | 'spaced' | 'day'

/** Numbers and dates as other languages write them, inside English. */
export const rule = defineRule({
  id: 'machine-translation/foreign-number',
  meta: {
    summary: 'A number or date in the form of another language: "12,5 percent", "340.000 euros", "on 9. July"',
    confidence: 0.95,
    weight: 1,
    stage: 'stable',
    scope: 'span',
    impact: 'minor',
    messages: {
      comma: { text: 'Unexpected decimal comma in "{actual}", expected "{expected}"', severity: 'warning' },
      stop: { text: 'Unexpected full stop in "{actual}", expected "{expected}"', severity: 'warning' },
      spaced: { text: 'Unexpected space in "{actual}", expected "{expected}"', severity: 'info' },
      day: { text: 'Unexpected full stop in "{actual}", expected "{expected}"', severity: 'warning' },
    },
  },
  check(document, { report }) {
    const { tokens } = document
    for (let i = 0; i < tokens.count; i++) {
      if (!isNumber(document, i) || hasMask(document, i, elsewhere)) continue
      const found = formAt(document, i)
      if (!found) continue
      const range = rangeOf(document, i, found.last)
      const expected = mend(document, found.form, range)
      report(found.form, { range, data: { expected }, expected: [expected], edits: [{ ...range, text: expected }] })
    }
  },
})

function formAt(document: Document, i: number): { readonly form: Form; readonly last: number } | undefined {
  const text = document.tokenText(i)
  const next = i + 1 < document.tokens.count ? document.tokenText(i + 1) : ''
  if (/^\d{1,3},\d{1,2}$/.test(text))
    return isPercent(document, i + 1) || measured.has(next) || /^per$/.test(next)
      ? { form: 'comma', last: i }
      : undefined
  if (/^[1-9]\d{0,2}(?:\.\d{3})+$/.test(text)) return counted.has(next) ? { form: 'stop', last: i } : undefined
  if (/^(?:[1-9]|[12]\d|3[01])$/.test(text) && isDate(document, i)) return { form: 'day', last: i + 2 }
  return isSpaced(document, i) ? { form: 'spaced', last: i + 1 } : undefined
}

const isPercent = (document: Document, i: number): boolean => isMark(document, i, percent)

/** `on 9. July`: the number goes on in its clause, and a month follows its full stop. */
function isDate(document: Document, i: number): boolean {
  const { tokens } = document
  if (i === 0 || i + 2 >= tokens.count) return false
  return (
    isWord(document, i - 1) &&
    !hasMask(document, i, Mask.fragment | Mask.headline) &&
    isMark(document, i + 1, Mark.stop) &&
    isJoined(document, i + 1) &&
    !isJoined(document, i + 2) &&
    months.test(document.tokenText(i + 2)) &&
    before.has(document.tokenText(i - 1).toLowerCase()) &&
    goesOn(document, i + 3)
  )
}

const before = new Set(
  'on the since from until to by monday tuesday wednesday thursday friday saturday sunday'.split(' '),
)

/** Behind the month stands a year, a mark or a word of the same clause: a sentence that begins with the month goes on with its verb. */
const goesOn = (document: Document, i: number): boolean =>
  !isWord(document, i) || /^(?:in|at|as|to|this|last|next|and|with)$/.test(document.tokenText(i))

/** `1 200 people`: two groups of digits, the second of three, and then what is counted. No telephone number. */
function isSpaced(document: Document, i: number): boolean {
  const { tokens, text } = document
  if (i + 2 >= tokens.count || !/^\d{1,3}$/.test(document.tokenText(i)) || !/^\d{3}$/.test(document.tokenText(i + 1)))
    return false
  if (i > 0 && (isNumber(document, i - 1) || isJoined(document, i))) return false
  const gap = text.slice(endOf(document, i), startOf(document, i + 1))
  return /^[ \u00a0\u202f\u2009]$/.test(gap) && counted.has(document.tokenText(i + 2))
}

function mend({ text }: Document, form: Form, { start, end }: Range): string {
  const actual = text.slice(start, end)
  if (form === 'comma') return actual.replace(',', '.')
  if (form === 'stop') return actual.replaceAll('.', ',')
  return form === 'day' ? actual.replace('.', '') : actual.replace(/\s/, ',')
}
