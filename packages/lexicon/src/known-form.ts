import { type Lexicon, WordFlag } from '@copydesk/core'

type Words = Pick<Lexicon, 'find' | 'flags' | 'count'>

const PREFIXES = [
  'anti auto bio counter cyber eco electro geo hyper intra macro mega meta micro mid multi nano neuro non over',
  'paleo palaeo photo poly post pseudo psycho quasi semi socio sub super tele thermo trans ultra',
].flatMap((line) => line.split(' '))
const SUFFIXES = ['ish', 'less', 'like', 'ness', 'wide']
/**
 * A base must be this long, have been seen this often, and have a flag of a dictionary. Of 72,580 unknown forms that
 * common words take when they lose 1–3 letters, derivation then hides 13; `un-`, `re-`, `pre-`, `mis-`, `inter-`,
 * `under-` hide more (`understanding` → `unstanding`) and are left out for it.
 */
const MIN_BASE_LENGTH = 5
const MIN_BASE_COUNT = 3
const DICTIONARIES = WordFlag.us | WordFlag.british

/**
 * True if the table has the word, or it is a regular form of one: a possessive (`'s`, or `'` after an `s`), parts
 * joined by hyphens of which each is known, or a dictionary word of ≥ 5 letters after one of 36 productive prefixes or
 * before one of 5 suffixes (`nanoparticles`, `countrywide`).
 */
export function isKnown(words: Words, text: string, start: number, end: number): boolean {
  if (words.find(text, start, end) >= 0) return true
  const base = possessiveBase(words, text, start, end)
  if (base < end && words.find(text, start, base) >= 0) return true
  const hyphen = hyphenFrom(text, start, base)
  return hyphen < base ? areKnownParts(words, text, start, base) : isDerived(words, text, start, base)
}

/**
 * End of the word once `'s` or the `'` after an `s` is off; `end` if it is no possessive. A base of two letters or a
 * short function word (`te's`, `th's`, `the's`) makes none: those are what is left of `she's` and `that's`.
 */
function possessiveBase(words: Words, text: string, start: number, end: number): number {
  const bare = isApostrophe(text[end - 1]) && isS(text[end - 2])
  if (!bare && !(isS(text[end - 1]) && isApostrophe(text[end - 2]))) return end
  const base = bare ? end - 1 : end - 2
  const isFunction = (words.flags(words.find(text, start, base)) & WordFlag.function) !== 0
  return base - start < 3 || (base - start < 5 && isFunction) ? end : base
}

function areKnownParts(words: Words, text: string, start: number, end: number): boolean {
  for (let from = start; from <= end; ) {
    const to = hyphenFrom(text, from, end)
    if (to === from) return false
    if (words.find(text, from, to) < 0 && !isDerived(words, text, from, to)) return false
    from = to + 1
  }
  return true
}

function hyphenFrom(text: string, start: number, end: number): number {
  let at = start
  while (at < end && text[at] !== '-') at++
  return at
}

function isDerived(words: Words, text: string, start: number, end: number): boolean {
  if (end - start < MIN_BASE_LENGTH + 2) return false
  const word = text.slice(start, end).toLowerCase()
  const prefixed = PREFIXES.some((prefix) => word.startsWith(prefix) && isBase(words, text, start + prefix.length, end))
  return prefixed || SUFFIXES.some((suffix) => word.endsWith(suffix) && isBase(words, text, start, end - suffix.length))
}

function isBase(words: Words, text: string, start: number, end: number): boolean {
  if (end - start < MIN_BASE_LENGTH) return false
  const id = words.find(text, start, end)
  return id >= 0 && words.count(id) >= MIN_BASE_COUNT && (words.flags(id) & DICTIONARIES) !== 0
}

function isApostrophe(unit: string | undefined): boolean {
  return unit === "'" || unit === '’'
}

function isS(unit: string | undefined): boolean {
  return unit === 's' || unit === 'S'
}
