import { type Document, Shape } from '@copydesk/core'
import { hasShape, isNumber, startOf, wordOf } from '@copydesk/text'
import { isFunctionWord } from '../_shared/words.ts'
import type { WordRun } from './repeats.ts'

/** A run of words by their positions, the end not included. */
export interface Side {
  readonly start: number
  end: number
}

/** Words that stand in one place where others stand in the other. */
interface Gap {
  readonly first: Side
  readonly second: Side
}

/** A repeat, or several with a few other words between them. */
export interface Stretch {
  readonly first: Side
  readonly second: Side
  same: number
  readonly gaps: Gap[]
}

/** Words no two people say alike: what stands in front of so many does not matter. */
const longPassage = 60

/** Letters two spellings of one word have in common at its beginning. */
const alike = 4

/**
 * Another number, another name, or one word turned for another: `rose 3% … rose 5%`, `the first man … the last man`. Then
 * the two places say two things in the same words.
 */
export function tellsTwoThings(document: Document, run: WordRun, stretch: Stretch): boolean {
  const heads = stretch.same < longPassage ? [headsOf(document, run, stretch)] : []
  const replaced = [...stretch.gaps, ...heads].filter(
    ({ first, second }) => first.end > first.start && second.end > second.start,
  )
  if (replaced.some((gap) => differs(document, run, gap, isNumber) || differs(document, run, gap, isName))) return true
  const [only] = stretch.gaps
  return stretch.gaps.length === 1 && only !== undefined && isOneForOne(only) && differs(document, run, only, isWeighty)
}

type Test = (document: Document, token: number) => boolean

/** Both sides have a word of the kind, and one side has one that the other has not. */
function differs(document: Document, run: WordRun, { first, second }: Gap, test: Test): boolean {
  const [a, b] = [first, second].map((side) => wordsIn(document, run, side, test)) as [string[], string[]]
  if (a.length === 0 || b.length === 0) return false
  return !a.some((word) => b.some((other) => word === other || isSpelling(word, other)))
}

const isSpelling = (a: string, b: string): boolean =>
  !/\d/.test(a) && a.length >= alike && a.slice(0, alike) === b.slice(0, alike)

function wordsIn(document: Document, { token }: WordRun, { start, end }: Side, test: Test): string[] {
  const found: string[] = []
  for (let position = start; position < end; position++) {
    const i = token[position] as number
    if (test(document, i)) found.push(document.tokenText(i).toLowerCase())
  }
  return found
}

const isOneForOne = ({ first, second }: Gap): boolean =>
  first.end - first.start === 1 && second.end - second.start === 1

const isName: Test = (document, i) => hasShape(document, i, Shape.capital) && isWeighty(document, i)

const isWeighty: Test = (document, i) => !isFunctionWord(document.lexicon, wordOf(document, i))

/** Words that both lines have in front, where both begin near: `Ines Calloway said …`, `Omar Lindqvist said …`. */
function headsOf(document: Document, run: WordRun, { first, second }: Stretch): Gap {
  const [a, b] = [headOf(document, run, first), headOf(document, run, second)]
  return a && b ? { first: a, second: b } : { first: { start: 0, end: 0 }, second: { start: 0, end: 0 } }
}

/** Words at the beginning of a line that are a name and its title at most. */
const longestHead = 5

function headOf(document: Document, { token }: WordRun, { start }: Side): Side | undefined {
  const { lines } = document
  const opens = lines.firstTokenOf(document.lineAt(startOf(document, token[start] as number)))
  let from = start
  while (from > 0 && (token[from - 1] as number) >= opens && start - from <= longestHead) from--
  return start - from <= longestHead ? { start: from, end: start } : undefined
}
