import { type Document, defineRule, Mask, type Range, Shape, TokenKind } from '@copydesk/core'
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
      report(kind, { range: rangeOf(document, first, end) })
      reached = document.lines.endToken[document.lineAt(document.tokens.start[first] as number)] as number
    }
  },
})

const rangeOf = ({ tokens }: Document, first: number, end: number): Range => ({
  start: tokens.start[first] as number,
  end: tokens.end[end - 1] as number,
})

const isOtherScript = (text: string): boolean => /^[^\p{Script=Latin}\p{N}\p{P}]/u.test(text)

/** A lower-case word neither dictionary nor news knows, a function word of another language, a word in another script. */
function isForeign(document: Document, i: number): boolean {
  const { tokens } = document
  if (tokens.kind[i] !== TokenKind.word || (tokens.mask[i] as number) & elsewhere) return false
  const text = document.tokenText(i)
  if (isOtherScript(text)) return true
  if ((tokens.shape[i] as number) & (Shape.capital | Shape.digit | Shape.apostrophe)) return false
  return (tokens.word[i] as number) < 0 || foreignWords.has(text)
}

/** Goes on over foreign words, and over one word, number or mark between two of them. */
function runAround(document: Document, i: number): [number, number] {
  const { lines } = document
  const line = document.lineAt(document.tokens.start[i] as number)
  let first = i
  let end = i + 1
  const from = lines.firstToken[line] as number
  const to = lines.endToken[line] as number
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

const comma = 44
const hyphen = 45

const isBridge = ({ tokens }: Document, i: number): boolean =>
  tokens.kind[i] === TokenKind.number ||
  tokens.word[i] === comma ||
  tokens.word[i] === hyphen ||
  (tokens.kind[i] === TokenKind.word && ((tokens.mask[i] as number) & elsewhere) === 0)

/** Glosses in brackets, words after a colon or before one, posts, phrases English has taken in. */
function isExcepted(document: Document, first: number, end: number): boolean {
  const { text, tokens } = document
  if (marksAround.has(tokens.word[first - 1] ?? 0) || marksAround.has(tokens.word[end] ?? 0)) return true
  const start = tokens.start[first] as number
  if (!readsAsProse(document, document.lineAt(start))) return true
  const around = text.slice(Math.max(0, start - reach), (tokens.end[end - 1] as number) + reach).toLowerCase()
  return allow.some((row) => around.includes(row.text))
}

/** Brackets, the colon, and quotation marks that pair with nothing. */
const marksAround = new Set([40, 41, 91, 93, 58, 34, 0x201c, 0x201d, 0x2018, 0xab, 0xbb])
/** Characters of a phrase that may lie outside the run, in names and known words. */
const reach = 24

function kindOf(document: Document, first: number, end: number): 'language' | 'script' | undefined {
  const { tokens } = document
  let words = 0
  let unknown = 0
  let functions = 0
  let letters = 0
  let foreignScript = 0
  for (let i = first; i < end; i++) {
    if (tokens.kind[i] !== TokenKind.word) continue
    words++
    const text = document.tokenText(i)
    if (isOtherScript(text)) {
      foreignScript++
      letters += text.length
    } else if (foreignWords.has(text)) functions++
    else if ((tokens.word[i] as number) < 0) unknown++
  }
  if (foreignScript >= leastWords || (foreignScript > 0 && letters >= leastLetters * 2)) return 'script'
  return words >= leastWords && functions >= 1 && unknown >= leastUnknown ? 'language' : undefined
}
