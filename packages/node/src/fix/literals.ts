import type { Article } from '@copydesk/core'
import { type Literal, textPaths } from '@copydesk/readers'
import type { Node } from 'jsonc-parser'
import type { ReadDefaults } from '../read-input.ts'

/** An article of a file and which of the file's records it is, those that are no articles counted too. */
export interface Place {
  readonly article: Article
  readonly record: number
}

const isRecord = ({ article: { format } }: Place): boolean => format === 'json' || format === 'jsonl'

/** The strings in a JSON or JSONL text that hold an article's text; none in other formats. */
export async function literalsOf(
  text: string,
  places: readonly Place[],
  defaults: ReadDefaults,
): Promise<(place: Place) => Literal[]> {
  if (!places[0] || !isRecord(places[0])) return () => []
  const { findNodeAtLocation, parseTree } = await import('jsonc-parser')
  const literals = (
    root: Node | undefined,
    source: string,
    base: number,
    paths: readonly (readonly (string | number)[])[],
  ): Literal[] =>
    paths.flatMap((path) => {
      const node = root && findNodeAtLocation(root, [...path])
      return node ? [{ offset: base + node.offset, literal: source.slice(node.offset, node.offset + node.length) }] : []
    })
  if (places[0].article.format === 'json') {
    const root = parseTree(text)
    const paths = textPaths(JSON.parse(text), defaults)
    return ({ record }) => literals(root, text, 0, paths[record] ?? [])
  }
  const starts = lineOffsets(text)
  return ({ article }) => {
    const start = starts[(article.recordLine ?? 1) - 1] ?? 0
    const end = text.indexOf('\n', start)
    const line = text.slice(start, end < 0 ? text.length : end)
    return literals(parseTree(line), line, start, textPaths(JSON.parse(line), defaults, 'record')[0] ?? [])
  }
}

function lineOffsets(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
