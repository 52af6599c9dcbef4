import { type Family, type Finding, families, type SourceFinding } from '@copydesk/core'
import { countsOf } from '@copydesk/node'
import { shown } from '@copydesk/score'
import { markdownText } from './escape.ts'
import type { ArticleEvent, ErrorEvent, Reporter, ReporterOptions, SourceEvent } from './reporter.ts'
import { groupedBy } from './scoreboard.ts'
import { addFound, type Counts, noCounts, plural, relativePath, shownFindings, shownSourceFindings } from './shown.ts'

const maxSources = 40
const maxRules = 12
const maxArticles = 15
const maxFindings = 4
const maxFailures = 20

const headings: Readonly<Record<Family, string>> = {
  'machine-translation': 'Translation',
  truncation: 'Truncation',
  boilerplate: 'Boilerplate',
  attribution: 'Attribution',
}

interface Shown {
  readonly path: string
  readonly score: number
  readonly findings: readonly Finding[]
}

interface Gathered {
  readonly sources: SourceEvent[]
  readonly rules: Map<string, number>
  readonly failures: ErrorEvent[]
  readonly counts: Counts
  /** Lowest scores first; bounded. */
  articles: Shown[]
}

/** A summary for a pull request: scores, the rules that speak most, the articles that need a look. At most some 40 kB. */
export function markdown(options: ReporterOptions): Reporter {
  const all: Gathered = { sources: [], rules: new Map(), failures: [], counts: noCounts(), articles: [] }
  return {
    event(event) {
      if (event.type === 'article') addArticle(all, event, options)
      else if (event.type === 'source') all.sources.push(event)
      else if (event.type === 'skipped') all.counts.skipped++
      else {
        all.counts.failed++
        all.failures.push(event)
      }
      return undefined
    },
    end: ({ sourceBy }) => `${sections(all, options, groupedBy(sourceBy)).join('\n\n')}\n`,
  }
}

function addArticle(all: Gathered, event: ArticleEvent, options: ReporterOptions): void {
  const { result, score } = event
  all.counts.articles++
  addFound(all.counts, countsOf(event))
  const findings = shownFindings(result, options)
  for (const { rule } of findings) all.rules.set(rule, (all.rules.get(rule) ?? 0) + 1)
  if (findings.length === 0) return
  const path = relativePath(result.path, options.cwd) + (result.recordLine === undefined ? '' : `#${result.recordLine}`)
  all.articles.push({ path, score: shown(score.score), findings: findings.slice(0, maxFindings + 1) })
  if (all.articles.length >= 4 * maxArticles) all.articles = lowest(all.articles)
}

const lowest = (articles: readonly Shown[]): Shown[] =>
  [...articles].sort((a, b) => a.score - b.score || (a.path < b.path ? -1 : 1)).slice(0, maxArticles)

function sections(all: Gathered, options: ReporterOptions, grouped = ''): string[] {
  const { counts, sources } = all
  const sourceFindings = sources.flatMap(({ score, findings }) =>
    shownSourceFindings(findings, options).map((finding) => ({ source: score.source, finding })),
  )
  for (const { finding } of sourceFindings) counts[finding.severity]++
  return [
    '## Copydesk',
    summaryLine(counts),
    scoreTable(sources),
    sources.length > 0 ? grouped : '',
    sourceList(sourceFindings),
    ruleTable(all.rules),
    articleList(lowest(all.articles)),
    failureList(all.failures),
  ].filter((section) => section !== '')
}

function summaryLine(counts: Counts): string {
  const parts = [plural(counts.articles, 'article'), plural(counts.error, 'error'), plural(counts.warning, 'warning')]
  if (counts.skipped > 0) parts.push(`${counts.skipped} skipped`)
  if (counts.failed > 0) parts.push(`**${counts.failed} unreadable**`)
  return parts.join(' · ')
}

const lostCell = (lost: number): string => (lost === 0 ? '' : `−${lost.toFixed(1)}`)

function scoreTable(events: readonly SourceEvent[]): string {
  if (events.length === 0) return ''
  const rows = [...events].sort((a, b) => a.score.score - b.score.score || (a.score.source < b.score.source ? -1 : 1))
  const head = ['Source', 'Articles', 'Cleanliness', '95 % interval', 'Grade', ...families.map((f) => headings[f])]
  const lines = rows.slice(0, maxSources).map(({ score }) => {
    const cells = [
      markdownText(score.source),
      String(score.articles),
      `**${score.score.toFixed(1)}**`,
      `${score.interval[0].toFixed(1)}–${score.interval[1].toFixed(1)}`,
      score.provisional ? `${score.grade} (provisional)` : score.grade,
      ...families.map((f) => lostCell(score.families[f].lost)),
    ]
    return `| ${cells.join(' | ')} |`
  })
  const more = rows.length > maxSources ? `\n\n… and ${rows.length - maxSources} cleaner sources.` : ''
  const rule = `| --- | ${head
    .slice(1)
    .map((h) => (h === 'Grade' ? ':-:' : '--:'))
    .join(' | ')} |`
  return `| ${head.join(' | ')} |\n${rule}\n${lines.join('\n')}${more}`
}

function sourceList(findings: readonly { source: string; finding: SourceFinding }[]): string {
  if (findings.length === 0) return ''
  const lines = findings
    .slice(0, maxSources)
    .map(
      ({ source, finding }) => `- **${markdownText(source)}**: ${markdownText(finding.message)} (\`${finding.rule}\`)`,
    )
  return `### Whole sources\n\n${lines.join('\n')}`
}

function ruleTable(rules: ReadonlyMap<string, number>): string {
  if (rules.size === 0) return ''
  const sorted = [...rules].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  const lines = sorted.slice(0, maxRules).map(([rule, count]) => `| \`${rule}\` | ${count} |`)
  const rest = sorted.slice(maxRules)
  if (rest.length > 0)
    lines.push(`| ${plural(rest.length, 'other rule')} | ${rest.reduce((sum, [, n]) => sum + n, 0)} |`)
  return `### Rules\n\n| Rule | Findings |\n| --- | --: |\n${lines.join('\n')}`
}

function articleList(articles: readonly Shown[]): string {
  if (articles.length === 0) return ''
  const list = articles.map(({ path, score, findings }) => {
    const lines = findings
      .slice(0, maxFindings)
      .map((f) => `- ${f.line}:${f.column} ${f.severity}: ${markdownText(f.message)} (\`${f.rule}\`)`)
    if (findings.length > maxFindings) lines.push('- …')
    return `**${markdownText(path)}** · ${score.toFixed(1)}\n\n${lines.join('\n')}`
  })
  return `<details>\n<summary>Articles that need a look first</summary>\n\n${list.join('\n\n')}\n\n</details>`
}

function failureList(failures: readonly ErrorEvent[]): string {
  if (failures.length === 0) return ''
  const lines = failures.slice(0, maxFailures).map((f) => `- ${markdownText(f.path)}: ${markdownText(f.message)}`)
  if (failures.length > maxFailures) lines.push(`- … and ${failures.length - maxFailures} more`)
  return `### Unreadable\n\n${lines.join('\n')}`
}
