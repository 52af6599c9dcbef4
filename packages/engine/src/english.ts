import { type Document, TokenKind, WordFlag } from '@copydesk/core'

const minWords = 20
/** Closed-class words make up 35–55 % of English prose, name lists and tables less; other languages share a few by chance. */
const enoughFunctionWords = 0.18
const enoughKnownWords = 0.6
const sampled = 600

/** Whether function words or vocabulary say that a text is English. Texts under 20 words pass for English. */
export function readsAsEnglish({ tokens, lexicon, words: length }: Document): boolean {
  if (length < minWords) return true
  let words = 0
  let closed = 0
  let known = 0
  for (let i = 0; i < tokens.count && words < sampled; i++) {
    if (tokens.kind[i] !== TokenKind.word) continue
    words++
    const id = tokens.word[i] as number
    if (id < 0) continue
    known++
    if (lexicon.flags(id) & WordFlag.function) closed++
  }
  return closed >= words * enoughFunctionWords || known >= words * enoughKnownWords
}
