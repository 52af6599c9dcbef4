import type { Lexicon } from '@copydesk/core'

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** Times the news corpus must have a word for a slip of it to be likelier than a rare word of its own. */
const common = 100

/** First letters belong to the word; its last two are endings (`-s`, `-ed`, `-ly`) that make words dictionaries lack. */
const [head, tail] = [1, 2]

/**
 * Common words that one letter put in, left out, changed or swapped with the next inside `word` makes of it, commonest
 * first. About 50 look-ups a letter.
 */
export function slipsOf(word: string, lexicon: Lexicon): string[] {
  const found = new Map<string, number>()
  const meet = (form: string): void => {
    const id = lexicon.find(form)
    if (id >= 0 && lexicon.count(id) >= common) found.set(form, lexicon.count(id))
  }
  for (let i = head; i <= word.length - tail; i++) {
    const [before, at, after] = [word.slice(0, i), word.charAt(i), word.slice(i + 1)]
    for (const letter of letters) meet(before + letter + at + after)
    if (i === word.length - tail) break
    meet(before + after)
    meet(before + after.charAt(0) + at + after.slice(1))
    for (const letter of letters) meet(before + letter + after)
  }
  return [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([form]) => form)
}

const prefixes = /^(?:anti|co|de|dis|mis|non|out|over|pre|re|un|under)(?=.{4})/
const endings = /(?<=.{4})(?:ed|ers?|ing|ish|ism|ists?|less|like|ness|wise)$/

/** A word made of one the table has: `reassuming`, `flacking`; or spelt the British way: `weaponised`. */
export function isMade(word: string, lexicon: Lexicon): boolean {
  const forms = [
    word.replace(prefixes, ''),
    word.replace(endings, ''),
    word.replace(/is(?=(?:e[ds]?|ing|ation)$)/, 'iz'),
  ]
  return forms.some((form) => form !== word && lexicon.knows(form))
}
