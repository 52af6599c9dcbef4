import type { Credits } from '@copydesk/core'
import { decodeHTML } from 'entities'
import { dateInUrl, isoDate } from '../dates.ts'
import { agenciesIn, foldName, namesIn } from '../people.ts'
import { hostOf } from '../source-name.ts'
import { imageCredits } from './images.ts'
import { articleNode, type Graph, graphOf, type Node, namedOf, parseLoose, stringOf, stringsOf } from './json-ld.ts'
import { gatherMetadata, type Metadata } from './metadata.ts'
import { textBelow } from './removed.ts'
import { outletInTitle, pageTitle } from './title.ts'
import type { Page, PageElement } from './tree.ts'

/** What a page's metadata and marked-up bylines say of its article. */
export interface Described {
  readonly title: string | null
  readonly lang: string | null
  readonly url: string | null
  readonly credits: Credits
}

interface Sources {
  readonly page: Page
  readonly metadata: Metadata
  readonly graph: Graph
  readonly node: Node
  /** Elements of the page that hold its article, for bylines and dates nearest to it. */
  readonly container: PageElement
}

const text = (value: string): string => decodeHTML(value).replace(/[\s\u00a0]+/g, ' ').trim()

const metaValues = (metadata: Metadata, ...names: string[]): string[] => names.flatMap((name) => metadata.meta.get(name) ?? [])

const firstMeta = (metadata: Metadata, ...names: string[]): string | null => metaValues(metadata, ...names)[0] ?? null

function publisherOf({ metadata, graph, node }: Sources, title: string | null): string | null {
  const candidates = [
    ...metaValues(metadata, 'og:site_name'),
    ...namedOf(node['publisher'], graph).map(({ name }) => name),
    ...namedOf(node['sourceOrganization'], graph).map(({ name }) => name),
    ...metaValues(metadata, 'application-name', 'publisher', 'dc.publisher', 'dcterms.publisher', 'article:publisher', 'apple-mobile-web-app-title', 'al:android:app_name', 'twitter:app:name:iphone', 'cre', 'copyright'),
  ]
    .map((name) => text(name).replace(/^(?:copyright|©)\s{0,3}(?:\d{4})?\s{0,3}/i, ''))
    .filter((name) => name !== '' && name.length < 80 && !/^https?:|\bfacebook\.com/i.test(name))
  return candidates[0] ?? title
}

/** Person names in the order in which pages are sure of them: JSON-LD, meta, marked-up bylines. */
function bylineOf(sources: Sources, outlets: readonly string[]): { byline: string[]; agency: string[] } {
  const { metadata, graph, node, page } = sources
  const agency = new Set<string>()
  const read = (value: string, person: boolean): string[] => {
    for (const name of agenciesIn(text(value))) agency.add(name)
    return namesIn(text(value), { outlets, person })
  }
  const named = (value: unknown): string[] =>
    namedOf(value, graph).flatMap(({ name, type }) => read(name, type === 'person'))
  const steps: (() => string[])[] = [
    () => named(node['author']),
    () => named(node['creator']),
    () => metaValues(metadata, 'parsely-author', 'sailthru.author', 'author', 'article:author', 'og:article:author', 'dc.creator', 'dcterms.creator', 'dc.creator.name', 'byl', 'authors', 'cxenseparse:author', 'article.author', 'citation_author', 'article_author', 'article:author_name').flatMap((value) => read(value, true)),
    () => visibleNames(page, sources, read),
  ]
  for (const step of steps) {
    const byline = [...new Set(step())]
    if (byline.length > 0) return { byline, agency: [...agency] }
  }
  return { byline: [], agency: [...agency] }
}

/** Names in elements marked as bylines: those by `rel` and `itemprop` first, then by class; comments and cards are left out. */
function visibleNames(page: Page, sources: Sources, read: (value: string, person: boolean) => string[]): string[] {
  const { bylines } = sources.metadata
  const sure = bylines.filter(({ attributes }) => attributes['itemprop'] === 'author' || /\bauthor\b/i.test(attributes['rel'] ?? ''))
  for (const [list, person] of [[sure, true], [bylines, false]] as const) {
    for (const element of list.slice(0, 30)) {
      if (element.order > sources.container.last || isForeign(element)) continue
      const lines = textBelow(page, element, 300).split('\n')
      const names = lines.flatMap((line) => read(line, person && lines.length === 1))
      if (names.length > 0) return names
    }
  }
  return []
}

const isForeign = (element: PageElement): boolean => {
  for (let at: PageElement | null = element, steps = 0; at && steps < 8; at = at.parent, steps++) {
    if (at.tag === 'footer' || at.tag === 'nav' || at.tag === 'aside') return true
    if (/comment|related|recirc|sidebar|promo/i.test(at.attributes['class'] ?? '')) return true
  }
  return false
}

const publishedMeta = ['article:published_time', 'og:article:published_time', 'og:published_time', 'article:published', 'parsely-pub-date', 'sailthru.date', 'datepublished', 'date_published', 'pubdate', 'publishdate', 'publish-date', 'publish_date', 'published', 'publication_date', 'publicationdate', 'published_time', 'published_time_telegram', 'cxenseparse:recs:publishtime', 'cxenseparse:publishtime', 'dc.date.issued', 'dcterms.issued', 'dcterms.created', 'dc.date.created', 'dcterms.date', 'dc.date', 'date', 'article.published', 'article:post_date', 'originalpublicationdate', 'rnews:datepublished', 'displaydate', 'ptime', 'pdate', 'dat', 'bt:pubdate', 'citation_publication_date', 'citation_date', 'eomportal-pub-date', 'article_date_original', 'iso-8601-publish-date', 'last-published', 'created', 'datecreated', 'time'] as const

const modifiedMeta = ['article:modified_time', 'og:updated_time', 'og:article:modified_time', 'datemodified', 'lastmod', 'last-modified', 'dcterms.modified', 'dc.date.modified', 'article:modified', 'last_updated', 'updated', 'utime', 'article.updated', 'revision_date'] as const

const firstDate = (values: readonly (string | null)[]): string | null => {
  for (const value of values) {
    const date = value === null ? null : isoDate(text(value))
    if (date !== null) return date
  }
  return null
}

function publishedOf(sources: Sources): string | null {
  const { node, metadata } = sources
  return (
    firstDate([stringOf(node['datePublished'])]) ??
    firstDate(metaValues(metadata, ...publishedMeta)) ??
    visibleDate(sources) ??
    firstDate([stringOf(node['dateCreated']), stringOf(node['uploadDate'])])
  )
}

/** A date marked up near the article: by itemprop, by `time`, by class; those that tell of an update come last. */
function visibleDate({ page, metadata, container }: Sources): string | null {
  let update: string | null = null
  for (const published of [true, false]) {
    for (const element of metadata.times.slice(0, 60)) {
      const { itemprop, pubdate } = element.attributes
      if (published !== (itemprop === 'datePublished' || pubdate !== undefined)) continue
      if (element.order > container.last || isForeign(element)) continue
      const written = textBelow(page, element, 160)
      const date = dateOfElement(element, written)
      if (date === null) continue
      if (itemprop !== 'dateModified' && !/\b(?:updated|modified|atualizado|actualizado|aktualisiert)\b/i.test(written)) return date
      update ??= date
    }
  }
  return update
}

function dateOfElement(element: PageElement, written: string): string | null {
  const { datetime, content } = element.attributes
  for (const value of [datetime, content, element.attributes['data-datetime'], element.attributes['data-timestamp'], element.attributes['data-time'], written]) {
    const date = value === undefined ? null : isoDate(value)
    if (date !== null) return date
  }
  return null
}

function modifiedOf({ node, metadata, page }: Sources): string | null {
  const marked = metadata.times.find(({ attributes }) => attributes['itemprop'] === 'dateModified')
  return (
    firstDate([stringOf(node['dateModified'])]) ??
    firstDate(metaValues(metadata, ...modifiedMeta)) ??
    (marked ? dateOfElement(marked, textBelow(page, marked, 160)) : null)
  )
}

/** Title, language, address and credits of a page. `container` is the element its article was found in. */
export function describePage(page: Page, container: PageElement): Described {
  const metadata = gatherMetadata(page)
  const graph = graphOf(metadata.jsonLd.map(parseLoose))
  const node = articleNode(graph) ?? {}
  const sources: Sources = { page, metadata, graph, node, container }
  const url = metadata.canonical ?? firstMeta(metadata, 'og:url') ?? stringOf(node['url'])
  const canonical = url !== null && /^https?:\/\//i.test(url) ? url : null
  const outlet = outletInTitle(page, metadata, hostOf(canonical))
  const publisher = publisherOf(sources, outlet)
  const outlets = [publisher, outlet, hostOf(canonical)].filter((name) => name !== null)
  const { byline, agency } = bylineOf(sources, outlets)
  const publisherIsAgency = new Set(publisher === null ? [] : agenciesIn(publisher).map(foldName))
  return {
    title: pageTitle(page, metadata, outlet ?? publisher, stringOf(node['headline'])),
    lang: metadata.lang ?? stringOf(node['inLanguage']) ?? firstMeta(metadata, 'og:locale')?.replace('_', '-') ?? null,
    url: canonical,
    credits: {
      byline,
      agency: agency.filter((name) => !publisherIsAgency.has(foldName(name))),
      published: publishedOf(sources) ?? (canonical === null ? null : dateInUrl(canonical)),
      modified: modifiedOf(sources),
      publisher,
      translator: namedOf(node['translator'], graph)[0]?.name ?? null,
      original: stringOf(node['isBasedOn']) ?? stringOf(node['translationOfWork']),
      canonical,
      images: imageCredits(page, container, node),
      corrections: stringsOf(node['correction']).map(text),
    },
  }
}
