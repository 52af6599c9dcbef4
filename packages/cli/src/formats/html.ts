import { claims, type Finding, families, type SourceFinding } from '@copydesk/core'
import type { RunSummary } from '@copydesk/node'
import { rulesById } from '@copydesk/preset'
import { explainSource, rulesetVersion, shown } from '@copydesk/score'
import {
  maxText,
  type ReportArticle,
  type ReportData,
  type ReportFinding,
  type ReportQuoted,
  type ReportRule,
  type ReportSource,
  type ReportSourceFinding,
  severityNames,
} from '../report/data.ts'
import { packer } from '../report/pack.ts'
import { reportPage } from '../report/template.ts'
import { version } from '../version.ts'
import { scriptJson } from './escape.ts'
import { Folder } from './fold.ts'
import type { ArticleEvent, Reporter, ReporterOptions, SourceEvent } from './reporter.ts'
import { groupedBy } from './scoreboard.ts'
import { placesElsewhere, shownFindings, shownSourceFindings } from './shown.ts'

/** One HTML file that needs nothing else. Texts leave as they come, so that memory holds only findings. */
export function html(options: ReporterOptions): Reporter {
  const title = options.paths.join(', ')
  const [before, after] = reportPage(title)
  const texts = packer()
  const index = new Index(options)
  let started = false
  const start = (): string => {
    const head = started ? '' : before
    started = true
    return head
  }
  return {
    event(event) {
      if (event.type === 'source') return void index.events.push(event)
      if (event.type === 'error') return void index.unjudged.push(['error', placed(event), event.message])
      if (event.type === 'skipped') return void index.unjudged.push(['skipped', event.path, event.reason])
      if (!options.quoted && shownFindings(event.result, options).length === 0) return void index.addArticle(event)
      index.addQuoted(event)
      // Only now: the text of an article may have to be read again.
      const { text } = event.article
      const { element, ...place } = texts.add(text.slice(0, maxText))
      index.addArticle(event, { ...place, length: text.length })
      return element === '' ? undefined : start() + element
    },
    end(summary) {
      const data: ReportData = {
        title,
        version,
        rulesetVersion,
        families,
        grouped: groupedBy(summary.sourceBy) ?? '',
        ...index.lists(summary),
      }
      const json = `<script type="application/json" id="data">${scriptJson(data)}</script>\n`
      return start() + texts.end() + json + after
    },
  }
}

const placed = ({ path, line }: { path: string; line?: number }): string =>
  line === undefined ? path : `${path}:${line}`

/** Gathers the lists of the report and gives rules and sources their numbers. */
class Index {
  readonly events: SourceEvent[] = []
  readonly unjudged: ReportData['unjudged'][number][] = []
  readonly #options: ReporterOptions
  readonly #articles: ReportArticle[] = []
  readonly #rules = new Map<string, number>()
  readonly #rows: ReportRule[] = []
  readonly #sources = new Map<string, number>()
  readonly #folder: Folder
  #quoted: ReportQuoted | undefined

  constructor(options: ReporterOptions) {
    this.#options = options
    this.#folder = new Folder(options)
  }

  /** Of the first article only: where more come, nothing is said of quotations. */
  addQuoted({ article }: ArticleEvent): void {
    const quoted = this.#articles.length === 0 ? this.#options.quoted?.(article) : undefined
    if (!quoted) return
    this.#quoted = {
      sources: quoted.sources.map(({ name, quotations, introduced }) => [name, quotations, introduced]),
      unowned: quoted.unowned.map(({ line }) => line),
    }
  }

  addArticle({ result, score }: ArticleEvent, text = { pack: -1, slot: -1, length: 0 }): void {
    const { credits } = result
    const all = shownFindings(result, this.#options)
    const shownFirst = new Set(this.#folder.next(result).findings)
    const path = result.recordLine === undefined ? result.path : `${result.path}#${result.recordLine}`
    const known = [credits.byline.join(', '), credits.published, credits.publisher, credits.agency.join(', ')]
    this.#articles.push([
      path,
      numberOf(this.#sources, result.source),
      shown(score.score),
      result.words,
      text.length,
      text.pack,
      text.slot,
      known.map((part) => part ?? ''),
      all.map((finding) => this.#finding(finding, result.path, Math.min(text.length, maxText))),
      result.verdict && claims(result.verdict)
        ? `${result.verdict.translation}. ${result.verdict.because.join('. ')}.`
        : '',
      all.flatMap((finding, i) => (shownFirst.has(finding) ? [] : [i])),
    ])
  }

  #finding(finding: Finding, path: string, length: number): ReportFinding {
    const { rule, severity, scope, range, line, column } = finding
    const message = [finding.message, ...placesElsewhere(finding, path)].join('. ')
    const whole = scope === 'article' || range.end > length
    const level = severityNames.indexOf(severity) as 0 | 1 | 2
    return [this.#rule(rule), level, whole ? -1 : range.start, whole ? -1 : range.end, line, column, message]
  }

  lists(summary: RunSummary): Pick<ReportData, 'rules' | 'sources' | 'articles' | 'unjudged' | 'quoted'> {
    const sources: ReportSource[] = []
    for (const event of this.events) sources[numberOf(this.#sources, event.score.source)] = this.#source(event, summary)
    return {
      sources,
      articles: this.#articles,
      unjudged: this.unjudged,
      rules: this.#rows,
      ...(this.#quoted && this.#articles.length === 1 ? { quoted: this.#quoted } : {}),
    }
  }

  #source({ score, findings }: SourceEvent, { tally }: RunSummary): ReportSource {
    const { families: lost } = score
    const rules = explainSource(tally, score.source).families.flatMap((family) => family.rules)
    return {
      name: score.source,
      articles: score.articles,
      words: score.words,
      score: score.score,
      interval: score.interval,
      grade: score.grade,
      provisional: score.provisional,
      lost: families.map((family) => lost[family].lost),
      rules: rules.map((rule) => [this.#rule(rule.rule), rule.lost, rule.findings]),
      findings: shownSourceFindings(findings, this.#options).map((finding) => this.#sourceFinding(finding)),
    }
  }

  /** What is missing everywhere needs no places to show it. */
  #sourceFinding({ rule, severity, message, evidence }: SourceFinding): ReportSourceFinding {
    const scope = this.#options.rules.find((r) => r.id === rule)?.meta.scope
    const places = scope === 'article' ? [] : evidence.map(({ path, actual = '' }) => [path, actual] as const)
    return [this.#rule(rule), severity, message, places]
  }

  #rule(id: string): number {
    const known = this.#rules.get(id)
    if (known !== undefined) return known
    const rule = this.#options.rules.find((r) => r.id === id)
    const family = families.findIndex((f) => id.startsWith(`${f}/`))
    this.#rows.push([id, family, rule?.meta.summary ?? '', rulesById.has(id) ? '' : (rule?.url ?? '')])
    return numberOf(this.#rules, id)
  }
}

/** The number of a name, a new one for a new name. */
function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name)
  if (known !== undefined) return known
  numbers.set(name, numbers.size)
  return numbers.size - 1
}
