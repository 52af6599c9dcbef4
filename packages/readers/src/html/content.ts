import { clutterOf } from './clutter.ts'
import { findContainer, findSummary } from './container.ts'
import type { Region } from './flow.ts'
import { type Measures, measure, measureText } from './measures.ts'
import { pruneContainer, teasersOf } from './prune.ts'
import type { Page, PageElement } from './tree.ts'
import { isBody, trimUnits, type Unit } from './trim.ts'

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
  const own = measureText(page)
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
