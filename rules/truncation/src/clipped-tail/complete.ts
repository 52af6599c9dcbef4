import { type Document, type Lexicon, Mask, onceFor } from '@copydesk/core'
import { hasMask, lengthOf, wordOf } from '@copydesk/text'
import { vocabularyOf } from '../_shared/restore.ts'
import { isSmallWord, isTitleWord } from '../_shared/words.ts'

/** How much oftener a longer word must stand than the piece as a word of its own. */
const leastRatio = 20
/** Letters from which on a piece that is no word needs no common word to go on to. */
const longPiece = 4
const most = 5
const longest = 24

/** Words that the last word may be the start of, best first; none if it is a word of its own. */
export function completions(document: Document, token: number): string[] {
  const { lexicon } = document
  const small = isSmallWord(document, token)
  if (!small && (!isTitleWord(document, token) || hasMask(document, token, Mask.headline))) return []
  if (lengthOf(document, token) > longest) return []
  const piece = document.tokenText(token)
  const own = wordOf(document, token)
  if (!small && own >= 0) return []
  const longer = longerWords(document, piece.toLowerCase())
  const rival = own < 0 ? 0 : lexicon.count(own) * (small ? 1 - lexicon.capitalised(own) : 1)
  const total = longer.reduce((sum, id) => sum + lexicon.count(id), 0)
  const sure = own < 0 && piece.length >= longPiece && longer.length > 0
  if (!sure && total < leastRatio * (rival + 1)) return []
  const here = vocabularyOf(document)
  const weight = (id: number): number => lexicon.count(id) * (here(id) ? 30 : 1)
  return longer
    .sort((a, b) => weight(b) - weight(a) || a - b)
    .slice(0, most)
    .map((id) => (small ? lexicon.word(id) : piece + lexicon.word(id).slice(piece.length)))
}

/** Ids of the words that go on after `piece`. */
function longerWords({ lexicon }: Document, piece: string): number[] {
  const goesOn = (id: number): boolean => {
    const word = lexicon.word(id)
    return word.length > piece.length && word.startsWith(piece) && !word.includes("'")
  }
  return (startingWith(lexicon).get(piece.slice(0, opening)) ?? []).filter(goesOn)
}

const opening = 2

/** Ids of all words by their first letter, and by their first two; put together when the first text ends in a piece. */
const startingWith = onceFor((lexicon: Lexicon): ReadonlyMap<string, readonly number[]> => {
  const byOpening = new Map<string, number[]>()
  for (let id = 0; id < lexicon.size; id++) {
    const word = lexicon.word(id)
    for (let length = 1; length <= opening; length++) {
      const list = byOpening.get(word.slice(0, length))
      if (list) list.push(id)
      else byOpening.set(word.slice(0, length), [id])
    }
  }
  return byOpening
})
