import { type Clutter, certainly, clutterOf } from './clutter.ts'
import { densestContainer, findContainer, findSummary } from './container.ts'
import { isSilent } from './elements.ts'
import type { Region } from './flow.ts'
import { type Measures, measure, measureText, type OwnText, sentencesOf } from './measures.ts'
import { pruneContainer, teasersOf } from './prune.ts'
import { holds, type Page, type PageElement } from './tree.ts'
import { isBody, trimUnits, type Unit } from './trim.ts'

interface Candidate extends Clutter {
  readonly element: PageElement
}

interface Candidates {
  readonly found: readonly Candidate[]
  /** True if what is certain to be clutter holds more of the prose than it may. */
  readonly spares: boolean
}

/** Topmost elements that are clutter by `judge`, but for those that hold more of the prose than it allows. */
function candidatesOf(page: Page, prose: Int32Array, judge: (element: PageElement) => Clutter | undefined): Candidates {
  const { elements } = page
  const found: Candidate[] = []
  let spares = false
  const total = prose[0] as number
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i] as PageElement
    if (element.tag === 'body' || element.tag === 'html' || element.tag === 'main') continue
    const clutter = judge(element)
    if (clutter === undefined) continue
    if ((prose[i] as number) > total * clutter.limit) {
      spares ||= certainly(clutter) !== undefined
      continue
    }
    found.push({ element, ...clutter })
    i = element.last
  }
  return { found, spares }
}

/** Names that differ by a number are one name: `part-1`, `part-2`. */
const unnumbered = (reason: string): string => reason.replace(/\d+/g, '')

/** Leaves out those of one name that hold a large share of the prose together. */
function withinLimits(candidates: readonly Candidate[], prose: Int32Array): Candidate[] {
  const shares = new Map<string, number>()
  for (const { element, reason } of candidates) {
    const name = unnumbered(reason)
    shares.set(name, (shares.get(name) ?? 0) + (prose[element.order] as number))
  }
  const total = prose[0] as number
  return candidates.filter(({ reason, limit }) => (shares.get(unnumbered(reason)) as number) <= total * limit)
}

/** The blocks of the container that own text, in document order. */
function unitsOf(
  { page, own }: Looked,
  container: PageElement,
  m: Measures,
  reasons: ReadonlyMap<PageElement, string>,
): Unit[] {
  const units: Unit[] = []
  for (let i = container.order; i <= container.last; i++) {
    const element = page.elements[i] as PageElement
    if (reasons.has(element)) {
      i = element.last
      continue
    }
    const chars = m.inline[i] as number
    if (chars > 0) units.push({ element, chars, links: m.inlineLinks[i] as number, stops: own.stops[i] === 1 })
  }
  return units
}

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
  /** How it was found where the page's names led to next to nothing. */
  readonly reading: string | undefined
  readonly kept: Kept
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

/** One way to tell an article's text from the rest of its page. */
interface Reading {
  /** How it differs from the first, in words a user can read. */
  readonly name: string | undefined
  readonly judge: (element: PageElement) => Clutter | undefined
  readonly contain: (root: PageElement, m: Measures) => PageElement
  /** False where not even what is certain to be clutter is left out. */
  readonly believes?: boolean
}

/** Characters of a text that are no white space: all, and those of its sentences. */
export interface Kept {
  readonly chars: number
  readonly sentences: number
}

/** What is measured of a page before it is read, and what its parts are judged to be. */
class Looked {
  readonly page: Page
  readonly own: OwnText
  readonly raw: Measures
  /** Characters of sentences by block. */
  readonly sentences: Int32Array
  /** What makes an element clutter, by itself; and by the cards it holds. */
  readonly clutter: (element: PageElement) => Clutter | undefined
  readonly teasers: (element: PageElement) => Clutter | undefined
  #certain: ReadonlyMap<PageElement, Clutter> | undefined

  constructor(page: Page) {
    const own = measureText(page)
    const raw = measure(page, own, new Uint8Array(page.elements.length))
    this.page = page
    this.own = own
    this.raw = raw
    this.sentences = sentencesOf(page, own)
    this.clutter = once(page, clutterOf)
    this.teasers = once(page, (element) => teasersOf(element, raw))
  }

  /** What no reading takes for the article, with all it holds, where another part of the page can be it. */
  get certain(): ReadonlyMap<PageElement, Clutter> {
    this.#certain ??= certainIn(
      this.page,
      this.raw,
      (element) => certainly(this.clutter(element)) ?? this.teasers(element),
    )
    return this.#certain
  }
}

/** `judge`, asked once an element. */
function once(
  { elements }: Page,
  judge: (element: PageElement) => Clutter | undefined,
): (element: PageElement) => Clutter | undefined {
  const known = new Array<Clutter | null | undefined>(elements.length)
  return (element) => {
    const { order } = element
    if (known[order] === undefined) known[order] = judge(element) ?? null
    return known[order] ?? undefined
  }
}

function certainIn(
  page: Page,
  raw: Measures,
  judge: (element: PageElement) => Clutter | undefined,
): Map<PageElement, Clutter> {
  const headings = page.tagged('h1')
  const { found } = candidatesOf(page, raw.prose, (element) => {
    const clutter = judge(element)
    return clutter?.named && headings.some((heading) => holds(element, heading)) ? undefined : clutter
  })
  return new Map(found.map(({ element, reason }) => [element, { reason, limit: 1 }]))
}

/** What of an element a reading keeps, but for what is certain to be none of the article's: characters in all, and in sentences. */
function keptOf(
  { page, own, sentences }: Looked,
  certain: Looked['certain'],
  { container, reasons, muted }: Pick<Content, 'container' | 'reasons' | 'muted'>,
): Kept {
  const sum = { chars: 0, sentences: 0 }
  for (let i = container.order; i <= container.last; i++) {
    const element = page.elements[i] as PageElement
    if (certain.has(element) || reasons.has(element) || isSilent(element.tag)) i = element.last
    else if (!muted.has(element)) {
      sum.chars += own.inline[i] as number
      sum.sentences += sentences[i] as number
    }
  }
  return sum
}

const none: Looked['certain'] = new Map()

function read(looked: Looked, { name, judge, contain, believes = true }: Reading): Content {
  const { page, own, raw } = looked
  const reasons = new Map<PageElement, string>()
  const dropped = new Uint8Array(page.elements.length)
  const { found, spares } = candidatesOf(page, raw.prose, judge)
  const within = withinLimits(found, raw.prose)
  // A reading that drops all that is certain to be clutter need not be told which that is.
  const isTold = spares || within.length < found.length || (name !== undefined && believes)
  const certain = isTold ? looked.certain : none
  for (const { element, reason } of within) {
    dropped[element.order] = 1
    reasons.set(element, reason)
  }
  const m = measure(page, own, dropped)
  const container = contain(page.root, m)
  pruneContainer(page, container, m, reasons)
  const units = unitsOf(looked, container, m, reasons)
  const muted = trimUnits(units)
  const summary = findSummary(page, container, m)
  return {
    region: {
      ...regionOf(container, summary, (element) => reasons.has(element)),
      isMuted: (element) =>
        muted.has(element) || (summary !== undefined && !holds(container, element) && !holds(summary, element)),
    },
    reading: name,
    kept: keptOf(looked, certain, { container, reasons, muted }),
    container,
    summary,
    reasons,
    muted,
    body: units.filter(isBody).map(({ element }) => element),
  }
}

/** Share of the page's sentences that the text found must come up to, or another reading is tried. */
const floor = 0.5

/** Fewer characters of sentences than this are no sign of an article. */
export const leastProse = 200

/** Another reading must keep so many times the sentences to be believed. */
const gain = 2

/** Share of the prose below which a class name is believed even so. */
const smallShare = 0.08

/** Ways to read a page, the surest first; each trusts less of what the page calls its parts. */
function readingsOf(looked: Looked): Reading[] {
  const { sentences, clutter: clutterAt, teasers } = looked
  const sure = (element: PageElement): Clutter | undefined => looked.certain.get(element)
  const small = (element: PageElement): Clutter | undefined => {
    const clutter = clutterAt(element)
    return sure(element) ?? (clutter && { ...clutter, limit: Math.min(clutter.limit, smallShare) })
  }
  return [
    { name: undefined, judge: (element) => clutterAt(element) ?? teasers(element), contain: findContainer },
    { name: 'class names ignored', judge: small, contain: findContainer },
    { name: 'densest part of the page', judge: sure, contain: (root) => densestContainer(root, sentences) },
    { name: 'all prose of the page', judge: sure, contain: (root) => root },
  ]
}

/** What holds the text where all that has any calls itself navigation or a control. */
function readAnyway(looked: Looked): Content | undefined {
  const { page, sentences, clutter } = looked
  const named = (element: PageElement): Clutter | undefined => {
    const found = certainly(clutter(element))
    return found?.named ? found : undefined
  }
  const shown = new Int32Array(sentences)
  let sum = 0
  for (let i = 0; i < page.elements.length; i++) {
    const element = page.elements[i] as PageElement
    if (isSilent(element.tag) || named(element)) {
      shown.fill(0, i, element.last + 1)
      i = element.last
    } else sum += shown[i] as number
  }
  if (sum < leastProse * 2) return undefined
  const anyway = read(looked, {
    name: 'all prose of the page',
    judge: named,
    contain: (root) => densestContainer(root, shown),
    believes: false,
  })
  return anyway.kept.sentences >= leastProse ? anyway : undefined
}

/**
 * Finds the article's text: clutter goes by name and landmark, the container is where the prose is, link lists inside it
 * go. Where that leaves less than half of the page's sentences, its class names are not believed; where it still leaves
 * next to nothing, neither is the shape of the page.
 */
export function findContent(page: Page): Content {
  const looked = new Looked(page)
  const [first, ...others] = readingsOf(looked) as [Reading, ...Reading[]]
  let best = read(looked, first)
  const { kept } = best
  if (kept.chars > 0 && kept.chars >= looked.sentences.reduce((sum, chars) => sum + chars, 0) * floor) return best
  const all = { container: page.root, reasons: new Map(), muted: new Map() }
  const whole = keptOf(looked, looked.certain, all).sentences
  if (whole < leastProse) return (kept.sentences === 0 ? readAnyway(looked) : undefined) ?? best
  if (kept.chars >= whole * floor) return best
  for (const [i, reading] of others.entries()) {
    if (i > 0 && best.kept.sentences >= leastProse) break
    const next = read(looked, reading)
    if (next.kept.sentences > best.kept.sentences * gain) best = next
  }
  return best
}
