import { type Document, defineRule, Mask, Shape } from '@copydesk/core'
import {
  endOf,
  hasMask,
  hasShape,
  isAnyMark,
  isMark,
  isNumber,
  isWord,
  Mark,
  rangeOf,
  startOf,
  wordOf,
} from '@copydesk/text'
import { readsAsProse } from '../_shared/lines.ts'
import { allow } from './allow.ts'
import { foreignWords } from './function-words.ts'

/** Words a run has at least, unknown words among them, and letters of another script that pass for that many. */
const leastWords = 3
const leastUnknown = 2
const leastLetters = 6
const elsewhere =
  Mask.url | Mask.email | Mask.handle | Mask.hashtag | Mask.code | Mask.quotation | Mask.headline | Mask.fragment

export const rule = defineRule({
  id: 'machine-translation/untranslated-run',
  meta: {
    summary: 'Words of another language or script inside English prose',
    confidence: 0.88,
    weight: 0,
    stage: 'preview',
    impact: 'minor',
    scope: 'span',
    messages: {
      language: { text: 'Unexpected foreign words "{actual}", expected English', severity: 'warning' },
      script: { text: 'Unexpected words in another script "{actual}", expected English', severity: 'warning' },
    },
  },
  check(document, { report }) {
    let reached = -1
    for (const i of document.unknown) {
      if (i < reached || !isForeign(document, i)) continue
      const [first, end] = runAround(document, i)
      reached = end
      const kind = isExcepted(document, first, end) ? undefined : kindOf(document, first, end)
      if (!kind) continue
      report(kind, { range: rangeOf(document, first, end - 1) })
      reached = document.lines.endTokenOf(document.lineAt(startOf(document, first)))
    }
  },
})

const isOtherScript = (text: string): boolean => /^[^\p{Script=Latin}\p{N}\p{P}]/u.test(text)

/** A lower-case word neither dictionary nor news knows, a function word of another language, a word in another script. */
function isForeign(document: Document, i: number): boolean {
  if (!isWord(document, i) || hasMask(document, i, elsewhere)) return false
  const text = document.tokenText(i)
  if (isOtherScript(text)) return true
  if (hasShape(document, i, Shape.capital | Shape.digit | Shape.apostrophe)) return false
  return wordOf(document, i) < 0 || foreignWords.has(text)
}

/** Goes on over foreign words, and over one word, number or mark between two of them. */
function runAround(document: Document, i: number): [number, number] {
  const { lines } = document
  const line = document.lineAt(startOf(document, i))
  let first = i
  let end = i + 1
  const from = lines.firstTokenOf(line)
  const to = lines.endTokenOf(line)
  while (first > from) {
    if (isForeign(document, first - 1)) first--
    else if (first - 1 > from && isForeign(document, first - 2) && isBridge(document, first - 1)) first -= 2
    else break
  }
  while (end < to) {
    if (isForeign(document, end)) end++
    else if (end + 1 < to && isForeign(document, end + 1) && isBridge(document, end)) end += 2
    else break
  }
  return [first, end]
}

const isBridge = (document: Document, i: number): boolean =>
  isNumber(document, i) ||
  isMark(document, i, Mark.comma) ||
  isMark(document, i, Mark.hyphen) ||
  (isWord(document, i) && !hasMask(document, i, elsewhere))

/** Glosses in brackets, words after a colon or before one, posts, phrases English has taken in. */
function isExcepted(document: Document, first: number, end: number): boolean {
  const { text } = document
  if (isAnyMark(document, first - 1, marksAround) || isAnyMark(document, end, marksAround)) return true
  const start = startOf(document, first)
  if (!readsAsProse(document, document.lineAt(start))) return true
  const around = text.slice(Math.max(0, start - reach), endOf(document, end - 1) + reach).toLowerCase()
  return allow.some((row) => around.includes(row.text))
}

/** Brackets, the colon, and quotation marks that pair with nothing. */
const marksAround = new Set([40, 41, 91, 93, 58, 34, 0x201c, 0x201d, 0x2018, 0xab, 0xbb])
/** Characters of a phrase that may lie outside the run, in names and known words. */
const reach = 24

function kindOf(document: Document, first: number, end: number): 'language' | 'script' | undefined {
  let words = 0
  let unknown = 0
  let functions = 0
  let letters = 0
  let foreignScript = 0
  for (let i = first; i < end; i++) {
    if (!isWord(document, i)) continue
    words++
    const text = document.tokenText(i)
    if (isOtherScript(text)) {
      foreignScript++
      letters += text.length
    } else if (foreignWords.has(text)) functions++
    else if (wordOf(document, i) < 0) unknown++
  }
  if (foreignScript >= leastWords || (foreignScript > 0 && letters >= leastLetters * 2)) return 'script'
  return words >= leastWords && functions >= 1 && unknown >= leastUnknown ? 'language' : undefined
}
