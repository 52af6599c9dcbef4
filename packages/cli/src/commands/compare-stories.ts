import { type Document, excerpt, type Verdict } from '@copydesk/core'
import type { Direction } from '@copydesk/news'
import { writeWhole } from '@copydesk/node'
import { pc } from '../colour.ts'
import { Exit, ReadError, UsageError } from '../exit.ts'
import { plain, safeJson } from '../formats/escape.ts'
import { articlesOf, Reading } from '../reading.ts'
import { type ComparedRow, type Comparison, compareStories, type Part, sidesOf } from '../stories.ts'
import { type CommonOptions, openSession } from './session.ts'

export interface CompareStoriesOptions extends CommonOptions {
  readonly json?: boolean
  readonly html?: string
}

/** `copydesk compare-stories A B`: two articles side by side. */
export async function compareFiles(a: string, b: string, options: CompareStoriesOptions): Promise<number> {
  const [first, second] = [await openArticle(a, options), await openArticle(b, options)]
  const comparison = compareStories(first.document, second.document, { a: first.verdict, b: second.verdict })
  if (options.html) {
    writeWhole(options.html, page(comparison, a, b))
    process.stdout.write(`${plain(options.html)} written\n`)
  } else if (options.json) process.stdout.write(`${safeJson(comparison, 2)}\n`)
  else process.stdout.write(text(comparison, a, b))
  return Exit.ok
}

interface Opened {
  readonly document: Document
  readonly verdict: Verdict | undefined
}

async function openArticle(path: string, options: CommonOptions): Promise<Opened> {
  const { run, problems } = await openSession([path], options)
  const [input, ...more] = run.inputs
  if (problems[0]) throw new UsageError(`${problems[0].path}: ${problems[0].message}`)
  if (!input || more.length > 0) throw new UsageError(`${path} is not one article: name a file`)
  const reading = new Reading()
  const failed = (_: string, message: string): never => {
    throw new ReadError(`${path}: ${message}`)
  }
  const [article] = articlesOf(run, reading, failed)
  if (article) {
    const document = run.engine.index(article)
    return { document, verdict: run.engine.lint(document).verdict }
  }
  throw new ReadError([...reading.notes(), `nothing was read: ${path} holds no article`].join('\ncopydesk: '))
}

/** Words only one side has are marked; words both have are not. */
function marked(a: string, b: string): { a: string; b: string } {
  const sides = sidesOf(a, b)
  const painted = (parts: readonly Part[], paint: (t: string) => string): string =>
    parts.map(({ text, own }) => (own ? paint(text) : text)).join('')
  return { a: painted(sides.a, pc.red), b: painted(sides.b, pc.green) }
}

/** `B seems to be made from A`, and why, or why no direction is told; the names as given. */
function directionLines({ copy, reasons }: Direction, a: string, b: string): string[] {
  const of = { a, b }
  const clauses = reasons.map(({ copy: side, says }) => `${of[side]}: ${says}`)
  if (copy !== null) return [`${of[copy]} seems to be made from ${of[copy === 'a' ? 'b' : 'a']}`, ...clauses]
  return reasons.length > 0
    ? ['no direction: the signs contradict each other or are too weak', ...clauses]
    : ['no direction: dates, credits, ends and marks of translation do not tell which was first']
}

function text({ rows, drifts, overlap, direction }: Comparison, a: string, b: string): string {
  const [said = '', ...why] = directionLines(direction, a, b).map(safe)
  const lines = [
    `${pc.red('−')} ${plain(a)}`,
    `${pc.green('+')} ${plain(b)}`,
    pc.dim(`${Math.round(overlap * 100)} % of the shorter story's sentences have a partner`),
    pc.bold(said),
    ...why.map((reason) => pc.dim(`  ${reason}`)),
    '',
  ]
  for (const row of rows) lines.push(...textRow(row), '')
  if (drifts.length > 0) lines.push(pc.bold('Quotations in different words'))
  for (const drift of drifts) {
    const sides = marked(safe(drift.a), safe(drift.b))
    lines.push(`  ${safe(drift.speaker)}`, `  ${pc.red('−')} “${sides.a}”`, `  ${pc.green('+')} “${sides.b}”`)
  }
  return `${lines.join('\n')}\n`
}

/** What a reader should not overlook in a pair of sentences. */
const notesOf = ({ numbers, permuted }: Pick<ComparedRow, 'numbers' | 'permuted'>): string[] => [
  ...(numbers.a.length + numbers.b.length > 0
    ? [`numbers: ${numbers.a.join(', ') || '–'} / ${numbers.b.join(', ') || '–'}`]
    : []),
  ...permuted.map((p) => `name: ${p.a} / ${p.b}`),
]

/** A sentence on one line, however long. */
const safe = (value: string): string => plain(excerpt(value, Number.MAX_SAFE_INTEGER))

function textRow({ a, b, similarity, numbers, permuted }: ComparedRow): string[] {
  if (a === null) return [`${pc.green('+')} ${safe(b ?? '')}`]
  if (b === null) return [`${pc.red('−')} ${safe(a)}`]
  if (a === b) return [`  ${pc.dim(safe(a))}`]
  const sides = marked(safe(a), safe(b))
  const notes = notesOf({ numbers, permuted })
  return [
    `${pc.red('−')} ${sides.a}`,
    `${pc.green('+')} ${sides.b}`,
    pc.dim(`  ${similarity?.toFixed(2)}${notes.length > 0 ? `  ${plain(notes.join('  '))}` : ''}`),
  ]
}

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const style = `:root{color-scheme:light dark}body{font:16px/1.5 Georgia,serif;margin:2rem auto;max-width:76rem;padding:0 1rem}table{border-collapse:collapse;width:100%;table-layout:fixed}td,th{vertical-align:top;padding:.5rem .75rem;border-top:1px solid color-mix(in srgb,currentColor 18%,transparent);text-align:left;overflow-wrap:anywhere}del{background:color-mix(in srgb,crimson 22%,transparent);text-decoration:none}ins{background:color-mix(in srgb,seagreen 26%,transparent);text-decoration:none}.same{opacity:.6}.note{font:13px system-ui,sans-serif;opacity:.75}h1,h2{font-weight:600}`

function page({ rows, drifts, overlap, direction }: Comparison, a: string, b: string): string {
  const head = `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width"><title>Two stories</title><style>${style}</style>`
  const body = rows.map(htmlRow).join('')
  const quotes = drifts
    .map(
      (d) =>
        `<tr><td>${sideOf(d.a, d.b, 'removed')}</td><td>${sideOf(d.a, d.b, 'added')}<div class="note">${escaped(d.speaker)}</div></td></tr>`,
    )
    .join('')
  const drifted = quotes === '' ? '' : `<h2>Quotations in different words</h2><table>${quotes}</table>`
  const [said = '', ...why] = directionLines(direction, a, b).map(escaped)
  const told = `<p>${said}</p>${why.length > 0 ? `<ul class="note">${why.map((reason) => `<li>${reason}</li>`).join('')}</ul>` : ''}`
  return `${head}<h1>Two stories</h1>${told}<p class="note">${Math.round(overlap * 100)} % of the shorter story’s sentences have a partner</p><table><tr><th>${escaped(a)}</th><th>${escaped(b)}</th></tr>${body}</table>${drifted}</html>\n`
}

function sideOf(a: string, b: string, side: 'removed' | 'added'): string {
  const tag = side === 'removed' ? 'del' : 'ins'
  const sides = sidesOf(a, b)
  return (side === 'removed' ? sides.a : sides.b)
    .map(({ text, own }) => (own ? `<${tag}>${escaped(text)}</${tag}>` : escaped(text)))
    .join('')
}

function htmlRow({ a, b, numbers, permuted }: ComparedRow): string {
  if (a === null || b === null)
    return `<tr><td>${a === null ? '' : `<del>${escaped(a)}</del>`}</td><td>${b === null ? '' : `<ins>${escaped(b)}</ins>`}</td></tr>`
  if (a === b) return `<tr class="same"><td>${escaped(a)}</td><td>${escaped(b)}</td></tr>`
  const notes = notesOf({ numbers, permuted })
  return `<tr><td>${sideOf(a, b, 'removed')}</td><td>${sideOf(a, b, 'added')}${notes.length > 0 ? `<div class="note">${escaped(notes.join(' · '))}</div>` : ''}</td></tr>`
}
