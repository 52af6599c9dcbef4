import { type Document, type Range, Shape } from '@copydesk/core'
import { endOf, fullLine, hasShape, startOf, trimmedLines } from '@copydesk/text'
import { type Side, type Stretch, tellsTwoThings } from './contrast.ts'
import { type Repeat, repeatsOf, type WordRun, wordsOf } from './repeats.ts'

/** A passage that stands in an article twice: `copy` is the one that can go, `stays` the one that says all of it. */
export interface DoubledPassage {
  readonly kind: 'line' | 'passage'
  readonly copy: Range
  readonly stays: Range
  readonly words: number
  /** Share of the words of the copy that stand in the other place. */
  readonly share: number
}

/** Fewer words are a label, a refrain, a crosshead. */
const leastSame = 8
/** Share of a line's words that must stand elsewhere: fewer where there are many; fewer still than `againFrom` may come again far off. */
const shares = { short: 0.85, long: 0.75, longFrom: 12, againFrom: 10 } as const
/** Words of the line that may be its own, as `(pictured)`. */
const mostOwn = 6
/** A passage inside a line must be as long as this to be no figure of speech. */
const leastPassage = 18
/** A speaker may say a thing again: so near, or so long, that it is the same delivery. */
const nearest = { paragraphs: 3, words: 60 } as const
/** Characters around a passage in which the name of who has the turn is looked for. */
const turnReach = 400
/** Words between two repeats that belong to one passage. */
const widestGap = 4
/** Words of a paragraph that is a speech or a document in full, from which a story quotes. */
const wholeSpeech = 250

/** Passages delivered twice, in the order of the second place; a line is the copy of one at most. */
export function doubledPassages(document: Document): DoubledPassage[] {
  const run = wordsOf(document)
  const gone = new Set<number>()
  return joined(repeatsOf(run)).flatMap((stretch) => {
    if (stretch.same < leastSame || tellsTwoThings(document, run, stretch)) return []
    const passage = wholeLine(document, run, stretch) ?? insideLine(document, run, stretch)
    const line = passage && document.lineAt(passage.copy.start)
    if (!passage || line === undefined || gone.has(line)) return []
    if (gone.has(document.lineAt(passage.stays.start)) && passage.kind === 'passage') return []
    if (passage.kind === 'line') gone.add(line)
    return [passage]
  })
}

function joined(repeats: readonly Repeat[]): Stretch[] {
  const stretches: Stretch[] = []
  for (const { first, second, length } of repeats) {
    const last = stretches.at(-1)
    const gaps = last ? [first - last.first.end, second - last.second.end] : []
    if (last && gaps.every((gap) => gap >= 0 && gap <= widestGap)) {
      last.gaps.push({ first: { start: last.first.end, end: first }, second: { start: last.second.end, end: second } })
      last.first.end = first + length
      last.second.end = second + length
      last.same += length
    } else
      stretches.push({
        first: { start: first, end: first + length },
        second: { start: second, end: second + length },
        same: length,
        gaps: [],
      })
  }
  return stretches
}

/** One of the two places is a whole line: of two, the later. */
function wholeLine(document: Document, run: WordRun, stretch: Stretch): DoubledPassage | undefined {
  const { first, second, same } = stretch
  const [earlier, later] = [shareOf(document, run, first, same), shareOf(document, run, second, same)]
  const isLater = later >= earlier
  const [copy, stays, share] = isLater ? [second, first, later] : [first, second, earlier]
  const line = lineOf(document, run, copy.start)
  if (share < 0 || line === lineOf(document, run, stays.start)) return undefined
  if (isRefrain(document, line, lineOf(document, run, stays.start))) return undefined
  const near = isNear(document, run, stretch)
  if (same < shares.againFrom && (!near || isTurn(document, line))) return undefined
  if (!near && isQuoted(document, line, rangeOf(document, run, stays))) return undefined
  if (!isLater && (isTitle(document, line) || (share < 1 && isWhole(document, run, stretch)))) return undefined
  if (!isLater && near && share < 1 && isBeheaded(document, run, second)) return passageOf(document, run, stretch)
  return {
    kind: 'line',
    copy: trimmedLines(document, line),
    stays: rangeOf(document, run, stays),
    words: document.lines.wordsOf(line),
    share,
  }
}

/** Words of a line of verse at most, and lines from a refrain to where it comes again at least. */
const verse = { words: 16, apart: 3 } as const

const isRefrain = (document: Document, line: number, other: number): boolean =>
  Math.abs(line - other) >= verse.apart && isVerse(document, line) && isVerse(document, other)

/** A short line with another right above or below it, in a text that has blank lines between its paragraphs: a refrain may return. */
function isVerse({ lines }: Document, line: number): boolean {
  const isShort = (i: number): boolean =>
    i >= 0 && i < lines.count && lines.hash[i] !== 0 && lines.wordsOf(i) <= verse.words
  return isShort(line) && (isShort(line - 1) || isShort(line + 1)) && lines.hash.indexOf(0) >= 0
}

/** Share of its line that a place covers; -1 if it is no whole line. */
function shareOf(document: Document, run: WordRun, { start, end }: Side, same: number): number {
  const { lines } = document
  const line = lineOf(document, run, start)
  if (line !== lineOf(document, run, end - 1)) return -1
  let [from, to] = [start, end]
  // No further than the line may have words of its own: it may be as long as the text.
  const [least, most] = [start - mostOwn - 1, end + mostOwn + 1]
  while (from > least && from > 0 && (run.token[from - 1] as number) >= lines.firstTokenOf(line)) from--
  while (to < most && to < run.count && startOf(document, run.token[to] as number) < lines.endOf(line)) to++
  if (isSignature(document, run, end, to)) to = end
  const all = to - from
  const share = same < shares.longFrom ? shares.short : shares.long
  return same >= leastSame && same >= all * share && all - same <= mostOwn ? same / all : -1
}

/** Words of the name of who is quoted. */
const longestName = 4

/** What follows the repeated sentence in its line is the name of who said it: `… now and forever. Ida Kolm`. */
function isSignature(document: Document, { token }: WordRun, end: number, to: number): boolean {
  const { text } = document
  if (to - end < 2 || to - end > longestName) return false
  const before = endOf(document, token[end - 1] as number)
  const names = Array.from({ length: to - end }, (_, i) => token[end + i] as number)
  return (
    /^[.!?][”"’]?[ \n]/.test(text.slice(before, before + 3)) && names.every((i) => hasShape(document, i, Shape.capital))
  )
}

/** Whole sentences, or what is quoted of them, that a line repeats among others of its own. */
function insideLine(document: Document, run: WordRun, stretch: Stretch): DoubledPassage | undefined {
  if (!isWhole(document, run, stretch)) return undefined
  const passage = passageOf(document, run, stretch)
  return !isNear(document, run, stretch) && isTranscript(document, passage.stays) ? undefined : passage
}

const passageOf = (document: Document, run: WordRun, { first, second, same }: Stretch): DoubledPassage => ({
  kind: 'passage',
  copy: rangeOf(document, run, second),
  stays: rangeOf(document, run, first),
  words: same,
  share: same / (second.end - second.start),
})

/** It opens its line in the middle of a sentence: `these papers hold …` after `She says these papers hold …`. */
function isBeheaded(document: Document, run: WordRun, { start }: Side): boolean {
  const first = run.token[start] as number
  return (
    document.lines.firstToken[document.lineAt(startOf(document, first))] === first &&
    !hasShape(document, first, Shape.capital)
  )
}

/** A story may quote what its own transcript says below: `MODERATOR: …`, `HB: …` stands near. */
function isTranscript({ text }: Document, { start, end }: Range): boolean {
  const around = text.slice(Math.max(0, start - turnReach), Math.min(end, start + turnReach) + turnReach)
  return /(?<!\p{L})\p{Lu}{2,20}:\s/u.test(around)
}

/** Far apart, a line that a colon leads in to quotes again; one in quotation marks may be from a speech given in full. */
function isQuoted(document: Document, line: number, stays: Range): boolean {
  const { lines, text } = document
  if (isTranscript(document, stays)) return true
  const above = fullLine(document, line - 1, -1)
  if (above >= 0 && /:\s*$/.test(text.slice(Math.max(0, lines.endOf(above) - 8), lines.end[above]))) return true
  const quotes = /^\s*["“‘']/.test(text.slice(lines.start[line], lines.startOf(line) + 8))
  return quotes && lines.wordsOf(document.lineAt(stays.start)) >= wholeSpeech
}

/** Long enough, near enough, and whole sentences in both places. */
const isWhole = (document: Document, run: WordRun, { first, second, same }: Stretch): boolean =>
  same >= leastPassage &&
  (same >= nearest.words || isNear(document, run, { first, second })) &&
  [first, second].every(
    (side) => opens(document, run, side) && closes(document, run, side) && isProse(document, run, side),
  )

/** At most two paragraphs stand between the two. */
function isNear(document: Document, run: WordRun, { first, second }: Pick<Stretch, 'first' | 'second'>): boolean {
  const last = lineOf(document, run, second.start)
  let between = -1
  for (let line = lineOf(document, run, first.end - 1); line < last && between < nearest.paragraphs; line++)
    if (document.lines.hash[line] !== 0) between++
  return between < nearest.paragraphs
}

/** `MODERATOR: Let me go back to that.`: a turn of a conversation. */
const isTurn = ({ lines, text }: Document, line: number): boolean =>
  /^\s*\p{Lu}[\p{Lu}.'’ -]{2,40}:/u.test(
    text.slice(lines.start[line], Math.min(lines.endOf(line), lines.startOf(line) + 50)),
  )

/** No list of labels, one a line. */
function isProse(document: Document, run: WordRun, { start, end }: Side): boolean {
  const lines = lineOf(document, run, end - 1) - lineOf(document, run, start) + 1
  return end - start >= lines * leastSame
}

/** The first line of an article, without a stop: its title stays, whatever repeats it. */
function isTitle({ lines, text }: Document, line: number): boolean {
  for (let above = 0; above < line; above++) if (lines.hash[above] !== 0) return false
  return !/[.?!…:;,)\]"”’']\s*$/.test(text.slice(Math.max(0, lines.endOf(line) - 8), lines.end[line]))
}

/** Its first word opens a sentence or a quotation. */
function opens(document: Document, { token }: WordRun, { start }: Side): boolean {
  const { text, sentences } = document
  const i = token[start] as number
  const before = text.slice(Math.max(0, startOf(document, i) - 2), startOf(document, i))
  return (
    /(?:^|["“‘'\n(:—]\s?|[.?!”]\s)$/.test(before) ||
    sentences.firstToken[document.sentenceAt(startOf(document, i))] === i
  )
}

/** A stop, a closing mark or the end of the line follows its last word. */
function closes(document: Document, { token }: WordRun, { end }: Side): boolean {
  const at = endOf(document, token[end - 1] as number)
  return /^(?:[,;]?["”’']|[.?!…:]|\s*$|\s*\n)/.test(document.text.slice(at, at + 4))
}

const lineOf = (document: Document, { token }: WordRun, position: number): number =>
  document.lineAt(startOf(document, token[position] as number))

const rangeOf = (document: Document, { token }: WordRun, { start, end }: Side): Range => ({
  start: startOf(document, token[start] as number),
  end: endOf(document, token[end - 1] as number),
})
