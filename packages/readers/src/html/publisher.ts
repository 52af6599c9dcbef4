import { decodeHTML } from 'entities'
import { hostOf } from '../source-name.ts'
import { type Graph, type Node, namedOf, stringOf, typesOf } from './json-ld.ts'
import { type Metadata, metaValues } from './metadata.ts'
import { resembles } from './title.ts'

/** Names of the outlet itself; an `og:site_name` may be a section's, a JSON-LD publisher an owner's. */
const nameFields = [
  'og:site_name',
  'application-name',
  'publisher',
  'dc.publisher',
  'dcterms.publisher',
  'article:publisher',
  'apple-mobile-web-app-title',
  'copyright',
  'al:iphone:app_name',
  'al:ios:app_name',
  'al:android:app_name',
  'twitter:app:name:iphone',
  'twitter:app:name:googleplay',
]

const addressFields = ['og:url', 'twitter:url', 'al:web:url', 'parsely-link', 'dc.identifier', 'dcterms.identifier']

const isAddress = (value: string | null): value is string => value !== null && /^https?:\/\//i.test(value)

const text = (value: string): string => decodeHTML(value).replace(/\s+/g, ' ').trim()

/** The address the page gives its article. */
export function addressOf(metadata: Metadata, node: Node): string | null {
  const [own, ...others] = addressFields
  const values = [
    metadata.canonical,
    ...metaValues(metadata, own as string),
    stringOf(node.url),
    stringOf(node.mainEntityOfPage),
    ...metaValues(metadata, ...others),
  ]
  return values.find(isAddress) ?? null
}

/** The host of a page that has no address of its own: of its light version, its feed, its publisher. */
export function hostNear(metadata: Metadata, node: Node): string | null {
  const publisher = Array.isArray(node.publisher) ? node.publisher[0] : node.publisher
  const site: unknown = typeof publisher === 'object' && publisher !== null ? (publisher as Node).url : null
  const values = [metadata.light, ...metadata.feeds.map(({ address }) => address), stringOf(site)]
  return hostOf(values.find(isAddress) ?? null)?.replace(/^(?:amp|m)\./, '') ?? null
}

/** The text before the first hit, without the marks that led to it. */
function before(value: string, pattern: RegExp): string {
  const at = value.search(pattern)
  return at < 0 ? value : value.slice(0, at).replace(/[\s.,»|:–-]{1,6}$/, '')
}

/** `© 2023 Quayside Media, Inc. All rights reserved.` without what is no name. */
const ownerIn = (value: string): string =>
  before(text(value), /\b(?:all rights|alle rechte|todos los|tous droits)\b/i)
    .replace(/^(?:(?:copyright|[©\-–,]|\(c\)|by|\d{4})\s{0,3})+/i, '')
    .replace(/[\s,]{1,3}(?:©|\d{4})$/, '')

/** `Quayside Echo » Feed`. */
const feedOwner = (title: string): string => before(text(title), /\b(?:rss|atom|feeds?|news feed)\b/i)

/** Names the page gives its outlet, surest first. */
export function outletNames(metadata: Metadata, graph: Graph, node: Node, inTitle: string | null): string[] {
  const organisations = [...namedOf(node.publisher, graph), ...namedOf(node.sourceOrganization, graph)]
  const sites = graph.nodes.filter((other) => typesOf(other).includes('WebSite'))
  const names = [
    ...organisations.map(({ name }) => name),
    ...metaValues(metadata, ...nameFields),
    ...(inTitle === null ? [] : [inTitle]),
    ...sites.flatMap((site) => namedOf(site, graph).map(({ name }) => name)),
  ]
  return names
    .map(ownerIn)
    .filter((name) => name.length > 1 && name.length < 80 && !/^https?:|facebook\.com/i.test(name))
}

/**
 * The first name that resembles the page's host: pages call a section or an owner their site. Else the first; feeds are
 * named after their topic too often to count without the host.
 */
export function publisherOf(names: readonly string[], metadata: Metadata, host: string | null): string | null {
  if (host === null) return names[0] ?? null
  const feeds = metadata.feeds.map(({ title }) => feedOwner(title))
  return [...names, ...feeds].find((name) => resembles(name, host)) ?? names[0] ?? host
}
