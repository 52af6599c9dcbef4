import { type Article, lineStarts, noCredits } from '@copydesk/core'
import type { Encoding, ReadOptions } from '../options.ts'
import { hostOf, nameSource } from '../source-name.ts'
import { findContent } from './content.ts'
import { describePage } from './credits.ts'
import { type Region, writeFlow } from './flow.ts'
import { removedBlocks } from './removed.ts'
import { type Page, parsePage } from './tree.ts'

/** The article of an HTML page: its main text, its credits, and what was left out of the text with the reasons. */
export function readHtml(input: string, options: ReadOptions, encoding: Encoding): Article {
  const page = parsePage(input)
  const content = findContent(page)
  const { title, lang, url, credits, houseByline } = describePage(page, content)
  return {
    ...assemble(page, content.region, options, encoding),
    source: nameSource(options, { 'canonical-host': hostOf(url) }),
    removed: removedBlocks(page, content),
    title,
    lang,
    url,
    credits,
    ...(houseByline === undefined ? {} : { houseByline }),
  }
}

/** An article of an HTML fragment, such as a record's text field: all of it is taken for the article. */
export function readHtmlFragment(input: string, options: ReadOptions, encoding: Encoding): Article {
  const page = parsePage(input)
  return assemble(page, { root: page.root, isDropped: () => false }, options, encoding)
}

function assemble(page: Page, region: Region, options: ReadOptions, encoding: Encoding): Article {
  const { builder, blocks } = writeFlow(page, region)
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
    map: builder.build(lineStarts(page.input)),
  }
}
