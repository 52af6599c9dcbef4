import { type Document, defineRule } from '@copydesk/core'
import { startOf, wordOf } from '@copydesk/text'

/** `don�t`, `caf�`: a character that could not be decoded and is lost. */
export const rule = defineRule({
  id: 'truncation/replacement-character',
  meta: {
    summary: 'A character lost in decoding',
    confidence: 0.99,
    weight: 1,
    stage: 'stable',
    impact: 'major',
    scope: 'span',
    specificity: 88,
    messages: {
      known: { text: 'Unexpected "{actual}", expected "{expected}"', severity: 'error' },
      lost: { text: 'Unexpected "{actual}", a character is lost here', severity: 'error' },
    },
  },
  check(document, context) {
    for (const range of lostCharacters(document)) {
      const expected = restore(document, range.start, range.end)
      if (expected.length === 0) context.report('lost', { range })
      else {
        const [best] = expected as [string]
        context.report('known', { range, data: { expected: best }, expected, edits: [{ ...range, text: best }] })
      }
    }
  },
})

const lost = 0xfffd
const longest = 30

/** Runs of replacement characters with the letters around them. */
function lostCharacters(document: Document): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  for (const mark of document.marks) {
    if (wordOf(document, mark) !== lost) continue
    const at = startOf(document, mark)
    if (found.length > 0 && at < (found.at(-1) as { end: number }).end) continue
    found.push({ start: edge(document.text, at, -1), end: edge(document.text, at, 1) })
  }
  return found
}

function edge(text: string, from: number, step: 1 | -1): number {
  let at = from
  while (Math.abs(at + step - from) < longest && /[\p{L}\ufffd]/u.test(text.charAt(at + step))) at += step
  return step > 0 ? at + 1 : at
}

/** What is lost most often in English text, commonest first. */
const candidates = Array.from('’éèñöüáíóçïãåøäêôú')

/** Words of the lexicon that fit, the commonest first. */
function restore({ text, lexicon }: Document, start: number, end: number): string[] {
  const damaged = text.slice(start, end)
  if (!/^\p{L}*\ufffd+\p{L}*$/u.test(damaged) || damaged.length < 2) return []
  return candidates
    .map((character) => damaged.replace(/\ufffd+/, character))
    .map((word) => ({ word, id: idOf(word) }))
    .filter(({ id }) => id >= 0)
    .sort((a, b) => lexicon.count(b.id) - lexicon.count(a.id) || (a.word < b.word ? -1 : 1))
    .map(({ word }) => word)

  function idOf(word: string): number {
    const id = lexicon.find(word)
    return id < 0 && /’s$/.test(word) ? lexicon.find(word.slice(0, -2)) : id
  }
}
