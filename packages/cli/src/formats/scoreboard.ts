import { type Family, families, type SourceFinding } from '@copydesk/core'
import type { RunEvent } from '@copydesk/node'
import pc from 'picocolors'

export type SourceEvent = Extract<RunEvent, { type: 'source' }>

const short: Readonly<Record<Family, string>> = {
  'machine-translation': 'mt',
  truncation: 'trunc',
  boilerplate: 'boiler',
  attribution: 'attrib',
}

const barWidth = 20

const gradeColour = (grade: string): ((text: string) => string) =>
  grade === 'A' ? pc.green : grade === 'B' ? pc.cyan : grade === 'C' ? pc.yellow : pc.red

/** The scoreboard: a row a source, cleanest first. */
export function scoreboard(events: readonly SourceEvent[]): string {
  const rows = [...events].sort((a, b) => b.score.score - a.score.score || (a.score.source < b.score.source ? -1 : 1))
  const wide = Math.min(32, Math.max(6, ...rows.map((r) => r.score.source.length)))
  const head = `${'source'.padEnd(wide)}  articles  ${'score'.padStart(5)}  ${'interval'.padEnd(13)}  grade  ${families.map((f) => short[f].padStart(7)).join('')}`
  return [pc.bold(head), ...rows.flatMap((row) => sourceRow(row, wide))].join('\n')
}

function sourceRow({ score, findings }: SourceEvent, wide: number): string[] {
  const colour = gradeColour(score.grade)
  const interval = `${score.interval[0].toFixed(1)}–${score.interval[1].toFixed(1)}`.padEnd(13)
  const lost = families
    .map((f) =>
      score.families[f].lost === 0 ? pc.dim('·'.padStart(7)) : `−${score.families[f].lost.toFixed(1)}`.padStart(7),
    )
    .join('')
  const name = score.source.length > wide ? `${score.source.slice(0, wide - 1)}…` : score.source.padEnd(wide)
  const grade = `${score.grade}${score.provisional ? '?' : ' '}`
  const bar =
    colour('█'.repeat(Math.round((score.score / 100) * barWidth))) +
    pc.dim('░'.repeat(barWidth - Math.round((score.score / 100) * barWidth)))
  const row = `${name}  ${String(score.articles).padStart(8)}  ${colour(score.score.toFixed(1).padStart(5))}  ${interval}  ${colour(grade.padEnd(5))}  ${lost}  ${bar}`
  return [row, ...findings.map((f) => sourceFinding(f, wide)), ...worst({ score, findings } as SourceEvent, wide)]
}

const sourceFinding = (finding: SourceFinding, wide: number): string =>
  `${' '.repeat(wide)}  ${finding.severity === 'error' ? pc.red('✖') : pc.yellow('▲')} ${finding.message} ${pc.dim(finding.rule)}`

function worst({ score }: SourceEvent, wide: number): string[] {
  const list = score.worst.filter((w) => w.score < Math.min(90, score.score))
  if (list.length === 0) return []
  return [`${' '.repeat(wide)}  ${pc.dim(`worst: ${list.map((w) => `${w.path} ${w.score.toFixed(1)}`).join(' · ')}`)}`]
}
