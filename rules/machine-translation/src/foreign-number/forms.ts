import { type Document, Mask } from '@copydesk/core'
import { endOf, hasMask, isAnyMark, isJoined, isMark, isNumber, isQuoted, isWord, Mark, startOf } from '@copydesk/text'
import { counted, measured, tabular } from './units.ts'

/** A message of the rule, and the last token of the number or date. */
export interface Form {
  /** False where more than the number must change. */
  readonly safe?: boolean
  readonly id: 'comma' | 'stop' | 'apostrophe' | 'grouping' | 'thousand' | 'parted' | 'spaced' | 'day' | 'time'
  readonly last: number
}

const percent = 37
const months = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/

/** The foreign form of number token `i`, if it has one. */
export function formAt(document: Document, i: number): Form | undefined {
  const text = document.tokenText(i)
  if (/^\d{1,3},\d{1,2}$/.test(text)) return isMeasured(document, i + 1) ? { id: 'comma', last: i } : undefined
  if (/^\d{1,3},\d{4}$/.test(text)) return isDate(document, i) ? undefined : { id: 'grouping', last: i }
  if (/^[1-9]\d{0,2}(?:\.\d{3})+$/.test(text))
    return counted.has(textAt(document, i + 1)) ? { id: 'stop', last: i } : undefined
  if (isThousand(document, i)) return { id: 'thousand', last: i + 1, safe: !isPart(document, i) }
  if (!/^\d{1,3}$/.test(text)) return undefined
  if (isParted(document, i)) return { id: 'parted', last: i + 3 }
  if (isOrdinal(document, i)) return { id: 'day', last: i + 2 }
  if (isTime(document, i)) return { id: 'time', last: i + 2 }
  if (isCutComma(document, i)) return { id: 'comma', last: i + 2 }
  if (isApostrophe(document, i)) return { id: 'apostrophe', last: i + 2 }
  return isSpaced(document, i) ? { id: 'spaced', last: i + 1 } : undefined
}

const textAt = (document: Document, i: number): string =>
  i >= 0 && i < document.tokens.count ? document.tokenText(i) : ''

const isMeasured = (document: Document, i: number): boolean =>
  isMark(document, i, percent) || measured.has(textAt(document, i)) || textAt(document, i) === 'per'

/** `July 26,2020`: a date whose space is lost. */
const isDate = (document: Document, i: number): boolean =>
  /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/.test(
    textAt(document, isMark(document, i - 1, Mark.stop) ? i - 2 : i - 1),
  )

/** `11 thousand families`: in news, English writes 11,000. Somebody who speaks is not held to it, nor a table. */
const isThousand = (document: Document, i: number): boolean =>
  textAt(document, i + 1) === 'thousand' &&
  !isJoined(document, i + 1) &&
  !isMark(document, i + 2, Mark.hyphen) &&
  !tabular.has(textAt(document, i + 2)) &&
  !isQuoted(document, i)

/** `8-10 thousand`, `300 to 450 thousand`, `67 thousand 338`: the thousands belong to two numbers. */
const isPart = (document: Document, i: number): boolean =>
  isNumber(document, i + 2) ||
  (isNumber(document, i - 2) && (isAnyMark(document, i - 1, dashes) || between.has(textAt(document, i - 1))))

const between = new Set(['to', 'or', 'and'])

/** `2 trillion 784 billion`: English has one number of an amount, `2.784 trillion`. */
const isParted = (document: Document, i: number): boolean => {
  const size = sizes.indexOf(textAt(document, i + 1))
  return (
    size > 0 &&
    /^\d{1,3}$/.test(textAt(document, i + 2)) &&
    !isJoined(document, i + 2) &&
    textAt(document, i + 3) === sizes[size - 1]
  )
}

const sizes = ['thousand', 'million', 'billion', 'trillion']

/** `on 9. July`: the number goes on in its clause, and a month follows its full stop. */
function isOrdinal(document: Document, i: number): boolean {
  const { tokens } = document
  if (i === 0 || i + 2 >= tokens.count || !/^(?:[1-9]|[12]\d|3[01])$/.test(document.tokenText(i))) return false
  return (
    isWord(document, i - 1) &&
    !hasMask(document, i, Mask.fragment | Mask.headline) &&
    isMark(document, i + 1, Mark.stop) &&
    isJoined(document, i + 1) &&
    !isJoined(document, i + 2) &&
    months.test(document.tokenText(i + 2)) &&
    beforeDate.has(document.tokenText(i - 1).toLowerCase()) &&
    goesOn(document, i + 3)
  )
}

const beforeDate = new Set(
  'on the since from until to by monday tuesday wednesday thursday friday saturday sunday'.split(' '),
)

/** Behind the month stands a year, a mark or a word of the same clause: a sentence that begins with the month goes on with its verb. */
const goesOn = (document: Document, i: number): boolean =>
  !isWord(document, i) || /^(?:in|at|as|to|this|last|next|and|with)$/.test(document.tokenText(i))

const dashes = new Set<number>([Mark.hyphen, Mark.enDash])
const beforeTime = new Set('at from to until till of around about by before after since between and'.split(' '))

/** `at 14: 00`: an hour, a colon, a space and two digits, behind a word a time follows. No verse of a book. */
const isTime = (document: Document, i: number): boolean =>
  /^(?:[01]?\d|2[0-4])$/.test(document.tokenText(i)) &&
  isMark(document, i + 1, Mark.colon) &&
  isJoined(document, i + 1) &&
  /^[0-5]\d$/.test(textAt(document, i + 2)) &&
  document.text.slice(endOf(document, i + 1), startOf(document, i + 2)) === ' ' &&
  !isMark(document, i + 3, percent) &&
  (isAnyMark(document, i - 1, dashes) || beforeTime.has(textAt(document, i - 1)))

/** `1 , 52%`: a decimal comma set apart, as engines leave it that cut a text into words. */
const isCutComma = (document: Document, i: number): boolean =>
  isMark(document, i + 1, Mark.comma) &&
  !isJoined(document, i + 1) &&
  /^\d{1,2}$/.test(textAt(document, i + 2)) &&
  !isJoined(document, i + 2) &&
  isMeasured(document, i + 3) &&
  document.lineAt(startOf(document, i)) === document.lineAt(startOf(document, i + 2))

/** `20’000 soldiers`, as Switzerland writes thousands. */
const isApostrophe = (document: Document, i: number): boolean =>
  isAnyMark(document, i + 1, apostrophes) &&
  isJoined(document, i + 1) &&
  /^\d{3}$/.test(textAt(document, i + 2)) &&
  isJoined(document, i + 2) &&
  !isJoined(document, i + 3)

const apostrophes = new Set<number>([Mark.apostrophe, Mark.closeSingle])

/** `1 200 people`: two groups of digits, the second of three, and then what is counted. No telephone number. */
function isSpaced(document: Document, i: number): boolean {
  const { tokens, text } = document
  if (i + 2 >= tokens.count || !/^\d{3}$/.test(document.tokenText(i + 1))) return false
  if (i > 0 && (isNumber(document, i - 1) || isJoined(document, i))) return false
  const gap = text.slice(endOf(document, i), startOf(document, i + 1))
  return /^[ \u00a0\u202f\u2009]$/.test(gap) && counted.has(document.tokenText(i + 2))
}
