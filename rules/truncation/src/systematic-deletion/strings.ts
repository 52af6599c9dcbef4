import { type Lexicon, onceFor } from '@copydesk/core'

/** Lengths of the strings a filter is taken to delete. */
export const lengths = { least: 2, most: 4 }

/** Rarer words add nothing to the expected counts and would cost the most. */
const leastCount = 60

const cells = 26 ** 2 + 26 ** 3 + 26 ** 4
const offsets = [0, 0, 0, 26 ** 2, 26 ** 2 + 26 ** 3]

/** The strings of 2–4 small letters in the common words of a lexicon, each numbered by its cell. */
export interface StringTable {
  /** Common words, the commonest first; a word's place is its row. */
  readonly words: readonly string[]
  /** Lexicon id of each row. */
  readonly ids: Int32Array
  /** Words of small letters in the corpus of the lexicon. */
  readonly tokens: number
  /** Times each cell stands in them. */
  readonly corpus: Float64Array
  /** Rows of the words that hold a string, ascending. */
  rowsWith(cell: number): Int32Array
}

/** The table of a lexicon, made once: 60 ms. */
export const stringTable = onceFor((lexicon: Lexicon): StringTable => build(lexicon))

/** Cell of a string of 2–4 small ASCII letters, -1 for any other. */
export function cellOf(text: string): number {
  if (text.length < lengths.least || text.length > lengths.most) return -1
  let code = 0
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i) - 97
    if (letter < 0 || letter > 25) return -1
    code = code * 26 + letter
  }
  return (offsets[text.length] as number) + code
}

/** The string a cell stands for. */
export function stringOf(cell: number): string {
  const length = cell >= (offsets[4] as number) ? 4 : cell >= (offsets[3] as number) ? 3 : 2
  let rest = cell - (offsets[length] as number)
  let text = ''
  for (let i = 0; i < length; i++) {
    text = String.fromCharCode(97 + (rest % 26)) + text
    rest = Math.floor(rest / 26)
  }
  return text
}

function build(lexicon: Lexicon): StringTable {
  const small = (id: number): number => lexicon.count(id) * (1 - lexicon.capitalised(id))
  const ids = commonIds(lexicon)
  const words = Array.from(ids, (id) => lexicon.word(id))
  const corpus = new Float64Array(cells)
  const ends = new Int32Array(ids.length)
  const flat: number[] = []
  let tokens = 0
  for (const [row, id] of ids.entries()) {
    const from = flat.length
    pushCells(words[row] as string, flat)
    ends[row] = flat.length
    const count = small(id)
    tokens += count
    for (let i = from; i < flat.length; i++) corpus[flat[i] as number] = (corpus[flat[i] as number] as number) + count
  }
  return { words, ids, tokens, corpus, rowsWith: inverse(Int32Array.from(flat), ends) }
}

function commonIds(lexicon: Lexicon): Int32Array {
  const ids: number[] = []
  for (let id = 0; id < lexicon.size; id++) if (lexicon.count(id) >= leastCount) ids.push(id)
  return Int32Array.from(ids.sort((a, b) => lexicon.count(b) - lexicon.count(a) || a - b))
}

/** Appends the cells of the strings of a word, one that stands twice twice. */
function pushCells(word: string, cellsOfWord: number[]): void {
  for (let from = 0; from < word.length; from++) {
    let code = 0
    for (let at = from; at < word.length && at < from + lengths.most; at++) {
      const letter = word.charCodeAt(at) - 97
      if (letter < 0 || letter > 25) break
      code = code * 26 + letter
      const length = at - from + 1
      if (length >= lengths.least) cellsOfWord.push((offsets[length] as number) + code)
    }
  }
}

/** From words to cells turned into from cells to words, by counting. */
function inverse(cellsOfRows: Int32Array, ends: Int32Array): StringTable['rowsWith'] {
  const starts = new Int32Array(cells + 1)
  for (const cell of cellsOfRows) starts[cell + 1] = (starts[cell + 1] as number) + 1
  for (let cell = 0; cell < cells; cell++) starts[cell + 1] = (starts[cell + 1] as number) + (starts[cell] as number)
  const next = starts.slice(0, cells)
  const rows = new Int32Array(cellsOfRows.length)
  let row = 0
  for (let i = 0; i < cellsOfRows.length; i++) {
    while (i >= (ends[row] as number)) row++
    const cell = cellsOfRows[i] as number
    rows[next[cell] as number] = row
    next[cell] = (next[cell] as number) + 1
  }
  return (cell) => rows.subarray(starts[cell], starts[cell + 1])
}
