import { type Document, Mask, type Range, Shape } from '@copydesk/core'
import {
  endOf,
  hasMask,
  hasShape,
  isMark,
  isNumber,
  isWord,
  isWordOrNumber,
  lowerOf,
  Mark,
  startOf,
  wordOf,
} from '@copydesk/text'
import { isFunctionWord } from '../_shared/words.ts'

/** A table whose rows stand in one line. */
export interface FlatTable {
  /** Its first cells. */
  readonly range: Range
  /** All of the line. */
  readonly line: Range
}

/**
 * Cells of a table at least, and how many of them have a figure: among names few will do, among common words (`Net support
 * +8 +3`) there must be many.
 */
const fewest = { named: { cells: 14, figures: 4, share: 0 }, plain: { cells: 20, figures: 8, share: 0.3 } } as const
/** Figures for each comma: a list in prose has a comma for each. */
const perComma = 2
/** Cells that show where the table begins. */
const shown = 4

/** Names and figures in a row with no word of a sentence between them (`Harrow County 78 Selwick 73 Brennock 61 …`). */
export function flatTables(document: Document): FlatTable[] {
  const { lines } = document
  const found: FlatTable[] = []
  for (let line = 0; line < lines.count; line++) {
    const [first, end] = [lines.firstTokenOf(line), lines.endTokenOf(line)]
    if (end - first < fewest.named.cells || !hasFigures(document, first, end)) continue
    const from = tableIn(document, first, end)
    if (from < 0) continue
    found.push({
      range: rangeOf(document, from),
      line: lines.rangeOf(line),
    })
  }
  return found
}

/** As many numbers as a table has at least: most lines have fewer. */
function hasFigures(document: Document, first: number, end: number): boolean {
  let figures = 0
  for (let i = first; i < end && figures < fewest.named.figures; i++) if (isNumber(document, i)) figures++
  return figures >= fewest.named.figures
}

/** Cells in a row, from the token `from` on. */
interface Run {
  from: number
  cells: number
  figures: number
  commas: number
}

const begun = (from: number): Run => ({ from, cells: 0, figures: 0, commas: 0 })

/** The token of the first cell of a table in the tokens from `first` up to `end`, or -1. */
function tableIn(document: Document, first: number, end: number): number {
  let [named, plain] = [begun(first), begun(first)]
  for (let i = first; i <= end; i++) {
    const kind = i < end ? cellAt(document, i) : 'none'
    if (kind !== 'named') {
      if (isTable(named, fewest.named)) return named.from
      named = begun(i + 1)
    } else add(document, named, i)
    if (kind === 'none') {
      if (isTable(plain, fewest.plain)) return plain.from
      plain = begun(i + 1)
    } else add(document, plain, i)
  }
  return -1
}

const isTable = (run: Run, least: { cells: number; figures: number; share: number }): boolean =>
  run.cells >= least.cells &&
  run.figures >= Math.max(least.figures, run.cells * least.share) &&
  run.figures < run.cells &&
  run.commas * perComma <= run.figures

function add(document: Document, run: Run, i: number): void {
  if (!isWordOrNumber(document, i)) {
    if (run.cells === 0) run.from = i + 1
    if (isMark(document, i, Mark.comma)) run.commas++
    return
  }
  run.cells++
  if (isNumber(document, i) && !isOfDate(document, i)) run.figures++
}

/** Marks that end a row of cells: stops, colons, quotation marks, brackets. */
const ends = new Set(Array.from('.!?…:;"“”()[]', (mark) => mark.charCodeAt(0)))

/** A figure, a word with a capital, `of` and marks inside a cell are `named`, other words but those of grammar `plain`. */
function cellAt(document: Document, i: number): 'named' | 'plain' | 'none' {
  const { lexicon } = document
  if (hasMask(document, i, Mask.url | Mask.email | Mask.handle | Mask.code)) return 'none'
  if (!isWord(document, i)) return !isNumber(document, i) && ends.has(wordOf(document, i)) ? 'none' : 'named'
  if (hasShape(document, i, Shape.capital | Shape.digit)) return 'named'
  if (!isFunctionWord(lexicon, wordOf(document, i))) return 'plain'
  return lowerOf(document, i) === 'of' ? 'named' : 'none'
}

const months = new Set(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
)

/** A day or a year behind the name of a month: archives and menus are full of dates. */
const isOfDate = (document: Document, i: number): boolean =>
  [1, 2, 3].some((back) => isWord(document, i - back) && months.has(lowerOf(document, i - back)))

function rangeOf(document: Document, from: number): Range {
  let last = from
  for (let i = from, cells = 0; cells < shown; i++)
    if (isWordOrNumber(document, i)) {
      cells++
      last = i
    }
  return { start: startOf(document, from), end: endOf(document, last) }
}
