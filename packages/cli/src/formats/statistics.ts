import type { ArticleResult } from '@copydesk/core'
import { fitTo } from './frame.ts'
import type { Reporter, ReporterOptions } from './reporter.ts'
import { plural, shownFindings } from './shown.ts'

interface Row {
  findings: number
  articles: number
}

/** One line a rule, most findings first: how many, in how many articles, and their share of all. */
export function statistics(options: ReporterOptions): Reporter {
  const rows = new Map<string, Row>()
  let articles = 0
  return {
    event(event) {
      if (event.type === 'article') {
        articles++
        count(event.result, rows, options)
      }
      return undefined
    },
    end: () => table(rows, articles, options),
  }
}

function count(result: ArticleResult, rows: Map<string, Row>, options: ReporterOptions): void {
  const met = new Set<string>()
  for (const { rule } of shownFindings(result, options)) {
    const row = rows.get(rule) ?? { findings: 0, articles: 0 }
    rows.set(rule, row)
    row.findings++
    if (!met.has(rule)) row.articles++
    met.add(rule)
  }
}

function table(rows: ReadonlyMap<string, Row>, articles: number, { colours }: ReporterOptions): string {
  const sorted = [...rows].sort(([a, m], [b, n]) => n.findings - m.findings || (a < b ? -1 : 1))
  const width = Math.max(4, ...sorted.map(([rule]) => rule.length))
  const head = colours.dim(`findings  articles  share  rule`)
  const lines = sorted.map(([rule, row]) => {
    const share = `${((100 * row.articles) / articles).toFixed(0)} %`
    return `${String(row.findings).padStart(8)}  ${String(row.articles).padStart(8)}  ${share.padStart(5)}  ${fitTo(rule, width).trimEnd()}`
  })
  return `${[...(lines.length > 0 ? [head] : []), ...lines, colours.dim(`in ${plural(articles, 'article')}`)].join('\n')}\n`
}
