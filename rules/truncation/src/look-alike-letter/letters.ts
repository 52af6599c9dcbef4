/** Letters of other scripts by the Latin letter they cannot be told from. */
const alike: readonly (readonly [latin: string, others: string])[] = [
  ['a', 'а'], ['c', 'с'], ['d', 'ԁ'], ['e', 'е'], ['h', 'һ'], ['i', 'і'], ['j', 'ј'], ['l', 'ӏ'], ['o', 'оο'], ['p', 'р'],
  ['q', 'ԛ'], ['s', 'ѕ'], ['w', 'ԝ'], ['x', 'х'], ['y', 'у'], ['A', 'АΑ'], ['B', 'ВΒ'], ['C', 'С'], ['E', 'ЕΕ'], ['H', 'НΗ'],
  ['I', 'ІΙ'], ['J', 'Ј'], ['K', 'КΚ'], ['M', 'МΜ'], ['N', 'Ν'], ['O', 'ОΟ'], ['P', 'РΡ'], ['S', 'Ѕ'], ['T', 'ТΤ'], ['X', 'ХΧ'],
  ['Y', 'ҮΥ'], ['Z', 'Ζ'],
] // biome-ignore format: a table

const latin: ReadonlyMap<string, string> = new Map(
  alike.flatMap(([letter, others]) => Array.from(others, (other) => [other, letter] as const)),
)

/** A word with Latin letters in place of those that look like them. */
export interface Latinised {
  readonly text: string
  /** Letters replaced; and those that were Latin already. */
  readonly alikes: number
  readonly own: number
}

/** Undefined of a word that has none of the letters, or any that looks like no Latin one. */
export function latinised(word: string): Latinised | undefined {
  let text = ''
  let alikes = 0
  let own = 0
  for (const letter of word) {
    const known = latin.get(letter)
    if (known !== undefined) alikes++
    else if (/^\p{Script=Latin}$/u.test(letter)) own++
    else if (/^\p{L}$/u.test(letter)) return undefined
    text += known ?? letter
  }
  return alikes === 0 ? undefined : { text, alikes, own }
}
