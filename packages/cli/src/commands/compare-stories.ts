import { type Document, excerpt } from '@copydesk/core'
import { languageOf, notEnglish, withinBudget, writeWhole } from '@copydesk/node'
import { cutsOf } from '../cleaned.ts'
import { pc } from '../colour.ts'
import { Exit, ReadError, UsageError } from '../exit.ts'
import { plain, safeJson } from '../formats/escape.ts'
import { articlesOf, Reading } from '../reading.ts'
import { say } from '../say.ts'
import { type ComparedRow, type Comparison, compareStories, type Known, type Part, sidesOf } from '../stories.ts'
import { type CommonOptions, openSession } from './session.ts'
import { notesOf, storyPage } from './story-page.ts'

export interface CompareStoriesOptions extends CommonOptions {
  readonly json?: boolean
  readonly html?: string
}

/** `copydesk compare-stories A B`: two articles side by side. */
export async function compareFiles(a: string, b: string, options: CompareStoriesOptions): Promise<number> {
  const [first, second] = [await openArticle(a, options), await openArticle(b, options)]
  const comparison = compareStories(first.document, second.document, { a: first, b: second })
  if (options.html) {
    writeWhole(options.html, storyPage(comparison, { a, b }, directionLines(comparison, a, b)))
    process.stdout.write(`${plain(options.html)} written\n`)
  } else if (options.json) process.stdout.write(`${safeJson(comparison, 2)}\n`)
  else process.stdout.write(text(comparison, a, b))
  return Exit.ok
}

interface Opened extends Known {
  readonly document: Document
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
    const opened = withinBudget(article, () => {
      const document = run.engine.index(article)
      const result = run.engine.lint(document)
      return { document, verdict: result.verdict, furniture: cutsOf(result) }
    })
    if ('type' in opened) return failed(opened.path, opened.message)
    const lang = await languageOf(opened.document)
    if (lang !== 'en') say(`${path}: ${notEnglish(lang).reason}; only its words are compared`)
    return opened
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
function directionLines({ direction, told, extent }: Comparison, a: string, b: string): string[] {
  const { copy, reasons } = direction
  const of = { a, b }
  const clauses = reasons.map(({ copy: side, says }) => `${of[side]}: ${says}`)
  if (copy !== null) {
    const seems = extent === 'little' ? 'has passages of' : 'seems to be made from'
    return [`${of[copy]} ${seems} ${of[copy === 'a' ? 'b' : 'a']}`, ...clauses]
  }
  if (extent === 'little') {
    const share = `${told.shared} of ${told.of} sentences outside quotation marks`
    return [`no direction: they share ${share}, too few for one to be a copy`, ...clauses]
  }
  return reasons.length > 0
    ? ['no direction: the signs contradict each other or are too weak', ...clauses]
    : ['no direction: dates, credits, ends and marks of translation do not tell which was first']
}

function text(comparison: Comparison, a: string, b: string): string {
  const { rows, drifts, overlap } = comparison
  const [said = '', ...why] = directionLines(comparison, a, b).map(safe)
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
