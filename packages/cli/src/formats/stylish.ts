import type { Finding, Severity } from '@copydesk/core'
import type { RunEvent } from '@copydesk/node'
import pc from 'picocolors'
import { codeFrame } from './frame.ts'
import type { Reporter, ReporterOptions } from './index.ts'
import { type SourceEvent, scoreboard } from './scoreboard.ts'

type ArticleEvent = Extract<RunEvent, { type: 'article' }>

const mark: Readonly<Record<Severity, string>> = {
  error: pc.red('error'),
  warning: pc.yellow('warning'),
  info: pc.blue('info'),
}

/** Findings with a code frame, article by article, then the scoreboard. */
export function stylish(options: ReporterOptions): Reporter {
  const sources: SourceEvent[] = []
  const counts = { articles: 0, error: 0, warning: 0, info: 0, skipped: 0, failed: 0 }
  return {
    event(event) {
      if (event.type === 'source') {
        sources.push(event)
        return undefined
      }
      if (event.type === 'error') {
        counts.failed++
        return `${pc.red('unreadable')} ${event.path}${event.line ? `:${event.line}` : ''}: ${event.message}\n`
      }
      if (event.type === 'skipped') {
        counts.skipped++
        return `${pc.dim(`skipped ${event.path}: ${event.reason}`)}\n`
      }
      counts.articles++
      return article(event, options, counts)
    },
    end: () => `\n${sources.length > 0 ? `${scoreboard(sources)}\n\n` : ''}${summary(counts)}\n`,
  }
}

function article(event: ArticleEvent, options: ReporterOptions, counts: Record<Severity, number>): string | undefined {
  const shown: Finding[] = []
  for (const finding of event.result.findings) {
    if (finding.promoted || finding.suppressed) continue
    counts[finding.severity]++
    if (options.quiet ? finding.severity === 'error' : finding.severity !== 'info' || options.verbose)
      shown.push(finding)
  }
  if (shown.length === 0 && event.result.errors.length === 0) return undefined
  const { path, recordLine } = event.result
  const head = `${pc.underline(path)}${recordLine === undefined ? '' : `#${recordLine}`}  ${pc.dim(`${event.score.score.toFixed(1)}`)}`
  const errors = event.result.errors.map((e) => `  ${pc.red('rule error')} ${e.rule ?? ''}: ${e.message}`)
  return `${[head, ...shown.flatMap((finding) => lines(finding, event)), ...errors].join('\n')}\n\n`
}

function lines(finding: Finding, event: ArticleEvent): string[] {
  const place = `${finding.line}:${finding.column}`
  const first = `  ${pc.dim(place.padEnd(8))} ${mark[finding.severity]}  ${finding.message}  ${pc.dim(finding.rule)}`
  if (finding.scope === 'article') return [first]
  const frame = codeFrame(event.article.text, finding.range.start, finding.range.end)
  return [first, ...frame.map((line) => `           ${line}`)]
}

const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`

function summary(counts: Record<Severity | 'articles' | 'skipped' | 'failed', number>): string {
  const parts = [
    plural(counts.articles, 'article'),
    pc.red(plural(counts.error, 'error')),
    pc.yellow(plural(counts.warning, 'warning')),
  ]
  if (counts.info > 0) parts.push(`${counts.info} info (--verbose shows them)`)
  if (counts.skipped > 0) parts.push(`${counts.skipped} skipped`)
  if (counts.failed > 0) parts.push(pc.red(`${counts.failed} unreadable`))
  return parts.join(' · ')
}
