import {
  type Document,
  indexAtOrBefore,
  type Lexicon,
  Mask,
  onceFor,
  type PhraseHit,
  Shape,
  TokenKind,
} from '@copydesk/core'
import { hasMask, hasShape, isAnyMark, isMark, isNumber, isPunctuation, isWord, Mark, wordOf } from '@copydesk/text'
import { cueLines } from '../_shared/cues.ts'
import { echoesOf } from '../_shared/echoes.ts'
import { type Layout, layoutOf, lineOf, positions, wordsOf } from '../_shared/layout.ts'
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
  'echoWeight',
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
  'echoNames',
  'echoBefore',
  'echoAfter',
  'past',
  'present',
  'hints',
  'longerThanProse',
  'guarded',
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
  'tailEcho',
  'headEcho',
] as const

type OwnFeature = (typeof ownFeatures)[number]
type PlaceFeature = (typeof placeFeatures)[number]

/** Lines a line looks at, by their distance. */
export const neighbours = [-3, -2, -1, 1, 2, 3]
const shared = ownFeatures.indexOf('echoWeight') + 1
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
/** Place in a row of a feature of the line itself or of its place. */
export const featureAt = Object.fromEntries(featureNames.map((name, i) => [name, i])) as Readonly<
  Record<OwnFeature | PlaceFeature, number>
>
/** Place in a row of the word score of the k-th neighbour. */
export const neighbourScoreAt = (k: number): number => own + groups + place + k * shared + featureAt.wordScore

/** 1 for each feature that tells what the prose echoes, of the line or of a neighbour: they need the words of the whole text. */
export const echoing = Uint8Array.from(featureNames, (name) => (/echo/i.test(name) ? 1 : 0))

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

/**
 * One row of `featureCount` integers a line of the layout, one after another, with what the guard asks of a line: how it
 * opens, whether others open alike, the cues in it, its place. The rest comes with `fillOwn`, `fillEchoes` and `fillNeighbours`.
 */
export function rowsToGuard(document: Document, hits: readonly PhraseHit[]): Uint8Array {
  const layout = layoutOf(document)
  const rows = new Uint8Array(layout.count * featureCount)
  for (let i = 0; i < layout.count; i++) fillOpening(document, layout, i, rows)
  fillRepeats(document, layout, rows)
  fillCues(document, layout, hits, rows)
  fillPlaces(layout, rows)
  return rows
}

function fillOpening(document: Document, layout: Layout, i: number, rows: Uint8Array): void {
  const line = lineOf(layout, i)
  const first = document.lines.firstTokenOf(line)
  const end = document.lines.endTokenOf(line)
  const row = i * featureCount
  rows[row + featureAt.startsLower] = wordsOf(layout, i) > 0 && startsLower(document, first, end) ? 1 : 0
  rows[row + featureAt.startsNumber] = end > first && isNumber(document, first) ? 1 : 0
  rows[row + featureAt.labelled] = isLabelled(document, first, end) ? 1 : 0
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
  past: number
  present: number
  hints: number
}

/** What line `i` says by itself. */
export function fillOwn(
  document: Document,
  rows: Uint8Array,
  i: number,
  { scores, meanProse }: { scores: WordScores; meanProse: number },
): void {
  const layout = layoutOf(document)
  const line = lineOf(layout, i)
  const first = document.lines.firstTokenOf(line)
  const end = document.lines.endTokenOf(line)
  const words = wordsOf(layout, i)
  const sums = sumTokens(document, first, end, scores)
  const share = (n: number): number => u8((n * 100) / Math.max(1, words))
  const last = end > first ? wordOf(document, end - 1) : 0
  const from = document.lines.startOf(line)
  const row = i * featureCount
  rows[row + featureAt.words] = logarithm(words)
  rows[row + featureAt.ended] = layout.ended[i] as number
  rows[row + featureAt.functionShare] = share(layout.functionWords[i] as number)
  rows[row + featureAt.prose] = layout.prose[i] as number
  rows[row + featureAt.wordScore] = wordScore(sums.score, words)
  rows[row + featureAt.capitalShare] = share(sums.capital)
  rows[row + featureAt.characters] = logarithm(document.lines.endOf(line) - from)
  rows[row + featureAt.cut] = layout.cut[i] as number
  rows[row + featureAt.colon] = isPunctuation(document, end - 1) && last === 58 ? 1 : 0
  rows[row + featureAt.question] = isPunctuation(document, end - 1) && last === 63 ? 1 : 0
  rows[row + featureAt.upperShare] = share(sums.upper)
  rows[row + featureAt.numbers] = u8(sums.numbers)
  rows[row + featureAt.markShare] = u8((sums.marks * 100) / Math.max(1, end - first))
  rows[row + featureAt.addresses] = u8(sums.addresses)
  rows[row + featureAt.unknownShare] = share(sums.unknown)
  rows[row + featureAt.camel] = u8(sums.camel)
  rows[row + featureAt.quotedShare] = share(sums.quoted)
  rows[row + featureAt.nameShare] = share(sums.names)
  rows[row + featureAt.separators] = u8(sums.separators)
  rows[row + featureAt.commas] = u8(sums.commas)
  rows[row + featureAt.wordScoreSum] = wordSum(sums.score)
  rows[row + featureAt.sentences] = u8(sentencesIn(document, line))
  rows[row + featureAt.bracketed] = isBracketed(document, first, end) ? 1 : 0
  rows[row + featureAt.possessor] = share(sums.possessor)
  rows[row + featureAt.bullet] = startsBullet(document, first, end) ? 1 : 0
  rows[row + featureAt.past] = u8(sums.past)
  rows[row + featureAt.present] = u8(sums.present)
  rows[row + featureAt.hints] = u8(sums.hints)
  rows[row + featureAt.longerThanProse] = u8((words * 64) / Math.max(1, meanProse))
}

const bars = new Set([0x7c, 0xb7, 0x2022, 0xbb, 0x203a, 0x3e, 0x2f, 0x2192, 0x25b6])

const noSums = (): Sums => ({
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
  past: 0,
  present: 0,
  hints: 0,
})

const linked = Mask.url | Mask.email | Mask.handle | Mask.hashtag

function sumTokens(document: Document, first: number, end: number, scores: WordScores): Sums {
  const { tokens, lexicon } = document
  const sums = noSums()
  const voices = voicesOf(lexicon)
  for (let t = first; t < end; t++) {
    if (hasMask(document, t, linked)) sums.addresses++
    if (isWord(document, t)) addWord(sums, document, t, scores, voices)
    else addMark(sums, tokens.kind[t] as number, wordOf(document, t))
  }
  return sums
}

function addMark(sums: Sums, kind: number, code: number): void {
  if (kind === TokenKind.number) sums.numbers++
  else sums.marks++
  if (code === 44) sums.commas++
  else if (bars.has(code)) sums.separators++
}

function addWord(sums: Sums, document: Document, t: number, scores: WordScores, voices: Uint8Array): void {
  const shape = document.tokens.shape[t] as number
  const mask = document.tokens.mask[t] as number
  const id = wordOf(document, t)
  if (shape & Shape.capital) sums.capital++
  if (shape & Shape.upper) sums.upper++
  if (shape & Shape.camel) sums.camel++
  if (mask & Mask.quotation) sums.quoted++
  if (mask & Mask.name) sums.names++
  if (id < 0) sums.unknown++
  else {
    sums.score += scores[id] as number
    const voice = voices[id] as number
    if (voice & Voice.possessor) sums.possessor++
    if (voice & Voice.past) sums.past++
    if (voice & Voice.present) sums.present++
    if (voice & Voice.hint) sums.hints++
  }
}

/** What a word says of who speaks and when, bit by bit. */
const Voice = {
  /** By which a page speaks to its reader or of itself. */
  possessor: 1,
  /** A story tells in the past tense. */
  past: 2,
  /** A caption tells what the picture shows. */
  present: 4,
  /** By which a caption points into its picture. */
  hint: 8,
} as const

const voices: readonly (readonly [bit: number, words: string])[] = [
  [Voice.possessor, 'you your our us we my me'],
  [Voice.past, 'said was were had did told asked added called went came made took began wrote'],
  [
    Voice.present,
    'is are has speaks arrives attends stands walks looks holds listens waves shows poses sits leaves gestures addresses ' +
      'departs delivers talks meets reacts wears greets watches answers appears smiles signs carries displays',
  ],
  [
    Voice.hint,
    'pictured photo file left right center centre above below seen shown during image photograph screenshot',
  ],
]

/** By lexicon id, bits of `Voice`. */
const voicesOf = onceFor((lexicon: Lexicon): Uint8Array => {
  const bits = new Uint8Array(lexicon.size)
  for (const [bit, words] of voices)
    for (const word of words.split(' ')) {
      const id = lexicon.find(word)
      if (id >= 0) bits[id] = (bits[id] as number) | bit
    }
  return bits
})

/** Mean words of the prose lines, 0 where there are none. */
export function meanProseWords({ count, prose, words }: Layout): number {
  let lines = 0
  let sum = 0
  for (let i = 0; i < count; i++) {
    if (prose[i] === 0) continue
    lines++
    sum += words[i] as number
  }
  return sum / Math.max(1, lines)
}

function startsLower(document: Document, first: number, end: number): boolean {
  for (let t = first; t < end; t++) if (isWord(document, t)) return !hasShape(document, t, Shape.capital | Shape.digit)
  return false
}

const isBracketed = (document: Document, first: number, end: number): boolean => {
  const code = wordOf(document, first)
  return end > first && isPunctuation(document, first) && (code === 40 || code === 91)
}

function sentencesIn({ sentences, lines }: Document, line: number): number {
  const first = indexAtOrBefore(sentences.start, sentences.count, lines.startOf(line) - 1) + 1
  let count = 0
  while (first + count < sentences.count && sentences.line[first + count] === line && count < 20) count++
  return count
}

const bullets = new Set([0x2022, 0xb7, 0x25cf, 0x25aa, 0x2013, 0x2014, 0x2d, 0x2a])

const startsBullet = (document: Document, first: number, end: number): boolean =>
  end > first && isAnyMark(document, first, bullets)

/** `Next fight: …`: a colon within the first five tokens and more behind it. */
function isLabelled(document: Document, first: number, end: number): boolean {
  for (let t = first + 1; t < Math.min(end - 1, first + 6); t++) if (isMark(document, t, Mark.colon)) return true
  return false
}

/** How often the same line, and the same first word, stands elsewhere in the text: lists and tables repeat themselves. */
function fillRepeats(document: Document, layout: Layout, rows: Uint8Array): void {
  const { lines } = document
  const same = new Map<number, number>()
  const opening = new Map<number, number>()
  const openingOf = (line: number): number => {
    const first = lines.firstTokenOf(line)
    return first < lines.endTokenOf(line) ? wordOf(document, first) : -1
  }
  for (const line of layout.line) {
    const [hash, first] = [lines.hash[line] as number, openingOf(line)]
    same.set(hash, (same.get(hash) ?? 0) + 1)
    opening.set(first, (opening.get(first) ?? 0) + 1)
  }
  layout.line.forEach((line, i) => {
    const row = i * featureCount
    const first = openingOf(line)
    rows[row + featureAt.repeats] = Math.min(20, (same.get(lines.hash[line] as number) as number) - 1)
    rows[row + featureAt.openings] = first < 0 ? 0 : Math.min(40, (opening.get(first) as number) - 1)
  })
}

/** Share of the content words that the prose has elsewhere, and in how many lines they stand on average: a story keeps to its words. */
export function fillEchoes(document: Document, rows: Uint8Array): void {
  const echoes = echoesOf(document)
  for (let i = 0; i * featureCount < rows.length; i++) {
    const row = i * featureCount
    rows[row + featureAt.echoWeight] = percent(echoes.weight[i])
    rows[row + featureAt.echoProse] = percent(echoes.words[i])
    rows[row + featureAt.echoLines] = u8((echoes.lines[i] as number) * 16)
    rows[row + featureAt.echoNames] = (echoes.names[i] as number) < 0 ? 255 : percent(echoes.names[i])
    rows[row + featureAt.echoBefore] = percent(echoes.before[i])
    rows[row + featureAt.echoAfter] = percent(echoes.after[i])
    rows[row + featureAt.tailEcho] = percent(echoes.tail[i])
    rows[row + featureAt.headEcho] = percent(echoes.head[i])
  }
}

const percent = (share: number | undefined): number => u8((share as number) * 100)

function fillCues(document: Document, layout: Layout, hits: readonly PhraseHit[], rows: Uint8Array): void {
  if (hits.length === 0) return
  const at = positions(document, layout)
  const byGroup: PhraseHit[][] = cueGroups.map(() => [])
  for (const hit of hits) (byGroup[groupOf[hit.row] as number] as PhraseHit[]).push(hit)
  for (let group = 0; group < groups; group++) {
    for (const { line } of cueLines(document, byGroup[group] as PhraseHit[], phrases)) {
      const row = (at[line] as number) * featureCount
      rows[row + own + group] = 1
      rows[row + featureAt.cued] = 1
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
    rows[row + featureAt.fromHead] = Math.min(255, i)
    rows[row + featureAt.fromTail] = Math.min(255, count - 1 - i)
    rows[row + featureAt.position] = u8((i * 255) / Math.max(1, count - 1))
    rows[row + featureAt.lines] = logarithm(count)
    rows[row + featureAt.proseLineShare] = u8((proseLines * 100) / count)
    rows[row + featureAt.proseWordShare] = u8((proseWords * 100) / Math.max(1, allWords))
    rows[row + featureAt.sinceProse] = since[i] as number
    rows[row + featureAt.untilProse] = until[i] as number
    rows[row + featureAt.sinceRelated] = related < 0 ? 255 : Math.min(254, i - related)
    rows[row + featureAt.zone] = zone
    rows[row + featureAt.run] = prose[i] === 1 ? 0 : Math.min(255, (since[i] as number) + (until[i] as number) - 1)
    rows[row + featureAt.proseBefore] = Math.min(255, before)
    rows[row + featureAt.proseAfter] = Math.min(255, proseLines - before)
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

/** What the neighbours of line `i` say by themselves. */
export function fillNeighbours(rows: Uint8Array, i: number): void {
  let at = i * featureCount + own + groups + place
  for (const n of neighbours) {
    const other = (i + n) * featureCount
    const isLine = other >= 0 && other < rows.length
    for (let k = 0; k < shared; k++) rows[at++] = isLine ? (rows[other + k] as number) : 255
  }
}
