import { type Family, families, type Severity } from '@copydesk/core'
import type { Grade } from '@copydesk/score'
import type { Colours } from '../colour.ts'
import { plain } from './escape.ts'
import { columns, fitTo } from './frame.ts'
import type { ReporterOptions, SourceEvent } from './reporter.ts'
import { shownSourceFindings } from './shown.ts'

type Paint = (text: string) => string
type Options = Pick<ReporterOptions, 'colours' | 'columns' | 'quiet' | 'verbose'>

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

export const symbols: Readonly<Record<Severity, string>> = { error: '✖', warning: '▲', info: '·' }

export const severityPaint = (severity: Severity, colours: Colours): Paint =>
  severity === 'error' ? colours.red : severity === 'warning' ? colours.yellow : colours.blue

export const gradePaint = (grade: Grade, colours: Colours): Paint =>
  grade === 'A' ? colours.green : grade === 'B' ? colours.cyan : grade === 'C' ? colours.yellow : colours.red

/** The scoreboard: a row a source, cleanest first, so that the worst stand next to the prompt. */
export function scoreboard(events: readonly SourceEvent[], options: Options): string {
  const rows = [...events].sort((a, b) => b.score.score - a.score.score || (a.score.source < b.score.source ? -1 : 1))
  const width = Math.min(maxName, Math.max(6, ...rows.map((r) => columns(plain(r.score.source)))))
  const losses = families.map((f) => headings[f].padStart(7)).join('')
  const head = `${'source'.padEnd(width)}  articles  score  ${'interval'.padEnd(10)}  ${' '.repeat(barWidth)}  grade  ${losses}`
  return [options.colours.dim(head.trimEnd()), ...rows.flatMap((row) => sourceRow(row, width, options))].join('\n')
}

function sourceRow(event: SourceEvent, width: number, options: Options): string[] {
  const { score } = event
  const { colours } = options
  const paint = gradePaint(score.grade, colours)
  const cells = [
    fitTo(plain(score.source), width),
    colours.dim(String(score.articles).padStart(8)),
    colours.bold(paint(score.score.toFixed(1).padStart(5))),
    colours.dim(
      score.interval
        .map((points) => points.toFixed(1))
        .join('–')
        .padEnd(10),
    ),
    bar(score.score, score.interval, paint, colours),
    paint(`${score.grade}${score.provisional ? '?' : ' '}`.padEnd(5)),
    families.map((f) => lostCell(score.families[f].lost, colours)).join(''),
  ]
  const indent = ' '.repeat(width)
  return [cells.join('  ').trimEnd(), ...notes(event, options).map((note) => `${indent}  ${note}`)]
}

const lostCell = (lost: number, { dim }: Colours): string =>
  lost === 0 ? dim('·'.padStart(7)) : `−${lost.toFixed(1)}`.padStart(7)

/** The score as a bar; its interval is the stretch in between. */
function bar(score: number, [low, high]: readonly [number, number], paint: Paint, { dim }: Colours): string {
  const cells = (points: number): number => Math.round((points / 100) * barWidth)
  const sure = Math.min(cells(low), cells(score))
  const likely = Math.max(cells(high), cells(score)) - sure
  return paint('█'.repeat(sure) + '▒'.repeat(likely)) + dim('·'.repeat(barWidth - sure - likely))
}

/** What is said of the source as a whole, and its worst articles. */
function notes({ score, findings }: SourceEvent, options: Options): string[] {
  const { colours } = options
  const said = shownSourceFindings(findings, options).map(({ severity, message, rule }) => {
    const paint = severityPaint(severity, colours)
    return `${paint(symbols[severity])} ${plain(message)}  ${colours.dim(rule)}`
  })
  const worst = new Map(
    score.worst
      .filter((w) => w.score < Math.min(best, score.score - outlying))
      .reverse()
      .map((w) => [below(plain(w.path), plain(score.source)), w.score]),
  )
  if (worst.size === 0) return said
  const list = [...worst].reverse().map(([path, points]) => `${path} ${points.toFixed(1)}`)
  return [...said, colours.dim(`worst: ${list.join(', ')}`)]
}

/** The part of a path that does not repeat the name of its source. */
function below(path: string, source: string): string {
  const folder = `${source}/`
  const at = path.lastIndexOf(`/${folder}`)
  return at >= 0 ? path.slice(at + 1 + folder.length) : path.startsWith(folder) ? path.slice(folder.length) : path
}
