import type { CheerioAPI } from 'cheerio/slim'
import { load } from 'cheerio/slim'
import { DomHandler, Element, isTag, Text } from 'domhandler'
import { Parser } from 'htmlparser2'

/** Cheerio's element with its place. `start`/`end` are half-open UTF-16 offsets in the input, tags included. */
export class PageElement extends Element {
  declare parent: PageElement | null
  declare children: PageNode[]
  /** Position in document order; a subtree is the interval `[order, last]`. */
  readonly order: number
  last: number
  readonly start: number
  end: number

  constructor(tag: string, attributes: Record<string, string>, order: number, start: number, end: number) {
    super(tag, attributes)
    this.order = order
    this.last = order
    this.start = start
    this.end = end
  }

  get tag(): string {
    return this.name
  }
}

/** Cheerio's text with its place: a stretch of character data between two tags, `data` its text decoded. */
export class PageText extends Text {
  declare parent: PageElement | null
  readonly start: number
  end: number
  /** Character references inside, in order. */
  entities: Entity[] | null = null

  constructor(data: string, start: number, end: number) {
    super(data)
    this.start = start
    this.end = end
  }
}

/** A character reference `[start, end)` of the input and what it stands for. */
export interface Entity {
  readonly start: number
  readonly end: number
  text: string
}

export type PageNode = PageElement | PageText

/** A parsed page: `elements[i].order === i`; the first is an unnamed root. */
export interface Page {
  readonly input: string
  readonly root: PageElement
  readonly elements: readonly PageElement[]
  /** The elements of a tag that a selector finds, in document order: a search among them, not through the page. */
  readonly select: (tag: string, selector: string) => PageElement[]
}

/** Browsers stop nesting at 512 levels; what lies deeper becomes a child of the last level. */
const maxDepth = 512

/** True if `inner` is `outer` or stands in it. */
export const holds = (outer: PageElement, inner: PageElement): boolean =>
  outer.order <= inner.order && inner.last <= outer.last

export const isElement = (node: PageNode): node is PageElement => isTag(node)

/** Cheerio's tree with the place of every element, stretch of text and character reference; comments are no part of it. */
class PageHandler extends DomHandler {
  readonly elements: PageElement[] = []
  #text: PageText | null = null
  #parser: Parser | null = null

  get depth(): number {
    return this.tagStack.length
  }

  override onparserinit(parser: Parser): void {
    this.#parser = parser
    this.#open('#root', {}, 0, 0)
  }

  /** The parser's last event `[start, end)`. */
  get #place(): { start: number; end: number } {
    const { startIndex, endIndex } = this.#parser as Parser
    return { start: startIndex, end: endIndex + 1 }
  }

  #open(name: string, attributes: Record<string, string>, start: number, end: number): void {
    this.#text = null
    const element = new PageElement(name, attributes, this.elements.length, start, end)
    this.elements.push(element)
    this.addNode(element)
    this.tagStack.push(element)
  }

  #close(end: number): void {
    this.#text = null
    const element = this.tagStack.pop() as PageElement
    element.end = Math.max(element.end, end)
    element.last = this.elements.length - 1
  }

  override onopentag(name: string, attributes: Record<string, string>): void {
    const { start, end } = this.#place
    this.#open(name, attributes, start, end)
  }

  /** `implied`: by the tag that starts at the place, not by its own end tag. */
  override onclosetag(_name?: string, implied?: boolean): void {
    const { start, end } = this.#place
    this.#close(implied ? start : end)
  }

  override ontext(data: string): void {
    const { start, end } = this.#place
    const last = this.#text
    // The second code point of a reference has no place of its own.
    const text = last && last.end === start ? last : this.#startText(start)
    if (data.length !== end - start) noteReference(text, data, start, end)
    text.data += data
    text.end = end
  }

  #startText(start: number): PageText {
    const text = new PageText('', start, start)
    this.addNode(text)
    this.#text = text
    return text
  }

  override oncomment(): void {
    this.#text = null
  }

  override onprocessinginstruction(): void {
    this.#text = null
  }

  override onend(): void {
    this.#close((this.#parser as Parser).endIndex)
    super.onend()
  }
}

function noteReference(text: PageText, data: string, start: number, end: number): void {
  const last = text.entities?.at(-1)
  if (start === end && last) last.text += data
  else {
    text.entities ??= []
    text.entities.push({ start, end, text: data })
  }
}

/** htmlparser2 with a bounded stack: 10 MB of open tags take linear time. */
class PageParser extends Parser {
  readonly #handler: PageHandler
  #nameStart = 0
  #nameEnd = 0

  constructor(handler: PageHandler) {
    super(handler)
    this.#handler = handler
  }

  override onopentagname(start: number, end: number): void {
    this.#nameStart = start
    this.#nameEnd = end
    super.onopentagname(start, end)
  }

  override onopentagend(end: number): void {
    super.onopentagend(end)
    if (this.#handler.depth <= maxDepth) return
    super.onclosetag(this.#nameStart, this.#nameEnd)
    this.startIndex = end + 1
  }
}

/** The tree of `input`, by htmlparser2 and in cheerio's hands, with the place of each character reference. */
export function parsePage(input: string): Page {
  const handler = new PageHandler()
  const parser = new PageParser(handler)
  parser.end(input)
  const { elements } = handler
  const root = elements[0] as PageElement
  root.parent = null
  let api: CheerioAPI | undefined
  const select = (tag: string, selector: string): PageElement[] => {
    const named = elements.filter((element) => element.tag === tag)
    if (named.length === 0) return named
    api ??= load(handler.root, { xml: { xmlMode: false } })
    return api(named).filter(selector).toArray() as PageElement[]
  }
  return { input, root, elements, select }
}
