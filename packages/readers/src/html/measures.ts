import { isBlock, isHeading, isSilent } from './elements.ts'
import { isElement, type Page, type PageElement } from './tree.ts'

/** Text of each element, in characters, by `order`; `inline` counts what a block owns itself, the rest whole subtrees. */
export interface Measures {
  readonly inline: Int32Array
  readonly inlineLinks: Int32Array
  readonly chars: Int32Array
  readonly links: Int32Array
  readonly prose: Int32Array
  /** Headings that are links as a whole. */
  readonly linkedHeadings: Int32Array
}

/** A paragraph shorter than this is no sign of prose by itself. */
const proseLength = 40

const isSpaceCode = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 0xa0

/** Characters of a text node that are no white space; negative if a mark that may end a sentence is among them. */
function visibleLength(text: string): number {
  let length = 0
  let stops = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (isSpaceCode(code)) continue
    length++
    if (code === 46 || code === 33 || code === 63 || code === 0x2026) stops = true
  }
  return stops ? -length : length
}

/** Characters each block owns itself, how many of them lie in links, and whether a sentence ends among them. */
export interface OwnText {
  readonly inline: Int32Array
  readonly inlineLinks: Int32Array
  readonly stops: Uint8Array
}

const stop = /[\p{L}\p{N}][.!?…]+["'”’)\]]{0,3}(?:\s|$)/u

/** True if a sentence ends in a text. */
export const endsSentence = (text: string): boolean => stop.test(text)

/** More paragraphs than this stand in no link, but behind an anchor that was left open or in a page that is one link. */
const mostParagraphs = 3

function isLink({ attribs, order, last }: PageElement, elements: readonly PageElement[]): boolean {
  if (attribs.href === undefined) return false
  let paragraphs = 0
  for (let i = order + 1; i <= last && paragraphs <= mostParagraphs; i++) if (elements[i]?.tag === 'p') paragraphs++
  return paragraphs <= mostParagraphs
}

export function measureText({ elements }: Page): OwnText {
  const stops = new Uint8Array(elements.length)
  const inline = new Int32Array(elements.length)
  const inlineLinks = new Int32Array(elements.length)
  const owner = new Int32Array(elements.length)
  const linked = new Uint8Array(elements.length)
  for (const element of elements) {
    const { order, parent, tag } = element
    owner[order] = isBlock(tag) || !parent ? order : (owner[parent.order] as number)
    linked[order] = (tag === 'a' && isLink(element, elements)) || (parent && linked[parent.order]) ? 1 : 0
    if (isSilent(tag)) continue
    const to = owner[order] as number
    for (const child of element.children) {
      if (isElement(child)) continue
      const visible = visibleLength(child.data)
      const length = Math.abs(visible)
      if (visible < 0 && stops[to] === 0 && stop.test(child.data)) stops[to] = 1
      inline[to] = (inline[to] as number) + length
      if (linked[order]) inlineLinks[to] = (inlineLinks[to] as number) + length
    }
  }
  return { inline, inlineLinks, stops }
}

/** Characters of sentences each block owns itself: those of a paragraph that ends one and is not mostly links. */
export function sentencesOf({ elements }: Page, { inline, inlineLinks, stops }: OwnText): Int32Array {
  const sentences = new Int32Array(elements.length)
  for (let i = 0; i < elements.length; i++) {
    const [length, links] = [inline[i] as number, inlineLinks[i] as number]
    const ends = stops[i] === 1 && length >= proseLength && links < length / 2
    if (ends && !isHeading((elements[i] as PageElement).tag)) sentences[i] = length - links
  }
  return sentences
}

const weightOf: ReadonlyMap<string, number> = new Map(
  Object.entries({ p: 1, blockquote: 1, div: 0.9, li: 0.6, td: 0.7, dd: 0.6, figcaption: 0, caption: 0 }),
)

function proseOf(tag: string, inline: number, links: number): number {
  if (isHeading(tag)) return 0
  if (inline < proseLength) return tag === 'li' && links === 0 && inline > 8 ? inline >> 1 : 0
  const free = 1 - links / inline
  return Math.round(inline * free * free * (weightOf.get(tag) ?? 0.8))
}

const isLinkedHeading = (tag: string, chars: number, links: number): boolean =>
  isHeading(tag) && tag !== 'h1' && chars > 8 && links > chars * 0.8

/** Sums over subtrees, dropped ones left out. */
export function measure(page: Page, own: OwnText, dropped: Uint8Array): Measures {
  const { elements } = page
  const { inline, inlineLinks } = own
  const chars = Int32Array.from(inline)
  const links = Int32Array.from(inlineLinks)
  const prose = new Int32Array(elements.length)
  const linkedHeadings = new Int32Array(elements.length)
  for (let i = elements.length - 1; i >= 0; i--) {
    const { tag, parent } = elements[i] as PageElement
    if (dropped[i]) {
      chars[i] = links[i] = prose[i] = linkedHeadings[i] = 0
      continue
    }
    prose[i] = (prose[i] as number) + proseOf(tag, inline[i] as number, inlineLinks[i] as number)
    if (isLinkedHeading(tag, chars[i] as number, links[i] as number)) linkedHeadings[i] = 1
    if (parent === null) continue
    const { order } = parent
    chars[order] = (chars[order] as number) + (chars[i] as number)
    links[order] = (links[order] as number) + (links[i] as number)
    prose[order] = (prose[order] as number) + (prose[i] as number)
    linkedHeadings[order] = (linkedHeadings[order] as number) + (linkedHeadings[i] as number)
  }
  return { inline, inlineLinks, chars, links, prose, linkedHeadings }
}
