import { type Document, Mask, type Range, Shape } from '@copydesk/core'
import { endOf, hasMask, hasShape, isCapital, isWord, lengthOf, startOf } from '@copydesk/text'

/** Letters of an acronym whose words can be told from chance. */
const least = 3
const most = 6
const elsewhere = Mask.url | Mask.handle | Mask.hashtag | Mask.code | Mask.headline | Mask.fragment
const small = new Set('of the for and in on to de la et'.split(' '))

export interface Run extends Range {
  /** Its capitalised words in lower case, in order. */
  readonly words: readonly string[]
}

/** First letters of the words, as an acronym has them. */
export const initials = ({ words }: Run): string => words.map((word) => word.charAt(0).toUpperCase()).join('')

/** For each acronym of the text, the runs of capitalised words whose initials are its letters in any order. */
export function runsIn(document: Document): { acronym: string; runs: Run[] }[] {
  const acronyms = acronymsIn(document)
  if (acronyms.size === 0) return []
  const found = new Map<string, { acronym: string; runs: Run[] }>()
  const { lines } = document
  for (let line = 0; line < lines.count; line++) {
    const end = lines.endTokenOf(line)
    for (let i = lines.firstTokenOf(line); i < end; i++) {
      if (!isCapital(document, i) || hasMask(document, i, elsewhere) || wordAt(document, i) === 'the') continue
      const places = capitalsFrom(document, i, end)
      const last = places.at(-1) as number
      for (const named of [places, places.slice(gapIn(places))]) {
        const acronym = named.length < least ? undefined : acronyms.get(sorted(lettersOf(document, named)))
        if (!acronym) continue
        const entry = found.get(acronym) ?? { acronym, runs: [] }
        entry.runs.push(runOf(document, named))
        found.set(acronym, entry)
        break
      }
      i = last
    }
  }
  return [...found.values()]
}

/** Place behind the first small word: `Officials of the Eastern …` are not part of the name. */
const gapIn = (places: readonly number[]): number =>
  places.findIndex((place, k) => k > 0 && place > (places[k - 1] as number) + 1)

const lettersOf = (document: Document, places: readonly number[]): string =>
  places.map((place) => document.text.charAt(startOf(document, place))).join('')

const runOf = (document: Document, places: readonly number[]): Run => ({
  start: startOf(document, places[0] as number),
  end: endOf(document, places.at(-1) as number),
  words: places.map((place) => wordAt(document, place)),
})

const wordAt = (document: Document, i: number): string =>
  document
    .tokenText(i)
    .toLowerCase()
    .replace(/['’]s$/, '')

const sorted = (letters: string): string => [...letters].sort().join('')

/** Acronyms of the text by their letters in order of the alphabet. */
function acronymsIn(document: Document): Map<string, string> {
  const { tokens } = document
  const found = new Map<string, string>()
  for (let i = 0; i < tokens.count; i++) {
    if (!hasShape(document, i, Shape.upper) || !isWord(document, i)) continue
    const length = lengthOf(document, i)
    if (length < least || length > most) continue
    const acronym = document.tokenText(i)
    found.set(sorted(acronym), acronym)
  }
  return found
}

/** Tokens of the capitalised words of the run that starts at `from`; small words may stand between them. */
function capitalsFrom(document: Document, from: number, limit: number): number[] {
  const places = [from]
  for (let i = from + 1; i < limit; i++) {
    if (isCapital(document, i)) places.push(i)
    else if (i - (places.at(-1) as number) > 2 || !small.has(document.tokenText(i))) break
  }
  return places
}
