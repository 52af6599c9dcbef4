import { type Document, distinct, hash32, mix32, onceFor, type Range } from '@copydesk/core'
import { endOf, isWordOrNumber, startOf, wordOf } from '@copydesk/text'

/** A paragraph with the hashes of its word runs. */
export interface Paragraph extends Range {
  readonly words: number
  /** Runs of four words, and their hashes: each once, in text order. */
  readonly runs: number
  readonly shingles: Uint32Array
}

/** Shorter lines are headings, captions and furniture. */
const leastWords = 8
/** Words of a shingle. */
const run = 4

/** The paragraphs of a text that have eight words or more; computed once a document. */
export const paragraphsOf: (document: Document) => readonly Paragraph[] = onceFor(cut)

function cut(document: Document): Paragraph[] {
  const { lines } = document
  const paragraphs: Paragraph[] = []
  for (let line = 0; line < lines.count; line++) {
    if (lines.wordsOf(line) < leastWords) continue
    const all = shinglesOf(document, lines.firstTokenOf(line), lines.endTokenOf(line))
    paragraphs.push({
      start: lines.startOf(line),
      end: lines.endOf(line),
      words: lines.wordsOf(line),
      runs: all.length,
      shingles: Uint32Array.from(new Set(all)),
    })
  }
  return paragraphs
}

/** Case and punctuation do not count: a copy may change quotation marks and house style. */
function shinglesOf(document: Document, from: number, to: number): Uint32Array {
  const shingles = new Uint32Array(Math.max(0, to - from))
  return shingles.subarray(0, fill(shingles, document, from, to))
}

/** Writes the hashes of the runs of the tokens `from` … `to` − 1 into `shingles`; returns their number. */
function fill(shingles: Uint32Array, document: Document, from: number, to: number): number {
  let count = 0
  let seen = 0
  let a = 0
  let b = 0
  let c = 0
  for (let i = from; i < to; i++) {
    if (!isWordOrNumber(document, i)) continue
    const id = wordOf(document, i)
    const d = id >= 0 ? id : hash32(document.text.slice(startOf(document, i), endOf(document, i)).toLowerCase())
    if (++seen >= run) shingles[count++] = join(join(join(join(7, a), b), c), d)
    a = b
    b = c
    c = d
  }
  return count
}

const join = (hash: number, word: number): number => mix32((Math.imul(hash, 31) + word) | 0)

const smallest = { each: 4, all: 200 }

/**
 * The sketch of a text: of each paragraph the four smallest shingles, of all these the 200 smallest (min-wise sampling,
 * Broder 1997). What two texts share, they share in paragraphs, so a part of a text keeps its features.
 */
export function sketchOf(document: Document): Uint32Array {
  const { lines } = document
  const features = new Uint32Array(smallest.each * lines.count)
  let count = 0
  for (let line = 0; line < lines.count; line++) {
    if (lines.wordsOf(line) < leastWords) continue
    const first = lines.firstTokenOf(line)
    const end = lines.endTokenOf(line)
    if (scratch.length < end - first) scratch = new Uint32Array(2 * (end - first))
    count += takeSmallest(scratch, fill(scratch, document, first, end), features, count)
  }
  return distinct(features.slice(0, count)).slice(0, smallest.all)
}

/** Shingles of one paragraph, kept from one to the next. */
let scratch = new Uint32Array(1024)

/** Writes the four smallest of the first `length` shingles, each once, ascending, to `features` from `at` on; returns their number. */
function takeSmallest(shingles: Uint32Array, length: number, features: Uint32Array, at: number): number {
  let kept = 0
  for (let i = 0; i < length; i++) {
    const shingle = shingles[i] as number
    if (kept === smallest.each && shingle >= (features[at + kept - 1] as number)) continue
    let place = at + kept
    while (place > at && (features[place - 1] as number) > shingle) place--
    if (place > at && features[place - 1] === shingle) continue
    if (kept < smallest.each) kept++
    features.copyWithin(place + 1, place, at + kept - 1)
    features[place] = shingle
  }
  return kept
}
