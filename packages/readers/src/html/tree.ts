import { Tokenizer } from 'htmlparser2'
import { boundedBy, closedBy, isForeign, isFormatting, isVoid, keptAttributes } from './elements.ts'

/** An element of the page. `start`/`end` are half-open UTF-16 offsets in the input, tags included. */
export interface PageElement {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly parent: PageElement | null
  readonly children: PageNode[]
  readonly start: number
  end: number
  /** Position in document order; a subtree is the interval `[order, last]`. */
  readonly order: number
  last: number
}

/** A stretch of character data between two tags. */
export interface PageText {
  readonly tag: ''
  readonly start: number
  end: number
  /** Character references inside, in order. */
  entities: Entity[] | null
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
  /** True if elements nested deeper than `maxDepth` were flattened into their ancestor. */
  readonly flattened: boolean
}

/** Browsers stop nesting at 512 levels; what lies deeper becomes a child of the last level. */
export const maxDepth = 512

export const isElement = (node: PageNode): node is PageElement => node.tag !== ''

const noAttributes: Readonly<Record<string, string>> = Object.freeze({})

const tagNames = new Map<string, string>()

/** Lower-case name, the same string object each time. */
function tagName(raw: string): string {
  const known = tagNames.get(raw)
  if (known !== undefined) return known
  const name = raw.toLowerCase()
  if (tagNames.size < 2000 && raw.length < 32) tagNames.set(raw, name)
  return name
}

const attributeName = (raw: string): string | undefined => {
  if (keptAttributes.has(raw)) return raw
  const name = raw.length < 20 ? raw.toLowerCase() : raw
  return keptAttributes.has(name) ? name : undefined
}

/** Builds the tree from htmlparser2's tokens: implied end tags and strays as browsers treat them, near enough for text. */
class TreeBuilder {
  readonly elements: PageElement[] = []
  readonly root: PageElement
  flattened = false
  readonly #input: string
  readonly #stack: PageElement[]
  #text: PageText | null = null
  #tagStart = 0
  #tag = ''
  #attributes: Record<string, string> | null = null
  #name: string | undefined
  #value = ''
  #textFrom = 0

  constructor(input: string) {
    this.#input = input
    this.root = this.#element('#root', noAttributes, null, 0)
    this.#stack = [this.root]
  }

  #element(
    tag: string,
    attributes: Readonly<Record<string, string>>,
    parent: PageElement | null,
    start: number,
  ): PageElement {
    const order = this.elements.length
    const element = { tag, attributes, parent, children: [], start, end: start, order, last: order }
    this.elements.push(element)
    return element
  }

  get #top(): PageElement {
    return this.#stack[this.#stack.length - 1] as PageElement
  }

  ontext(start: number, end: number): void {
    const text = this.#text
    if (text && text.end === start) text.end = end
    else this.#startText(start, end)
  }

  #startText(start: number, end: number): PageText {
    const text: PageText = { tag: '', start, end, entities: null }
    this.#text = text
    this.#top.children.push(text)
    return text
  }

  /** `start` is not told: a reference begins where the text before it ended. */
  ontextentity(codepoint: number, end: number): void {
    const text = this.#text ?? this.#startText(this.#textFrom, this.#textFrom)
    const last = text.entities?.at(-1)
    const decoded = String.fromCodePoint(codepoint)
    if (last?.end === end) last.text += decoded
    else {
      text.entities ??= []
      text.entities.push({ start: text.end, end, text: decoded })
    }
    text.end = end
  }

  onopentagname(start: number, end: number): void {
    this.#text = null
    this.#tagStart = start - 1
    this.#tag = tagName(this.#input.slice(start, end))
    this.#attributes = null
  }

  onattribname(start: number, end: number): void {
    this.#name = attributeName(this.#input.slice(start, end))
    this.#value = ''
  }

  onattribdata(start: number, end: number): void {
    if (this.#name !== undefined) this.#value += this.#input.slice(start, end)
  }

  onattribentity(codepoint: number): void {
    if (this.#name !== undefined) this.#value += String.fromCodePoint(codepoint)
  }

  onattribend(): void {
    if (this.#name === undefined) return
    this.#attributes ??= {}
    this.#attributes[this.#name] ??= this.#value
  }

  onopentagend(end: number): void {
    this.#textFrom = end + 1
    this.#open(end + 1)
  }

  onselfclosingtag(end: number): void {
    this.#textFrom = end + 1
    this.#open(end + 1)
    // Only elements foreign to HTML may close themselves; `<div/>` opens a div.
    if (isForeign(this.#tag)) this.#close(this.#tag, end + 1)
  }

  #open(end: number): void {
    const tag = this.#tag
    this.#closeImplied(tag)
    if (this.#stack.length > maxDepth) {
      this.#popTo(maxDepth, this.#tagStart)
      this.flattened = true
    }
    const parent = this.#top
    const element = this.#element(tag, this.#attributes ?? noAttributes, parent, this.#tagStart)
    parent.children.push(element)
    element.end = end
    if (!isVoid(tag)) this.#stack.push(element)
  }

  #closeImplied(tag: string): void {
    const closed = closedBy(tag)
    if (closed === undefined) return
    let outermost = 0
    for (let i = this.#stack.length - 1; i > 0; i--) {
      const open = (this.#stack[i] as PageElement).tag
      if (closed.has(open)) outermost = i
      else if (!isFormatting(open)) break
    }
    if (outermost > 0) this.#popTo(outermost, this.#tagStart)
  }

  onclosetag(start: number, end: number): void {
    this.#text = null
    const close = this.#input.indexOf('>', end)
    this.#textFrom = close < 0 ? end : close + 1
    const tag = tagName(this.#input.slice(start, end))
    if (tag === 'br') {
      this.#tag = tag
      this.#tagStart = start - 2
      this.#attributes = null
      return this.#open(this.#textFrom)
    }
    this.#close(tag, this.#textFrom)
  }

  #close(tag: string, end: number): void {
    const bound = boundedBy(tag)
    for (let i = this.#stack.length - 1; i > 0; i--) {
      const open = (this.#stack[i] as PageElement).tag
      if (open === tag) return this.#popTo(i, end)
      if (bound(open)) return
    }
  }

  #popTo(i: number, end: number): void {
    while (this.#stack.length > i) {
      const element = this.#stack.pop() as PageElement
      element.end = Math.max(element.end, end)
      element.last = this.elements.length - 1
    }
    this.#text = null
  }

  oncomment(_start: number, end: number): void {
    this.#text = null
    this.#textFrom = end + 1
  }

  oncdata(start: number, end: number, offset: number): void {
    this.#text = null
    this.ontext(start, end - offset)
    this.#text = null
    this.#textFrom = end + 1
  }

  ondeclaration(_start: number, end: number): void {
    this.#text = null
    this.#textFrom = end + 1
  }

  onprocessinginstruction(_start: number, end: number): void {
    this.#text = null
    this.#textFrom = end + 1
  }

  onend(): void {
    this.#popTo(0, this.#input.length)
  }
}

/**
 * The tree of `input`, in one pass. htmlparser2 cuts the tokens; the tree is our own because each character reference
 * keeps its place in the input there, and because depth is bounded: 10 MB of open tags take linear time.
 */
export function parsePage(input: string): Page {
  const builder = new TreeBuilder(input)
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, builder)
  tokenizer.write(input)
  tokenizer.end()
  const { root, elements, flattened } = builder
  return { input, root, elements, flattened }
}

/** What a stretch of character data reads, references decoded. */
export function textValue(input: string, text: PageText): string {
  if (text.entities === null) return input.slice(text.start, text.end)
  let value = ''
  let at = text.start
  for (const entity of text.entities) {
    value += input.slice(at, entity.start) + entity.text
    at = entity.end
  }
  return value + input.slice(at, text.end)
}
