import type { Family, Verdict } from '@copydesk/core'
import { provisionalArticles } from './constants.ts'
import { explainSource } from './explain.ts'
import { type Grade, gradeOf } from './grade.ts'
import { halfWidth } from './interval.ts'
import { byCodeUnit } from './order.ts'
import type { SourceTally } from './source-tally.ts'
import { type Tally, total } from './tally.ts'

/** Cleanliness of one source. Points are as displayed, with one decimal. */
export interface SourceScore {
  readonly source: string
  /** Articles that were scored. */
  readonly articles: number
  /** Their words, all of them. */
  readonly words: number
  /** 0–100. */
  readonly score: number
  /** About 95 %, within 0–100, rounded outwards; holds the score. */
  readonly interval: readonly [number, number]
  readonly grade: Grade
  /** Fewer than five scored articles. */
  readonly provisional: boolean
  /** Points lost, summing to 100 − score in tenths, and the findings that weigh. */
  readonly families: Readonly<Record<Family, { readonly lost: number; readonly findings: number }>>
  /** The rules that cost most, at most two, most first; none that cost less than half a point. */
  readonly reasons: readonly Reason[]
  /** Means over the articles that have the signal, 0–1. */
  readonly signals: Readonly<Record<string, number>>
  /** Whether it publishes translations; only from five judged articles on. */
  readonly verdict?: Verdict
  /** The three lowest, ties by path; `record`: which article of a container, by line, else by id. */
  readonly worst: readonly { readonly path: string; readonly record?: number | string; readonly score: number }[]
  /** Inputs left out on purpose. */
  readonly skipped: number
  /** Inputs that could not be read or linted. */
  readonly failed: number
}

const mostReasons = 2
const leastReason = 0.5

/** What a source lost points for. */
export interface Reason {
  readonly rule: string
  /** Points, with one decimal. */
  readonly lost: number
  /** Places that weigh, and scored articles that have one. */
  readonly findings: number
  readonly articles: number
}

/** Scores a source. Throws a RangeError if no article of it was scored. */
export function scoreSource(tally: Tally, source: string): SourceScore {
  const counted = tally.source(source)
  const explanation = explainSource(tally, source)
  const families = explanation.families.map(({ family, lost, findings }) => [family, { lost, findings }])
  return {
    source,
    articles: counted.articles,
    words: counted.words,
    score: explanation.score,
    interval: intervalOf(counted),
    grade: gradeOf(explanation.score),
    provisional: counted.articles < provisionalArticles,
    families: Object.fromEntries(families) as SourceScore['families'],
    reasons: explanation.families
      .flatMap(({ rules }) => rules)
      .filter(({ lost }) => lost >= leastReason)
      .sort((a, b) => b.lost - a.lost || byCodeUnit(a.rule, b.rule))
      .slice(0, mostReasons)
      .map((reason) => ({ ...reason, articles: counted.rules.get(reason.rule)?.articles ?? 0 })),
    signals: meanSignals(counted),
    ...verdictOf(counted),
    worst: counted.worst.map(({ key: _, score, ...place }) => ({ ...place, score: Math.round(score / 1000) / 10 })),
    skipped: total(counted.skipped),
    failed: counted.failed,
  }
}

function intervalOf(counted: Readonly<SourceTally>): readonly [number, number] {
  const mean = 100 - Number(counted.lost) / Number(counted.weight) / 10_000
  const half = halfWidth(counted)
  return [Math.max(0, Math.floor((mean - half) * 10) / 10), Math.min(100, Math.ceil((mean + half) * 10) / 10)]
}

/** Share of a source's judged articles from which a verdict of theirs is said of it. */
const leastShare = { 'certain marks': 0.3, 'reads as translated': 0.5 } as const

/** What most of the articles come to; nothing under five that were long enough to judge. */
function verdictOf({ verdicts }: Readonly<SourceTally>): { verdict?: Verdict } {
  const of = (said: Verdict['translation']): number => verdicts.get(said) ?? 0
  const [marked, read] = [of('certain marks'), of('reads as translated')]
  const judged = marked + read + of('no sign')
  if (judged < provisionalArticles) return {}
  const translation =
    marked >= leastShare['certain marks'] * judged
      ? 'certain marks'
      : marked + read >= leastShare['reads as translated'] * judged
        ? 'reads as translated'
        : 'no sign'
  const because = [
    `${marked} of ${judged} articles long enough to judge carry certain marks of translation`,
    `${read} more read as translated`,
  ]
  return { verdict: { translation, because, baseRate: null } }
}

function meanSignals({ signals }: Readonly<SourceTally>): Record<string, number> {
  const sorted = [...signals].sort(([a], [b]) => byCodeUnit(a, b))
  return Object.fromEntries(sorted.map(([id, { sum, articles }]) => [id, Math.round(sum / articles) / 10_000]))
}
