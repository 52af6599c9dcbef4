import { ownText } from './removed.ts'
import type { PageElement } from './tree.ts'

/** A block of the container as the trimmer sees it: its element and the characters it owns itself, white space not counted. */
export interface Unit {
  readonly element: PageElement
  readonly chars: number
  readonly links: number
  /** True if a sentence ends in it. */
  readonly stops: boolean
}

/** A paragraph of this length with few links is the article itself. */
const bodyLength = 80

const isListed = ({ tag }: PageElement): boolean => tag === 'li' || tag === 'td' || tag === 'th'
const isHeading = ({ tag, attribs }: PageElement): boolean => /^h[1-6]$/.test(tag) || attribs.role === 'heading'
const isTextual = ({ tag }: PageElement): boolean =>
  tag === 'p' || tag === 'blockquote' || tag === 'pre' || tag === 'dd' || tag === 'dt'
export const isBody = ({ element, chars, links }: Unit): boolean =>
  chars >= bodyLength && links < chars * 0.5 && !isHeading(element)

const inside = (element: PageElement, tag: string): boolean => {
  for (let at: PageElement | null = element, steps = 0; at && steps < 5; at = at.parent, steps++)
    if (at.tag === tag) return true
  return false
}

/** A heading by role alone heads what no other does. */
const level = ({ tag }: PageElement): number => (/^h[1-6]$/.test(tag) ? Number(tag[1]) : 6)

/** True if the article's text stands in `p` elements: what stands in others is then something else. */
function isSetInParagraphs(units: readonly Unit[]): boolean {
  let all = 0
  let inParagraphs = 0
  for (const unit of units) {
    if (!isBody(unit)) continue
    all += unit.chars
    if (isTextual(unit.element)) inParagraphs += unit.chars
  }
  return inParagraphs > all * 0.8
}

const isPlainItem = ({ element, links }: Unit): boolean => isListed(element) && links === 0

const isLabel = ({ element, chars }: Unit): boolean =>
  chars < bodyLength && !isTextual(element) && !isHeading(element) && !isListed(element)

const pictures = /image|photo|picture|caption|media|video|gallery|slide|screen|pull-?quote|card/i

/** True for the text of a picture or a card, by what it or what holds it is called. */
function inPicture(element: PageElement): boolean {
  for (let at: PageElement | null = element, steps = 0; at && steps < 3; at = at.parent, steps++)
    if (pictures.test(at.attribs.class ?? '')) return true
  return false
}

/** A whole sentence, however short, stands among the paragraphs by right. */
const isSentence = ({ element, chars, links, stops }: Unit): boolean =>
  stops && links === 0 && chars > 8 && !inPicture(element)

const isText = ({ element, chars }: Unit): boolean => chars > 2 && !isHeading(element)

/** A first letter set apart from the word it begins. */
const isInitial = ({ element, chars }: Unit, next: Unit | undefined): boolean =>
  chars <= 2 &&
  next !== undefined &&
  /^["“‘]?\p{Lu}$/u.test(ownText(element)) &&
  /^\p{Ll}/u.test(ownText(next.element).slice(0, 2))

/** Reasons to leave out single blocks of the container, by what stands around them. */
export function trimUnits(units: readonly Unit[]): Map<PageElement, string> {
  const trimmed = new Map<PageElement, string>()
  const first = units.findIndex(isBody)
  if (first < 0) return trimmed
  const last = units.findLastIndex(isBody)
  const firstBody = (units[first] as Unit).element
  const paragraphs = isSetInParagraphs(units)
  for (const [i, unit] of units.entries()) {
    const { element } = unit
    if (element.tag === 'h1' && i < first) trimmed.set(element, 'the title')
    else if (inside(element, 'figcaption')) trimmed.set(element, 'caption')
    else if (isInitial(unit, units.slice(i + 1, i + 4).find(isText))) continue
    else if (isSentence(unit) && element.last >= firstBody.order && i < last) continue
    else if (i < first && !isTextual(element) && !isHeading(element) && !isPlainItem(unit))
      trimmed.set(element, 'label above the text')
    else if (paragraphs && isLabel(unit)) trimmed.set(element, 'label inside the text')
    else if (i > last && !isTextual(element) && !isHeading(element) && !isListed(element))
      trimmed.set(element, 'label below the text')
  }
  dropEmptyHeadings(units, trimmed)
  return trimmed
}

/** A heading with nothing under it headed what was taken out. */
function dropEmptyHeadings(units: readonly Unit[], trimmed: Map<PageElement, string>): void {
  let next: PageElement | undefined
  for (let i = units.length - 1; i >= 0; i--) {
    const { element } = units[i] as Unit
    if (trimmed.has(element)) continue
    if (isHeading(element) && (next === undefined || (isHeading(next) && level(next) < level(element)))) {
      trimmed.set(element, 'heading of what was taken out')
    } else next = element
  }
}
