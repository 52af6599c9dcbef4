import { lineStarts, SourceMapBuilder, type TextMap } from '@copydesk/core'
import { type Content, findContent } from './content.ts'
import { type Handed, handedBy, isMarkup, toPage } from './handed.ts'
import { type DataNode, dataNodes, piecesOf, readString } from './literals.ts'
import { endsSentence } from './measures.ts'
import { directText } from './metadata.ts'
import { textBelow } from './removed.ts'
import { type Page, parsePage } from './tree.ts'

/** An article's text that a page shows only in part and hands to its scripts whole. */

/** The text as a page of its own, and from that page to the input. */
export interface Embedded {
  readonly page: Page
  readonly content: Content
  readonly map: TextMap
}

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** What builders of pages and editors call text and what holds it: lists of nodes, blocks, rich text as a tree. */
const textKeys = names(
  'text value content contents html body paragraph paragraphs copy raw markup children attributes data',
)

/** What they call a text kept whole, as plain text or as markup. */
const bodyKeys = names(
  'articlebody body bodyhtml bodytext content contenthtml html text articletext articlehtml story storybody storyhtml fulltext rendered maincontent markup',
)

const fold = (key: string): string => key.toLowerCase().replace(/[^a-z]/g, '')

/** Fewer characters of sentences than this are no article. */
const leastText = 400
/** An item longer than this is a text of its own, not a paragraph. */
const longestParagraph = 2500
const leastParagraphs = 3
const leastSentence = 40

/** Characters of sentences in a text, markup left out. */
function proseOf(text: string): number {
  const plain = text.includes('<') ? text.replace(/<[^<>]{0,2000}>/g, ' ').trim() : text
  return plain.length >= leastSentence && plain.includes(' ') && endsSentence(plain) ? plain.length : 0
}

/** A card of another article: its address beside its title. */
const isCard = (keys: ReadonlySet<string>): boolean =>
  (keys.has('title') || keys.has('headline')) && (keys.has('url') || keys.has('link') || keys.has('href'))

interface Data {
  readonly input: string
  readonly nodes: readonly DataNode[]
  /** Characters of sentences by node, through what is called text. */
  readonly prose: Int32Array
}

function measure(input: string, nodes: readonly DataNode[]): Data {
  const prose = new Int32Array(nodes.length)
  const keys = new Map<number, Set<string>>()
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i] as DataNode
    const { kind, parent } = node
    const isText = textKeys.has(node.key) || bodyKeys.has(fold(node.key))
    const inList = nodes[parent]?.kind === 'array'
    if (kind === 'string' && (isText || inList) && node.end - node.start >= leastSentence)
      prose[i] = proseOf(readString(input, node))
    if (kind === 'object' && isCard(keys.get(i) ?? new Set())) prose[i] = 0
    if (parent < 0) continue
    if (isText || inList) prose[parent] = (prose[parent] as number) + (prose[i] as number)
    if (kind === 'string' && !inList) keys.set(parent, (keys.get(parent) ?? new Set()).add(fold(node.key)))
  }
  return { input, nodes, prose }
}

function itemsOf({ nodes }: Pick<Data, 'nodes'>, at: number): number[] {
  const items: number[] = []
  const { last } = nodes[at] as DataNode
  for (let i = at + 1; i <= last; i = (nodes[i] as DataNode).last + 1) items.push(i)
  return items
}

/** True if the items of a list are the paragraphs of one text. */
function isParagraphs(data: Data, at: number): boolean {
  const lengths = itemsOf(data, at).map((i) => data.prose[i] as number)
  return lengths.filter((length) => length > 0).length >= leastParagraphs && Math.max(...lengths) <= longestParagraph
}

/** A stretch that may be an article's text; of data, the node of it. */
interface Candidate {
  readonly handed: Handed
  readonly prose: number
  readonly data?: Data
  readonly at: number
}

/** A list of paragraphs; a string called a text, or markup in a list of values that are called nothing. */
function isText(data: Data, at: number): boolean {
  const { kind, key, parent } = data.nodes[at] as DataNode
  if (kind === 'array') return isParagraphs(data, at)
  if (kind !== 'string') return false
  const isNameless = data.nodes[parent]?.kind === 'array' && key === ''
  return bodyKeys.has(fold(key)) || (isNameless && isMarkup(readString(data.input, data.nodes[at] as DataNode)))
}

/** What of a stretch may hold so many characters of sentences of one text. */
function candidatesIn(handed: Handed, least: number): Candidate[] {
  const { kind, text, from, to } = handed
  if (kind === 'markup') return [{ handed, at: -1, prose: proseOf(text.slice(from, to)) }]
  const data = measure(text, dataNodes(text, from, to))
  const candidates: Candidate[] = []
  // Pieces between links end no sentence.
  for (const [at, prose] of data.prose.entries())
    if (prose >= least / 2 && isText(data, at)) candidates.push({ handed, data, at, prose })
  return candidates
}

/** True of `["$", "p", null, {…}]`, an element as React hands it over. */
function isElementData({ input, nodes }: Pick<Data, 'input' | 'nodes'>, at: number): boolean {
  const [first, second] = [nodes[at + 1], nodes[at + 2]]
  if (nodes[at]?.kind !== 'array' || first?.parent !== at || second?.kind !== 'string') return false
  return input.slice(first.start, first.end) === '$'
}

/** Strings of an item that are its text, in order. */
function stringsOf(data: Data, item: number): DataNode[] {
  const { nodes } = data
  const strings: DataNode[] = []
  const { last } = nodes[item] as DataNode
  for (let i = item; i <= last; i++) {
    const node = nodes[i] as DataNode
    const inList = nodes[node.parent]?.kind === 'array'
    if (i > item && !inList && !textKeys.has(node.key) && !bodyKeys.has(fold(node.key))) i = node.last
    else if (node.kind === 'string' && !(inList && isElementData(data, node.parent))) strings.push(node)
  }
  return strings
}

const kindKeys = names('type nodetype style name kind tag blocktype')

/** What an item calls itself: `paragraph`, `heading`, `inline-newsletter`. */
function kindOf(data: Data, item: number): string {
  const { input, nodes } = data
  if (isElementData(data, item)) return readString(input, nodes[item + 2] as DataNode)
  if ((nodes[item] as DataNode).kind !== 'object') return ''
  return itemsOf({ nodes }, item)
    .map((i) => nodes[i] as DataNode)
    .filter(({ kind, key }) => kind === 'string' && kindKeys.has(fold(key)))
    .map((node) => readString(input, node).slice(0, 60))
    .join(' ')
}

const headings = /head(?:ing|er|line)|title|\bh[1-6]\b/i
const foreign = /recirc|newsletter|related|promo|advert|\bad\b|caption|image|photo|video|gallery|embed/i

const tagFor = (kind: string): 'h1' | 'h2' | 'p' => (kind === 'h1' ? kind : headings.test(kind) ? 'h2' : 'p')

/** Writes a text as markup: a list's items as paragraphs, the lines of a plain text too. */
class Markup {
  readonly builder = new SourceMapBuilder()
  readonly #data: Data

  constructor(data: Data) {
    this.#data = data
  }

  write(at: number): SourceMapBuilder {
    const { kind } = this.#data.nodes[at] as DataNode
    if (kind === 'array') for (const item of itemsOf(this.#data, at)) this.#item(item)
    else this.#block([this.#data.nodes[at] as DataNode], 'p')
    return this.builder
  }

  #item(item: number): void {
    const kind = kindOf(this.#data, item)
    if (!foreign.test(kind)) this.#block(stringsOf(this.#data, item), tagFor(kind))
  }

  #block(strings: readonly DataNode[], tag: ReturnType<typeof tagFor>): void {
    if (strings.length === 0) return
    const { input } = this.#data
    const holder = strings.some((node) => isMarkup(readString(input, node))) ? 'div' : tag
    this.builder.insert(`<${holder}>`)
    for (const node of strings)
      for (const { start, end, text } of piecesOf(input, node)) {
        if (text === '\n' && holder === 'p') this.builder.insert('</p><p>')
        else if (text.length === end - start) this.builder.copy(text, start)
        else this.builder.decode(text, start, end)
      }
    this.builder.insert(`</${holder}>`)
  }
}

const squeeze = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** Words of a title that a text on its subject may be expected to hold. */
const wordsOf = (title: string): string[] => title.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []

/** Share of a title's words that a text must hold to be the page's article. */
const leastShared = 0.3

/** Of the paragraphs shown so many are looked for, each by so many letters of its beginning. */
const shownParagraphs = 4
const shownLetters = 40

/** True if a text is that of the page: it holds a paragraph shown, or words of the title where next to nothing is. */
function belongs(page: Page, shown: Content, text: string): boolean {
  const squeezed = squeeze(text)
  const starts = shown.body
    .slice(0, shownParagraphs)
    .map((element) => squeeze(textBelow(element, 400)).slice(0, shownLetters))
  if (starts.some((start) => start.length === shownLetters && squeezed.includes(start))) return true
  if (shown.kept.sentences >= leastText) return false
  const titles = [...page.tagged('title').slice(0, 1), ...page.tagged('h1').slice(0, 1)]
  const words = wordsOf(titles.map(directText).join(' '))
  const folded = text.toLowerCase()
  return words.length > 0 && words.filter((word) => folded.includes(word)).length >= words.length * leastShared
}

/** So many texts of a page's scripts are looked at, those with most sentences first. */
const mostCandidates = 6

/** A candidate as markup, and from there to the page. */
function markupOf({ handed, data, at }: Candidate, page: Page): { readonly text: string; readonly map: TextMap } {
  const { text, from, to } = handed
  const builder = data ? new Markup(data).write(at) : new SourceMapBuilder().copy(text.slice(from, to), from)
  return { text: builder.text, map: toPage(builder.text, builder.build(lineStarts(page.input)), handed) }
}

/** The text a page's scripts are given, if it is that of `shown` and holds at least so many characters of sentences. */
export function embeddedText(page: Page, shown: Content, least: number): Embedded | undefined {
  const isBare = shown.kept.sentences < leastText
  const candidates = handedBy(page, least, isBare).flatMap((handed) => candidatesIn(handed, least))
  candidates.sort((a, b) => b.prose - a.prose)
  for (const candidate of candidates.slice(0, mostCandidates)) {
    const { text, map } = markupOf(candidate, page)
    const own = parsePage(text)
    const content = findContent(own)
    if (content.kept.sentences >= least && belongs(page, shown, textBelow(content.container, 100_000)))
      return { page: own, content, map }
  }
  return undefined
}
