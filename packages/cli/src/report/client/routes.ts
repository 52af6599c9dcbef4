import { type Filter, noFilter, writeFilter } from './filter.ts'

const suffix = (filter: Filter): string => {
  const text = writeFilter(filter)
  return text === '' ? '' : `?${text}`
}

export const sourceLink = (name: string): string => `#/source/${encodeURIComponent(name)}`

export const articlesLink = (filter: Partial<Filter> = {}): string => `#/articles${suffix({ ...noFilter, ...filter })}`

/** The article keeps the filter of the list it was opened from, so that its neighbours are those of the list. */
export const articleLink = (index: number, filter: Filter): string => `#/article/${index}${suffix(filter)}`

export interface Route {
  readonly view: string
  readonly argument: string
  readonly parameters: URLSearchParams
}

export function currentRoute(): Route {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split(/\?(.*)/s)
  const [view = '', ...rest] = path.split('/')
  return { view, argument: decoded(rest.join('/')), parameters: new URLSearchParams(query) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
