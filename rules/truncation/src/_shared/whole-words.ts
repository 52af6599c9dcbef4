import { rareWords } from './rare-words.ts'

/** Letters a word shares with the one before it (one digit), and the rest of it. */
const entry = /(\d)([a-z]+)/g

let decoded: ReadonlySet<string> | undefined

function rare(): ReadonlySet<string> {
  if (decoded) return decoded
  const words = new Set<string>()
  let previous = ''
  for (const [, shared, rest] of rareWords.matchAll(entry)) {
    previous = previous.slice(0, Number(shared)) + rest
    words.add(previous)
  }
  decoded = words
  return words
}

/** `viii`, `xlv`: a number in Roman figures, in small letters. */
export const isNumeral = (word: string): boolean =>
  /^(?=[ivxlcdm])m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})$/.test(word)

/**
 * True if a word in small letters that the lexicon lacks is right as it stands: it is in larger word lists (`chia`,
 * `statin`, `scrappage`, `codebase`), or a Roman numeral. No rule of this family restores it.
 */
export const isWhole = (word: string): boolean => isNumeral(word) || rare().has(word)
