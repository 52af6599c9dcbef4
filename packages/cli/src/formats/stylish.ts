import { pathToFileURL } from 'node:url'
import { type ArticleResult, claims, excerpt, type Finding } from '@copydesk/core'
import { countsOf, pageFile, type RunSummary } from '@copydesk/node'
import { gradeOf, shown } from '@copydesk/score'
import { unusedOf } from './entries.ts'
import { plain } from './escape.ts'
import { andMore, Folder } from './fold.ts'
import { codeFrame, columns, lineAround } from './frame.ts'
import type { ArticleEvent, ErrorEvent, Reporter, ReporterOptions, SkippedEvent, SourceEvent } from './reporter.ts'
import { gradePaint, groupedBy, scoreboard, severityPaint, symbols } from './scoreboard.ts'
import { addFound, type Counts, noCounts, placesElsewhere, plural } from './shown.ts'

/** Columns of the frame where the output is no terminal, at most where it is one. */
const maxWidth = 108
const gutter = 11

/** Findings with a code frame, article by article, then the scoreboard and a summary. */
export function stylish(options: ReporterOptions): Reporter {
  const sources: SourceEvent[] = []
  const counts = noCounts()
  const folder = new Folder(options)
  return {
    event(event) {
      if (event.type === 'source') return void sources.push(event)
      if (event.type === 'error') return unreadable(event, options, counts)
      if (event.type === 'skipped') return skipped(event, options, counts)
      counts.articles++
      return article(event, options, counts, folder)
    },
    end({ sourceBy }) {
      for (const { findings } of sources)
        for (const { severity, suppressed } of findings) if (!suppressed) counts[severity]++
      const board = sources.length > 0 ? `${scoreboard(sources, options)}\n${grouped(sourceBy, options)}\n` : ''
      return `${board}${summary(counts, options)}\n`
    },
  }
}

function grouped(by: RunSummary['sourceBy'], { colours }: ReporterOptions): string {
  const said = groupedBy(by)
  return said === undefined ? '' : `${colours.dim(said)}\n`
}

function unreadable({ path, line, message }: ErrorEvent, { colours }: ReporterOptions, counts: Counts): string {
  counts.failed++
  const place = plain(path) + (line === undefined ? '' : `:${line}`)
  return `${colours.underline(place)}\n  ${colours.red(`${symbols.error} unreadable`)}: ${plain(message)}\n\n`
}

function skipped({ path, reason }: SkippedEvent, { colours, quiet }: ReporterOptions, counts: Counts): string {
  counts.skipped++
  return quiet ? '' : colours.dim(`${plain(path)}\n  skipped: ${plain(reason)}\n\n`)
}

function article(event: ArticleEvent, options: ReporterOptions, counts: Counts, folder: Folder): string | undefined {
  const { colours } = options
  const { result } = event
  addFound(counts, countsOf(event))
  const unused = unusedOf(result.unused ?? [], options)
  for (const { severity } of unused) counts[severity]++
  const { findings, more } = folder.next(result)
  const blocks = samePlace(withinMost(findings, options, counts)).flatMap((group) => [
    ...block(group, event, options),
    ...rest(group, more, options),
  ])
  const directives = unused.map((u) => line({ ...u, column: 1, rule: 'directive/unused' }, options))
  const errors = result.errors.map(
    ({ rule, message }) => `  ${colours.red('rule error')}  ${plain(message)}  ${colours.dim(rule ?? '')}`,
  )
  const all = [...verdictLine(event, options), ...blocks, ...directives, ...errors]
  return all.length === 0 ? undefined : `${[heading(event, options), ...all].join('\n')}\n\n`
}

/** What is left of the findings to be shown at most. */
function withinMost(
  findings: readonly Finding[],
  { most = Number.POSITIVE_INFINITY }: ReporterOptions,
  counts: Counts,
) {
  const room = Math.max(0, most - (counts.listed ?? 0))
  const listed = findings.slice(0, room)
  counts.listed = (counts.listed ?? 0) + listed.length
  counts.unlisted = (counts.unlisted ?? 0) + findings.length - listed.length
  return listed
}

/** What is claimed of its translation, in one line. */
function verdictLine(
  { result: { verdict } }: ArticleEvent,
  { colours, quiet, columns: limit }: ReporterOptions,
): string[] {
  if (!verdict || !claims(verdict) || quiet) return []
  const line = `translation: ${verdict.translation}: ${plain(verdict.because[0] ?? '')}`
  return [colours.dim(`  ${excerpt(line, Math.min(limit ?? maxWidth, maxWidth) - 2)}`)]
}

function heading({ result, score }: ArticleEvent, { colours }: ReporterOptions): string {
  const points = shown(score.score)
  const grade = gradePaint(gradeOf(points), colours)
  const record = result.recordLine === undefined ? '' : colours.dim(`#${result.recordLine}`)
  return `${colours.underline(plain(result.path))}${record}  ${grade(points.toFixed(1))}`
}

/** What the findings of a group stand for besides. */
const rest = (group: readonly Finding[], more: ReadonlyMap<Finding, number>, { colours }: ReporterOptions): string[] =>
  group.flatMap((finding) => {
    const count = more.get(finding)
    const name = group.length > 1 ? `  ${finding.rule}` : ''
    return count === undefined ? [] : [colours.dim(`${' '.repeat(gutter + 2)}${andMore(count)}${name}`)]
  })

/** Neighbours on one place share a frame. */
function samePlace(findings: readonly Finding[]): Finding[][] {
  const groups: Finding[][] = []
  for (const finding of findings) {
    const group = groups.at(-1)
    const before = group?.[0]?.range
    const same = before?.start === finding.range.start && before.end === finding.range.end
    if (group && same && (finding.scope === 'article') === (group[0]?.scope === 'article')) group.push(finding)
    else groups.push([finding])
  }
  return groups
}

function block(
  group: readonly Finding[],
  { article: { text }, result }: ArticleEvent,
  options: ReporterOptions,
): string[] {
  const { colours } = options
  const lines = group.flatMap((finding) => [line(finding, options), ...elsewhere(finding, result, options)])
  const [first] = group
  // Merged parts do not hold the texts.
  if (!first || first.scope === 'article' || text === '' || saysItAll(group, text)) return lines
  const mark = severityPaint(first.severity, colours)
  const width = Math.min(options.columns ?? maxWidth, maxWidth) - gutter - 2
  const frame = codeFrame(text, first.range.start, first.range.end, { width, colours, mark })
  return [...lines, ...frame.map((part) => `${' '.repeat(gutter)}${colours.dim('│')} ${part}`)]
}

/** What a finding rests on in another article: the same text, and why that one is taken for the first. */
const elsewhere = (finding: Finding, { path }: ArticleResult, { colours }: ReporterOptions): string[] =>
  placesElsewhere(finding, path).map((said) => colours.dim(`${' '.repeat(gutter + 2)}${plain(said)}`))

/** The messages quote the whole line: a frame would say it again. */
function saysItAll(group: readonly Finding[], text: string): boolean {
  const { start, end } = group[0]?.range ?? { start: 0, end: 0 }
  // What is longer than the message, the message does not quote.
  const line = lineAround(text, start, group[0]?.message.length ?? 0)
  const whole = text.slice(line.start, line.end).trim()
  return whole === text.slice(start, end).trim() && group.every((finding) => finding.message.includes(`"${whole}"`))
}

type Line = Pick<Finding, 'line' | 'column' | 'severity' | 'message' | 'rule'>

/** One finding on one line; in a terminal too narrow for it the rule goes below. */
function line({ line, column, severity, message, rule }: Line, options: ReporterOptions): string {
  const { colours, columns: limit } = options
  const paint = severityPaint(severity, colours)
  const place = `${line}:${column}`.padStart(8)
  const text = plain(message)
  const narrow = limit !== undefined && gutter + 2 + columns(text) + 2 + rule.length > limit
  const before = narrow ? `\n${' '.repeat(gutter + 2)}` : '  '
  return `${colours.dim(place)}  ${paint(symbols[severity])}  ${text}${before}${colours.dim(linked(rule, options))}`
}

/** A rule's name, in terminals that open links with the address of its page. */
function linked(rule: string, { links = false }: ReporterOptions): string {
  const file = links ? pageFile(rule) : undefined
  return file === undefined ? rule : `\u001b]8;;${pathToFileURL(file).href}\u001b\\${rule}\u001b]8;;\u001b\\`
}

function summary(counts: Counts, { colours }: ReporterOptions): string {
  const { error, warning, info, articles, skipped: left, failed } = counts
  const clean = error + warning === 0
  const nothing =
    articles === 0 ? colours.red(`${symbols.error} nothing was judged`) : colours.green('✔ nothing to mend')
  const parts = clean
    ? [nothing]
    : [
        (error > 0 ? colours.red : colours.dim)(`${symbols.error} ${plural(error, 'error')}`),
        (warning > 0 ? colours.yellow : colours.dim)(`${symbols.warning} ${plural(warning, 'warning')}`),
      ]
  const rest = [`in ${plural(articles, 'article')}`]
  if (info > 0) rest.push(`${info} info`)
  if (left > 0) rest.push(`${left} skipped`)
  if (counts.unlisted) rest.push(`${plural(counts.unlisted, 'more finding')} not shown`)
  return [
    `${parts.join('  ')}  ${colours.dim(rest.join(' · '))}`,
    ...(failed > 0 ? [colours.red(`${symbols.error} ${plural(failed, 'input')} could not be read`)] : []),
  ].join('\n')
}
