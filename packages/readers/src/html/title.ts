import { decodeHTML } from 'entities'
import { foldName } from '../people.ts'
import { directText, type Metadata } from './metadata.ts'
import { textBelow } from './removed.ts'
import type { Page } from './tree.ts'

const clean = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim()

/** `Headline | Section | Outlet` cut at its separators. */
const parts = (title: string): string[] => title.split(/\s+[|•·»«–—-]+\s+|\s+[|»]|[|»]\s+/u).filter((part) => part !== '')

const squeeze = (name: string): string => foldName(name).replaceAll(' ', '')

/** The last part of `<title>` if it is the outlet's name: short, and like the host. */
export function outletInTitle(page: Page, metadata: Metadata, host: string | null): string | null {
  const first = metadata.titles[0]
  if (first === undefined || host === null) return null
  const label = squeeze(host.split('.').slice(0, -1).join(' '))
  for (const part of parts(clean(directText(page, first))).slice(1).toReversed()) {
    const name = squeeze(part)
    if (name.length > 2 && name.length < 50 && (label.includes(name.replace(/^the/, '')) || name.includes(label))) return part
  }
  return null
}

/** A headline without the outlet's name behind it. */
function withoutOutlet(title: string, outlet: string | null): string {
  const pieces = parts(title)
  const last = pieces.at(-1)
  if (outlet === null || last === undefined || pieces.length < 2 || squeeze(last) !== squeeze(outlet)) return title
  const cut = title.slice(0, title.lastIndexOf(last)).replace(/[\s|•·»«–—-]+$/u, '')
  return cut === '' ? title : cut
}

/** The article's title: og:title, a lone `h1`, JSON-LD's headline, `<title>` without the outlet. */
export function pageTitle(page: Page, metadata: Metadata, outlet: string | null, headline: string | null): string | null {
  const og = metadata.meta.get('og:title')?.[0] ?? metadata.meta.get('twitter:title')?.[0]
  const [first] = metadata.headings
  const heading = metadata.headings.length === 1 && first ? textBelow(page, first, 500).replaceAll('\n', ' ') : ''
  const [titleElement] = metadata.titles
  const candidates = [og, heading, headline, titleElement ? directText(page, titleElement) : '']
  for (const candidate of candidates) {
    const title = withoutOutlet(clean(decodeHTML(candidate ?? '')), outlet)
    if (title !== '') return title
  }
  return null
}
