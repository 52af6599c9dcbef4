import type { Colours } from '../colour.ts'
import { plain } from '../formats/escape.ts'
import { columns, fitTo } from '../formats/frame.ts'
import { plural } from '../formats/shown.ts'
import type { RuleChange, RunComparison, SourceChange } from './compare-runs.ts'

/** New findings shown of one rule in one source. */
const maxShown = 3
const maxName = 32

/** What got worse, then what got better, then the rest in a line. */
export function comparisonText(comparison: RunComparison, colours: Colours): string {
  const { before, after, sources, added, removed } = comparison
  const worse = sources.filter(({ verdict }) => verdict === 'worse')
  const better = sources.filter(({ verdict }) => verdict === 'better').reverse()
  const moved = sources.filter(({ verdict, rules }) => verdict === 'same' && rules.length > 0)
  const width = Math.min(maxName, Math.max(0, ...sources.map(({ source }) => columns(plain(source)))))
  const section = (title: string, list: readonly SourceChange[]): string[] =>
    list.length === 0 ? [] : [colours.bold(title), ...list.flatMap((s) => sourceLines(s, width, colours)), '']
  return [
    `${colours.bold(plain(before.file))} → ${colours.bold(plain(after.file))}  ${colours.dim(`${before.articles} → ${plural(after.articles, 'article')}`)}`,
    '',
    ...section('Worse', worse),
    ...section('Better', better),
    ...section('Same score, other findings', moved),
    restLine(sources, colours),
    `${colours.red(`+${added}`)} ${colours.green(`−${removed}`)} ${colours.dim('findings')}`,
    '',
  ].join('\n')
}

function sourceLines(
  { source, before, after, change, apart, rules }: SourceChange,
  width: number,
  colours: Colours,
): string[] {
  const paint = change === null || change === 0 ? colours.dim : change < 0 ? colours.red : colours.green
  const scores = `${before?.toFixed(1).padStart(5)} → ${after?.toFixed(1).padStart(5)}`
  const doubt = apart ? '' : colours.dim('  within noise')
  const head = `  ${fitTo(plain(source), width)}  ${scores}  ${paint(signed(change ?? 0).padStart(6))}${change === 0 ? '' : doubt}`
  return [head, ...rules.flatMap((rule) => ruleLines(rule, colours))]
}

const signed = (points: number): string =>
  points === 0 ? '0.0' : `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(1)}`

function ruleLines({ rule, added, removed }: RuleChange, colours: Colours): string[] {
  const counts = [
    added.length > 0 ? colours.red(`+${added.length}`) : '',
    removed.length > 0 ? colours.green(`−${removed.length}`) : '',
  ].filter(Boolean)
  const examples = added.slice(0, maxShown).map(({ path, line, column, message }) => {
    const place = line === undefined ? path : `${path}:${line}:${column}`
    return `        ${colours.dim(plain(place))}  ${plain(message)}`
  })
  const more = added.length > maxShown ? [colours.dim(`        … and ${added.length - maxShown} more`)] : []
  return [`      ${counts.join(' ')} ${rule}`, ...examples, ...more]
}

function restLine(sources: readonly SourceChange[], { dim }: Colours): string {
  const named = (verdict: string): string[] =>
    sources.filter((s) => s.verdict === verdict).map((s) => `${plain(s.source)} ${(s.after ?? s.before)?.toFixed(1)}`)
  const same = sources.filter(({ verdict, rules }) => verdict === 'same' && rules.length === 0).length
  const parts = [
    same > 0 ? `${plural(same, 'source')} unchanged` : '',
    named('added').length > 0 ? `new: ${named('added').join(', ')}` : '',
    named('gone').length > 0 ? `gone: ${named('gone').join(', ')}` : '',
  ].filter(Boolean)
  return dim(parts.join(' · '))
}
