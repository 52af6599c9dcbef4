import { type Document, distinct, hash32, Mask, onceFor, type Range, Shape, TokenKind, WordFlag } from '@copydesk/core'
import {
  endOf,
  fold,
  foldedTokenHash,
  hasMask,
  hasShape,
  isNumber,
  isPlain,
  isWord,
  isWordOrNumber,
  lowerOf,
  memoByWord,
  startOf,
  wordOf,
} from '@copydesk/text'
import { type Quote, quotesOf } from './speakers.ts'

/** Two quotations of one speaker that say the same in other words. */
export interface Drift {
  readonly a: Quote
  readonly b: Quote
  /** Share of the content both have, 0–1, by weight of the words. */
  readonly agreement: number
}

/** Two sentences that tell the same; `same`: word for word. */
export interface SentencePair {
  readonly a: number
  readonly b: number
  /** 0–1. */
  readonly similarity: number
}

/** Words that carry meaning, folded to stems, with their weight (−ln p, in nats; names and numbers included). */
type Content = ReadonlyMap<string, number>

/** Natural-log probability under which a word is rare: fewer than one in 20,000 words. */
const rare = -10

/** Crude stem: enough that inflections of one word meet. */
function stem(word: string): string {
  const bare = word.replace(/'s$|'$/, '')
  if (bare.length < 5) return bare.length > 3 && bare.endsWith('s') ? bare.slice(0, -1) : bare
  return bare.replace(/(?:ations?|ingly|ments?|ings?|edly|ies|ied|ers?|est|ed|es|ly|s)$/, '').slice(0, 8)
}

const stemOf = memoByWord((lexicon, id) => stem(lexicon.word(id)))

/** The stem of a word token. */
const stemAt = (document: Document, token: number): string =>
  isPlain(document, token) ? stemOf(document.lexicon, wordOf(document, token)) : stem(folded(document, token))

const folded = (document: Document, token: number): string => {
  if (isPlain(document, token)) return lowerOf(document, token)
  const { text } = document
  let word = ''
  for (let i = startOf(document, token); i < endOf(document, token); i++)
    word += String.fromCharCode(fold(text.charCodeAt(i)))
  return word
}

function contentOf(document: Document, first: number, end: number): Content {
  const { tokens, lexicon } = document
  const content = new Map<string, number>()
  for (let i = first; i < end; i++) {
    const kind = tokens.kind[i]
    if (kind === TokenKind.number) content.set(folded(document, i).replace(/,/g, ''), 8)
    if (kind !== TokenKind.word) continue
    const id = wordOf(document, i)
    if (id >= 0 && lexicon.flags(id) & WordFlag.function) continue
    content.set(stemAt(document, i), Math.min(14, -lexicon.logProbability(id)))
  }
  return content
}

function weightOf(content: Content): number {
  let sum = 0
  for (const weight of content.values()) sum += weight
  return sum
}

function sharedWeight(a: Content, b: Content): number {
  let sum = 0
  for (const [word, weight] of a) if (b.has(word)) sum += weight
  return sum
}

/** Words and numbers among the tokens `first` … `end` − 1, folded. */
function wordsOf(document: Document, first: number, end: number): string[] {
  const words: string[] = []
  for (let i = first; i < end; i++) if (isWordOrNumber(document, i)) words.push(folded(document, i))
  return words
}

/** Places of the words of a longest common subsequence, in `a` and in `b` (by dynamic programming: quotations are short). */
function commonWords(
  a: readonly string[],
  b: readonly string[],
): { readonly a: readonly number[]; readonly b: readonly number[] } {
  const width = b.length + 1
  const table = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j
      table[at] =
        a[i] === b[j]
          ? (table[at + width + 1] as number) + 1
          : Math.max(table[at + width] as number, table[at + 1] as number)
    }
  }
  const places = { a: [] as number[], b: [] as number[] }
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      places.a.push(i++)
      places.b.push(j++)
    } else if ((table[(i + 1) * width + j] as number) >= (table[i * width + j + 1] as number)) i++
    else j++
  }
  return places
}

/** Their number, by two rows of the same table. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  let below = new Uint16Array(b.length + 1)
  let row = new Uint16Array(b.length + 1)
  for (let i = a.length - 1; i >= 0; i--) {
    const word = a[i]
    for (let j = b.length - 1; j >= 0; j--)
      row[j] = word === b[j] ? (below[j + 1] as number) + 1 : Math.max(below[j] as number, row[j + 1] as number)
    const full = row
    row = below
    below = full
  }
  return below[0] as number
}

interface Said {
  /** Worked out on demand, as is all that asks who speaks: of most quotations nobody does. */
  readonly quote: () => Quote
  /** Words of the speaker's name or description, folded; empty where only a pronoun stands for them. */
  readonly speaker: () => ReadonlySet<string>
  readonly content: Content
  readonly weight: number
  /** Content of its paragraph outside the quotation and the speaker's name. */
  readonly context: () => Content
  readonly words: readonly string[]
  /** The words with spaces between. */
  readonly text: string
}

/** The quotations of a story, found by what they say. */
interface Sayings {
  readonly all: readonly Said[]
  readonly texts: ReadonlySet<string>
  /** By word of content: places in `all`, ascending. */
  readonly places: ReadonlyMap<string, readonly number[]>
  /** What the quotation looked up shares with each of `all`: weight and words. All zero between look-ups. */
  readonly weights: Float64Array
  readonly counts: Int32Array
}

/** Shortest quotation worth comparing, and longest, in words. */
const shortest = 5
const longest = 120

const sayingsOf = onceFor((document: Document): Sayings => indexed(saidIn(document)))

function indexed(all: readonly Said[]): Sayings {
  const places = new Map<string, number[]>()
  all.forEach(({ content }, i) => {
    for (const word of content.keys()) {
      const known = places.get(word)
      if (known) known.push(i)
      else places.set(word, [i])
    }
  })
  const texts = new Set(all.map(({ text }) => text))
  return { all, texts, places, weights: new Float64Array(all.length), counts: new Int32Array(all.length) }
}

/**
 * Of a story with more quotations than any paper prints, words that stand in more of them than this find none: what two
 * such stories cost stays in proportion to their length.
 */
const common = 250

/** Places of the quotations that share a word of content with `said`, ascending; `weights` and `counts` say how much, until they are cleared. */
function meet(said: Said, { places, weights, counts }: Sayings): number[] {
  const met: number[] = []
  for (const [word, weight] of said.content) {
    const list = places.get(word)
    if (!list || list.length > common) continue
    for (const place of list) {
      if (counts[place] === 0) met.push(place)
      counts[place] = (counts[place] as number) + 1
      weights[place] = (weights[place] as number) + weight
    }
  }
  return met.sort((a, b) => a - b)
}

function forget(met: readonly number[], { weights, counts }: Sayings): void {
  for (const place of met) {
    weights[place] = 0
    counts[place] = 0
  }
}

function saidIn(document: Document): Said[] {
  const all: Said[] = []
  for (let q = 0; q < document.quotations.count; q++) {
    const inner = innerOf(document, q)
    const [first, end] = [document.tokenAt(inner.start), document.tokenAt(inner.end)]
    if (isComparable(document, first, end)) all.push(saidBetween(document, q, first, end))
  }
  return all
}

/** A quotation without its marks. */
function innerOf({ quotations }: Document, q: number): Range {
  const { start, end } = quotations.rangeOf(q)
  return { start: start + 1, end: quotations.closed[q] === 1 ? end - 1 : end }
}

function isComparable(document: Document, first: number, end: number): boolean {
  let words = 0
  for (let i = first; i < end; i++) if (isWord(document, i)) words++
  return words >= shortest && words <= longest
}

function saidBetween(document: Document, q: number, first: number, end: number): Said {
  const content = contentOf(document, first, end)
  const words = wordsOf(document, first, end)
  const quote = (): Quote => quotesOf(document)[q] as Quote
  let named: ReadonlySet<string> | undefined
  const speaker = (): ReadonlySet<string> => {
    named ??= speakerWords(quote())
    return named
  }
  let around: Content | undefined
  const context = (): Content => {
    around ??= contextOf(document, quote(), speaker())
    return around
  }
  return { quote, speaker, content, weight: weightOf(content), context, words, text: words.join(' ') }
}

function speakerWords({ speaker }: Quote): Set<string> {
  if (!speaker || speaker.kind === 'pronoun') return new Set()
  const names = `${speaker.name} ${speaker.fullName ?? ''}`.toLowerCase().split(/[\s.,'’-]+/)
  return new Set(names.filter((name) => name.length > 3))
}

function contextOf(document: Document, { range }: Quote, speaker: ReadonlySet<string>): Content {
  const { lines } = document
  const line = document.lineAt(range.start)
  const before = contentOf(document, lines.firstTokenOf(line), document.tokenAt(range.start))
  const after = contentOf(document, document.tokenAt(range.end), lines.endTokenOf(line))
  const context = new Map([...before, ...after])
  for (const word of speaker) context.delete(stem(word))
  return context
}

/**
 * Quotations of the same speaker in two stories that say the same in different words. Thresholds by measurement on pairs
 * of translations of one story and on stories with equal and with other quotations (`scripts/drift.ts` of the
 * machine-translation rules).
 */
export const driftLimits = {
  /** Least agreement, of the shorter quotation's content by weight, where the speaker is the same. */
  agreement: 0.55,
  /** Least agreement where the two stories name the speaker otherwise, or not at all. */
  unnamed: 0.75,
  /** Least shared weight, nats, and words: about two rare words. */
  shared: 12,
  words: 3,
  /** Least share of the shorter's words, all of them, that the longer has in the same order. */
  inOrder: 0.4,
  /** Shared weight of the words around both from which they stand in the same place of the story, nats. */
  context: 30,
  /** What that adds to the agreement. */
  support: 0.3,
  /** Longest quotation in lengths of the shorter. */
  lengths: 2.2,
} as const

export function quoteDrifts(a: Document, b: Document): Drift[] {
  const drifts: Drift[] = []
  const ours = sayingsOf(a)
  const theirs = sayingsOf(b)
  for (const mine of ours.all) {
    if (theirs.texts.has(mine.text)) continue
    const best = bestMatch(mine, theirs)
    if (!best || bestMatch(best.said, ours)?.said !== mine) continue
    if (!isQuotedElsewhere(mine, theirs))
      drifts.push({ a: mine.quote(), b: best.said.quote(), agreement: best.agreement })
  }
  return drifts
}

interface Match {
  readonly said: Said
  readonly agreement: number
}

function bestMatch(mine: Said, others: Sayings): Match | undefined {
  let best: Match | undefined
  const met = meet(mine, others)
  for (const place of met) {
    const said = others.all[place] as Said
    const agreement = agreementOf(mine, said, others.weights[place] as number, others.counts[place] as number)
    if (agreement < driftLimits.agreement || (best && agreement <= best.agreement)) continue
    if (agreement >= driftLimits.unnamed || sameSpeaker(mine.speaker(), said.speaker())) best = { said, agreement }
  }
  forget(met, others)
  return best
}

/** `shared` and `sharedWords`: weight and number of the words of content both have. */
function agreementOf(a: Said, b: Said, shared: number, sharedWords: number): number {
  const { shared: least, words, lengths, inOrder, context, support } = driftLimits
  if (shared < least || sharedWords < words) return 0
  const [short, long] = a.words.length < b.words.length ? [a, b] : [b, a]
  if (long.words.length > short.words.length * lengths) return 0
  const share = shared / Math.min(a.weight, b.weight)
  if (share + support < driftLimits.agreement) return 0
  if (commonLength(a.words, b.words) < inOrder * short.words.length) return 0
  const around = Math.min(1, sharedWeight(a.context(), b.context()) / context)
  return Math.min(1, share + around * support)
}

/** One word of the name or description is enough; a letter may differ in one of five or more, as in two spellings of one name. */
const sameSpeaker = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].some((name) => b.has(name) || [...b].some((other) => nearNames(name, other)))

function nearNames(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > 1 || a[0] !== b[0]) return false
  return commonLength([...a], [...b]) >= Math.max(a.length, b.length) - 1
}

/**
 * The same words, or a part of them: nothing of the shorter's content is missing in the longer, or where the two run side
 * by side, for most of the shorter, they do so word for word.
 */
function isSame(a: Said, b: Said): boolean {
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a]
  const theirs = new Set(long.words)
  let shared = 0
  for (const word of short.words) if (theirs.has(word)) shared++
  if (shared < 0.5 * short.words.length) return false
  const common = commonWords(short.words, long.words)
  const length = common.a.length
  if (length >= 0.8 * short.words.length && [...short.content.keys()].every((word) => long.content.has(word)))
    return true
  const stretch = (places: readonly number[]): number => (places.at(-1) ?? 0) - (places[0] ?? 0) + 1
  return length >= 0.5 * short.words.length && stretch(common.a) === length && stretch(common.b) === length
}

/** The same words stand in another quotation of the other story, whoever it is given to. */
function isQuotedElsewhere(mine: Said, others: Sayings): boolean {
  if (others.all.length <= common) return others.all.some((other) => isSame(mine, other))
  const met = meet(mine, others)
  forget(met, others)
  return met.some((place) => isSame(mine, others.all[place] as Said))
}

/** Features kept of a story, and of what is said in it: those of smallest hash. */
const sketchSize = 96

/** Room for the features of one story, used again for the next. */
let features = new Uint32Array(4096)

function reserve({ tokens }: Document): void {
  if (features.length < tokens.count) features = new Uint32Array(2 * tokens.count)
}

/** Features of a story that survive a translation: names, numbers of two digits and more, rare words. */
export function storySketch(document: Document): Uint32Array {
  reserve(document)
  return smallest(addTelling(document, 0, document.tokens.count, 0))
}

/** The same of what its quotations say: two stories that quote one sentence share some of them. */
export function quoteSketch(document: Document): Uint32Array {
  const { quotations } = document
  reserve(document)
  let size = 0
  for (let q = 0; q < quotations.count; q++) {
    const first = quotations.firstTokenOf(q)
    const end = quotations.endTokenOf(q)
    if (end - first > shortest) size = addTelling(document, first, end, size)
  }
  return smallest(size)
}

const smallest = (size: number): Uint32Array => distinct(features.subarray(0, size)).slice(0, sketchSize)

/** Writes the features of the tokens `first` … `end` − 1 behind the first `size` of `features`; returns how many there are then. */
function addTelling(document: Document, first: number, end: number, size: number): number {
  const { kind, start, end: ends } = document.tokens
  let count = size
  for (let i = first; i < end; i++) {
    const length = (ends[i] as number) - (start[i] as number)
    if (kind[i] === TokenKind.number) {
      if (length >= shortestTelling.number) features[count++] = hash32(document.text, start[i], ends[i])
    } else if (kind[i] === TokenKind.word && length >= shortestTelling.name && isTelling(document, i, length))
      features[count++] = featureOf(document, i)
  }
  return count
}

const shortestTelling = { number: 2, name: 4, word: 6 } as const

function isTelling(document: Document, i: number, length: number): boolean {
  if (hasMask(document, i, Mask.name) && hasShape(document, i, Shape.capital)) return true
  const id = wordOf(document, i)
  return length >= shortestTelling.word && id >= 0 && isRare(document.lexicon, id)
}

const isRare = memoByWord((lexicon, id) => lexicon.logProbability(id) < rare)

const featureOf = (document: Document, i: number): number =>
  isPlain(document, i) ? featureOfWord(document.lexicon, wordOf(document, i)) : foldedTokenHash(document, i)

const featureOfWord = memoByWord((lexicon, id) => hash32(lexicon.word(id)))

/** Sentences of two stories that tell the same, in the order of `a`; each sentence pairs once (greedy by similarity). */
export function alignSentences(a: Document, b: Document, atLeast = 0.35): SentencePair[] {
  const contents = (d: Document) =>
    Array.from({ length: d.sentences.count }, (_, s) =>
      contentOf(d, d.sentences.firstTokenOf(s), d.sentences.endTokenOf(s)),
    )
  const mine = contents(a)
  const theirs = contents(b)
  const pairs: SentencePair[] = []
  mine.forEach((content, i) => {
    theirs.forEach((other, j) => {
      const shared = sharedWeight(content, other)
      if (shared < 8) return
      const similarity = shared / Math.max(weightOf(content), weightOf(other))
      if (similarity >= atLeast) pairs.push({ a: i, b: j, similarity })
    })
  })
  pairs.sort((x, y) => y.similarity - x.similarity || x.a - y.a || x.b - y.b)
  const taken = { a: new Set<number>(), b: new Set<number>() }
  const chosen = pairs.filter((pair) => {
    if (taken.a.has(pair.a) || taken.b.has(pair.b)) return false
    taken.a.add(pair.a)
    taken.b.add(pair.b)
    return true
  })
  return chosen.sort((x, y) => x.a - y.a)
}

/** Numbers of a sentence as the text gives them, thousands marks dropped. */
export function numbersOf(document: Document, sentence: number): string[] {
  const { sentences } = document
  const numbers: string[] = []
  for (let i = sentences.firstTokenOf(sentence); i < sentences.endTokenOf(sentence); i++) {
    if (isNumber(document, i)) numbers.push(document.tokenText(i).replace(/,/g, ''))
  }
  return numbers
}

/** Names of a sentence: runs of capitalised words as the text gives them. */
export function namesOf(document: Document, sentence: number): string[] {
  const { sentences } = document
  const names: string[] = []
  const end = sentences.endTokenOf(sentence)
  for (let i = sentences.firstTokenOf(sentence); i < end; i++) {
    if (!hasMask(document, i, Mask.name)) continue
    const first = i
    while (i + 1 < end && hasMask(document, i + 1, Mask.name)) i++
    const text = document.text.slice(startOf(document, first), endOf(document, i))
    if (text.includes(' ')) names.push(text)
  }
  return names
}
