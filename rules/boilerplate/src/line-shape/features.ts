import { type Document, type Lexicon, Mask, onceFor, type PhraseHit, Shape, TokenKind, WordFlag } from '@copydesk/core'
import { cueLines } from '../_shared/cues.ts'
import { type Layout, layoutOf, positions } from '../_shared/layout.ts'
import { cueGroups, groupOf, phrases } from './cues.ts'

/** Features of one line by itself; the first ones are also looked up in its neighbours. Every feature is an integer 0–255. */
export const ownFeatures = [
  // looked up in neighbours
  'words',
  'ended',
  'functionShare',
  'prose',
  'cued',
  'wordScore',
  'capitalShare',
  // of the line alone
  'characters',
  'cut',
  'colon',
  'question',
  'upperShare',
  'numbers',
  'markShare',
  'addresses',
  'unknownShare',
  'camel',
  'quotedShare',
  'nameShare',
  'startsLower',
  'separators',
  'commas',
  'wordScoreSum',
  'repeats',
  'sentences',
  'bracketed',
  'possessor',
  'bullet',
  'startsNumber',
  'labelled',
  'openings',
  'echoProse',
  'echoLines',
] as const

/** Features of its place in the text. */
export const placeFeatures = [
  'fromHead',
  'fromTail',
  'position',
  'lines',
  'proseLineShare',
  'proseWordShare',
  'sinceProse',
  'untilProse',
  'sinceRelated',
  'zone',
  'run',
  'proseBefore',
  'proseAfter',
] as const

/** Lines a line looks at, by their distance. */
export const neighbours = [-3, -2, -1, 1, 2, 3]
const shared = 7
const own = ownFeatures.length
const groups = cueGroups.length
const place = placeFeatures.length

/** Names of all features, in the order of a row. */
export const featureNames: readonly string[] = [
  ...ownFeatures,
  ...cueGroups.map((_, i) => `cue${i}`),
  ...placeFeatures,
  ...neighbours.flatMap((n) => ownFeatures.slice(0, shared).map((name) => `${name}${n > 0 ? '+' : ''}${n}`)),
]
export const featureCount = featureNames.length
export const proseShareAt = own + groups + placeFeatures.indexOf('proseWordShare')
export const labelledAt = ownFeatures.indexOf('labelled')
export const startsNumberAt = ownFeatures.indexOf('startsNumber')
export const cuedAt = ownFeatures.indexOf('cued')
export const wordScoreAt = ownFeatures.indexOf('wordScore')
export const wordSumAt = ownFeatures.indexOf('wordScoreSum')
/** Place in a row of the word score of the k-th neighbour. */
export const neighbourScoreAt = (k: number): number => own + groups + place + k * shared + wordScoreAt

/** Log-odds in eighths that a line with the word is furniture, by word id; 0 for words that say nothing. */
export type WordScores = Int8Array

/** Scores by the word ids of a lexicon; `table` holds `word:score` pairs with spaces between. */
export function wordScoresOf(lexicon: Lexicon, table: string): WordScores {
  const scores = new Int8Array(lexicon.size)
  for (const pair of table.split(' ')) {
    const [word = '', score] = pair.split(':')
    const id = lexicon.find(word)
    if (id >= 0) scores[id] = Number(score)
  }
  return scores
}

const u8 = (value: number): number => Math.max(0, Math.min(255, Math.round(value)))
/** 0, 1, 2 … as they are, larger numbers ever closer: 255 stands for about 4,000. */
const logarithm = (value: number): number => u8(Math.log1p(value) * 30)

/** Feature values of the sum of a line's word scores: by itself, and for the length of the line. */
export const wordSum = (sum: number): number => u8(128 + sum)
export const wordScore = (sum: number, words: number): number => u8(128 + (sum * 4) / Math.max(1, Math.sqrt(words)))

/** One row of `featureCount` integers a line of the layout, one after another. */
export function features(document: Document, hits: readonly PhraseHit[], scores: WordScores): Uint8Array {
  const layout = layoutOf(document)
  const rows = new Uint8Array(layout.count * featureCount)
  for (let i = 0; i < layout.count; i++) fillOwn(document, layout, i, rows, scores)
  fillRepeats(document, layout, rows)
  fillEchoes(document, layout, rows)
  fillCues(document, layout, hits, rows)
  fillPlaces(layout, rows)
  fillNeighbours(layout, rows)
  return rows
}

interface Sums {
  capital: number
  upper: number
  numbers: number
  marks: number
  addresses: number
  unknown: number
  camel: number
  quoted: number
  names: number
  separators: number
  commas: number
  score: number
  possessor: number
}

function fillOwn(document: Document, layout: Layout, i: number, rows: Uint8Array, scores: WordScores): void {
  const line = layout.line[i] as number
  const first = document.lines.firstToken[line] as number
  const end = document.lines.endToken[line] as number
  const words = layout.words[i] as number
  const sums = sumTokens(document, first, end, scores)
  const share = (n: number): number => u8((n * 100) / Math.max(1, words))
  const last = end > first ? (document.tokens.word[end - 1] as number) : 0
  const from = document.lines.start[line] as number
  const values = [
    logarithm(words),
    layout.ended[i] as number,
    share(layout.functionWords[i] as number),
    layout.prose[i] as number,
    0,
    wordScore(sums.score, words),
    share(sums.capital),
    logarithm((document.lines.end[line] as number) - from),
    layout.cut[i] as number,
    document.tokens.kind[end - 1] === TokenKind.punctuation && last === 58 ? 1 : 0,
    document.tokens.kind[end - 1] === TokenKind.punctuation && last === 63 ? 1 : 0,
    share(sums.upper),
    u8(sums.numbers),
    u8((sums.marks * 100) / Math.max(1, end - first)),
    u8(sums.addresses),
    share(sums.unknown),
    u8(sums.camel),
    share(sums.quoted),
    share(sums.names),
    words > 0 && startsLower(document, first, end) ? 1 : 0,
    u8(sums.separators),
    u8(sums.commas),
    wordSum(sums.score),
    0,
    u8(sentencesIn(document, line)),
    isBracketed(document, first, end) ? 1 : 0,
    share(sums.possessor),
    startsBullet(document, first, end) ? 1 : 0,
    end > first && document.tokens.kind[first] === TokenKind.number ? 1 : 0,
    isLabelled(document, first, end) ? 1 : 0,
    0,
    0,
    0,
  ]
  rows.set(values, i * featureCount)
}

const bars = new Set([0x7c, 0xb7, 0x2022, 0xbb, 0x203a, 0x3e, 0x2f, 0x2192, 0x25b6])

function sumTokens(document: Document, first: number, end: number, scores: WordScores): Sums {
  const { tokens, lexicon } = document
  const sums = {
    capital: 0,
    upper: 0,
    numbers: 0,
    marks: 0,
    addresses: 0,
    unknown: 0,
    camel: 0,
    quoted: 0,
    names: 0,
    separators: 0,
    commas: 0,
    score: 0,
    possessor: 0,
  }
  const persons = personsOf(lexicon)
  for (let t = first; t < end; t++) {
    if ((tokens.mask[t] as number) & (Mask.url | Mask.email | Mask.handle | Mask.hashtag)) sums.addresses++
    if (tokens.kind[t] === TokenKind.word) addWord(sums, document, t, scores, persons)
    else addMark(sums, tokens.kind[t] as number, tokens.word[t] as number)
  }
  return sums
}

function addMark(sums: Sums, kind: number, code: number): void {
  if (kind === TokenKind.number) sums.numbers++
  else sums.marks++
  if (code === 44) sums.commas++
  else if (bars.has(code)) sums.separators++
}

function addWord(sums: Sums, { tokens }: Document, t: number, scores: WordScores, persons: Uint8Array): void {
  const shape = tokens.shape[t] as number
  const mask = tokens.mask[t] as number
  const id = tokens.word[t] as number
  if (shape & Shape.capital) sums.capital++
  if (shape & Shape.upper) sums.upper++
  if (shape & Shape.camel) sums.camel++
  if (mask & Mask.quotation) sums.quoted++
  if (mask & Mask.name) sums.names++
  if (id < 0) sums.unknown++
  else {
    sums.score += scores[id] as number
    sums.possessor += persons[id] as number
  }
}

/** By lexicon id, 1 for the words by which a page speaks to its reader or of itself. */
const personsOf = onceFor((lexicon: Lexicon): Uint8Array => {
  const persons = new Uint8Array(lexicon.size)
  for (const word of ['you', 'your', 'our', 'us', 'we', 'my', 'me']) {
    const id = lexicon.find(word)
    if (id >= 0) persons[id] = 1
  }
  return persons
})

function startsLower({ tokens }: Document, first: number, end: number): boolean {
  for (let t = first; t < end; t++)
    if (tokens.kind[t] === TokenKind.word) return ((tokens.shape[t] as number) & (Shape.capital | Shape.digit)) === 0
  return false
}

const isBracketed = ({ tokens }: Document, first: number, end: number): boolean => {
  const code = tokens.word[first] as number
  return end > first && tokens.kind[first] === TokenKind.punctuation && (code === 40 || code === 91)
}

function sentencesIn({ sentences, lines }: Document, line: number): number {
  let low = 0
  let high = sentences.count
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sentences.start[middle] as number) < (lines.start[line] as number)) low = middle + 1
    else high = middle
  }
  let count = 0
  while (low + count < sentences.count && sentences.line[low + count] === line && count < 20) count++
  return count
}

const bullets = new Set([0x2022, 0xb7, 0x25cf, 0x25aa, 0x2013, 0x2014, 0x2d, 0x2a])

const startsBullet = ({ tokens }: Document, first: number, end: number): boolean =>
  end > first && (tokens.kind[first] as number) >= TokenKind.punctuation && bullets.has(tokens.word[first] as number)

/** `Next fight: …`: a colon within the first five tokens and more behind it. */
function isLabelled({ tokens }: Document, first: number, end: number): boolean {
  for (let t = first + 1; t < Math.min(end - 1, first + 6); t++)
    if (tokens.kind[t] === TokenKind.punctuation && tokens.word[t] === 58) return true
  return false
}

/** How often the same line, and the same first word, stands elsewhere in the text: lists and tables repeat themselves. */
function fillRepeats(document: Document, layout: Layout, rows: Uint8Array): void {
  const { lines, tokens } = document
  const same = new Map<number, number>()
  const opening = new Map<number, number>()
  const openingOf = (line: number): number => {
    const first = lines.firstToken[line] as number
    return first < (lines.endToken[line] as number) ? (tokens.word[first] as number) : -1
  }
  for (const line of layout.line) {
    same.set(lines.hash[line] as number, (same.get(lines.hash[line] as number) ?? 0) + 1)
    opening.set(openingOf(line), (opening.get(openingOf(line)) ?? 0) + 1)
  }
  layout.line.forEach((line, i) => {
    const row = i * featureCount
    rows[row + repeatsAt] = Math.min(20, (same.get(lines.hash[line] as number) as number) - 1)
    rows[row + openingsAt] = openingOf(line) < 0 ? 0 : Math.min(40, (opening.get(openingOf(line)) as number) - 1)
  })
}

export const repeatsAt = ownFeatures.indexOf('repeats')
export const openingsAt = ownFeatures.indexOf('openings')
const echoAt = ownFeatures.indexOf('echoProse')

/** Counts by lexicon id, kept from text to text: an array of the lexicon's size for each would cost more than the counting. */
class Counts {
  readonly inLines: Uint16Array
  readonly inProse: Uint16Array
  readonly #seen: Uint32Array
  #line = 0

  constructor(size: number) {
    this.inLines = new Uint16Array(size)
    this.inProse = new Uint16Array(size)
    this.#seen = new Uint32Array(size)
  }

  nextLine(): void {
    this.#line++
  }

  /** True the first time a line has the word. */
  isNew(id: number): boolean {
    if (this.#seen[id] === this.#line) return false
    this.#seen[id] = this.#line
    return true
  }

  clear(ids: readonly number[]): void {
    for (const id of ids) {
      this.inLines[id] = 0
      this.inProse[id] = 0
    }
  }
}

const countsOf = onceFor((lexicon: Lexicon) => new Counts(lexicon.size))

/** Share of the content words that the prose has elsewhere, and in how many lines they stand on average: a story keeps to its words. */
function fillEchoes(document: Document, layout: Layout, rows: Uint8Array): void {
  const counts = countsOf(document.lexicon)
  const { inLines, inProse } = counts
  const content = Array.from(layout.line, (line) => contentWords(document, line, counts))
  content.forEach((ids, i) => {
    for (const id of ids) {
      inLines[id] = (inLines[id] as number) + 1
      if (layout.prose[i] === 1) inProse[id] = (inProse[id] as number) + 1
    }
  })
  content.forEach((ids, i) => {
    const prose = layout.prose[i] as number
    let echoed = 0
    let lines = 0
    for (const id of ids) {
      if ((inProse[id] as number) > prose) echoed++
      lines += Math.log2(inLines[id] as number)
    }
    rows[i * featureCount + echoAt] = u8((echoed * 100) / Math.max(1, ids.length))
    rows[i * featureCount + echoAt + 1] = u8((lines * 16) / Math.max(1, ids.length))
  })
  for (const ids of content) counts.clear(ids)
}

/** Each once. */
function contentWords({ lines, tokens, lexicon }: Document, line: number, counts: Counts): readonly number[] {
  const ids: number[] = []
  counts.nextLine()
  for (let t = lines.firstToken[line] as number; t < (lines.endToken[line] as number); t++) {
    const id = tokens.word[t] as number
    if (tokens.kind[t] !== TokenKind.word || id < 0 || (lexicon.flags(id) & WordFlag.function) !== 0) continue
    if (counts.isNew(id)) ids.push(id)
  }
  return ids
}

function fillCues(document: Document, layout: Layout, hits: readonly PhraseHit[], rows: Uint8Array): void {
  if (hits.length === 0) return
  const at = positions(document, layout)
  for (let group = 0; group < groups; group++) {
    const ofGroup = hits.filter((hit) => groupOf[hit.row] === group)
    if (ofGroup.length === 0) continue
    for (const { line } of cueLines(document, ofGroup, phrases)) {
      const row = (at[line] as number) * featureCount
      rows[row + own + group] = 1
      rows[row + cuedAt] = 1
    }
  }
}

function fillPlaces(layout: Layout, rows: Uint8Array): void {
  const { count, prose, words } = layout
  let proseLines = 0
  let proseWords = 0
  let allWords = 0
  for (let i = 0; i < count; i++) {
    allWords += words[i] as number
    if (prose[i] === 0) continue
    proseLines++
    proseWords += words[i] as number
  }
  const since = distances(layout, 1)
  const until = distances(layout, -1)
  let related = -1
  let before = 0
  for (let i = 0; i < count; i++) {
    const row = i * featureCount
    if (rows[row + own] === 1) related = i
    if (prose[i] === 1) before++
    const zone = layout.firstProse < 0 ? 3 : i < layout.firstProse ? 0 : i > layout.lastProse ? 2 : 1
    rows.set(
      [
        Math.min(255, i),
        Math.min(255, count - 1 - i),
        u8((i * 255) / Math.max(1, count - 1)),
        logarithm(count),
        u8((proseLines * 100) / count),
        u8((proseWords * 100) / Math.max(1, allWords)),
        since[i] as number,
        until[i] as number,
        related < 0 ? 255 : Math.min(254, i - related),
        zone,
        prose[i] === 1 ? 0 : Math.min(255, (since[i] as number) + (until[i] as number) - 1),
        Math.min(255, before),
        Math.min(255, proseLines - before),
      ],
      row + own + groups,
    )
  }
}

/** Lines to the next prose line before (step 1) or behind (step -1), 0 on prose itself, at most 100; 100 if there is none. */
function distances({ count, prose }: Layout, step: 1 | -1): Uint8Array {
  const result = new Uint8Array(count)
  let distance = 100
  for (let i = step === 1 ? 0 : count - 1; i >= 0 && i < count; i += step) {
    distance = prose[i] === 1 ? 0 : Math.min(100, distance + 1)
    result[i] = distance
  }
  return result
}

function fillNeighbours({ count }: Layout, rows: Uint8Array): void {
  for (let i = 0; i < count; i++) {
    let at = i * featureCount + own + groups + place
    for (const n of neighbours) {
      const other = i + n
      for (let k = 0; k < shared; k++)
        rows[at++] = other < 0 || other >= count ? 255 : (rows[other * featureCount + k] as number)
    }
  }
}
