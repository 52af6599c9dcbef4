import { countWhere, type Document, onceFor } from '@copydesk/core'
import { peopleOf } from '@copydesk/news'

/** Letters of the shortest and the longest word that may be another's with a letter wrong. */
const shortest = 4
const longest = 30

interface Namesakes {
  /** Words of names behind the first, lower case, sorted. */
  readonly words: readonly string[]
  /** What is left of them without one letter, with its place and without. */
  readonly shortened: ReadonlySet<string>
}

const namesakesOf = onceFor(collect)

/** A longer name holds this one, glued to more (`Ruth AlvearMore`), or spelt with a letter more, less or other. */
export function hasNamesake(document: Document, surname: string): boolean {
  const { words, shortened } = namesakesOf(document)
  const next = words[firstFrom(words, surname)]
  if (next?.startsWith(surname)) return true
  if (surname.length < shortest || surname.length > longest) return false
  if (shortened.has(surname)) return true
  for (let at = 0; at < surname.length; at++) {
    const rest = without(surname, at)
    if (shortened.has(`${at} ${rest}`) || (rest.length >= shortest && words[firstFrom(words, rest)] === rest))
      return true
  }
  return false
}

function collect(document: Document): Namesakes {
  const words = new Set<string>()
  for (const { name, words: count } of peopleOf(document).mentions)
    if (count > 1) for (const word of name.toLowerCase().split(/\s+/).slice(1)) words.add(word)
  const shortened = new Set<string>()
  for (const word of words) {
    if (word.length < shortest || word.length > longest) continue
    for (let at = 0; at < word.length; at++) {
      const rest = without(word, at)
      if (rest.length >= shortest) shortened.add(rest)
      shortened.add(`${at} ${rest}`)
    }
  }
  return { words: [...words].sort(), shortened }
}

/** A word without its letter `at`. */
const without = (word: string, at: number): string => word.slice(0, at) + word.slice(at + 1)

/** Index of the first word that is not before `word`. */
const firstFrom = (words: readonly string[], word: string): number =>
  countWhere(words.length, (i) => (words[i] as string) < word)
