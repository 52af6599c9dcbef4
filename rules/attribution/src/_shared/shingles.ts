import { type Document, distinct, hash32, mix32, type Range, TokenKind } from '@copydesk/core'

/** A paragraph with the hashes of its word runs. */
export interface Paragraph extends Range {
  readonly words: number
  /** Hashes of each run of four words, in text order. */
  readonly shingles: Uint32Array
}

/** Shorter lines are headings, captions and furniture. */
const leastWords = 8
/** Words of a shingle. */
const run = 4

const key = Symbol('paragraphs')

/** The paragraphs of a text that have eight words or more; computed once a document. */
export const paragraphsOf = (document: Document): readonly Paragraph[] => document.derive(key, cut)

function cut(document: Document): Paragraph[] {
  const { lines } = document
  const paragraphs: Paragraph[] = []
  for (let line = 0; line < lines.count; line++) {
    if ((lines.words[line] as number) < leastWords) continue
    const start = lines.start[line] as number
    paragraphs.push({
      start,
      end: lines.end[line] as number,
      words: lines.words[line] as number,
      shingles: shinglesOf(document, lines.firstToken[line] as number, lines.endToken[line] as number),
    })
  }
  return paragraphs
}

/** Case and punctuation do not count: a copy may change quotation marks and house style. */
function shinglesOf({ tokens, text }: Document, from: number, to: number): Uint32Array {
  const shingles = new Uint32Array(Math.max(0, to - from))
  let count = 0
  let seen = 0
  let [a, b, c] = [0, 0, 0]
  for (let i = from; i < to; i++) {
    if ((tokens.kind[i] as number) > TokenKind.number) continue
    const id = tokens.word[i] as number
    const d = id >= 0 ? id : hash32(text.slice(tokens.start[i], tokens.end[i]).toLowerCase())
    if (++seen >= run) shingles[count++] = join(join(join(join(7, a), b), c), d)
    ;[a, b, c] = [b, c, d]
  }
  return shingles.subarray(0, count)
}

const join = (hash: number, word: number): number => mix32((Math.imul(hash, 31) + word) | 0)

const smallest = { each: 4, all: 200 }

/**
 * The sketch of a text: of each paragraph the four smallest shingles, of all these the 200 smallest (min-wise sampling,
 * Broder 1997). What two texts share, they share in paragraphs, so a part of a text keeps its features.
 */
export function sketchOf(document: Document): Uint32Array {
  const features = paragraphsOf(document).flatMap(({ shingles }) => smallestOf(shingles))
  return distinct(Uint32Array.from(features)).slice(0, smallest.all)
}

/** The four smallest, each once, ascending. */
function smallestOf(shingles: Uint32Array): number[] {
  const kept: number[] = []
  for (const shingle of shingles) {
    if (kept.length === smallest.each && shingle >= (kept.at(-1) as number)) continue
    let at = kept.length
    while (at > 0 && (kept[at - 1] as number) > shingle) at--
    if (kept[at - 1] === shingle) continue
    kept.splice(at, 0, shingle)
    if (kept.length > smallest.each) kept.pop()
  }
  return kept
}
