import { countWhere, type Lexicon } from '@copydesk/core'
import { isCut } from '../_shared/restore.ts'
import { cellOf, lengths, type StringTable } from './strings.ts'

/** Common words sorted from their start and from their end, to find those a piece was cut from. */
interface Edges {
  readonly fromStart: readonly string[]
  /** Spelt backwards. */
  readonly fromEnd: readonly string[]
}

const tables = new WeakMap<StringTable, Edges>()

const reversed = (word: string): string => Array.from(word).reverse().join('')

function edgesOf(table: StringTable): Edges {
  let edges = tables.get(table)
  if (!edges) {
    edges = { fromStart: [...table.words].sort(), fromEnd: table.words.map(reversed).sort() }
    tables.set(table, edges)
  }
  return edges
}

/** Cells of the strings that, put back into one of `terms`, make a common word. */
export function candidateCells(terms: Iterable<string>, lexicon: Lexicon, table: StringTable): Set<number> {
  const found = new Set<number>()
  const { fromStart, fromEnd } = edgesOf(table)
  for (const term of terms) {
    for (const cell of innerCells(term, lexicon)) found.add(cell)
    for (const word of continuing(fromStart, term)) add(found, word.slice(term.length))
    for (const word of continuing(fromEnd, reversed(term))) add(found, reversed(word.slice(term.length)))
  }
  return found
}

/** Cells of the strings lost inside a term. */
export function innerCells(term: string, lexicon: Lexicon): Set<number> {
  const found = new Set<number>()
  const first = term.charCodeAt(0)
  const last = term.charCodeAt(term.length - 1)
  for (let lost = lengths.least; lost <= lengths.most; lost++) {
    for (const id of lexicon.bucket(first, last, term.length + lost)) {
      if (lexicon.count(id) === 0) continue
      const word = lexicon.word(id)
      if (isCut(term, word)) for (const text of cuts(term, word)) add(found, text)
    }
  }
  return found
}

function add(cells: Set<number>, text: string): void {
  const cell = cellOf(text)
  if (cell >= 0) cells.add(cell)
}

/** The runs that taken out of `word` leave `damaged`: one, or the same letters rotated. */
function cuts(damaged: string, word: string): Set<string> {
  const lost = word.length - damaged.length
  const found = new Set<string>()
  for (let at = 0; at <= damaged.length; at++)
    if (word.startsWith(damaged.slice(0, at)) && word.endsWith(damaged.slice(at))) found.add(word.slice(at, at + lost))
  return found
}

/** Words of a sorted list that go on by 2–4 letters after `start`. */
function* continuing(sorted: readonly string[], start: string): Generator<string> {
  const first = countWhere(sorted.length, (i) => (sorted[i] as string) < start)
  for (let i = first; i < sorted.length && (sorted[i] as string).startsWith(start); i++)
    if ((sorted[i] as string).length - start.length <= lengths.most) yield sorted[i] as string
}
