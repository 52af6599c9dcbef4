import { type Lexicon, Shape, TokenKind, type Tokens } from '@copydesk/core'
import { Char, classOf, fold, hashBasis, hashPrime, isStop } from './characters.ts'
import { markId, numberId, wordId } from './phrases.ts'

/** What one pass over the characters collects. */
export interface Scan {
  readonly tokens: Tokens
  readonly words: number
  readonly stops: Int32Array
  readonly unknown: Int32Array
  readonly marks: Int32Array
  /** Id of each token, by which phrases are found. */
  readonly vocabulary: Int32Array
}

/** Typed arrays that grow; kept between articles so that indexing allocates only what it returns. */
class Scratch {
  capacity = 0
  start = new Int32Array(0)
  end = new Int32Array(0)
  kind = new Uint8Array(0)
  shape = new Uint8Array(0)
  word = new Int32Array(0)
  vocabulary = new Int32Array(0)
  stops = new Int32Array(0)
  unknown = new Int32Array(0)
  marks = new Int32Array(0)

  reserve(capacity: number): void {
    if (capacity <= this.capacity) return
    this.capacity = Math.max(capacity, this.capacity * 2, 4096)
    const grow = <T extends Int32Array | Uint8Array>(old: T): T => {
      const bigger = new (old.constructor as new (n: number) => T)(this.capacity)
      bigger.set(old as never)
      return bigger
    }
    this.start = grow(this.start)
    this.end = grow(this.end)
    this.kind = grow(this.kind)
    this.shape = grow(this.shape)
    this.word = grow(this.word)
    this.vocabulary = grow(this.vocabulary)
    this.stops = grow(this.stops)
    this.unknown = grow(this.unknown)
    this.marks = grow(this.marks)
  }
}

const maxScratch = 1 << 20
let scratch = new Scratch()

/**
 * Cuts a text into tokens in one pass. A word is a run of letters, digits after a letter or letters after a digit,
 * apostrophes between letters and invisible characters inside; a number is a run of digits with `.` `,` `:` between
 * digits; a run of equal `.`, `-`, `*`, `_`, `=` is one punctuation token; every other mark is a token of its own.
 */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: the hot loop, kept in one piece for speed
export function scan(text: string, lexicon: Lexicon): Scan {
  if (scratch.capacity > maxScratch) scratch = new Scratch()
  const buffers = scratch
  const length = text.length
  let count = 0
  let words = 0
  let stops = 0
  let unknown = 0
  let marks = 0
  let previousEnd = -1
  let i = 0
  while (i < length) {
    const first = text.charCodeAt(i)
    const type = classOf(first)
    if (type === Char.space || type === Char.newline || type === Char.invisible) {
      i++
      continue
    }
    if (count + 1 >= buffers.capacity) buffers.reserve(count + 1024 + ((length - i) >> 2))
    const start = i
    let shape = previousEnd === start ? Shape.joined : 0
    if (
      type === Char.lower ||
      type === Char.upper ||
      type === Char.letter ||
      (type === Char.digit && letterFollows(text, i))
    ) {
      const hash = wordEnd(text, i, type)
      i = wordEndAt
      shape |= wordShape
      buffers.kind[count] = TokenKind.word
      const id =
        lexicon.findHashed && (wordShape & unhashed) === 0
          ? lexicon.findHashed(hash, text, start, i)
          : lexicon.find(text, start, i)
      buffers.word[count] = id
      if (id < 0 && !lexicon.knows(text, start, i)) buffers.unknown[unknown++] = count
      buffers.vocabulary[count] = wordId(hash)
      words++
    } else if (type === Char.digit) {
      i = numberEnd(text, i)
      buffers.kind[count] = TokenKind.number
      buffers.word[count] = -1
      buffers.vocabulary[count] = numberId(text, start, i)
    } else {
      i = markEnd(text, i, first, type)
      buffers.kind[count] =
        type === Char.punctuation || type === Char.apostrophe ? TokenKind.punctuation : TokenKind.symbol
      buffers.word[count] = first
      buffers.vocabulary[count] = markId(first)
      buffers.marks[marks++] = count
      if (isStop(first)) buffers.stops[stops++] = count
    }
    buffers.start[count] = start
    buffers.end[count] = i
    buffers.shape[count] = shape
    previousEnd = i
    count++
  }
  return {
    tokens: {
      count,
      start: buffers.start.slice(0, count),
      end: buffers.end.slice(0, count),
      kind: buffers.kind.slice(0, count),
      shape: buffers.shape.slice(0, count),
      word: buffers.word.slice(0, count),
      mask: new Uint16Array(count),
    },
    words,
    stops: buffers.stops.slice(0, stops),
    unknown: buffers.unknown.slice(0, unknown),
    marks: buffers.marks.slice(0, marks),
    vocabulary: buffers.vocabulary.slice(0, count),
  }
}

/** Words whose letters the lexicon hashes otherwise. */
const unhashed = Shape.nonAscii | Shape.invisible

/** Out-values of `wordEnd`: a pair would be allocated for every word. */
let wordEndAt = 0
let wordShape = 0

/** Finds where the word that starts at `i` ends; returns the hash of its folded letters. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: the hot loop, kept in one piece for speed
function wordEnd(text: string, i: number, firstType: number): number {
  const length = text.length
  let shape = firstType === Char.upper ? Shape.capital : 0
  let hash = hashBasis
  let at = i
  let uppers = 0
  let letters = 0
  let previous: number = Char.space
  while (at < length) {
    const code = text.charCodeAt(at)
    if (code >= 97 && code <= 122) {
      letters++
      hash = Math.imul(hash ^ code, hashPrime)
      previous = Char.lower
      at++
      continue
    }
    const type = classOf(code)
    if (type === Char.upper) {
      if (previous === Char.lower) shape |= Shape.camel
      uppers++
      letters++
    } else if (type === Char.lower || type === Char.letter) letters++
    else if (type === Char.digit) shape |= Shape.digit
    else if (type === Char.apostrophe) {
      const next = at + 1 < length ? classOf(text.charCodeAt(at + 1)) : Char.space
      if (next !== Char.lower && next !== Char.upper && next !== Char.letter) break
      if (previous === Char.digit) break
      shape |= Shape.apostrophe
    } else if (type === Char.invisible) {
      if (!letterAfterInvisible(text, at)) break
      shape |= Shape.invisible
      at++
      continue
    } else break
    if (code > 127 && type !== Char.apostrophe) shape |= Shape.nonAscii
    hash = Math.imul(hash ^ fold(code), hashPrime)
    previous = type
    at++
  }
  if (uppers > 1 && uppers === letters) shape |= Shape.upper
  wordEndAt = at
  wordShape = shape
  return hash
}

function letterAfterInvisible(text: string, at: number): boolean {
  const limit = Math.min(text.length, at + 8)
  for (let i = at + 1; i < limit; i++) {
    const type = classOf(text.charCodeAt(i))
    if (type !== Char.invisible) return type === Char.lower || type === Char.upper || type === Char.letter
  }
  return false
}

/** True if the digits at `i` run straight into a letter (`20th`, `5G`), short enough to be a word. */
function letterFollows(text: string, i: number): boolean {
  const limit = Math.min(text.length, i + 12)
  for (let at = i; at < limit; at++) {
    const type = classOf(text.charCodeAt(at))
    if (type !== Char.digit) return type === Char.lower || type === Char.upper || type === Char.letter
  }
  return false
}

function numberEnd(text: string, i: number): number {
  let at = i + 1
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (classOf(code) === Char.digit) at++
    else if (
      (code === 44 || code === 46 || code === 58) &&
      at + 1 < text.length &&
      classOf(text.charCodeAt(at + 1)) === Char.digit
    )
      at += 2
    else break
  }
  return at
}

const runs = new Set(Array.from('.-*_=', (c) => c.charCodeAt(0)))

function markEnd(text: string, i: number, first: number, type: number): number {
  if (type === Char.surrogate) {
    const pair = first < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00
    return pair ? i + 2 : i + 1
  }
  let at = i + 1
  if (runs.has(first)) while (at < text.length && text.charCodeAt(at) === first) at++
  return at
}
