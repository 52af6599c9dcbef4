import { type Document, hash32, mix32, type Range, TokenKind } from '@copydesk/core'

/** A paragraph with the hashes of its word runs. */
export interface Paragraph extends Range {
  readonly words: number
  /** Hashes of each run of four words, in text order. */
  readonly shingles: readonly number[]
}

/** Shorter lines are headings, captions and furniture. */
const leastWords = 8
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
function shinglesOf({ tokens, text }: Document, from: number, to: number): number[] {
  const shingles: number[] = []
  const last: number[] = []
  for (let i = from; i < to; i++) {
    if ((tokens.kind[i] as number) > TokenKind.number) continue
    const id = tokens.word[i] as number
    last.push(id >= 0 ? id : hash32(text.slice(tokens.start[i], tokens.end[i]).toLowerCase()))
    if (last.length > run) last.shift()
    if (last.length === run) shingles.push(last.reduce((hash, word) => mix32((hash * 31 + word) | 0), 7))
  }
  return shingles
}

const smallest = { each: 4, all: 200 }

/**
 * The sketch of a text: of each paragraph the four smallest shingles, of all these the 200 smallest (min-wise sampling,
 * Broder 1997). What two texts share, they share in paragraphs, so a part of a text keeps its features.
 */
export function sketchOf(document: Document): Uint32Array {
  const features = new Set<number>()
  for (const { shingles } of paragraphsOf(document)) {
    const sorted = Uint32Array.from(shingles).sort()
    let taken = 0
    for (let i = 0; i < sorted.length && taken < smallest.each; i++) {
      if (i > 0 && sorted[i] === sorted[i - 1]) continue
      features.add(sorted[i] as number)
      taken++
    }
  }
  return Uint32Array.from(features).sort().slice(0, smallest.all)
}
