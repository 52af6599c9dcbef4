import { type Article, lineStarts, noCredits } from '@copydesk/core'
import type { Encoding, ReadOptions } from '../options.ts'
import { hostOf, namedSource } from '../source-name.ts'
import { compose } from './compose.ts'
import { type Content, findContent, type Kept, leastProse } from './content.ts'
import { describePage } from './credits.ts'
import { type Embedded, embeddedText } from './embedded.ts'
import { type Region, writeFlow } from './flow.ts'
import { unfold } from './folded.ts'
import { removedBlocks } from './removed.ts'
import { type Page, type PageElement, parsePage } from './tree.ts'

/** Text folded away must hold so many times the sentences of the text shown to be taken for the article. */
const foldedGain = 4

/** An article that shows more characters of sentences than this is not looked for elsewhere. */
const hardlyAny = 1200

interface Opened {
  readonly page: Page
  readonly content: Content
  /** The article's text, where only scripts have it. */
  readonly embedded?: Embedded
}

/** The page and its article; where hardly any is shown, what is kept for readers without scripts, or for scripts, is read too. */
function openPage(input: string): Opened {
  const page = parsePage(input)
  const content = findContent(page)
  const least = Math.max(leastProse, content.kept.sentences * foldedGain)
  const open = content.kept.chars * foldedGain < input.length ? unfold(page, least) : undefined
  if (open !== undefined) {
    const unfolded = parsePage(open)
    const inside = findContent(unfolded)
    if (inside.kept.sentences >= least)
      return { page: unfolded, content: { ...inside, reading: 'text kept from view' } }
  }
  if (content.kept.sentences > hardlyAny) return { page, content }
  const embedded = embeddedText(page, content, Math.max(least, 2 * leastProse))
  return embedded ? { page, content, embedded } : { page, content }
}

/** Fewer words than this, without one whole sentence, are no article where the page holds more. */
const leastWords = 20

/** Why a page's text is none of an article; undefined if it may be one. */
function emptiness(text: string, { kept, removed }: { kept: Kept; removed: readonly unknown[] }): string | undefined {
  if (kept.sentences > 0 && text !== '') return undefined
  const words = text.match(/\S+/g)?.length ?? 0
  if (words >= leastWords || (words > 0 && removed.length === 0)) return undefined
  return words === 0 ? 'no text of an article on the page' : `no article on the page: ${words} words of text`
}

/**
 * The article of an HTML page: its main text, its credits, and what was left out of the text with the reasons. A page
 * without one gives the reason.
 */
export function readHtml(input: string, options: ReadOptions, encoding: Encoding): Article | { reason: string } {
  const { page, content, embedded } = openPage(input)
  const { title, lang, url, credits, houseByline } = describePage(page, content, options)
  const article = embedded ? fromScript(embedded, options, encoding) : assemble(page, content.region, options, encoding)
  const removed = embedded
    ? removedBlocks(page, { ...content, reading: 'text of a script' }, [])
    : removedBlocks(page, content, partsOf(content))
  const reason = emptiness(article.text, { kept: (embedded ?? { content }).content.kept, removed })
  if (reason !== undefined) return { reason }
  return {
    ...article,
    ...namedSource(options, { 'canonical-host': hostOf(url) }),
    removed,
    title,
    lang,
    url,
    credits,
    ...(houseByline === undefined ? {} : { houseByline }),
  }
}

const partsOf = ({ container, summary }: Content): PageElement[] =>
  summary === undefined ? [container] : [container, summary]

function fromScript({ page, content, map }: Embedded, options: ReadOptions, encoding: Encoding): Article {
  const article = assemble(page, content.region, options, encoding)
  return { ...article, map: compose(article.text, article.map, map), unfixable: true }
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
