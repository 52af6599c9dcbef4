import { type Document, defineRule, Mask, type Range } from '@copydesk/core'
import { endOf, hasMask, isWord, startOf, wordOf } from '@copydesk/text'
import { datelineStops, speakersDashes } from './datelines.ts'

const elsewhere = Mask.url | Mask.email | Mask.handle | Mask.hashtag | Mask.code | Mask.headline | Mask.fragment
/** Marks of East Asian type, which English is never set with. */
const wide = new Set(
  Array.from('、。「」『』【】〈〉《》（）：；，！？～・〜｜％＝＋＆／', (mark) => mark.charCodeAt(0)),
)
const leastWide = Math.min(...wide)
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
      dateline: { text: 'Unexpected "{actual}" behind a dateline, expected "{expected}"', severity: 'warning' },
      dash: {
        text: 'Unexpected "{actual}" between a quotation and its speaker, expected a comma',
        severity: 'warning',
      },
      quotation: { text: 'Unexpected quotation mark "{actual}", expected “', severity: 'warning' },
    },
  },
  check(document, { report }) {
    const [mark, ...more] = wideMarks(document)
    if (mark !== undefined)
      report('mark', { range: markAt(document, mark), places: more.map((i) => markAt(document, i)) })
    for (const range of datelineStops(document))
      report('dateline', {
        range,
        data: { expected: '—' },
        expected: ['—'],
        edits: [{ ...range, text: '—' }],
        safe: false,
      })
    const [dash, ...dashes] = speakersDashes(document)
    if (dash) report('dash', { range: dash, places: dashes })
    const [quotation, ...others] = quotationsOf(document)
    if (quotation !== undefined)
      report('quotation', { range: markAt(document, quotation), places: others.map((i) => markAt(document, i)) })
  },
})

const markAt = (document: Document, i: number): Range => ({
  start: startOf(document, i),
  end: startOf(document, i) + 1,
})

function wideMarks(document: Document): number[] {
  const found: number[] = []
  for (const i of document.marks) {
    const code = wordOf(document, i)
    if (code >= leastWide && wide.has(code) && touchesEnglish(document, i)) found.push(i)
  }
  return found
}

/** A word in Latin letters touches the mark, and none of another script does. */
function touchesEnglish(document: Document, i: number): boolean {
  const { text } = document
  if (hasMask(document, i, elsewhere)) return false
  const sides = text.charAt(startOf(document, i) - 1) + text.charAt(endOf(document, i))
  return /[A-Z]/i.test(sides) && !/[^\p{Script=Latin}\p{Script=Common}]/u.test(sides)
}

/** Opening marks of closed quotations of two or more English words in `«»` or `„“`. */
function quotationsOf(document: Document): number[] {
  const { quotations } = document
  const found: number[] = []
  for (let q = 0; q < quotations.count; q++) {
    const first = quotations.firstTokenOf(q)
    if (!quotations.closed[q] || !low.has(wordOf(document, first))) continue
    if (hasMask(document, first, elsewhere)) continue
    if (englishWords(document, first + 1, quotations.endTokenOf(q)) >= 2) found.push(first)
  }
  return found
}

function englishWords(document: Document, from: number, to: number): number {
  let known = 0
  for (let i = from; i < to; i++) if (isWord(document, i) && wordOf(document, i) >= 0) known++
  return known
}
