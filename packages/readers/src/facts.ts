import type { Article, Credits } from '@copydesk/core'
import { authorsIn, type DateHints, dateOfAddress, dayOrder, isoDate } from '@copydesk/news'
import { field, textOf, textsOf } from './fields.ts'
import type { FieldMapping } from './options.ts'

type StatedCredits = Pick<Credits, 'byline' | 'agency' | 'published' | 'modified' | 'publisher' | 'canonical'>

/** What a record says of an article besides its text. Plain data. */
export interface Facts {
  readonly title: string | null
  readonly url: string | null
  readonly lang: string | null
  readonly credits: StatedCredits
  /** The house or account given as the author. */
  readonly houseByline?: string
}

/** A date of a field: text, or seconds or milliseconds since 1970. */
export const dateOf = (value: unknown, hints: DateHints): string | null => {
  if (typeof value !== 'number') return isoDate(textOf(value) ?? '', hints)
  const milliseconds = value > 1e11 ? value : value * 1000
  return milliseconds > 0 && milliseconds < 8.64e15 ? new Date(milliseconds).toISOString() : null
}

/** Title, address, language and credits of a record, by the usual names of its fields or those mapped. */
export function factsOf(record: unknown, fields: FieldMapping | undefined): Facts {
  const url = field(record, 'url', fields, textOf)
  const lang = field(record, 'lang', fields, textOf)
  const { byline, agency, house } = authorsIn(field(record, 'author', fields, textsOf) ?? [])
  const hints = { order: dayOrder(lang, url), near: dateOfAddress(url) }
  const readDate = (value: unknown): string | null => dateOf(value, hints)
  return {
    title: field(record, 'title', fields, textOf),
    url,
    lang,
    credits: {
      byline,
      agency,
      published: field(record, 'published', fields, readDate),
      modified: field(record, 'modified', fields, readDate),
      publisher: field(record, 'publisher', fields, textOf),
      canonical: url,
    },
    ...(house === undefined ? {} : { houseByline: house }),
  }
}

const isGiven = ([, value]: [string, unknown]): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined

/** An article with what is said of it elsewhere: that counts, and what it does not say stays as the article has it. */
export function withFacts(article: Article, { credits, ...facts }: Facts): Article {
  const stated = Object.fromEntries(Object.entries(credits).filter(isGiven))
  return {
    ...article,
    ...Object.fromEntries(Object.entries(facts).filter(isGiven)),
    credits: { ...article.credits, ...stated },
  }
}
