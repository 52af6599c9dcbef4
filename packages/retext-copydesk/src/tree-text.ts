import { type Article, lineStarts, plainArticle, SourceMapBuilder } from '@copydesk/core'
import type { Nodes, Root } from 'nlcst'
import type { VFile } from 'vfile'

/**
 * The prose of an nlcst tree as an article: the text of its text nodes, mapped to the file through their positions, one
 * paragraph a block. So under remark or rehype prose is linted, not markup.
 */
export function articleOfTree(tree: Root, file: VFile): Article {
  const builder = new SourceMapBuilder()
  let paragraphs = 0
  for (const child of tree.children) {
    if (child.type !== 'ParagraphNode' && child.type !== 'SentenceNode') continue
    if (paragraphs++ > 0) builder.insert('\n\n')
    append(child, builder)
  }
  const path = file.path ?? 'stdin'
  return plainArticle(builder.text, {
    key: path,
    source: file.dirname?.split(/[\\/]/).at(-1) || 'stdin',
    map: builder.build(lineStarts(String(file))),
  })
}

function append(node: Nodes, builder: SourceMapBuilder): void {
  if ('children' in node) {
    for (const child of node.children) append(child, builder)
    return
  }
  if (!('value' in node)) return
  const from = node.position?.start.offset
  const to = node.position?.end.offset
  if (from === undefined || to === undefined) builder.insert(node.value)
  else if (to - from === node.value.length) builder.copy(node.value, from)
  else builder.decode(node.value, from, to)
}
