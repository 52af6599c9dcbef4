import { lineStarts, type SourceMap, SourceMapBuilder } from '@copydesk/core'
import { type Content, findContent } from './content.ts'
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
  readonly map: SourceMap
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

const isMarkup = (text: string): boolean => /<(?:p|div|br|h[1-6]|ul|blockquote)\b/i.test(text)

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

/** A node that may be an article's text. */
interface Candidate {
  readonly data: Data
  readonly at: number
  readonly prose: number
}

/** Nodes that may hold so many characters of sentences of one text. */
function candidatesIn(data: Data, least: number): Candidate[] {
  const candidates: Candidate[] = []
  for (const [at, { kind, key }] of data.nodes.entries()) {
    const prose = data.prose[at] as number
    // Pieces between links end no sentence.
    if (prose < least / 2) continue
    const isText = kind === 'array' ? isParagraphs(data, at) : kind === 'string' && bodyKeys.has(fold(key))
    if (isText) candidates.push({ data, at, prose })
  }
  return candidates
}

/** Strings of an item that are its text, in order. */
function stringsOf({ nodes }: Data, item: number): DataNode[] {
  const strings: DataNode[] = []
  const { last } = nodes[item] as DataNode
  for (let i = item; i <= last; i++) {
    const node = nodes[i] as DataNode
    const inList = nodes[node.parent]?.kind === 'array'
    if (i > item && !inList && !textKeys.has(node.key) && !bodyKeys.has(fold(node.key))) i = node.last
    else if (node.kind === 'string') strings.push(node)
  }
  return strings
}

const kindKeys = names('type nodetype style name kind tag blocktype')

/** What an item calls itself: `paragraph`, `heading`, `inline-newsletter`. */
function kindOf({ input, nodes }: Data, item: number): string {
  if ((nodes[item] as DataNode).kind !== 'object') return ''
  return itemsOf({ nodes }, item)
    .map((i) => nodes[i] as DataNode)
    .filter(({ kind, key }) => kind === 'string' && kindKeys.has(fold(key)))
    .map((node) => readString(input, node).slice(0, 60))
    .join(' ')
}

const headings = /head(?:ing|er|line)|title|\bh[1-6]\b/i
const foreign = /recirc|newsletter|related|promo|advert|\bad\b|caption|image|photo|video|gallery|embed/i

/** Writes a text as markup: a list's items as paragraphs, the lines of a plain text too. */
class Markup {
  readonly builder = new SourceMapBuilder()
  readonly #data: Data

  constructor(data: Data) {
    this.#data = data
  }

  write(at: number): void {
    const { kind } = this.#data.nodes[at] as DataNode
    if (kind === 'array') for (const item of itemsOf(this.#data, at)) this.#item(item)
    else this.#block([this.#data.nodes[at] as DataNode], 'p')
  }

  #item(item: number): void {
    const kind = kindOf(this.#data, item)
    if (!foreign.test(kind)) this.#block(stringsOf(this.#data, item), headings.test(kind) ? 'h2' : 'p')
  }

  #block(strings: readonly DataNode[], tag: 'p' | 'h2'): void {
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

/** Where a script's data begin: it is nothing else, or what a variable of the page is set to. */
const assignment =
  /^\s{0,99}(?:(?:window|self|globalThis)\s{0,3}[.[]|var\s|let\s|const\s)[^={}()]{1,80}=\s{0,9}(?=[{[])/

function dataStart(type: string, text: string): number {
  if (/json/i.test(type)) return text.search(/[{[]/)
  if (type !== '' && !/javascript|module/i.test(type)) return -1
  return assignment.exec(text.slice(0, 300))?.[0].length ?? -1
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

/** The text a page's scripts are given, if it is that of `shown` and holds at least so many characters of sentences. */
export function embeddedText(page: Page, shown: Content, least: number): Embedded | undefined {
  const { input } = page
  const candidates: Candidate[] = []
  for (const script of page.tagged('script')) {
    const [child] = script.children
    if (child === undefined || child.end - child.start < least) continue
    const start = dataStart(script.attribs.type ?? '', directText(script))
    if (start < 0) continue
    candidates.push(...candidatesIn(measure(input, dataNodes(input, child.start + start, child.end)), least))
  }
  candidates.sort((a, b) => b.prose - a.prose)
  for (const { data, at } of candidates.slice(0, mostCandidates)) {
    const markup = new Markup(data)
    markup.write(at)
    const own = parsePage(markup.builder.text)
    const content = findContent(own)
    if (content.kept.sentences >= least && belongs(page, shown, textBelow(content.container, 100_000)))
      return { page: own, content, map: markup.builder.build(lineStarts(input)) }
  }
  return undefined
}
