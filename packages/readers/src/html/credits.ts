import type { Credits } from '@copydesk/core'
import { agenciesIn, dateOfAddress, dayOrder, houseIn, peopleIn } from '@copydesk/news'
import { decodeHTML } from 'entities'
import type { ReadOptions } from '../options.ts'
import { hostOf } from '../source-name.ts'
import { visibleHouse, visibleNames } from './byline.ts'
import type { Content } from './content.ts'
import { imageCredits } from './images.ts'
import {
  articleNode,
  type Graph,
  graphOf,
  type Node,
  namedOf,
  parseLoose,
  stringOf,
  stringsOf,
  typesOf,
} from './json-ld.ts'
import { gatherMetadata, type Metadata, metaValues } from './metadata.ts'
import { datesOfPage } from './published.ts'
import { addressOf, hostNear, outletNames, publisherOf } from './publisher.ts'
import { outletInTitle, pageTitle } from './title.ts'
import type { Page } from './tree.ts'
import { Zone } from './zone.ts'

/** What a page's metadata and marked-up bylines say of its article. */
export interface Described {
  readonly title: string | null
  readonly lang: string | null
  readonly url: string | null
  readonly credits: Credits
  /** As in `Article`. */
  readonly houseByline: string | undefined
}

interface Sources {
  readonly page: Page
  readonly metadata: Metadata
  readonly graph: Graph
  readonly node: Node
  readonly zone: Zone
}

const text = (value: string): string => decodeHTML(value).replace(/\s+/g, ' ').trim()

const firstMeta = (metadata: Metadata, ...names: string[]): string | null => metaValues(metadata, ...names)[0] ?? null

const authorFields = [
  'parsely-author',
  'sailthru.author',
  'author',
  'article:author',
  'og:article:author',
  'dc.creator',
  'dcterms.creator',
  'dc.creator.name',
  'byl',
  'authors',
  'cxenseparse:author',
  'article.author',
  'citation_author',
  'article_author',
  'article:author_name',
]

/** Person names in the order in which pages are sure of them: JSON-LD, meta, marked-up bylines. */
function bylineOf(
  sources: Sources,
  outlets: readonly string[],
): { byline: string[]; agency: string[]; house: string | undefined } {
  const { metadata, graph, node, page } = sources
  const agency = new Set<string>()
  const given: string[] = []
  const read = (value: string, person: boolean): string[] => {
    for (const name of agenciesIn(text(value))) agency.add(name)
    return peopleIn(text(value), { outlets, person })
  }
  const named = (value: unknown): string[] =>
    namedOf(value, graph).flatMap(({ name, type }) => {
      if (type === 'account') return []
      given.push(text(name))
      return read(name, type === 'person')
    })
  const authors = named(node.author)
  const creators = named(node.creator)
  const stated = metaValues(metadata, ...authorFields).flatMap((value) => {
    given.push(text(value))
    return read(value, true)
  })
  const visible = (): string[] =>
    visibleNames(page, metadata, sources.zone, (value, person) => {
      if (person) given.push(text(value))
      return read(value, person)
    })
  const declared = [withoutContributors(authors, creators, stated), creators, stated]
  const byline = [...new Set(declared.find((names) => names.length > 0) ?? visible())]
  if (byline.length > 0) return { byline, agency: [...agency], house: undefined }
  const shown = visibleHouse(sources.zone)
  const house = houseIn(shown === null ? given : [shown])
  if (shown !== null) for (const name of agenciesIn(shown)) agency.add(name)
  return { byline: [], agency: [...agency], house }
}

/** Pages list contributors among the authors; where `creator` and the meta author both name the same fewer, those wrote it. */
function withoutContributors(authors: string[], creators: readonly string[], stated: readonly string[]): string[] {
  const main = authors.filter((name) => creators.includes(name) && stated.includes(name))
  const agree = new Set([...creators, ...stated]).size === main.length
  return main.length > 0 && agree ? main : authors
}

/** An article's node, with the dates of its page where it has none. */
function datedNode(node: Node, { nodes }: Graph): Node {
  if (node.datePublished !== undefined) return node
  const page = nodes.find((other) => typesOf(other).includes('WebPage') && other.datePublished !== undefined)
  const { datePublished, dateModified } = page ?? {}
  return page ? { dateModified, ...node, datePublished } : node
}

function zoneOf(page: Page, { container, body }: Content, metadata: Metadata): Zone {
  const first = body[0]?.order ?? container.last
  const heading = metadata.headings.findLast(({ order }) => order < first)
  return new Zone(page, {
    from: heading?.order ?? container.order,
    head: body[2]?.order ?? container.last,
    to: container.last,
  })
}

/**
 * Title, language, address and credits of a page. `container` is the element its article was found in; `fetched` what
 * an archive says of the page.
 */
export function describePage(page: Page, content: Content, fetched: Pick<ReadOptions, 'url' | 'fetched'>): Described {
  const { container } = content
  const metadata = gatherMetadata(page)
  const graph = graphOf(metadata.jsonLd.map(parseLoose))
  const node = articleNode(graph) ?? {}
  const zone = zoneOf(page, content, metadata)
  const sources: Sources = { page, metadata, graph, node, zone }
  const url = addressOf(metadata, node) ?? fetched.url ?? null
  const host = hostOf(url) ?? hostNear(metadata, node)
  const inTitle = outletInTitle(metadata, host)
  const names = outletNames(metadata, graph, node, inTitle)
  const publisher = publisherOf(names, metadata, host)
  const outlets = [...names, ...(host === null ? [] : [host])]
  const { byline, agency, house } = bylineOf(sources, outlets)
  const own = new Set(names.flatMap((name) => agenciesIn(name)))
  const lang = metadata.lang ?? stringOf(node.inLanguage) ?? firstMeta(metadata, 'og:locale')?.replace('_', '-') ?? null
  const hints = { order: dayOrder(lang, url), near: dateOfAddress(url) ?? fetched.fetched?.slice(0, 10) }
  const { published, modified } = datesOfPage(metadata, datedNode(node, graph), zone, hints)
  return {
    title: pageTitle(metadata, inTitle ?? publisher, stringOf(node.headline)),
    lang,
    url,
    houseByline: house,
    credits: {
      byline,
      agency: agency.filter((name) => !own.has(name)),
      published: published ?? dateOfAddress(url),
      modified,
      publisher,
      translator: namedOf(node.translator, graph)[0]?.name ?? null,
      original: stringOf(node.isBasedOn) ?? stringOf(node.translationOfWork),
      canonical: url,
      images: imageCredits(page, container, node),
      corrections: stringsOf(node.correction).map(text),
    },
  }
}
