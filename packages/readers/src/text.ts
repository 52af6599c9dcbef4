import { type Article, lineStarts, plainArticle, SourceMap, SourceMapBuilder } from '@copydesk/core'
import type { Encoding, ReadOptions } from './options.ts'
import { hostOf, namedSource } from './source-name.ts'

/** A text with `\n` line ends and its map to the input; the map is the identity where nothing had to change. */
export function normalise(input: string): { text: string; map: SourceMap } {
  const lines = lineStarts(input)
  if (!input.includes('\r')) return { text: input, map: SourceMap.identity(input, lines) }
  const builder = new SourceMapBuilder()
  let from = 0
  for (let at = input.indexOf('\r'); at >= 0; at = input.indexOf('\r', from)) {
    builder.copy(input.slice(from, at), from)
    from = input.charCodeAt(at + 1) === 10 ? at + 2 : at + 1
    builder.decode('\n', at, from)
  }
  builder.copy(input.slice(from), from)
  return { text: builder.text, map: builder.build(lines) }
}

/** An article of plain text: the input as it is, `\n` line ends, no blocks. */
export function readPlain(input: string, options: ReadOptions, encoding: Encoding): Article {
  const { text, map } = normalise(input)
  const { key, path, url = null } = options
  const named = namedSource(options, { 'canonical-host': hostOf(url) })
  return plainArticle(text, { key, path, url, ...named, encoding, map })
}
