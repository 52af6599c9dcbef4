import { foldName } from '@copydesk/news'
import { decodeHTML } from 'entities'
import { directText, type Metadata } from './metadata.ts'
import { textBelow } from './removed.ts'

const clean = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** `Headline | Section | Outlet` cut at its separators. */
const parts = (title: string): string[] =>
  title.split(/\s[|•·»«–—-]{1,3}\s|\s[|»]|[|»]\s/u).filter((part) => part !== '')

const squeeze = (name: string): string => foldName(name).replaceAll(' ', '')

/** True if an outlet's name and a host are alike: one holds the other, without spaces, `the` and the top-level domain. */
export function resembles(name: string, host: string): boolean {
  const label = squeeze(
    host
      .split('.')
      .slice(0, -1)
      .join(' ')
      .replace(/\.(?:com|co|org)$/, ''),
  ).replace(/^the/, '')
  const short = squeeze(name).replace(/^the/, '')
  return short.length > 2 && label.length > 1 && (label.includes(short) || short.includes(label))
}

/** The last part of `<title>` if it is the outlet's name: like the host, or a few capitalised words where no host is known. */
export function outletInTitle(metadata: Metadata, host: string | null): string | null {
  const first = metadata.titles[0]
  if (first === undefined) return null
  const pieces = parts(clean(decodeHTML(directText(first)))).slice(1)
  const alike = host === null ? undefined : pieces.findLast((piece) => piece.length < 50 && resembles(piece, host))
  const last = pieces.at(-1)
  const isName =
    last !== undefined && last.length < 40 && /^(?:\p{Lu}[\p{L}\d.'’]*(?:\s|$)|of\s|the\s|and\s|&\s){1,5}$/u.test(last)
  return alike ?? (isName && last ? last : null)
}

/** A headline without the outlet's name behind it. */
function withoutOutlet(title: string, outlet: string | null): string {
  const pieces = parts(title)
  const last = pieces.at(-1)
  if (outlet === null || last === undefined || pieces.length < 2 || squeeze(last) !== squeeze(outlet)) return title
  const cut = title.slice(0, title.lastIndexOf(last)).replace(/[\s|•·»«–—-]{1,6}$/u, '')
  return cut === '' ? title : cut
}

/** The article's title: og:title, a lone `h1`, JSON-LD's headline, `<title>` without the outlet. */
export function pageTitle(metadata: Metadata, outlet: string | null, headline: string | null): string | null {
  const og = metadata.meta.get('og:title')?.[0] ?? metadata.meta.get('twitter:title')?.[0]
  const [first] = metadata.headings
  const heading = metadata.headings.length === 1 && first ? textBelow(first, 500).replaceAll('\n', ' ') : ''
  const [titleElement] = metadata.titles
  const candidates = [og, heading, headline, titleElement ? directText(titleElement) : '']
  for (const candidate of candidates) {
    const title = withoutOutlet(clean(decodeHTML(candidate ?? '')), outlet)
    if (title !== '') return title
  }
  return null
}
