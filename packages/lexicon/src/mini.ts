import { type Lexicon, WordFlag } from '@copydesk/core'
import { decodeLexicon } from './decode.ts'
import { encodeLexicon, type LexiconEntry } from './encode.ts'

/** A lexicon made of a handful of words, for tests. */
export type MiniLexicon = Lexicon

/**
 * A lexicon of these words and counts (or counts and flags; `count` words have all of `us british news`).
 * Tokens are the sum of the counts unless given.
 */
export function lexiconOf(
  words: Readonly<Record<string, number | Partial<LexiconEntry>>>,
  tokens?: number,
): MiniLexicon {
  const entries = Object.entries(words).map(([word, value]): LexiconEntry => {
    const given = typeof value === 'number' ? { count: value } : value
    const plain = { word, flags: WordFlag.us | WordFlag.british | WordFlag.news, count: 0, capitalised: 0 }
    return { ...plain, ...given, word }
  })
  return decodeLexicon(encodeLexicon(entries, tokens ?? entries.reduce((sum, entry) => sum + entry.count, 0)))
}
