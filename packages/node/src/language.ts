import { type Document, TokenKind, WordFlag } from '@copydesk/core'

const minWords = 20
/** Closed-class English words make up 35–55 % of English prose; other languages share a few of them by chance. */
const clearlyEnglish = 0.22

/** Language of a text: `en` at once if its function words say so, else by n-grams (eld). Texts under 20 words pass for English. */
export async function languageOf(document: Document): Promise<string> {
  if (document.words < minWords || functionShare(document) >= clearlyEnglish) return 'en'
  const detect = await detector()
  return detect(document.text.slice(0, 4000))
}

const sampled = 600

function functionShare(document: Document): number {
  const { tokens, lexicon } = document
  let words = 0
  let closed = 0
  for (let i = 0; i < tokens.count && words < sampled; i++) {
    if (tokens.kind[i] !== TokenKind.word) continue
    words++
    const id = tokens.word[i] as number
    if (id >= 0 && lexicon.flags(id) & WordFlag.function) closed++
  }
  return words === 0 ? 1 : closed / words
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
