import { excerpt, type Family, families, type Severity, type SourceBy } from '@copydesk/core'
import type { RunSummary } from '@copydesk/node'
import { type Grade, isFirm, type SourceScore } from '@copydesk/score'
import type { Colours } from '../colour.ts'
import { plain } from './escape.ts'
import { columns, fitTo } from './frame.ts'
import type { ReporterOptions, SourceEvent } from './reporter.ts'
import { plural, shownSourceFindings } from './shown.ts'

type Paint = (text: string) => string
type Options = Pick<ReporterOptions, 'colours' | 'columns' | 'quiet' | 'verbose' | 'rules' | 'allSources'>

const headings: Readonly<Record<Family, string>> = {
  'machine-translation': 'transl',
  truncation: 'trunc',
  boilerplate: 'boiler',
  attribution: 'attrib',
}

const barWidth = 12
const maxName = 32
/** Articles this many points below their source, and below the best grade, are named under it. */
const outlying = 5
const best = 90
/** More sources than this are cut to the best and the worst of them. */
const mostRows = 40
const bestShown = 5
const worstShown = 15

export const symbols: Readonly<Record<Severity, string>> = { error: '✖', warning: '▲', info: '·' }

export const severityPaint = (severity: Severity, colours: Colours): Paint =>
  severity === 'error' ? colours.red : severity === 'warning' ? colours.yellow : colours.blue

export const gradePaint = (grade: Grade, colours: Colours): Paint =>
  grade === 'A' ? colours.green : grade === 'B' ? colours.cyan : grade === 'C' ? colours.yellow : colours.red

/** One column of the scoreboard. */
interface Column {
  readonly head: string
  readonly width: number
  readonly cell: (score: SourceScore, paint: Paint) => string
  /** Of the columns that may go in a narrow terminal, the highest goes first. */
  readonly spare?: number
}

const columnsOf = ({ colours }: Options): readonly Column[] => [
  { head: 'articles', width: 8, cell: (s) => colours.dim(String(s.articles).padStart(8)), spare: 1 },
  { head: 'score', width: 5, cell: (s, paint) => colours.bold(paint(s.score.toFixed(1).padStart(5))) },
  { head: 'interval', width: 10, cell: (s) => colours.dim(intervalOf(s).padEnd(10)), spare: 2 },
  { head: '', width: barWidth, cell: (s, paint) => bar(s.score, s.interval, paint, colours), spare: 3 },
  { head: 'grade', width: 5, cell: (s, paint) => paint(`${s.grade}${s.provisional ? '?' : ' '}`.padEnd(5)) },
  ...families.map((f) => ({
    head: headings[f],
    width: 6,
    cell: (s: SourceScore) => lostCell(s.families[f].lost, colours),
  })),
]

const intervalOf = ({ interval }: SourceScore): string => interval.map((points) => points.toFixed(1)).join('–')

/** The columns a terminal has room for beside the names. */
function fitting(all: readonly Column[], name: number, limit: number | undefined): readonly Column[] {
  const needed = all.reduce((sum, { width }) => sum + 2 + width, name)
  const spare = Math.max(...all.map((column) => column.spare ?? 0))
  if (limit === undefined || needed <= limit || spare === 0) return all
  return fitting(
    all.filter((column) => column.spare !== spare),
    name,
    limit,
  )
}

/** The scoreboard: a row a source, cleanest first, so that the worst stand next to the prompt. */
export function scoreboard(events: readonly SourceEvent[], options: Options): string {
  const rows = [...events].sort((a, b) => b.score.score - a.score.score || (a.score.source < b.score.source ? -1 : 1))
  const name = Math.min(maxName, Math.max(6, ...rows.map((r) => columns(plain(r.score.source)))))
  const shown = fitting(columnsOf(options), name, options.columns)
  const heads = shown.map(({ head, width }) => (width === 6 ? head.padStart(width) : head.padEnd(width)))
  const head = ['source'.padEnd(name), ...heads].join('  ').trimEnd()
  const row = (event: SourceEvent, i: number) => sourceRow(event, rows[i - 1], name, shown, options)
  const printed = rows.map(row)
  const noise = printed.some(([line]) => line?.includes(withinNoise))
  return [
    options.colours.dim(head),
    ...(rows.length > mostRows && !options.allSources ? cutTo(printed, options) : printed.flat()),
    ...(noise ? [options.colours.dim(`${withinNoise} within noise of the source above`)] : []),
  ].join('\n')
}

const groupings: Readonly<Record<SourceBy, string>> = {
  folder: 'folder',
  field: 'field of the record',
  host: 'host of the address',
  'front-matter': 'front matter',
  file: 'file',
  expression: 'path',
}

/** By what articles were put together into sources: `sources by field of the record (120), folder (3)`. */
export function groupedBy(sourceBy: RunSummary['sourceBy']): string | undefined {
  const named = (Object.entries(sourceBy) as [SourceBy, number][]).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  if (named.length === 0) return undefined
  const counts = named.map(([by, count]) => (named.length > 1 ? `${groupings[by]} (${count})` : groupings[by]))
  return `sources by ${counts.join(', ')}`
}

/** The best and the worst of many rows, and how to see the rest. */
function cutTo(printed: readonly string[][], { colours }: Options): string[] {
  const left = printed.length - bestShown - worstShown
  const gap = colours.dim(`… ${plural(left, 'source')} more: --all-sources shows them …`)
  return [...printed.slice(0, bestShown).flat(), gap, ...printed.slice(-worstShown).flat()]
}

const withinNoise = '≈'

function sourceRow(
  event: SourceEvent,
  above: SourceEvent | undefined,
  name: number,
  shown: readonly Column[],
  options: Options,
): string[] {
  const { score } = event
  const doubt = above && !isFirm(above.score, score) ? options.colours.dim(withinNoise) : ' '
  const paint = gradePaint(score.grade, options.colours)
  const cells = [fitTo(plain(score.source), name), ...shown.map(({ cell }) => cell(score, paint)), doubt]
  return [cells.join('  ').trimEnd(), ...reasonLines(score, name + 2, options), ...notes(event, name + 2, options)]
}

const lostCell = (lost: number, { dim }: Colours): string =>
  lost === 0 ? dim('·'.padStart(6)) : `−${lost.toFixed(1)}`.padStart(6)

/** The score as a bar; its interval is the stretch in between. */
function bar(score: number, [low, high]: readonly [number, number], paint: Paint, { dim }: Colours): string {
  const cells = (points: number): number => Math.round((points / 100) * barWidth)
  const sure = Math.min(cells(low), cells(score))
  const likely = Math.max(cells(high), cells(score)) - sure
  return paint('█'.repeat(sure) + '▒'.repeat(likely)) + dim('·'.repeat(barWidth - sure - likely))
}

/** What the source lost most for, in words. */
function reasonLines({ reasons, articles }: SourceScore, margin: number, options: Options): string[] {
  const { colours, rules, columns: limit = Number.POSITIVE_INFINITY } = options
  return reasons.map((reason) => {
    const rule = rules.find(({ id }) => id === reason.rule)
    const words = `in ${reason.articles} of ${plural(articles, 'article')}: ${rule?.meta.summary ?? reason.rule}`
    const indent = margin + columns(words) <= limit ? margin : 2
    return ' '.repeat(indent) + colours.dim(fitTo(words, Math.min(columns(words), limit - indent)).trimEnd())
  })
}

/** What is said of the source as a whole, and its worst articles. */
function notes({ score, findings }: SourceEvent, margin: number, options: Options): string[] {
  const { colours, columns: limit = Number.POSITIVE_INFINITY } = options
  const said = shownSourceFindings(findings, options)
  const longest = Math.max(0, ...said.map(({ message, rule }) => columns(plain(message)) + rule.length + 4))
  const indent = ' '.repeat(margin + longest <= limit ? margin : 2)
  const lines = said.map(({ severity, message, rule }) => {
    const text = plain(message)
    const narrow = indent.length + columns(text) + rule.length + 4 > limit
    const before = narrow ? `\n${indent}  ` : '  '
    return `${indent}${severityPaint(severity, colours)(symbols[severity])} ${text}${before}${colours.dim(rule)}`
  })
  const worst = worstLine(score, limit - indent.length)
  return worst === '' ? lines : [...lines, indent + colours.dim(worst)]
}

/** The worst articles, as many as fit the room; the first always, cut if it must be. */
function worstLine(score: SourceScore, room: number): string {
  const entries = worstOf(score)
  let line = ''
  for (const entry of entries) {
    const longer = line === '' ? `worst: ${entry}` : `${line}, ${entry}`
    if (line !== '' && columns(longer) > room) break
    line = longer
  }
  return columns(line) > room ? fitTo(line, room).trimEnd() : line
}

/** Articles far below their source, lowest first. */
const worstOf = ({ worst, score, source }: SourceScore): string[] =>
  worst
    .filter((w) => w.score < Math.min(best, score - outlying))
    .map((w) => `${below(plain(w.path), plain(source))}${plain(recordMark(w))} ${w.score.toFixed(1)}`)

/** Behind a container's path: the line an editor can go to, else the article's id. */
const recordMark = ({ record }: SourceScore['worst'][number]): string =>
  record === undefined ? '' : typeof record === 'number' ? `:${record}` : `#${excerpt(record, 40)}`

/** The part of a path that does not repeat the name of its source; of a path that does not have it the file's name. */
function below(path: string, source: string): string {
  const folder = `${source}/`
  const at = `/${path}`.lastIndexOf(`/${folder}`)
  return at >= 0 ? path.slice(at + folder.length) : path.slice(path.lastIndexOf('/') + 1)
}
