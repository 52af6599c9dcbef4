import type { Clutter } from './clutter.ts'
import { isBlock } from './elements.ts'
import type { Measures } from './measures.ts'
import { isElement, type Page, type PageElement } from './tree.ts'

/** An article that says less than this beside its links is none. */
const leastProse = 1000

/** True if lists of links are what the article is about: an annotated list of offers, of books, of addresses. */
function isListing(container: PageElement, m: Measures, pruned: ReadonlyMap<PageElement, string>): boolean {
  let linked = 0
  let lists = 0
  for (const [{ order }, reason] of pruned) {
    linked += m.chars[order] as number
    if (reason === listOfLinks) lists++
  }
  return (
    lists > 2 && linked > (m.chars[container.order] as number) / 2 && (m.prose[container.order] as number) > leastProse
  )
}

const listOfLinks = 'list of links'

/** Parts of the container that hold links and labels but no prose. */
export function pruneContainer(
  page: Page,
  container: PageElement,
  m: Measures,
  reasons: Map<PageElement, string>,
): void {
  const whole = m.prose[container.order] as number
  const pruned = new Map<PageElement, string>()
  for (let i = container.order + 1; i <= container.last; i++) {
    const element = page.elements[i] as PageElement
    const known = reasons.has(element)
    const reason = known || !isBlock(element.tag) ? undefined : pruneReason(element, m, whole)
    if (reason !== undefined) pruned.set(element, reason)
    if (known || reason !== undefined) i = element.last
  }
  if (!isListing(container, m, pruned)) for (const [element, reason] of pruned) reasons.set(element, reason)
}

function pruneReason(element: PageElement, m: Measures, whole: number): string | undefined {
  const chars = m.chars[element.order] as number
  const prose = m.prose[element.order] as number
  if (chars === 0 || prose > whole * 0.25) return undefined
  const share = (m.links[element.order] as number) / chars
  if (element.tag === 'p') return share > 0.85 && chars > 12 ? 'only a link' : undefined
  return share > 0.6 && !/^(?:li|h\d|t[dhr])$/.test(element.tag) && prose < chars * 0.3 ? listOfLinks : undefined
}

/** A list of other articles' cards; it stays only where it holds nearly all of the page's prose. */
export const teasersOf = (element: PageElement, raw: Measures): Clutter | undefined =>
  isBlock(element.tag) && isCardList(element, raw) ? { reason: 'list of teasers', limit: 0.8 } : undefined

/** Characters in links of the least card there is: a short headline. */
const leastLinked = 7

/** Three or more children alike, each a linked headline with a short text at most. */
function isCardList(element: PageElement, m: Measures): boolean {
  if (element.children.length < 3 || (m.links[element.order] as number) < 3 * leastLinked) return false
  const children = element.children.filter(isElement)
  if (children.length < 3) return false
  const first = children.find((child) => (m.chars[child.order] as number) > 0)
  const shape = first && `${first.tag} ${first.attribs.class ?? ''}`
  if (first === undefined || first.tag === 'p' || first.tag === 'tr') return false
  const cards = children.filter((child) => `${child.tag} ${child.attribs.class ?? ''}` === shape && isCard(child, m))
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
