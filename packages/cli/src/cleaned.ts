import { type Article, type ArticleResult, type Credits, type Range, union } from '@copydesk/core'
import { isLeftOut } from '@copydesk/engine'
import type { Converted, Piece } from '@copydesk/node'
import { rulesById } from '@copydesk/preset'

/** What a web page can become: text, Markdown, or itself without that text. */
export const pageForms = ['text', 'markdown', 'html'] as const
export type PageForm = (typeof pageForms)[number]

const leftOut = ({ findings }: ArticleResult) => findings.filter((f) => isLeftOut(f, rulesById.get(f.rule)))

/** What of an article's text goes, joined and ascending. */
export const cutsOf = (result: ArticleResult): Range[] => union(leftOut(result).map(({ range }) => range))

/** What rules take out of an article, in text order; of a page that becomes another file also what its reader left out. */
export function piecesOf(article: Article, result: ArticleResult, converted: boolean): Piece[] {
  const byReader = converted ? article.removed.map(({ text, reason }) => ({ rule: 'reader', reason, text })) : []
  const byRules = leftOut(result).map(({ rule, message, range }) => ({
    rule,
    reason: message,
    text: article.text.slice(range.start, range.end),
  }))
  return [...byReader, ...byRules]
}

/** What a web page becomes. Anything else stays what it is. */
export function pageAs(form: PageForm, article: Article, result: ArticleResult): Converted | undefined {
  if (article.format !== 'html' || form === 'html') return undefined
  const body = result.bodyText ?? ''
  if (form === 'text') return { extension: '.txt', content: `${body}\n` }
  return { extension: '.md', content: `${frontMatter(article, result.credits)}${asMarkdown(body)}\n` }
}

const meta = ({ title, url }: Article, credits: Credits) => ({
  ...(title ? { title } : {}),
  ...((credits.canonical ?? url) ? { url: credits.canonical ?? url } : {}),
  ...(credits.byline.length > 0 ? { author: credits.byline } : {}),
  ...(credits.published ? { published: credits.published } : {}),
  ...(credits.modified ? { modified: credits.modified } : {}),
  ...(credits.publisher ? { publisher: credits.publisher } : {}),
})

/** YAML front matter; JSON strings are YAML strings. */
function frontMatter(article: Article, credits: Credits): string {
  const rows = Object.entries(meta(article, credits)).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return rows.length === 0 ? '' : `---\n${rows.join('\n')}\n---\n\n`
}

/** Text as Markdown that reads the same: `1990.` is no list, `*x*` no stress, `<secret>` no tag. */
const asMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>~|]|&(?=[#a-z])/gi, '\\$&')
    .replace(/^[ \t]+/gm, '')
    .replace(/^(?:#{1,6}(?=[ \t]|$)|[-+](?=[ \t]|$)|=+[ \t]*$|-{2,}[ \t]*$)/gm, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=[ \t]|$)/gm, '$1\\$2')
