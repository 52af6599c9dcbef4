import { namesArticle } from './clutter.ts'
import { isBlock } from './elements.ts'
import type { Measures } from './measures.ts'
import { isElement, type Page, type PageElement } from './tree.ts'

/** Pages that load one article after another hold several `article` elements side by side: the first is the page's own. */
function firstOfSeveral(element: PageElement, prose: Int32Array): PageElement | undefined {
  const whole = prose[element.order] as number
  const articles = element.children.filter(
    (child): child is PageElement =>
      isElement(child) && child.tag === 'article' && (prose[child.order] as number) > Math.max(200, whole * 0.05),
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
export function findContainer(top: PageElement, m: Measures): PageElement {
  let at = top
  for (;;) {
    const child = richestChild(at, m)
    if (child === undefined || !isBlockLike(child) || isParagraph(child) || isSplit(at, child, m)) return at
    at = child
  }
}

/** The element whose own paragraphs, and half of those of its children, hold most sentences. */
export function densestContainer(top: PageElement, sentences: Int32Array): PageElement {
  const scores = new Map<PageElement, number>()
  let best = top
  const add = (element: PageElement | null | undefined, chars: number): void => {
    if (!element) return
    const score = (scores.get(element) ?? 0) + chars
    scores.set(element, score)
    if (score > (scores.get(best) ?? 0)) best = element
  }
  const stack = [top]
  for (let at = stack.pop(); at; at = stack.pop()) {
    const chars = sentences[at.order] as number
    if (chars > 0) {
      add(at.parent, chars)
      add(at.parent?.parent, chars / 2)
    }
    for (const child of at.children) if (isElement(child)) stack.push(child)
  }
  return best
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
  if (hasTwin(at, child, m)) return true
  if (share > 0.6) return true
  if (namesArticle(child) && !namesArticle(at)) return isClean && share > 0.35
  return isClean && (lost >= 120 || share > 0.1)
}

/** True if a part of the article above `child` is named as it is: the summary over a live blog. */
const hasTwin = (at: PageElement, child: PageElement, m: Measures): boolean =>
  namesArticle(child) &&
  at.children.some(
    (other) =>
      isElement(other) &&
      other.order < child.order &&
      other.tag === child.tag &&
      other.attribs.class === child.attribs.class &&
      (m.prose[other.order] as number) >= 120,
  )

const isBlockLike = (element: PageElement): boolean =>
  isBlock(element.tag) || element.children.some((child) => isElement(child) && isBlock(child.tag))

const summaryNames =
  /(?:^|[\s_-])(?:dek|deck|standfirst|sub-?title|sub-?head(?:line|ing)?|summary|intro(?:duction)?|lede|synopsis|chapo|excerpt|description)(?:$|[\s_-])/i

/** A summary between headline and container: named one, a sentence or two long, without links. */
export function findSummary(page: Page, container: PageElement, m: Measures): PageElement | undefined {
  const heading = page.elements.findLast(({ tag, order }) => tag === 'h1' && order < container.order)
  if (heading === undefined || container.order - heading.order > 400) return undefined
  for (let i = heading.order + 1; i < container.order; i++) {
    const element = page.elements[i] as PageElement
    const chars = m.chars[i] as number
    const named = summaryNames.test(element.attribs.class ?? '') || summaryNames.test(element.attribs.id ?? '')
    if (named && chars > 40 && chars < 400 && (m.links[i] as number) < chars * 0.2) return element
  }
  return undefined
}
