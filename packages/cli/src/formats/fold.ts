import type { ArticleResult, Finding } from '@copydesk/core'
import type { ReporterOptions } from './reporter.ts'
import { grouped, live, shownFindings } from './shown.ts'

/** Articles of a source in which a rule must have found something, and their share of those before, to be its habit. */
const habit = { articles: 3, share: 0.5 } as const

interface Seen {
  articles: number
  /** Articles in which each rule found something. */
  readonly rules: Map<string, number>
}

/** What a report shows of an article. */
export interface Folded {
  readonly findings: readonly Finding[]
  /** How many more of its rule the article has, by the finding that stands for them. */
  readonly more: ReadonlyMap<Finding, number>
}

/**
 * Folds what a source does in article after article: from the fourth article on, a rule that found something in half of
 * those before shows its first finding and how many more there are. What comes before an article decides, so that the
 * output can be written as the run goes. Counts, scores and gates know nothing of it.
 */
export class Folder {
  readonly #options: Pick<ReporterOptions, 'quiet' | 'verbose' | 'fold'>
  readonly #sources = new Map<string, Seen>()

  constructor(options: Pick<ReporterOptions, 'quiet' | 'verbose' | 'fold'>) {
    this.#options = options
  }

  /** The findings to show of the next article of the run. */
  next(result: ArticleResult): Folded {
    const all = shownFindings(result, this.#options)
    const isFolding = this.#options.fold && !this.#options.verbose
    const seen = this.#seenOf(result.source)
    const folded = isFolding ? foldedBy(all, seen) : { findings: all, more: new Map() }
    seen.articles++
    for (const rule of new Set(live(result.findings).map(({ rule }) => rule)))
      seen.rules.set(rule, (seen.rules.get(rule) ?? 0) + 1)
    return folded
  }

  #seenOf(source: string): Seen {
    const seen = this.#sources.get(source) ?? { articles: 0, rules: new Map() }
    this.#sources.set(source, seen)
    return seen
  }
}

const isHabit = ({ articles, rules }: Seen, rule: string): boolean => {
  const found = rules.get(rule) ?? 0
  return found >= habit.articles && found >= articles * habit.share
}

function foldedBy(all: readonly Finding[], seen: Seen): Folded {
  const first = new Map<string, Finding>()
  const more = new Map<Finding, number>()
  const findings = all.filter((finding) => {
    const stands = first.get(finding.rule)
    if (stands === undefined || !isHabit(seen, finding.rule)) {
      first.set(finding.rule, finding)
      return true
    }
    more.set(stands, (more.get(stands) ?? 0) + 1)
    return false
  })
  return { findings, more }
}

/** `and 11 more in this article`. */
export const andMore = (count: number): string => `and ${grouped(count)} more in this article`
