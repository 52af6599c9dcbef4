import { isSilent } from './elements.ts'
import { textBelow } from './removed.ts'
import type { Page, PageElement } from './tree.ts'

interface Place {
  /** The headline. */
  readonly from: number
  /** The third paragraph or so: bylines may stand below a summary and a lead picture. */
  readonly head: number
  /** The end of the article. */
  readonly to: number
}

/** Where on a page the credits of its article stand, by `order`: from the headline over the head of the text to its end. */
export class Zone {
  readonly from: number
  readonly head: number
  readonly to: number
  readonly #page: Page
  #lines: readonly string[] | undefined

  constructor(page: Page, { from, head, to }: Place) {
    this.#page = page
    this.from = from
    this.head = head
    this.to = to
  }

  /** Short pieces of text in the head of the zone, outer before inner, in document order. */
  get lines(): readonly string[] {
    this.#lines ??= linesOf(this.#page, this)
    return this.#lines
  }
}

const maxLine = 120

/** A head longer than this is none. */
const maxElements = 600

function lineOf(element: PageElement): string {
  if (element.children.length === 0 || element.last - element.order > 12 || element.end - element.start > 4000)
    return ''
  const text = textBelow(element, 2 * maxLine, true)
  return text.length > maxLine ? '' : text
}

function linesOf(page: Page, zone: Place): string[] {
  const lines: string[] = []
  const end = Math.min(zone.head, zone.from + maxElements)
  for (let i = zone.from + 1; i < end; i++) {
    const element = page.elements[i] as PageElement
    if (isSilent(element.tag)) {
      i = element.last
      continue
    }
    const line = lineOf(element)
    if (line !== '' && line !== lines.at(-1)) lines.push(line)
  }
  return lines
}
