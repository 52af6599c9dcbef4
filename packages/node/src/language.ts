import { type Document, TokenKind, WordFlag } from '@copydesk/core'

const minWords = 20
/** Closed-class words make up 35–55 % of English prose, name lists and tables less; other languages share a few by chance. */
const enoughFunctionWords = 0.18
const enoughKnownWords = 0.6

/**
 * Language of a text: `en` at once if its function words or its vocabulary say so, else by n-grams (eld, loaded only
 * then: it is 50 MB of heap). Texts under 20 words pass for English.
 */
export async function languageOf(document: Document): Promise<string> {
  if (document.words < minWords || isEnglish(document)) return 'en'
  const detect = await detector()
  return detect(document.text.slice(0, 4000))
}

const sampled = 600

function isEnglish({ tokens, lexicon }: Document): boolean {
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

let loaded: Promise<(text: string) => string> | undefined

async function detector(): Promise<(text: string) => string> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<(text: string) => string> {
  const { eld } = await import('eld/medium')
  return (text) => {
    const result = eld.detect(text)
    return result.isReliable() ? result.language : 'en'
  }
}
