import { join } from 'node:path'
import type { Article, Credits } from '@copydesk/core'
import { isLeftOut } from '@copydesk/engine'
import { type RunEvent, writeWhole } from '@copydesk/node'
import { rulesById } from '@copydesk/preset'

type ArticleEvent = Extract<RunEvent, { type: 'article' }>

/** A cleaned copy. `record`: one line of a container. */
export interface CleanedFile {
  /** Relative to the output folder, with `/`. */
  readonly path: string
  readonly content: string
  readonly record?: true
}

/** One piece that was taken out. */
export interface RemovedLine {
  readonly rule: string
  readonly reason: string
  readonly text: string
}

/** The copy of an article without its furniture: text stays text, Markdown keeps its front matter, a page becomes text or Markdown, a record stays a record. */
export function cleanedFile(event: ArticleEvent, path: string, to: string): CleanedFile {
  const { article, result } = event
  const body = `${result.bodyText ?? ''}\n`
  if (article.recordLine !== undefined || article.format === 'json') {
    return {
      path: path.replace(/\.json$/, '.jsonl'),
      content: `${JSON.stringify({ ...meta(article, result.credits), text: result.bodyText })}\n`,
      record: true,
    }
  }
  if (article.format === 'markdown') return { path, content: `${frontMatter(article, result.credits)}${body}` }
  if (article.format !== 'html') return { path, content: body }
  const stem = path.replace(/\.[^./]+$/, '')
  return to === 'markdown'
    ? { path: `${stem}.md`, content: `${frontMatter(article, result.credits)}${body}` }
    : { path: `${stem}.txt`, content: body }
}

/** What reader and rules took out of an article, in text order. */
export function removedLines({ article, result }: ArticleEvent): RemovedLine[] {
  const byReader = article.removed.map(({ text, reason }) => ({ rule: 'reader', reason, text }))
  const byRules = result.findings
    .filter((f) => isLeftOut(f, rulesById.get(f.rule)))
    .map((f) => ({ rule: f.rule, reason: f.message, text: f.actual }))
  return [...byReader, ...byRules]
}

const meta = ({ title, url, source }: Article, credits: Credits) => ({
  ...(title ? { title } : {}),
  ...((credits.canonical ?? url) ? { url: credits.canonical ?? url } : {}),
  source,
  ...(credits.byline.length > 0 ? { author: credits.byline } : {}),
  ...(credits.published ? { published: credits.published } : {}),
  ...(credits.modified ? { modified: credits.modified } : {}),
  ...(credits.publisher ? { publisher: credits.publisher } : {}),
})

/** YAML front matter; JSON strings are YAML strings. */
function frontMatter(article: Article, credits: Credits): string {
  const { source: _, ...fields } = meta(article, credits)
  const rows = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return rows.length === 0 ? '' : `---\n${rows.join('\n')}\n---\n\n`
}

/** Writes a file below a folder, whole or not at all. */
export function writeCleaned(out: string, file: Pick<CleanedFile, 'path' | 'content'>): void {
  writeWhole(join(out, file.path), file.content)
}
