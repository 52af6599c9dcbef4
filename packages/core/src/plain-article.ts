import { type Article, noCredits } from './article.ts'
import { lineStarts } from './ranges.ts'
import { SourceMap } from './source-map.ts'

/** An article's name and whatever else is known of it; the path is the key where none is given. */
export type KnownOfArticle = Pick<Article, 'key' | 'source'> & Partial<Omit<Article, 'text'>>

/**
 * An article of plain text of which nothing is known but what is said here: no blocks, no credits, no language. Without
 * a `map`, `text` is the input itself.
 */
export const plainArticle = (text: string, known: KnownOfArticle): Article => ({
  path: known.key,
  format: 'text',
  text,
  blocks: [],
  removed: [],
  title: null,
  url: null,
  lang: null,
  credits: noCredits,
  encoding: { label: 'utf-8', by: 'default' },
  ...known,
  map: known.map ?? SourceMap.identity(text, lineStarts(text)),
})
