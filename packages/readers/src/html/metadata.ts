import { remembered } from './remembered.ts'
import { isElement, type Page, type PageElement } from './tree.ts'

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

/** Decoded text directly inside an element. */
export const directText = (element: PageElement): string => {
  let text = ''
  for (const child of element.children) if (!isElement(child)) text += child.data
  return text
}

function noteMeta(element: PageElement, meta: Map<string, string[]>): void {
  const { name, property, itemprop, content } = element.attribs
  const key = property ?? name ?? itemprop
  if (key === undefined || content === undefined || content.trim() === '') return
  const folded = key.toLowerCase()
  const known = meta.get(folded)
  if (known) known.push(content.trim())
  else meta.set(folded, [content.trim()])
}

const bylineNames = /author|auth-?name|by-?line|\bwriter\b|auteur|\bautor/i
const dateNames = /dates?(?![b-z]*base)|time|publish|posted|\bfecha|datum/i

/** What a class or id says: one test for the many that say nothing of either. */
const eitherName = new RegExp(`${bylineNames.source}|${dateNames.source}`, 'i')

interface Names {
  readonly byline: boolean
  readonly date: boolean
}
const neither: Names = { byline: false, date: false }

const namesIn = remembered(
  (name: string): Names =>
    eitherName.test(name) ? { byline: bylineNames.test(name), date: dateNames.test(name) } : neither,
)

const says = (names: Names, name: string | undefined): Names => {
  if (name === undefined) return names
  const said = namesIn(name)
  if (said === neither || names === neither) return said === neither ? names : said
  return { byline: names.byline || said.byline, date: names.date || said.date }
}

const namesOf = ({ attribs }: PageElement): Names =>
  says(says(says(neither, attribs.class), attribs.id), attribs['data-testid'])

const isByline = (element: PageElement, names: Names): boolean => {
  const { attribs, tag } = element
  const { rel, itemprop } = attribs
  if (itemprop === 'author' || itemprop === 'creator' || (rel !== undefined && /\bauthor\b/i.test(rel)))
    return tag !== 'link'
  return names.byline
}

const isTime = (element: PageElement, names: Names): boolean => {
  const { attribs, tag } = element
  if (tag === 'time' || attribs.datetime !== undefined) return true
  if (/^date(?:Published|Created|Modified)$/.test(attribs.itemprop ?? '')) return true
  return names.date
}

const addressOf = ({ attribs }: PageElement): string | null => attribs.href?.trim() || null

const firstOf = <T>(values: readonly (T | null)[]): T | null => values.find((value) => value !== null) ?? null

function feedsOf(links: readonly PageElement[]): { title: string; address: string }[] {
  return links.flatMap((link) => {
    const address = addressOf(link)
    return address === null ? [] : [{ title: link.attribs.title ?? '', address }]
  })
}

/** Titles of drawings are none of the page's. */
const outsideDrawings = ({ select, tagged }: Page, tag: string): readonly PageElement[] =>
  tagged('svg').length === 0 ? tagged(tag) : select(tag, ':not(svg *)')

const feedTypes = /^application\/(?:rss|atom)\+xml/i

export function gatherMetadata(page: Page): Metadata {
  const { tagged, elements } = page
  const meta = new Map<string, string[]>()
  for (const element of tagged('meta')) noteMeta(element, meta)
  const bylines: PageElement[] = []
  const times: PageElement[] = []
  for (const element of elements) {
    if ((element.bare && element.tag !== 'time') || unshown.has(element.tag)) continue
    const names = namesOf(element)
    if (isByline(element, names)) bylines.push(element)
    if (isTime(element, names)) times.push(element)
  }
  const links = tagged('link')
  return {
    meta,
    canonical: firstOf(links.filter(({ attribs }) => attribs.rel === 'canonical').map(addressOf)),
    light: firstOf(links.filter(({ attribs }) => attribs.rel === 'amphtml').map(addressOf)),
    feeds: feedsOf(links.filter(({ attribs }) => feedTypes.test(attribs.type ?? ''))),
    lang: firstOf([...tagged('html'), ...tagged('body')].map(({ attribs }) => attribs.lang?.trim() || null)),
    titles: outsideDrawings(page, 'title'),
    headings: outsideDrawings(page, 'h1'),
    jsonLd: tagged('script')
      .filter(({ attribs }) => /ld\+json/i.test(attribs.type ?? ''))
      .map(directText),
    bylines,
    times,
  }
}

const unshown: ReadonlySet<string> = new Set(['meta', 'title', 'h1', 'html', 'body', 'link', 'script', 'svg'])

export const metaValues = (metadata: Metadata, ...names: string[]): string[] =>
  names.flatMap((name) => metadata.meta.get(name) ?? [])

/** True for what stands in another article's card, a comment or the page's frame. */
export const isForeign = (element: PageElement): boolean => {
  for (let at: PageElement | null = element, steps = 0; at && steps < 8; at = at.parent, steps++) {
    if (at.tag === 'footer' || at.tag === 'nav' || at.tag === 'aside') return true
    if (/comment|related|recirc|sidebar|promo/i.test(at.attribs.class ?? '')) return true
  }
  return false
}
