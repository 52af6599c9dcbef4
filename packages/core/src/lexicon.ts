/** Where a word is known from, bit by bit. */
export const WordFlag = {
  us: 1,
  british: 2,
  news: 4,
  /** Ends in a full stop inside a sentence (`govt.`). */
  abbreviation: 8,
  /** Article, pronoun, preposition, conjunction, auxiliary: the closed classes. */
  function: 16,
  /** The dictionaries have it with a capital only (`Jane`, `NATO`). */
  proper: 32,
} as const

/** Compiled word data: US and British dictionaries and the counts of a news corpus. Words are lower case, apostrophe `'`. */
export interface Lexicon {
  /** Number of words; ids are 0 … size − 1, in code-unit order of the words. */
  readonly size: number
  /** Tokens in the corpus the counts come from. */
  readonly tokens: number
  /** Id of `text.slice(start, end)`, folded to lower case (`’` to `'`, soft hyphens and zero-width characters dropped), or -1. */
  find(text: string, start?: number, end?: number): number
  /**
   * The same for a word of ASCII letters, digits and apostrophes, given its hash: FNV-1a (32 bits) of its folded units.
   * For who has read the letters anyway.
   */
  findHashed?(hash: number, text: string, start: number, end: number): number
  word(id: number): string
  /** `WordFlag` bits. */
  flags(id: number): number
  /** Times seen in the news corpus, ≥ 0. */
  count(id: number): number
  /** Share of those times with a capital first letter, 0–1. */
  capitalised(id: number): number
  /** Natural log of the add-half smoothed probability; id -1 gives that of a word never seen. */
  logProbability(id: number): number
  /** Ids of the words whose first letter, last letter and length are these, commonest first. */
  bucket(first: number, last: number, length: number): Int32Array
  /** True if one dictionary or the news vocabulary has the word, also as a possessive or a regular compound part. */
  knows(text: string, start?: number, end?: number): boolean
}
