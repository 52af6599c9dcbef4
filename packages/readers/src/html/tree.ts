import type { CheerioAPI } from 'cheerio/slim'
import { load } from 'cheerio/slim'
import { DomHandler, Element, isTag, Text } from 'domhandler'
import { Parser, type QuoteType } from 'htmlparser2'
import { tagNames } from './elements.ts'
import { leaping } from './tokenizer.ts'

function isEmpty(attributes: Record<string, string>): boolean {
  for (const _ in attributes) return false
  return true
}

/** One list for all that have no children: it is replaced, not filled. */
const noChildren: PageNode[] = []

/** Cheerio's element with its place. `start`/`end` are half-open UTF-16 offsets in the input, tags included. */
export class PageElement extends Element {
  declare parent: PageElement | null
  declare children: PageNode[]
  /** Position in document order; a subtree is the interval `[order, last]`. */
  readonly order: number
  last: number
  readonly start: number
  end: number
  /** True if it has no attribute that is kept. */
  readonly bare: boolean

  constructor(tag: string, attributes: Record<string, string>, order: number, start: number, end: number) {
    super(tagNames.get(tag) ?? tag, attributes, noChildren)
    this.bare = isEmpty(attributes)
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
  /** The elements of a tag, in document order. */
  readonly tagged: (tag: string) => readonly PageElement[]
  /** The elements of a tag that a selector finds, in document order: a search among them, not through the page. */
  readonly select: (tag: string, selector: string) => PageElement[]
}

/** Browsers stop nesting at 512 levels; what lies deeper becomes a child of the last level. */
const maxDepth = 512

/** True if `inner` is `outer` or stands in it. */
export const holds = (outer: PageElement, inner: PageElement): boolean =>
  outer.order <= inner.order && inner.last <= outer.last

export const isElement = (node: PageNode): node is PageElement => isTag(node)

/** Attributes somebody asks for; the rest of a page's, half of its bytes, are never made into strings. */
const keptAttributes: ReadonlySet<string> = new Set(
  'class id role itemprop rel href src content name property datetime pubdate hidden aria-hidden style type lang title data-src data-testid data-datetime data-timestamp data-time subscriptions-section'.split(
    ' ',
  ),
)

const keptByLength: string[][] = []
for (const name of keptAttributes) {
  keptByLength[name.length] ??= []
  keptByLength[name.length]?.push(name)
}

/** Capitals of the input's to small letters; marks stay marks. */
const small = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code)

function reads(input: string, start: number, name: string): boolean {
  for (let i = 0; i < name.length; i++) if (small(input.charCodeAt(start + i)) !== name.charCodeAt(i)) return false
  return true
}

/** True if the attribute named at `[start, end)` is kept: most are not, and no string is made of their names. */
function isKept(input: string, start: number, end: number): boolean {
  for (const name of keptByLength[end - start] ?? []) if (reads(input, start, name)) return true
  return false
}

/** Cheerio's tree with the place of every element, stretch of text and character reference; comments are no part of it. */
class PageHandler extends DomHandler {
  readonly input: string
  readonly elements: PageElement[] = []
  #text: PageText | null = null
  #parser: Parser | null = null

  constructor(input: string) {
    super()
    this.input = input
  }

  get depth(): number {
    return this.tagStack.length
  }

  override onparserinit(parser: Parser): void {
    this.#parser = parser
    this.#open('#root', {}, 0, 0)
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

  /** Most elements have one child: its list is made for one. */
  protected override addNode(node: PageNode): void {
    const parent = this.tagStack.at(-1) as PageElement
    const before = parent.children.at(-1)
    if (before === undefined) parent.children = [node]
    else {
      before.next = node
      node.prev = before
      parent.children.push(node)
    }
    node.parent = parent
  }

  override onopentag(name: string, attributes: Record<string, string>): void {
    const { startIndex, endIndex } = this.#parser as Parser
    this.#open(name, attributes, startIndex, endIndex + 1)
  }

  /** `implied`: by the tag that starts at the place, not by its own end tag. */
  override onclosetag(_name?: string, implied?: boolean): void {
    const { startIndex, endIndex } = this.#parser as Parser
    this.#close(implied ? startIndex : endIndex + 1)
  }

  override ontext(data: string): void {
    const { startIndex: start, endIndex } = this.#parser as Parser
    const end = endIndex + 1
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

/** htmlparser2 with a bounded stack, so that 10 MB of open tags take linear time, and without attributes nobody asks for. */
class PageParser extends Parser {
  readonly #handler: PageHandler
  #nameStart = 0
  #nameEnd = 0
  /** True within an attribute that is kept. */
  isKept = false

  constructor(handler: PageHandler) {
    super(handler, { Tokenizer: leaping })
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

  override onattribname(start: number, end: number): void {
    this.isKept = isKept(this.#handler.input, start, end)
    if (this.isKept) super.onattribname(start, end)
    else this.startIndex = start
  }

  override onattribdata(start: number, end: number): void {
    if (this.isKept) super.onattribdata(start, end)
  }

  override onattribentity(codePoint: number): void {
    if (this.isKept) super.onattribentity(codePoint)
  }

  override onattribend(quote: QuoteType, end: number): void {
    if (this.isKept) super.onattribend(quote, end)
    else this.endIndex = end
  }
}

/** The tree of `input`, by htmlparser2 and in cheerio's hands, with the place of each character reference. */
export function parsePage(input: string): Page {
  const handler = new PageHandler(input)
  const parser = new PageParser(handler)
  parser.end(input)
  const { elements } = handler
  const root = elements[0] as PageElement
  root.parent = null
  let index: Map<string, PageElement[]> | undefined
  const tagged = (tag: string): readonly PageElement[] => {
    index ??= byTag(elements)
    return index.get(tag) ?? []
  }
  const select = (tag: string, selector: string): PageElement[] => {
    const named = [...tagged(tag)]
    return named.length === 0 ? named : (api(named).filter(selector).toArray() as PageElement[])
  }
  return { input, root, elements, tagged, select }
}

/** Cheerio without a page of its own: it searches among the elements it is given. */
const api: CheerioAPI = load([], { xml: { xmlMode: false } })

function byTag(elements: readonly PageElement[]): Map<string, PageElement[]> {
  const index = new Map<string, PageElement[]>()
  for (const element of elements) {
    const known = index.get(element.tag)
    if (known) known.push(element)
    else index.set(element.tag, [element])
  }
  return index
}
