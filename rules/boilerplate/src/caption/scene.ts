import { type Document, type Lexicon, Mask, onceFor, Shape, WordFlag } from '@copydesk/core'
import { hasMask, hasShape, isJoined, isWord, wordOf } from '@copydesk/text'
import { lineRange, lineText } from '../_shared/furniture.ts'
import { type Layout, layoutOf, lineOf, wordsOf } from '../_shared/layout.ts'

/** Words of a caption without a credit. */
const words = { least: 7, most: 45 } as const
/** Words from which on a line without a day is no heading. */
const least = 9
/** How sure each kind of evidence makes it. */
const sureness = { shown: 0.92, scene: 0.93, teased: 0.93 } as const
const beside = 0.88
/** Captions from which on the other lines of their shape in the article are captions too. */
const habit = 3
/** So many lines of their shape need one of these only: no list of the story has so long entries without a stop. */
const many = 6

/** What captions say people do, in the present tense: third person, of which no noun and no act of a house has the form. */
const scenes = new Set(
  (
    'speaks arrives attends walks listens gestures poses stands appears displays meets shakes greets hugs embraces kisses ' +
    'leaves departs boards smiles sits reacts testifies addresses wears pauses flashes briefs holds waves watches prepares'
  ).split(' '),
)
/** The same of several people; only behind a plural. */
const plurals = new Set(
  'speak arrive attend hold walk listen gather gesture pose wave stand carry wait sit cheer hug embrace react march'.split(
    ' ',
  ),
)
/** The same behind a name, where no auxiliary makes a sentence of it: `Sheriff Ida Brandt speaking at the quay`. */
const participles = new Set(
  'speaking giving holding standing sitting walking waiting playing performing celebrating arriving testifying addressing greeting waving posing visiting smiling wearing laughing'.split(
    ' ',
  ),
)
/** Verbs of headlines too: without a day they prove nothing. */
const ambiguous = new Set('holds waves watches prepares addresses meets leaves appears reacts briefs stands'.split(' '))
/** Before the first verb of a caption none of these stands. */
const blockers = new Set(
  'is are was were be been has have had will would could should can may might said says say that which who whom to not if when while as because but although whether how why what'.split(
    ' ',
  ),
)
/** Words in which the verb must come. */
const subject = 16

const shown =
  /\((?:pictured|above|left|right|center|centre|seen|shown)\b[^()]{0,60}\)|, (?:left|right|far left|far right|center|centre),|\b(?:is|are) (?:pictured|shown) (?:here|above|in|with|at|on)\b/
const dated =
  /\b(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]{0,7}\.? \d{1,2}\b|\b(?:in|,) (?:19|20)\d\d\b|\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/
/** Posts, links, lines that lead elsewhere and announcements have the shape of a caption. */
const foreign =
  /https?:|[@#"“”—]|(?:[Rr]ead|[Ss]ee) more$|^(?:Read|See|Watch|More|Related|Also|Don[’']t miss|Check)\b|\.com\b|\b[ap]\.m\.|\bnext\b/
const isForeign = (text: string): boolean => foreign.test(text)

/** How sure each line of the layout is a caption by what it says alone, by position; 0 if it is none. Computed once. */
export const scenesOf: (document: Document) => Float64Array = onceFor(find)

function find(document: Document): Float64Array {
  const layout = layoutOf(document)
  const found = new Float64Array(layout.count)
  let captions = 0
  const teased = teasedOf(document, layout)
  for (let i = 0; i < layout.count; i++) {
    found[i] = teased.has(i) ? sureness.teased : evidence(document, layout, i)
    if (found[i]) captions++
  }
  if (captions === 0) return found
  const shaped = Array.from(found.keys()).filter((i) => !found[i] && isShaped(document, layout, i))
  if (captions >= habit || shaped.length >= many) for (const i of shaped) found[i] = beside
  return found
}

function evidence(document: Document, layout: Layout, i: number): number {
  const count = wordsOf(layout, i)
  if (count < words.least || count > words.most || opensQuoted(document, layout, i)) return 0
  const line = lineOf(layout, i)
  const isBare = i <= layout.lastProse && isOpenLine(document, line)
  const mayHaveVerb = hasVerb(document, line)
  if (!mayHaveVerb && !isBare) return 0
  const text = lineText(document, line)
  if (isForeign(text)) return 0
  const verb = mayHaveVerb ? sceneVerb(text) : null
  if (verb && dated.test(text)) return sureness.scene
  if (!isBare) return 0
  if (verb && !ambiguous.has(verb) && count >= least) return sureness.scene
  return shown.test(text) ? sureness.shown : 0
}

/** `All smiles: the mayor was beaming as she left the hall`: a few words, only the first with a capital, and a clause. */
const teaser = /^(\p{Lu}[\p{Ll}’'-]*(?: [\p{Ll}’'-]+){0,5}): \p{Lu}/u
/** Words before such a colon that number, label or lead on. */
const labels = new Set(
  (
    'also answer between bottom by chapter chart concurrence cons day dissenters earlier exclusive fact graphic how lesson listen live map more myth note of ' +
    'option part poll pros question reality read reason related result rule see series solution source step study the tip topline ' +
    'update verdict video watch week what when where who why'
  ).split(' '),
)
/** Such lines from which on they are captions; one alone may be a heading. */
const teasers = 2

/** Lines of which a teaser opens each, no two the same. */
function teasedOf(document: Document, layout: Layout): ReadonlySet<number> {
  const found = new Map<string, number>()
  for (let i = layout.firstProse + 1; i < layout.lastProse; i++) {
    const count = wordsOf(layout, i)
    if (count < least || count > words.most || (layout.functionWords[i] as number) < 3) continue
    if (!isOpenLine(document, lineOf(layout, i))) continue
    const text = lineText(document, lineOf(layout, i))
    const opening = !isForeign(text) ? teaser.exec(text)?.[1]?.toLowerCase() : undefined
    if (opening && !labels.has(opening.split(' ')[0] as string) && !isName(document, layout, i)) found.set(opening, i)
  }
  return new Set(found.size < teasers ? [] : found.values())
}

/** The line opens with a word that dictionaries or the news write with a capital. */
function isName(document: Document, layout: Layout, i: number): boolean {
  const id = wordOf(document, document.lines.firstTokenOf(lineOf(layout, i)))
  return id < 0 || (document.lexicon.flags(id) & WordFlag.proper) !== 0 || document.lexicon.capitalised(id) > 0.8
}

const opensQuoted = (document: Document, layout: Layout, i: number): boolean =>
  hasMask(document, document.lines.firstTokenOf(lineOf(layout, i)), Mask.quotation)

/** No mark ends it: captions of many houses have no full stop. */
const isOpen = (text: string): boolean => /[\p{L}\p{N})]$/u.test(text.slice(-2))

/** The same of a line; its last letter tells nearly always. */
function isOpenLine(document: Document, line: number): boolean {
  const last = document.text.charAt(lineRange(document, line).end - 1)
  return last < '\x80' ? /[a-z\d)]/i.test(last) : isOpen(lineText(document, line))
}

const isVerb = (word: string): boolean => scenes.has(word) || plurals.has(word) || participles.has(word)

const Part = { verb: 1, blocker: 2 } as const

/** What a word is to a caption, by lexicon id. */
const partsOf = onceFor((lexicon: Lexicon) => {
  const parts = new Uint8Array(lexicon.size)
  for (const word of [...scenes, ...plurals, ...participles]) parts[lexicon.find(word)] = Part.verb
  for (const word of blockers) parts[lexicon.find(word)] = Part.blocker
  return parts
})

/** False where `sceneVerb` finds none: most lines need no more than this look at the words up to their own verb. */
function hasVerb(document: Document, line: number): boolean {
  const { lines } = document
  const parts = partsOf(document.lexicon)
  for (let t = lines.firstTokenOf(line); t < lines.endTokenOf(line); t++) {
    if (!isWord(document, t)) continue
    const id = wordOf(document, t)
    const part = id >= 0 ? parts[id] : isVerb(document.tokenText(t)) ? Part.verb : 0
    if (part === Part.verb) return true
    if (part === Part.blocker && standsAlone(document, t)) return false
  }
  return false
}

const dressed = Shape.capital | Shape.nonAscii | Shape.invisible | Shape.joined

/** In lower case, between spaces. */
const standsAlone = (document: Document, t: number): boolean =>
  !hasShape(document, t, dressed) && !isJoined(document, t + 1)

/** Turns of phrase with a verb of captions in them. */
const idle = /^(?:stands? (?:by|at|for)|speaks? (?:out|of|about))$/
/** Openings that no caption has. */
const starts = new Set(
  'I He She It We You They This That These Those There If When While As Elsewhere Also Later Then But And Yet So'.split(
    ' ',
  ),
)
const title = /^(?:(?:\p{Lu}\.)+|(?:Sen|Sens|Rep|Reps|Gov|Gen|Mr|Mrs|Ms|Dr|Jr|St|Lt|Sgt|Col|Capt)\.)$/u

/** The verb of a caption the line has as its first, or null. */
function sceneVerb(text: string): string | null {
  const tokens = text.slice(0, 200).split(/[\s,]+/, subject)
  if (!/^\p{Lu}/u.test(tokens[0] ?? '') || starts.has(tokens[0] ?? '')) return null
  for (let i = 1; i < tokens.length; i++) {
    const token = tokens[i] as string
    const before = tokens[i - 1] as string
    if (idle.test(`${token} ${tokens[i + 1]}`)) return null
    if (scenes.has(token) || (plurals.has(token) && /(?:[^s]s|people|men|women|police|children)$/.test(before)))
      return token
    if (participles.has(token) && /^\p{Lu}/u.test(before) && text.includes(`${before} ${token} `) && isOpen(text))
      return token
    if (blockers.has(token) || (/[.;:?!”"]$/.test(token) && !title.test(token))) return null
  }
  return null
}

/** A line of a caption's shape: a clause without a full stop between paragraphs. */
function isShaped(document: Document, layout: Layout, i: number): boolean {
  const count = wordsOf(layout, i)
  if (count < 9 || count > words.most || (layout.functionWords[i] as number) < 2 || opensQuoted(document, layout, i))
    return false
  if (i <= layout.firstProse || i >= layout.lastProse || !isOpenLine(document, lineOf(layout, i))) return false
  const text = lineText(document, lineOf(layout, i))
  return !isForeign(text) && /^\p{Lu}[\p{Ll} ]/u.test(text)
}
