/** `next`: the word that follows the stop; `before`: the word it stands after. `capital`: only before a capital. */
export interface AllowedWord {
  readonly text: string
  readonly reason: string
  readonly at: 'before' | 'next' | 'next-capital'
}

/** Words that make a full stop before a small letter no fault. Abbreviations are marked in the lexicon. */
export const allow: readonly AllowedWord[] = [
  { text: 'van', at: 'next-capital', reason: 'particle that opens a surname' },
  { text: 'von', at: 'next-capital', reason: 'particle that opens a surname' },
  { text: 'de', at: 'next-capital', reason: 'particle that opens a surname' },
  { text: 'di', at: 'next-capital', reason: 'particle that opens a surname' },
  { text: 'da', at: 'next-capital', reason: 'particle that opens a surname' },
  { text: 'del', at: 'next-capital', reason: 'particle that opens a surname' },
  { text: 'al', at: 'next-capital', reason: 'Arabic article that opens a name' },
  { text: 'el', at: 'next-capital', reason: 'Arabic article that opens a name' },
  { text: 'bin', at: 'next-capital', reason: 'Arabic patronymic' },
  { text: 'ibn', at: 'next-capital', reason: 'Arabic patronymic' },
  { text: 'adidas', at: 'next', reason: 'brand written in lower case' },
  { text: 'lululemon', at: 'next', reason: 'brand written in lower case' },
  { text: 'copyright', at: 'next', reason: 'opens a credit, often in lower case' },
  { text: 'archived', at: 'next', reason: 'label of a recording in a transcript' },
  { text: 'corps', at: 'before', reason: 'short for corporations, and a mistaken stop after the military word' },
  { text: 'depo', at: 'before', reason: 'deposition, in citations of court papers' },
  { text: 'int', at: 'before', reason: 'interview or interior, in citations' },
  { text: 'orgs', at: 'before', reason: 'organizations' },
  { text: 'apts', at: 'before', reason: 'apartments' },
  { text: 'quin', at: 'before', reason: 'Quinnipiac, in tables of polls' },
  { text: 'const', at: 'before', reason: 'constitution' },
]
