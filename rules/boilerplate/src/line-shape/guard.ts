import { type Document, indexAtOrBefore, Mask, Shape, WordFlag } from '@copydesk/core'
import {
  endOf,
  hasMask,
  hasShape,
  isMark,
  isNumber,
  isPunctuation,
  isQuoted,
  isWord,
  isWordOrNumber,
  lengthOf,
  Mark,
  startOf,
  wordOf,
} from '@copydesk/text'
import { isCredit } from '../_shared/credits.ts'
import { lineText } from '../_shared/furniture.ts'
import { type Layout, layoutOf, lineOf, wordsOf } from '../_shared/layout.ts'
import { featureAt, featureCount } from './features.ts'

/** Lines in a row, and among them those that open like others of the text, that make a list. */
const minList = 6
const minAlike = 0.3
/** A line opens like others if this many more lines of the text begin with the same word. */
const alike = 3
/** The same where the line is a label with its value: `Next fight: …`. */
const alikeLabelled = 2
/** A run with a cue in every so many lines is a menu. */
const cuesAmong = 40

/** Words from which on a finished line reads as a paragraph of the story. */
const paragraph = 16
/** Words up to which a line that opens with a dash is a signature. */
const signature = 5
/** Words from which on a line with a handle or hashtag is a post the story kept. */
const post = 6
/** Share of the words, in hundredths, that stand in prose lines, from which on a text is no page with menus. */
const mostlyProse = 60

/**
 * 1 for each line the model has no say in: the headline, paragraphs, quotations, credits, signatures, the entries of lists
 * and tables, speakers of a dialogue. Cued lines are none of these.
 */
export function guarded(document: Document, rows: Uint8Array): Uint8Array {
  const layout = layoutOf(document)
  const entry = listEntries(layout, rows)
  return Uint8Array.from(layout.line, (line, i) => {
    const isCued = rows[i * featureCount + featureAt.cued] === 1
    return (!isCued && (entry[i] === 1 || isOwn(document, layout, i, rows))) || holdsSpan(document, line) ? 1 : 0
  })
}

const isOwn = (document: Document, layout: Layout, i: number, rows: Uint8Array): boolean =>
  isStory(document, layout, i, rows) ||
  (i <= 1 && isTitle(document, lineOf(layout, i))) ||
  isRetold(document, layout, i)

/** A link in the bracket a line ends in, and a quote of a share in a sentence: the span is furniture, the line is not. */
const bracketed = /^[([](?:RELATED|Related|READ|Read|WATCH|Watch|SEE|MORE)\b/
const ticker = /\b\p{Lu}{2,5}, [+-]\d{1,3}\.\d/u
/** UTF-16 units before the bracket that make a sentence. */
const before = 50

function holdsSpan(document: Document, line: number): boolean {
  const whole = lineText(document, line)
  const last = whole.at(-1)
  if (last !== '.' && last !== ')' && last !== ']') return false
  const open = Math.max(whole.lastIndexOf('('), whole.lastIndexOf('['))
  if (open > before && /[)\]]\.?$/.test(whole) && bracketed.test(whole.slice(open, open + 12))) return true
  if (last !== '.') return false
  const head = whole.slice(0, 600)
  return (head.includes(', +') || head.includes(', -')) && ticker.test(head)
}

function isStory(document: Document, layout: Layout, i: number, rows: Uint8Array): boolean {
  const line = lineOf(layout, i)
  const words = wordsOf(layout, i)
  const isProse = (rows[i * featureCount + featureAt.proseWordShare] as number) >= mostlyProse
  if (words === 0 || (words >= paragraph && layout.ended[i] === 1) || goesOn(layout, i)) return true
  if (words >= paragraph && tellsFirst(document, layout, i)) return true
  return (
    isEnumerated(document, line) ||
    isMeasure(document, layout, i, rows) ||
    (words >= post && hasHandle(document, line)) ||
    opensQuoted(document, line, words) ||
    (isProse && (isCounted(document, line) || isStamp(document, line))) ||
    isCreditLine(document, layout, i) ||
    isSpeaker(layout, i, rows) ||
    endsInComma(document, line) ||
    (rows[i * featureCount + featureAt.startsLower] === 1 && layout.ended[i] === 1) ||
    (words <= signature && i > 0 && endsInComma(document, lineOf(layout, i - 1))) ||
    isCredit(document.text.slice(document.lines.start[line], document.lines.end[line]))
  )
}

/** A paragraph that something else was run into: a full sentence first, then what ends without a stop. */
function tellsFirst(document: Document, layout: Layout, i: number): boolean {
  const sentence = sentenceOf(document.sentences, document.lines.startOf(lineOf(layout, i)))
  const first = document.sentences.firstTokenOf(sentence)
  const end = document.sentences.endTokenOf(sentence)
  let words = 0
  for (let t = first; t < end; t++) if (isWord(document, t)) words++
  return words >= sentenceWords && words < wordsOf(layout, i) && layout.ended[i] === 0
}

/** Words of a full sentence. */
const sentenceWords = 12

/** Index of the first sentence at or after an offset. */
const sentenceOf = (sentences: Document['sentences'], offset: number): number =>
  indexAtOrBefore(sentences.start, sentences.count, offset - 1) + 1

/** A short sentence right after a paragraph, small words among its words: `Could the roof not be mended?` */
const goesOn = (layout: Layout, i: number): boolean =>
  i > 0 &&
  layout.prose[i - 1] === 1 &&
  layout.ended[i] === 1 &&
  wordsOf(layout, i) >= 5 &&
  (layout.functionWords[i] as number) * 3 >= wordsOf(layout, i)

function hasHandle(document: Document, line: number): boolean {
  for (let t = document.lines.firstTokenOf(line); t < document.lines.endTokenOf(line); t++)
    if (hasMask(document, t, Mask.handle | Mask.hashtag)) return true
  return false
}

/** `Chapter 3`, `SANTA ROSA 46.70`: words that end in their number, as headings and rows of a table do. */
function isCounted(document: Document, line: number): boolean {
  const end = document.lines.endTokenOf(line)
  return isNumber(document, end - 1) && isWord(document, document.lines.firstTokenOf(line))
}

/** `Updated: 2021-05-02 16:45`: the story's own date, of a text that is no page with menus. */
const isStamp = (document: Document, line: number): boolean =>
  /^(?:Last )?(?:Posted|Published|Updated|Modified)\b[^.]{1,40}\d/i.test(lineText(document, line))

/** Lines above the story in which its byline may stand. */
const creditLines = 4
const shoutedByline = /^\p{Lu}[\p{Lu}.'’-]+(?: \p{Lu}[\p{Lu}.'’-]*){1,2} ?\/ ?\p{Lu}[\p{Lu} .'’&-]+$/u
/** Words of `Editorial Board, Tidewater Post`. */
const creditWords = 8

/** `IDA BRANDT / TIDEWATER POST` above the story; whose the quotation above is, and where it stood. */
function isCreditLine(document: Document, layout: Layout, i: number): boolean {
  const line = lineOf(layout, i)
  if (i < creditLines && i < layout.firstProse && shoutedByline.test(lineText(document, line))) return true
  if (i === 0 || wordsOf(layout, i) > creditWords) return false
  const above = document.lines.firstTokenOf(lineOf(layout, i - 1))
  return (
    isQuoted(document, above) &&
    layout.prose[i - 1] === 1 &&
    /^\p{Lu}[^,:?!]{2,40}, \p{Lu}[^,:?!.]+$/u.test(lineText(document, line))
  )
}

/** A short line that comes back among the paragraphs: whose turn it is. */
const isSpeaker = (layout: Layout, i: number, rows: Uint8Array): boolean =>
  (rows[i * featureCount + featureAt.repeats] as number) >= 2 &&
  (layout.prose[i + 1] === 1 || (rows[i * featureCount + featureAt.proseWordShare] as number) >= mostlyProse)

/** `Sir,` and `Yours faithfully,`: a name comes next, or a letter. */
function endsInComma(document: Document, line: number): boolean {
  const last = document.lines.endTokenOf(line) - 1
  return last > document.lines.firstTokenOf(line) && isMark(document, last, Mark.comma)
}

/** A quotation, or a dash and a name: a saying and whose it is. */
function opensQuoted(document: Document, line: number, words: number): boolean {
  const first = document.lines.firstTokenOf(line)
  if (isQuoted(document, first)) return true
  const code = wordOf(document, first)
  return words <= signature && isPunctuation(document, first) && (code === 0x2014 || code === 45 || code === 0x2013)
}

const isTitle = (document: Document, line: number): boolean =>
  document.lines.wordsOf(line) >= 2 && hasMask(document, document.lines.firstTokenOf(line), Mask.headline)

/** Lines from the top, or right above the story, among which its headline may stand, words of one, and telling words of it the lead repeats. */
const headLines = 8
const headlineWords = { least: 4, most: 20 }
const retoldShare = 0.5

/** The headline wherever it stands above the story: the lead, and the paragraph after it, tell it again. */
function isRetold(document: Document, layout: Layout, i: number): boolean {
  const words = wordsOf(layout, i)
  if (i >= layout.firstProse || (i >= headLines && i < layout.firstProse - headLines)) return false
  if (words < headlineWords.least || words > headlineWords.most) return false
  const lead = new Set<number>()
  for (let k = layout.firstProse; k < Math.min(layout.firstProse + 2, layout.line.length); k++)
    for (const id of tellingWords(document, lineOf(layout, k))) lead.add(id)
  const told = tellingWords(document, lineOf(layout, i))
  return told.length >= 2 && told.filter((id) => lead.has(id)).length >= told.length * retoldShare
}

const tellingLetters = 4

/** Ids of the known words of a line that carry meaning. */
function tellingWords(document: Document, line: number): number[] {
  const ids: number[] = []
  for (let t = document.lines.firstTokenOf(line); t < document.lines.endTokenOf(line); t++) {
    const id = wordOf(document, t)
    const isLong = lengthOf(document, t) >= tellingLetters
    if (isWord(document, t) && isLong && id >= 0 && !(document.lexicon.flags(id) & WordFlag.function)) ids.push(id)
  }
  return ids
}

/** `A. …`, `3) …`: the entry of a list the story wrote. */
function isEnumerated(document: Document, line: number): boolean {
  const first = document.lines.firstTokenOf(line)
  const mark = wordOf(document, first + 1)
  return (
    first + 2 < document.lines.endTokenOf(line) &&
    lengthOf(document, first) <= 2 &&
    isWordOrNumber(document, first) &&
    (mark === 46 || mark === 41) &&
    endOf(document, first) === startOf(document, first + 1)
  )
}

/** `2 cups flour` beside `1 egg`: numbers with what they count, line under line. */
function isMeasure(document: Document, layout: Layout, i: number, rows: Uint8Array): boolean {
  const starts = (k: number): boolean => rows[k * featureCount + featureAt.startsNumber] === 1
  const second = document.lines.firstTokenOf(lineOf(layout, i)) + 1
  return (
    starts(i) &&
    (starts(i - 1) || starts(i + 1)) &&
    isWord(document, second) &&
    !hasShape(document, second, Shape.capital | Shape.joined)
  )
}

/** 1 for lines of runs without prose in which many lines open alike: meals, bouts, scores. Menus have cues among them. */
function listEntries(layout: Layout, rows: Uint8Array): Uint8Array {
  const entry = new Uint8Array(layout.count)
  for (let from = 0; from < layout.count; ) {
    let to = from
    let same = 0
    let cued = 0
    while (to < layout.count && layout.prose[to] === 0) {
      const row = to * featureCount
      if ((rows[row + featureAt.openings] as number) >= (rows[row + featureAt.labelled] === 1 ? alikeLabelled : alike))
        same++
      cued += rows[to * featureCount + featureAt.cued] as number
      to++
    }
    if (to - from >= minList && same >= minAlike * (to - from) && cued * cuesAmong <= to - from) entry.fill(1, from, to)
    from = Math.max(to, from + 1)
  }
  return entry
}
