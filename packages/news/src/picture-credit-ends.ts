import { type Document, type Lexicon, onceFor, Shape } from '@copydesk/core'
import { hasShape, isAnyMark, isMark, isPlain, isWord, Mark, startOf, wordOf } from '@copydesk/text'

/** UTF-16 units at the end of a line in which a credit and its label stand, with some to spare. */
const reach = 150
/** Ends of words one of which every credit has that is in no brackets and holds no stroke: `Photo: …`, `AP: …`, `Courtesy of …`, `… via …`. */
const telling =
  /(?:photos?|photographs?|photographers?|images?|pictures?|illustrations?|pic|composite|screenshot|screengrab|credits?|file|courtesy|ap|afp|reuters|epa|efe|getty|bloomberg|shutterstock|istock|commons|pool|usa|via|special)$/
/** What pages put behind a credit. */
const trailer = /(?:file|photo|more|caption)$/

/** What a word is at the end of a line, bit by bit. */
const Part = { read: 1, telling: 2, trailer: 4, joint: 8 } as const

const partsIn = (word: string): number =>
  Part.read |
  (telling.test(word) ? Part.telling : 0) |
  (trailer.test(word) ? Part.trailer : 0) |
  (word === 'for' ? Part.joint : 0)

/** By lexicon id, 0 for words that nobody asked for yet. */
const partsBy = onceFor((lexicon: Lexicon) => new Uint8Array(lexicon.size))

function partsOf(document: Document, t: number, known: Uint8Array): number {
  const id = wordOf(document, t)
  if (id < 0) return partsIn(document.tokenText(t).toLowerCase())
  let parts = known[id] as number
  if (parts === 0) {
    parts = partsIn(document.lexicon.word(id))
    known[id] = parts
  }
  return parts
}

/** False where a look at the last words of a line shows that `pictureCreditOf` its text gives `null`: so it is of nearly all. */
export function mayEndInPictureCredit(document: Document, line: number): boolean {
  const { lines } = document
  const known = partsBy(document.lexicon)
  const first = lines.firstTokenOf(line)
  let t = lines.endTokenOf(line) - 1
  if (isMark(document, t, Mark.stop)) t--
  if (mayCloseCredit(document, t, known)) return true
  const from = lines.endOf(line) - reach
  for (; t >= first && startOf(document, t) >= from; t--) if (tells(document, t, known)) return true
  return false
}

const closers: ReadonlySet<number> = new Set([Mark.closeParen, Mark.closeBracket, Mark.ellipsis])

/** A bracket, or what pages put behind one: `(Ida Brandt/AP) More`. */
const mayCloseCredit = (document: Document, t: number, known: Uint8Array): boolean =>
  isWord(document, t)
    ? (partsOf(document, t, known) & Part.trailer) !== 0 || closesBracket(document, t - 1)
    : isAnyMark(document, t, closers)

const closesBracket = (document: Document, t: number): boolean =>
  isMark(document, t, Mark.closeParen) || isMark(document, t, Mark.closeBracket)

const strokes: ReadonlySet<number> = new Set([0x2f, 0x7c, Mark.emDash])

/** A stroke between names, a telling word, or the `for` of `Ida Brandt for The Tidewater Post`. */
function tells(document: Document, t: number, known: Uint8Array): boolean {
  if (!isWord(document, t)) return isAnyMark(document, t, strokes)
  const parts = partsOf(document, t, known)
  if (parts & Part.telling) return true
  return (parts & Part.joint) !== 0 && !isLower(document, t - 1) && !isLower(document, t + 1)
}

const isLower = (document: Document, t: number): boolean =>
  isPlain(document, t) && !hasShape(document, t, Shape.capital | Shape.upper | Shape.camel | Shape.digit)
