import { type Document, excerpt, positionAt } from '@copydesk/core'
import { type Quote, quotesOf, type Speaker } from '@copydesk/news'
import { languageOf, notEnglish, withinBudget } from '@copydesk/node'
import { pc } from '../colour.ts'
import { Exit } from '../exit.ts'
import { plain, safeJson } from '../formats/escape.ts'
import { articlesOf, Reading } from '../reading.ts'
import { say } from '../say.ts'
import { type CommonOptions, openSession } from './session.ts'

/** One person or body quoted in an article. */
export interface QuotedSource {
  /** Full name where the text gives it, else what it is called. */
  readonly name: string
  /** Every form the text uses next to a quotation. */
  readonly calledAs: readonly string[]
  /** The text says who it is: by full name, title or description. */
  readonly introduced: boolean
  readonly quotations: number
  readonly words: number
}

interface Unowned {
  readonly line: number
  readonly text: string
  readonly pronoun?: string
}

export interface QuotedArticle {
  readonly path: string
  readonly sources: readonly QuotedSource[]
  /** Quotations no one owns, by their line in the file; `pronoun` where all the text says of who speaks is "he". */
  readonly unowned: readonly Unowned[]
}

/** `copydesk sources PATHS…`: who is quoted, how often, named how, and which quotations no one owns. */
export async function sources(
  paths: readonly string[],
  options: CommonOptions & { readonly json?: boolean },
): Promise<number> {
  const { run, problems } = await openSession(paths, options)
  const articles: QuotedArticle[] = []
  const reading = new Reading()
  let failed = 0
  const fail = (path: string, message: string): void => {
    failed++
    say(`${path}: ${message}`)
  }
  for (const article of articlesOf(run, reading, fail)) {
    const opened = withinBudget(article, () => {
      const document = run.engine.index(article)
      return { document, quoted: quotedIn(document) }
    })
    if ('type' in opened) {
      fail(opened.path, opened.message)
      continue
    }
    const lang = await languageOf(opened.document)
    if (lang === 'en') articles.push(opened.quoted)
    else say(`${article.path}: ${notEnglish(lang).reason}`)
  }
  for (const { path, message } of problems) fail(path, message)
  if (reading.say() || articles.length === 0) return Exit.incomplete
  process.stdout.write(options.json ? `${safeJson(articles, 2)}\n` : articles.map(table).join('\n'))
  return failed > 0 ? Exit.incomplete : Exit.ok
}

/** Quotations of fewer words are scare quotes, titles and single terms. */
const fewestWords = 4

export function quotedIn(document: Document): QuotedArticle {
  const quotes = quotesOf(document).filter((quote) => quote.words >= fewestWords || quote.verb !== null)
  const byName = new Map<string, Quote[]>()
  for (const quote of quotes) {
    if (!isNamed(quote)) continue
    const name = quote.speaker.fullName ?? quote.speaker.name
    const known = byName.get(name)
    if (known) known.push(quote)
    else byName.set(name, [quote])
  }
  return {
    path: document.article.path,
    sources: [...byName]
      .map(([name, list]) => sourceOf(name, list))
      .sort((a, b) => b.words - a.words || (a.name < b.name ? -1 : 1)),
    unowned: quotes.filter((quote) => !isNamed(quote)).map((quote) => unowned(document, quote)),
  }
}

/** A person, body or description speaks, or whoever tells the story: `he`, `it` and `they` that stand for no one name nobody. */
const isNamed = (quote: Quote): quote is Quote & { readonly speaker: Speaker } =>
  quote.speaker !== null && (quote.speaker.kind !== 'pronoun' || /^(?:i|we)$/i.test(quote.speaker.name))

const sourceOf = (name: string, quotes: readonly Quote[]): QuotedSource => ({
  name,
  calledAs: [...new Set(quotes.flatMap((q) => (q.speaker ? [q.speaker.name] : [])))],
  introduced: quotes.some((q) => q.introduced),
  quotations: quotes.length,
  words: quotes.reduce((sum, q) => sum + q.words, 0),
})

function unowned(document: Document, { range, speaker }: Quote): Unowned {
  const { map } = document.article
  const { line } = positionAt(map.lineStarts, map.toSource(range).start)
  const text = excerpt(document.text.slice(range.start, range.end), 100)
  return speaker ? { line, text, pronoun: speaker.name.toLowerCase() } : { line, text }
}

function table({ path, sources: list, unowned: orphans }: QuotedArticle): string {
  const lines = [pc.underline(plain(path))]
  for (const source of list) {
    const others = source.calledAs.filter((name) => name !== source.name)
    const called = others.length > 0 ? pc.dim(`  as ${others.map((n) => plain(excerpt(n))).join(', ')}`) : ''
    const unknown = source.introduced ? '' : pc.yellow('  never introduced')
    lines.push(
      `  ${plain(excerpt(source.name)).padEnd(32)} ${String(source.quotations).padStart(3)} ${source.quotations === 1 ? 'quotation ' : 'quotations'} ${String(source.words).padStart(4)} ${source.words === 1 ? 'word' : 'words'}${called}${unknown}`,
    )
  }
  for (const { line, text, pronoun } of orphans)
    lines.push(`  ${pc.yellow(pronoun ? `“${pronoun}”, unnamed` : 'no one')} ${pc.dim(`line ${line}`)} ${plain(text)}`)
  if (list.length + orphans.length === 0) lines.push(pc.dim('  nobody is quoted'))
  return `${lines.join('\n')}\n`
}
