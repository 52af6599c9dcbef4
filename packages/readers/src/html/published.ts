import { type DateHints, isoDate } from '@copydesk/news'
import { type Node, stringOf } from './json-ld.ts'
import { isForeign, type Metadata, metaValues } from './metadata.ts'
import { textBelow } from './removed.ts'
import type { PageElement } from './tree.ts'
import type { Zone } from './zone.ts'

const publishedNames =
  'article:published_time og:article:published_time og:published_time article:published parsely-pub-date sailthru.date datepublished date_published pubdate pub_date publishdate publish-date publish_date published publication_date publicationdate article:publicationdate published_time cxenseparse:recs:publishtime cxenseparse:publishtime dc.date.issued dcterms.issued dcterms.created dc.date.created dcterms.date dc.date date article.published article:post_date originalpublicationdate rnews:datepublished displaydate ptime pdate dat bt:pubdate citation_publication_date citation_date eomportal-pub-date article_date_original iso-8601-publish-date created datecreated time'.split(
    ' ',
  )

const modifiedNames =
  'article:modified_time og:updated_time og:article:modified_time datemodified lastmod last-modified dcterms.modified dc.date.modified article:modified last_updated updated utime article.updated revision_date'.split(
    ' ',
  )

const updateWords = /\b(?:updated|modified|atualizado|actualizado|aktualisiert|mis à jour|aggiornato)\b/i

const firstDate = (values: readonly (string | null | undefined)[], hints: DateHints): string | null => {
  for (const value of values) {
    const date = value === null || value === undefined ? null : isoDate(value.trim(), hints)
    if (date !== null) return date
  }
  return null
}

/** The dates an element carries in its attributes, and the one it prints. */
function datesOf(element: PageElement, printed: string | null, hints: DateHints): string[] {
  const { attribs } = element
  const values = [
    attribs.datetime,
    attribs.content,
    attribs['data-datetime'],
    attribs['data-timestamp'],
    attribs['data-time'],
  ]
  const carried = values.map((value) => (value === undefined ? null : isoDate(value.trim(), hints)))
  return [...carried, printed].filter((date) => date !== null)
}

interface Marked {
  readonly dates: readonly string[]
  readonly published: boolean
  readonly update: boolean
  readonly inZone: boolean
  /** The date a reader sees, if the element shows one: `1 day ago` is none. */
  readonly printed: string | null
  readonly order: number
}

function markedDates(metadata: Metadata, zone: Zone, hints: DateHints): Marked[] {
  const marked: Marked[] = []
  for (const element of metadata.times.slice(0, 80)) {
    if (element.order > zone.to || isForeign(element)) continue
    const written = textBelow(element, 160)
    const printed = isoDate(written, hints)
    const dates = datesOf(element, printed, hints)
    if (dates.length === 0) continue
    const { itemprop, pubdate } = element.attribs
    marked.push({
      dates,
      published: itemprop === 'datePublished' || pubdate !== undefined,
      update: itemprop === 'dateModified' || (updateWords.test(written) && !/\b(?:published|posted)\b/i.test(written)),
      inZone: element.order >= zone.from,
      printed,
      order: element.order,
    })
  }
  return marked
}

const rank = (mark: Marked): number => (mark.published ? 4 : 0) + (mark.inZone ? 2 : 0) + (mark.update ? 0 : 1)

/** The best of the marked-up dates: by itemprop, then those near the article, then others; updates last. */
function visibleDate(marked: readonly Marked[]): string | null {
  let best: Marked | undefined
  for (const mark of marked) if (best === undefined || rank(mark) > rank(best)) best = mark
  return best?.dates[0] ?? null
}

const isUtc = (date: string): boolean => date.includes('T') && /(?:Z|\+00:00)$/.test(date)
const minutes = (date: string): number => Math.floor(Date.parse(date) / 60_000)

/**
 * Metadata often gives the instant in UTC while the page shows its own local time. Of the dates that name the same
 * instant the local one is the page's own: with its offset, or with the offset the two times together tell.
 */
function localised(date: string, others: readonly string[]): string {
  if (!isUtc(date)) return date
  const instant = minutes(date)
  for (const other of others) {
    if (isUtc(other) || !other.includes('T')) continue
    const hasOffset = /[+-]\d\d:\d\d$/.test(other)
    const ahead = minutes(hasOffset ? other : `${other}Z`) - instant
    if (hasOffset && ahead === 0) return other
    if (hasOffset || ahead === 0 || ahead % 15 !== 0 || ahead < -720 || ahead > 840) continue
    const size = Math.abs(ahead)
    const clock = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0')).join(':')
    return `${other}${ahead < 0 ? '-' : '+'}${clock}`
  }
  return date
}

/** A line without what it says of an update: `Published: 8 May | Updated: 9 May`. */
function withoutUpdate(line: string): string {
  const at = line.search(updateWords)
  if (at < 0) return line
  const published = line.slice(at).search(/\b(?:published|posted)\b/i)
  return published < 0 ? line.slice(0, at) : line.slice(at + published)
}

/** A date in a short line in the head of the article. */
const lineDate = (zone: Zone, hints: DateHints): string | null =>
  firstDate(
    zone.lines.map(withoutUpdate).filter((line) => line.length < 50 && /\b(?:199|20\d)\d\b/.test(line)),
    hints,
  )

const updated =
  /\b(?:updated|modified|atualizado|actualizado|aktualisiert|mis à jour|aggiornato)\b(?:\s(?:on|at|le|am|el|il|em))?[\s:.,|–-]{0,4}(.{4,60})/i

const dayOf = (date: string): string => date.slice(0, 10)

/** Elements above a headline in which its date may stand. */
const aboveHeadline = 16

/**
 * The date of a text that came out again: the one day its page prints in its head is later than that of the first issue,
 * is not called an update's, and the page's metadata know it. Null otherwise.
 */
function reissued(known: string, later: readonly string[], { marked, hints, zone }: Shown): string | null {
  if (!later.some((date) => dayOf(date) > dayOf(known))) return null
  const short = zone.lines.filter((line) => line.length < 70)
  if (short.some((line) => updateWords.test(line))) return null
  const near = marked.filter(({ order, update }) => order >= zone.from - aboveHeadline && order <= zone.head && !update)
  const days = [...near.map(({ printed }) => printed), ...short.map((line) => isoDate(line, hints))]
    .filter((date) => date !== null)
    .map(dayOf)
  const [day] = days
  if (day === undefined || day <= dayOf(known) || days.some((other) => other !== day)) return null
  return later.find((date) => dayOf(date) === day) ?? null
}

/** What a page shows in the head of its article. */
interface Shown {
  readonly marked: readonly Marked[]
  readonly hints: DateHints
  readonly zone: Zone
}

/** The date behind `Updated:` in a short line in the head of the article. */
function lineUpdate(zone: Zone, hints: DateHints): string | null {
  for (const line of zone.lines) {
    const date = firstDate([updated.exec(line.replaceAll('\n', ' '))?.[1]], hints)
    if (date !== null) return date
  }
  return null
}

/** When the article was published and last changed, by metadata, else by what the page shows near its headline. */
export function datesOfPage(
  metadata: Metadata,
  node: Node,
  zone: Zone,
  hints: DateHints,
): { published: string | null; modified: string | null } {
  const stated = metaValues(metadata, ...publishedNames)
  const marked = markedDates(metadata, zone, hints)
  const shown = marked.filter(({ inZone, update }) => inZone && !update).flatMap(({ dates }) => dates)
  const known = firstDate([stringOf(node.datePublished), ...stated], hints)
  const all = [...stated.map((value) => isoDate(value, hints)).filter((date) => date !== null), ...shown]
  const changed = firstDate([stringOf(node.dateModified), ...metaValues(metadata, ...modifiedNames)], hints)
  const later = [...(changed === null ? [] : [changed]), ...all]
  const first = known === null ? null : localised(known, all)
  const published =
    first === null
      ? (visibleDate(marked) ?? lineDate(zone, hints) ?? firstDate([stringOf(node.dateCreated)], hints))
      : (reissued(first, later, { marked, hints, zone }) ?? first)
  const modified = changed ?? marked.find(({ update }) => update)?.dates[0] ?? lineUpdate(zone, hints)
  return { published, modified }
}
