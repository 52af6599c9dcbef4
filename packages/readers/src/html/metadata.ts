import { isElement, type Page, type PageElement, textValue } from './tree.ts'

/** What a page says of itself outside its text, gathered in one pass. */
export interface Metadata {
  /** Contents of `meta` by lower-case `name`, `property` or `itemprop`. */
  readonly meta: ReadonlyMap<string, readonly string[]>
  readonly canonical: string | null
  /** Address of the page's light (AMP) version. */
  readonly light: string | null
  /** The feeds the page offers. */
  readonly feeds: readonly { readonly title: string; readonly address: string }[]
  readonly lang: string | null
  readonly titles: readonly PageElement[]
  readonly headings: readonly PageElement[]
  readonly jsonLd: readonly string[]
  /** Elements that may name an author: rel=author, itemprop, byline and author classes. */
  readonly bylines: readonly PageElement[]
  /** `time` elements and elements that carry a date by itemprop or class. */
  readonly times: readonly PageElement[]
}

const rawText = (page: Page, element: PageElement): string => {
  let text = ''
  for (const child of element.children) if (!isElement(child)) text += page.input.slice(child.start, child.end)
  return text
}

/** Decoded text directly inside an element. */
export const directText = (page: Page, element: PageElement): string => {
  let text = ''
  for (const child of element.children) if (!isElement(child)) text += textValue(page.input, child)
  return text
}

function noteMeta(element: PageElement, meta: Map<string, string[]>): void {
  const { name, property, itemprop, content } = element.attributes
  const key = property ?? name ?? itemprop
  if (key === undefined || content === undefined || content.trim() === '') return
  const folded = key.toLowerCase()
  const known = meta.get(folded)
  if (known) known.push(content.trim())
  else meta.set(folded, [content.trim()])
}

const bylineNames = /author|auth-?name|by-?line|\bwriter\b|auteur|\bautor/i
const dateNames = /dates?(?![b-z]*base)|time|publish|posted|\bfecha|datum/i

const named = ({ attributes }: PageElement, pattern: RegExp): boolean =>
  pattern.test(attributes.class ?? '') ||
  pattern.test(attributes.id ?? '') ||
  pattern.test(attributes['data-testid'] ?? '')

const isByline = (element: PageElement): boolean => {
  const { attributes, tag } = element
  const { rel, itemprop } = attributes
  if (itemprop === 'author' || itemprop === 'creator' || (rel !== undefined && /\bauthor\b/i.test(rel)))
    return tag !== 'link'
  return named(element, bylineNames)
}

const isTime = (element: PageElement): boolean => {
  const { attributes, tag } = element
  if (tag === 'time' || attributes.datetime !== undefined) return true
  if (/^date(?:Published|Created|Modified)$/.test(attributes.itemprop ?? '')) return true
  return named(element, dateNames)
}

type Gathered = { -readonly [K in keyof Metadata]: Metadata[K] extends readonly (infer T)[] ? T[] : Metadata[K] }

function noteLink({ attributes }: PageElement, gathered: Gathered): void {
  const address = attributes.href?.trim() || null
  if (attributes.rel === 'canonical') gathered.canonical ??= address
  else if (attributes.rel === 'amphtml') gathered.light ??= address
  else if (address !== null && /^application\/(?:rss|atom)\+xml/i.test(attributes.type ?? ''))
    gathered.feeds.push({ title: attributes.title ?? '', address })
}

function noteElement(page: Page, element: PageElement, gathered: Gathered, meta: Map<string, string[]>): void {
  const { tag, attributes } = element
  if (tag === 'meta') noteMeta(element, meta)
  else if (tag === 'title') gathered.titles.push(element)
  else if (tag === 'h1') gathered.headings.push(element)
  else if (tag === 'html' || tag === 'body') gathered.lang ??= attributes.lang?.trim() || null
  else if (tag === 'link') {
    noteLink(element, gathered)
  } else if (tag === 'script') {
    if (/ld\+json/i.test(attributes.type ?? '')) gathered.jsonLd.push(rawText(page, element))
  } else {
    if (isByline(element)) gathered.bylines.push(element)
    if (isTime(element)) gathered.times.push(element)
  }
}

export function gatherMetadata(page: Page): Metadata {
  const meta = new Map<string, string[]>()
  const none = { canonical: null, light: null, lang: null }
  const gathered: Gathered = { meta, ...none, feeds: [], titles: [], headings: [], jsonLd: [], bylines: [], times: [] }
  for (let i = 0; i < page.elements.length; i++) {
    const element = page.elements[i] as PageElement
    if (element.tag === 'svg') i = element.last
    else noteElement(page, element, gathered, meta)
  }
  return gathered
}

export const metaValues = (metadata: Metadata, ...names: string[]): string[] =>
  names.flatMap((name) => metadata.meta.get(name) ?? [])

/** True for what stands in another article's card, a comment or the page's frame. */
export const isForeign = (element: PageElement): boolean => {
  for (let at: PageElement | null = element, steps = 0; at && steps < 8; at = at.parent, steps++) {
    if (at.tag === 'footer' || at.tag === 'nav' || at.tag === 'aside') return true
    if (/comment|related|recirc|sidebar|promo/i.test(at.attributes.class ?? '')) return true
  }
  return false
}
