import { type Clutter, clutterOf, namesArticle } from './clutter.ts'
import { isBlock, isSilent } from './elements.ts'
import type { Region } from './flow.ts'
import { isElement, type Page, type PageElement, type PageText } from './tree.ts'
import { isBody, trimUnits, type Unit } from './trim.ts'

/** Text of each element, in characters, by `order`; `inline` counts what a block owns itself, the rest whole subtrees. */
interface Measures {
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

/** Characters of a text node that are no white space. */
function visibleLength(input: string, text: PageText): number {
  let length = 0
  for (let i = text.start; i < text.end; i++) if (!isSpaceCode(input.charCodeAt(i))) length++
  return length
}

function measureText(page: Page, inline: Int32Array, inlineLinks: Int32Array): void {
  const { elements, input } = page
  const owner = new Int32Array(elements.length)
  const linked = new Uint8Array(elements.length)
  for (const element of elements) {
    const { order, parent, tag } = element
    owner[order] = isBlock(tag) || !parent ? order : (owner[parent.order] as number)
    linked[order] = tag === 'a' || (parent && linked[parent.order]) ? 1 : 0
    if (isSilent(tag)) continue
    const to = owner[order] as number
    for (const child of element.children) {
      if (isElement(child)) continue
      const length = visibleLength(input, child)
      inline[to] = (inline[to] as number) + length
      if (linked[order]) inlineLinks[to] = (inlineLinks[to] as number) + length
    }
  }
}

const weightOf: Readonly<Record<string, number>> = {
  p: 1,
  blockquote: 1,
  div: 0.9,
  li: 0.6,
  td: 0.7,
  dd: 0.6,
  figcaption: 0,
  caption: 0,
}

function proseOf(tag: string, inline: number, links: number): number {
  if (/^h[1-6]$/.test(tag)) return 0
  if (inline < proseLength) return tag === 'li' && links === 0 && inline > 8 ? inline >> 1 : 0
  const free = 1 - links / inline
  return Math.round(inline * free * free * (weightOf[tag] ?? 0.8))
}

/** Sums over subtrees, dropped ones left out. */
function measure(page: Page, own: { inline: Int32Array; inlineLinks: Int32Array }, dropped: Uint8Array): Measures {
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
    if (/^h[2-6]$/.test(tag) && (chars[i] as number) > 8 && (links[i] as number) > (chars[i] as number) * 0.8)
      linkedHeadings[i] = 1
    if (parent === null) continue
    for (const sum of [chars, links, prose, linkedHeadings])
      sum[parent.order] = (sum[parent.order] as number) + (sum[i] as number)
  }
  return { inline, inlineLinks, chars, links, prose, linkedHeadings }
}

interface Candidate {
  readonly element: PageElement
  readonly reason: string
  readonly limit: number
}

function candidatesOf(page: Page, raw: Measures): Candidate[] {
  const { elements } = page
  const candidates: Candidate[] = []
  const total = raw.prose[0] as number
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i] as PageElement
    if (element.tag === 'body' || element.tag === 'html' || element.tag === 'main') continue
    const clutter = clutterOf(element) ?? teasersOf(element, raw)
    if (clutter === undefined || (raw.prose[i] as number) > total * clutter.limit) continue
    candidates.push({ element, ...clutter })
    i = element.last
  }
  return candidates
}

/** Drops what calls itself clutter, unless all that bear one name hold a large share of the prose together. */
function dropClutter(page: Page, raw: Measures, reasons: Map<PageElement, string>): Uint8Array {
  const dropped = new Uint8Array(page.elements.length)
  const candidates = candidatesOf(page, raw)
  const shares = new Map<string, number>()
  for (const { element, reason } of candidates) {
    shares.set(reason, (shares.get(reason) ?? 0) + (raw.prose[element.order] as number))
  }
  const total = raw.prose[0] as number
  for (const { element, reason, limit } of candidates) {
    if ((shares.get(reason) as number) > total * limit) continue
    dropped[element.order] = 1
    reasons.set(element, reason)
  }
  return dropped
}

/** Pages that load one article after another hold several `article` elements side by side: the first is the page's own. */
function firstOfSeveral(element: PageElement, prose: Int32Array): PageElement | undefined {
  const whole = prose[element.order] as number
  const articles = element.children.filter(
    (child): child is PageElement =>
      child.tag === 'article' && (prose[child.order] as number) > Math.max(200, whole * 0.05),
  )
  return articles.length > 1 ? articles[0] : undefined
}

/** The child that holds most of an element's prose. */
function richestChild(element: PageElement, { prose }: Measures): PageElement | undefined {
  const first = firstOfSeveral(element, prose)
  if (first) return first
  let best: PageElement | undefined
  for (const child of element.children) {
    if (isElement(child) && (prose[child.order] as number) > (best ? (prose[best.order] as number) : 0)) best = child
  }
  return best
}

/** From the top down to the smallest element beside which no prose is left that matters. */
function findContainer(top: PageElement, m: Measures): PageElement {
  let at = top
  for (;;) {
    const child = richestChild(at, m)
    if (child === undefined || !isBlockLike(child) || isParagraph(child) || isSplit(at, child, m)) return at
    at = child
  }
}

const isParagraph = ({ tag }: PageElement): boolean => tag === 'p' || tag === 'li' || tag === 'blockquote'

/** True if an element holds prose beside its richest child that a reader would miss. */
function isSplit(at: PageElement, child: PageElement, m: Measures): boolean {
  const prose = m.prose[at.order] as number
  const lost = prose - (m.prose[child.order] as number)
  const lostChars = (m.chars[at.order] as number) - (m.chars[child.order] as number)
  const share = lost / Math.max(1, prose)
  const isClean = lost >= lostChars * 0.6
  if (child === firstOfSeveral(at, m.prose)) return false
  if (share > 0.6) return true
  if (namesArticle(child) && !namesArticle(at)) return isClean && share > 0.35
  return isClean && (lost >= 120 || share > 0.1)
}

const isBlockLike = (element: PageElement): boolean =>
  isBlock(element.tag) || element.children.some((child) => isElement(child) && isBlock(child.tag))

/** Parts of the container that hold links and labels but no prose. */
function pruneContainer(page: Page, container: PageElement, m: Measures, reasons: Map<PageElement, string>): void {
  const whole = m.prose[container.order] as number
  for (let i = container.order + 1; i <= container.last; i++) {
    const element = page.elements[i] as PageElement
    const known = reasons.has(element)
    const reason = known || !isBlock(element.tag) ? undefined : pruneReason(element, m, whole)
    if (reason !== undefined) reasons.set(element, reason)
    if (known || reason !== undefined) i = element.last
  }
}

function pruneReason(element: PageElement, m: Measures, whole: number): string | undefined {
  const chars = m.chars[element.order] as number
  const prose = m.prose[element.order] as number
  if (chars === 0 || prose > whole * 0.25) return undefined
  const share = (m.links[element.order] as number) / chars
  if (element.tag === 'p') return share > 0.85 && chars > 12 ? 'only a link' : undefined
  return share > 0.6 && !/^(?:li|h\d|t[dhr])$/.test(element.tag) && prose < chars * 0.3 ? 'list of links' : undefined
}

const teasersOf = (element: PageElement, raw: Measures): Clutter | undefined =>
  isBlock(element.tag) && isCardList(element, raw) ? { reason: 'list of teasers', limit: 0.8 } : undefined

/** Three or more children alike, each a linked headline with a short text at most. */
function isCardList(element: PageElement, m: Measures): boolean {
  const children = element.children.filter(isElement)
  if (children.length < 3) return false
  const first = children.find((child) => (m.chars[child.order] as number) > 0)
  const shape = first && `${first.tag} ${first.attributes.class ?? ''}`
  if (first === undefined || first.tag === 'p' || first.tag === 'tr') return false
  const cards = children.filter((child) => `${child.tag} ${child.attributes.class ?? ''}` === shape && isCard(child, m))
  return cards.length >= 3 && cards.length * 1.5 >= children.length
}

function isCard(element: PageElement, m: Measures): boolean {
  const chars = m.chars[element.order] as number
  const links = m.links[element.order] as number
  if (m.linkedHeadings[element.order] === 1 && chars < 500) return true
  return (
    chars > 20 && chars < 350 && links >= 12 && links >= chars * 0.2 && (m.inlineLinks[element.order] as number) < links
  )
}

/** The blocks of the container that own text, in document order. */
function unitsOf(page: Page, container: PageElement, m: Measures, reasons: ReadonlyMap<PageElement, string>): Unit[] {
  const units: Unit[] = []
  for (let i = container.order; i <= container.last; i++) {
    const element = page.elements[i] as PageElement
    if (reasons.has(element)) {
      i = element.last
      continue
    }
    const chars = m.inline[i] as number
    if (chars > 0) units.push({ element, chars, links: m.inlineLinks[i] as number })
  }
  return units
}

const summaryNames =
  /(?:^|[\s_-])(?:dek|deck|standfirst|sub-?title|sub-?head(?:line|ing)?|summary|intro(?:duction)?|lede|synopsis|chapo|excerpt|description)(?:$|[\s_-])/i

/** A summary between headline and container: named one, a sentence or two long, without links. */
function findSummary(page: Page, container: PageElement, m: Measures): PageElement | undefined {
  const heading = page.elements.findLast(({ tag, order }) => tag === 'h1' && order < container.order)
  if (heading === undefined || container.order - heading.order > 400) return undefined
  for (let i = heading.order + 1; i < container.order; i++) {
    const element = page.elements[i] as PageElement
    const chars = m.chars[i] as number
    const named = summaryNames.test(element.attributes.class ?? '') || summaryNames.test(element.attributes.id ?? '')
    if (named && chars > 40 && chars < 400 && (m.links[i] as number) < chars * 0.2) return element
  }
  return undefined
}

export const holds = (outer: PageElement, inner: PageElement): boolean =>
  outer.order <= inner.order && inner.last <= outer.last

/** The container, with the summary above it if there is one. */
function regionOf(
  container: PageElement,
  summary: PageElement | undefined,
  isDropped: (element: PageElement) => boolean,
): { root: PageElement; isDropped: (element: PageElement) => boolean } {
  if (summary === undefined) return { root: container, isDropped }
  let root = container
  while (!holds(root, summary) && root.parent) root = root.parent
  const isPart = (element: PageElement): boolean =>
    [container, summary].some((part) => holds(part, element) || holds(element, part))
  return { root, isDropped: (element) => !isPart(element) || (isDropped(element) && !holds(element, container)) }
}

/** What of a page is the article, and why the rest is not. */
export interface Content {
  readonly region: Region
  /** The element that holds the article's text. */
  readonly container: PageElement
  /** A summary above it that belongs to the text. */
  readonly summary: PageElement | undefined
  /** Reasons by topmost dropped element. */
  readonly reasons: ReadonlyMap<PageElement, string>
  /** Reasons by block whose own text is left out, while blocks inside it stay. */
  readonly muted: ReadonlyMap<PageElement, string>
  /** The paragraphs of the text proper. */
  readonly body: readonly PageElement[]
}

/** Finds the article's text: clutter goes by name and landmark, the container is where the prose is, link lists inside it go. */
export function findContent(page: Page): Content {
  const reasons = new Map<PageElement, string>()
  const own = { inline: new Int32Array(page.elements.length), inlineLinks: new Int32Array(page.elements.length) }
  measureText(page, own.inline, own.inlineLinks)
  const raw = measure(page, own, new Uint8Array(page.elements.length))
  const dropped = dropClutter(page, raw, reasons)
  const m = measure(page, own, dropped)
  const container = findContainer(page.root, m)
  pruneContainer(page, container, m, reasons)
  const units = unitsOf(page, container, m, reasons)
  const muted = trimUnits(units)
  const summary = findSummary(page, container, m)
  return {
    region: {
      ...regionOf(container, summary, (element) => reasons.has(element)),
      isMuted: (element) =>
        muted.has(element) || (summary !== undefined && !holds(container, element) && !holds(summary, element)),
    },
    container,
    summary,
    reasons,
    muted,
    body: units.filter(isBody).map(({ element }) => element),
  }
}
