import { type Document, defineRule, Mask, type Range, TokenKind } from '@copydesk/core'

const elsewhere = Mask.url | Mask.email | Mask.handle | Mask.hashtag | Mask.code | Mask.headline | Mask.fragment
/** Marks of East Asian type, which English is never set with. */
const wide = new Set(Array.from('、。「」『』【】〈〉《》（）：；，！？～', (mark) => mark.charCodeAt(0)))
const low = new Set(Array.from('«„', (mark) => mark.charCodeAt(0)))

/** Marks and quotation marks of another language around English words: an engine passes over them. */
export const rule = defineRule({
  id: 'machine-translation/foreign-punctuation',
  meta: {
    summary: 'Punctuation or quotation marks of another language around English words',
    confidence: 0.95,
    weight: 1,
    stage: 'stable',
    scope: 'span',
    impact: 'minor',
    messages: {
      mark: { text: 'Unexpected "{actual}", expected English punctuation', severity: 'warning' },
      quotation: { text: 'Unexpected quotation mark "{actual}", expected “', severity: 'warning' },
    },
  },
  check(document, { report }) {
    const { tokens, marks } = document
    const [mark, ...more] = [...marks].filter((i) => wide.has(tokens.word[i] as number) && touchesEnglish(document, i))
    if (mark !== undefined)
      report('mark', { range: rangeOf(document, mark), places: more.map((i) => rangeOf(document, i)) })
    const [quotation, ...others] = quotationsOf(document)
    if (quotation !== undefined)
      report('quotation', { range: rangeOf(document, quotation), places: others.map((i) => rangeOf(document, i)) })
  },
})

const rangeOf = ({ tokens }: Document, i: number): Range => ({
  start: tokens.start[i] as number,
  end: (tokens.start[i] as number) + 1,
})

/** A word in Latin letters touches the mark, and none of another script does. */
function touchesEnglish(document: Document, i: number): boolean {
  const { tokens, text } = document
  if ((tokens.mask[i] as number) & elsewhere) return false
  const sides = text.charAt((tokens.start[i] as number) - 1) + text.charAt(tokens.end[i] as number)
  return /[A-Z]/i.test(sides) && !/[^\p{Script=Latin}\p{Script=Common}]/u.test(sides)
}

/** Opening marks of closed quotations of two or more English words in `«»` or `„“`. */
function quotationsOf(document: Document): number[] {
  const { quotations, tokens } = document
  const found: number[] = []
  for (let q = 0; q < quotations.count; q++) {
    const first = quotations.firstToken[q] as number
    if (!quotations.closed[q] || !low.has(tokens.word[first] as number)) continue
    if ((tokens.mask[first] as number) & elsewhere) continue
    if (englishWords(document, first + 1, quotations.endToken[q] as number) >= 2) found.push(first)
  }
  return found
}

function englishWords({ tokens }: Document, from: number, to: number): number {
  let known = 0
  for (let i = from; i < to; i++) if (tokens.kind[i] === TokenKind.word && (tokens.word[i] as number) >= 0) known++
  return known
}
