import { type Article, type ArticleResult, type Credits, excerpt, type Finding } from '@copydesk/core'
import { isLeftOut } from '@copydesk/engine'
import { run } from '@copydesk/node'
import { rulesById } from '@copydesk/preset'
import { pc } from '../colour.ts'
import { Exit } from '../exit.ts'
import { plain, safeJson } from '../formats/escape.ts'
import { Reading } from '../reading.ts'
import { say } from '../say.ts'
import { type CommonOptions, openSession } from './session.ts'

/** One piece of an article and what became of it, in the order of the input. */
export interface ExplainedBlock {
  /** `kept`, `removed` (by the reader or as furniture), or `marked` (kept, with findings). */
  readonly fate: 'kept' | 'removed' | 'marked'
  readonly kind: string
  readonly text: string
  /** Half-open UTF-16 offsets in the input. */
  readonly start: number
  readonly end: number
  /** Why it was removed: the reader's step, or rule and message. */
  readonly reasons: readonly { readonly rule: string; readonly reason: string; readonly confidence: number }[]
}

export interface ExplainedArticle {
  readonly path: string
  readonly title: string | null
  readonly source: string
  readonly encoding: Article['encoding']
  readonly score: number
  readonly signals: ArticleResult['signals']
  readonly verdict: ArticleResult['verdict'] | null
  readonly credits: Credits
  readonly blocks: readonly ExplainedBlock[]
  readonly findings: readonly Finding[]
}

/** `copydesk explain-article FILE`: credits, and every block with what became of it and why. */
export async function explainArticle(
  path: string,
  options: CommonOptions & { readonly json?: boolean },
): Promise<number> {
  const session = await openSession([path], options)
  let code: number = session.problems.length > 0 ? Exit.incomplete : Exit.ok
  for (const problem of session.problems) say(`${problem.path}: ${problem.message}`)
  const reading = new Reading()
  for await (const event of run(session.run)) {
    reading.add(event)
    if (event.type === 'article') {
      const explained = explain(event.article, event.result, event.score.score)
      process.stdout.write(options.json ? `${safeJson(explained)}\n` : page(explained))
    } else if (event.type !== 'source') {
      say(`${event.path}: ${event.type === 'error' ? event.message : event.reason}`)
      code = event.type === 'error' ? Exit.incomplete : code
    }
  }
  return reading.say() ? Exit.incomplete : code
}

export function explain(article: Article, result: ArticleResult, score: number): ExplainedArticle {
  const removed = article.removed.map(
    ({ text, start, end, reason }): ExplainedBlock => ({
      fate: 'removed',
      kind: 'furniture',
      text,
      start,
      end,
      reasons: [{ rule: 'reader', reason, confidence: 1 }],
    }),
  )
  const blocks = [...removed, ...linesOf(article).map((line) => explainLine(article, line, result.findings))]
  return {
    path: result.path,
    title: article.title,
    source: article.source,
    encoding: article.encoding,
    score: Math.round(score * 10) / 10,
    signals: result.signals,
    verdict: result.verdict ?? null,
    credits: result.credits,
    blocks: blocks.sort((a, b) => a.start - b.start || a.end - b.end),
    findings: result.findings,
  }
}

interface Line {
  readonly start: number
  readonly end: number
  readonly kind: string
}

function linesOf({ text, blocks }: Article): Line[] {
  if (blocks.length > 0) return blocks.map(({ start, end, kind }) => ({ start, end, kind }))
  const lines: Line[] = []
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\n', at)
    const end = found < 0 ? text.length : found
    if (text.slice(at, end).trim() !== '') lines.push({ start: at, end, kind: 'paragraph' })
    at = end + 1
  }
  return lines
}

function explainLine(article: Article, line: Line, findings: readonly Finding[]): ExplainedBlock {
  const here = findings.filter((f) => f.scope !== 'article' && f.range.start < line.end && line.start < f.range.end)
  const furniture = here.filter((f) => isLeftOut(f, rulesById.get(f.rule)))
  const counted = furniture.length > 0 ? furniture : here
  return {
    fate: furniture.length > 0 ? 'removed' : here.length > 0 ? 'marked' : 'kept',
    kind: line.kind,
    text: article.text.slice(line.start, line.end),
    ...article.map.toSource(line),
    reasons: counted.map((f) => ({ rule: f.rule, reason: f.message, confidence: f.confidence })),
  }
}

const signs = { kept: ' ', removed: pc.red('−'), marked: pc.yellow('▲') } as const

function page(article: ExplainedArticle): string {
  const head = [
    `${pc.underline(plain(article.path))}  ${pc.bold(article.score.toFixed(1))}`,
    ...(article.title ? [`  title       ${plain(excerpt(article.title, 90))}`] : []),
    `  source      ${plain(article.source)}`,
    `  encoding    ${article.encoding.label} (${article.encoding.by})`,
    ...creditLines(article.credits),
    ...verdictLines(article.verdict),
  ]
  return `${[...head, '', ...article.blocks.flatMap(blockLines)].join('\n')}\n`
}

/** Signals are numbers for ranking many articles: of one article only the verdict is said. */
const verdictLines = (verdict: ExplainedArticle['verdict']): string[] =>
  verdict
    ? [
        `  translation ${verdict.translation}`,
        ...verdict.because.map((reason) => pc.dim(`    ${excerpt(reason, 200)}`)),
      ]
    : []

function creditLines(credits: Credits): string[] {
  const rows: [string, string | null][] = [
    ['byline', credits.byline.join(', ') || null],
    ['published', credits.published],
    ['modified', credits.modified],
    ['publisher', credits.publisher],
    ['agency', credits.agency.join(', ') || null],
    ['translator', credits.translator],
    ['original', credits.original],
    ['canonical', credits.canonical],
    ['corrections', credits.corrections.map((c) => excerpt(c, 80)).join(' | ') || null],
    [
      'images',
      credits.images
        .filter((i) => i.credit)
        .map((i) => excerpt(i.credit as string))
        .join(', ') || null,
    ],
  ]
  return rows.map(([name, value]) => `  ${name.padEnd(12)}${value === null ? pc.dim('–') : plain(value)}`)
}

function blockLines(block: ExplainedBlock): string[] {
  const text = plain(excerpt(block.text, 100))
  const first = `${signs[block.fate]} ${block.fate === 'removed' ? pc.dim(text) : text}`
  return [first, ...block.reasons.map((r) => pc.dim(`    ${r.rule}: ${plain(r.reason)}`))]
}
