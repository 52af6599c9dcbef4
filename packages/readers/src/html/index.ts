import { type Article, lineStarts, noCredits } from '@copydesk/core'
import type { Encoding, ReadOptions } from '../options.ts'
import { writeFlow } from './flow.ts'
import { type PageElement, parsePage } from './tree.ts'

const dropped = new Set(['nav', 'header', 'footer', 'aside', 'form', 'button'])

export function readHtml(input: string, options: ReadOptions, encoding: Encoding): Article {
  const page = parsePage(input)
  const root = page.elements.find((element) => element.tag === 'body') ?? page.root
  return assemble(input, options, encoding, root, (element) => dropped.has(element.tag))
}

/** An article of an HTML fragment, such as a record's text field: all of it is taken for the article. */
export function readHtmlFragment(input: string, options: ReadOptions, encoding: Encoding): Article {
  return assemble(input, options, encoding, parsePage(input).root, () => false)
}

function assemble(
  input: string,
  options: ReadOptions,
  encoding: Encoding,
  root: PageElement,
  isDropped: (element: PageElement) => boolean,
): Article {
  const page = parsePage(input)
  const { builder, blocks } = writeFlow(page, { root: page.elements[root.order] as PageElement, isDropped })
  return {
    key: options.key,
    path: options.path,
    source: options.source,
    format: 'html',
    text: builder.text,
    blocks,
    removed: [],
    title: null,
    url: null,
    lang: null,
    credits: noCredits,
    encoding,
    map: builder.build(lineStarts(input)),
  }
}
