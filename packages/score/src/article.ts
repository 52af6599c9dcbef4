import { type ArticleResult, type Family, type Finding, families, placesOf } from '@copydesk/core'
import {
  creditLoad,
  deliveredCreditLoad,
  faultLoad,
  faultWeights,
  furnitureLoad,
  furnitureShare,
  inlineRunWeight,
  pageLoad,
  priorWords,
  provisionalWords,
  type RuleWeight,
  runWeight,
  statementLoad,
} from './constants.ts'
import { byCodeUnit } from './order.ts'
import { wordsOf } from './words.ts'

/** Cleanliness of one article. */
export interface ArticleScore {
  /** 0–100, not rounded; `shown` gives the decimal that is displayed. */
  readonly score: number
  /** Fewer than 100 words outside furniture. */
  readonly provisional: boolean
  /** Points lost by family; they sum to 100 − score. */
  readonly lost: Readonly<Record<Family, number>>
  /** Points lost by rule id; those of a family sum to what the family lost. */
  readonly lostByRule: Readonly<Record<string, number>>
  /** Places that weigh, by rule id; same keys as `lostByRule`. */
  readonly findingsByRule: Readonly<Record<string, number>>
}

/** All findings of one rule that weigh in one article. */
interface Hits {
  readonly rule: RuleWeight
  readonly findings: readonly Finding[]
  /** Places the findings stand for. */
  readonly places: number
  /** Word tokens the findings cover. */
  readonly words: number
}

/** What the terms of the formula are made of; scripts fit the constants to these. */
export interface Amounts {
  /** Separate faults by impact, each place times its rule's weight. */
  readonly faults: Readonly<Record<RuleWeight['impact'], number>>
  /** Runs of furniture that are lines of their own. */
  readonly runs: number
  /** Runs of furniture inside a line of the story. */
  readonly inlineRuns: number
  /** Share of the words that is furniture, 0–1; words of faults are left out on both sides. */
  readonly furniture: number
  /** Statements nobody answers for in 1,000 sound words. */
  readonly statements: number
  /** Weights of missing credits: this article's own, and those no article of the source has. */
  readonly credits: { readonly own: number; readonly delivered: number }
  /** Findings that say the text is no article. */
  readonly pages: number
}

/** A score as it is displayed: one decimal. */
export const shown = (score: number): number => Math.round(score * 10) / 10

/**
 * Scores one article. `rules` maps rule ids to their weights; findings of rules it lacks, of preview rules and of
 * severity `info` weigh nothing, suppressed and promoted ones weigh as any other.
 */
export function scoreArticle(result: ArticleResult, rules: ReadonlyMap<string, RuleWeight>): ArticleScore {
  const hits = weighing(result, rules)
  const loads = loadsOf(hits, amountsIn(result, hits))
  const load = loads.reduce((sum, value) => sum + value, 0)
  const points = 100 * -Math.expm1(-load)
  const lostBy = loads.map((value) => (load > 0 ? (points * value) / load : 0))
  const lostOf = (family: Family) =>
    hits.reduce((sum, { rule }, i) => (rule.family === family ? sum + (lostBy[i] as number) : sum), 0)
  return {
    score: 100 - points,
    provisional: result.words - result.furnitureWords < provisionalWords,
    lost: Object.fromEntries(families.map((family) => [family, lostOf(family)])) as Record<Family, number>,
    lostByRule: Object.fromEntries(hits.map(({ rule }, i) => [rule.id, lostBy[i] as number])),
    findingsByRule: Object.fromEntries(hits.map(({ rule, places }) => [rule.id, places])),
  }
}

/** What the findings of an article that weigh come to, before any constant. */
export const amountsOf = (result: ArticleResult, rules: ReadonlyMap<string, RuleWeight>): Amounts =>
  amountsIn(result, weighing(result, rules))

/** Findings that weigh, by rule, in the order of rule ids: sums must not depend on the order of findings. */
function weighing(result: ArticleResult, rules: ReadonlyMap<string, RuleWeight>): Hits[] {
  const byRule = new Map<string, Finding[]>()
  for (const finding of result.findings) {
    const rule = rules.get(finding.rule)
    if (rule?.stage !== 'stable' || !(rule.weight > 0) || finding.severity === 'info') continue
    const known = byRule.get(rule.id)
    if (known) known.push(finding)
    else byRule.set(rule.id, [finding])
  }
  return [...byRule]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([id, findings]) => ({
      rule: rules.get(id) as RuleWeight,
      findings,
      places: findings.reduce((sum, finding) => sum + placesOf(finding), 0),
      words: findings.reduce((sum, finding) => sum + wordsOf(finding), 0),
    }))
}

function amountsIn(result: ArticleResult, hits: readonly Hits[]): Amounts {
  const sum = (of: (hit: Hits) => number) => hits.reduce((total, hit) => total + of(hit), 0)
  const weight = ({ rule, places }: Hits) => rule.weight * places
  const faults = (impact: RuleWeight['impact']) =>
    sum((hit) => (hit.rule.kind === 'fault' && hit.rule.impact === impact ? weight(hit) : 0))
  const found = sum((hit) => (hit.rule.kind === 'furniture' ? hit.words : 0))
  const damaged = sum((hit) => (hit.rule.kind !== 'furniture' && hit.rule.scope === 'span' ? hit.words : 0))
  const furniture = Math.min(found, result.furnitureWords)
  const sound = Math.max(0, result.words - result.furnitureWords - damaged)
  const statements = sum((hit) => (hit.rule.kind === 'statement' ? weight(hit) : 0))
  return {
    faults: { major: faults('major'), minor: faults('minor') },
    runs: found > 0 ? result.furnitureRuns - result.inlineRuns : 0,
    inlineRuns: found > 0 ? result.inlineRuns : 0,
    furniture: furniture > 0 ? furniture / (furniture + sound) : 0,
    statements: (1000 * statements) / (sound + priorWords),
    credits: {
      own: sum((hit) =>
        hit.rule.kind === 'credit' ? hit.rule.weight * hit.findings.filter((f) => !f.promoted).length : 0,
      ),
      delivered: sum((hit) =>
        hit.rule.kind === 'credit' ? hit.rule.weight * hit.findings.filter((f) => f.promoted).length : 0,
      ),
    },
    pages: sum((hit) => (hit.rule.kind === 'page' ? hit.findings.length : 0)),
  }
}

/** The load of each rule, in the order of `hits`: every term of the formula is shared by what the rules put in. */
function loadsOf(hits: readonly Hits[], amounts: Amounts): number[] {
  const { faults, runs, inlineRuns, furniture, statements, credits, pages } = amounts
  const lines = runWeight * runs + inlineRunWeight * inlineRuns
  const places = hits.map(({ rule, places }) =>
    rule.kind === 'fault' ? faultWeights[rule.impact] * rule.weight * places : 0,
  )
  const all = faultWeights.major * faults.major + faultWeights.minor * faults.minor + lines
  const of = (kind: RuleWeight['kind'], amount: (hit: Hits) => number) =>
    hits.map((hit) => (hit.rule.kind === kind ? amount(hit) : 0))
  const runShares = shares(of('furniture', ({ places }) => places))
  return add(
    shares(places.map((amount, i) => amount + lines * (runShares[i] as number))).map(
      (share) => share * faultLoad * Math.log1p(all),
    ),
    shares(of('furniture', ({ words }) => words)).map(
      (share) => share * furnitureLoad * -Math.log1p(-furnitureShare * furniture),
    ),
    shares(of('statement', ({ rule, places }) => rule.weight * places)).map(
      (share) => share * statementLoad * Math.log1p(statements),
    ),
    shares(of('credit', ({ rule, findings }) => rule.weight * findings.length)).map(
      (share) => share * creditsLoad(credits),
    ),
    of('page', ({ findings }) => findings.length).map((n) => (pages > 0 ? pageLoad * n : 0)),
  )
}

const creditsLoad = ({ own, delivered }: Amounts['credits']): number =>
  Math.min(
    creditLoad.most,
    creditLoad.each * own + Math.min(deliveredCreditLoad.most, deliveredCreditLoad.each * delivered),
  )

/** Each amount's part of their sum; zeros if there is none. */
function shares(amounts: readonly number[]): number[] {
  const sum = amounts.reduce((a, b) => a + b, 0)
  return amounts.map((amount) => (sum > 0 ? amount / sum : 0))
}

const add = (...terms: readonly (readonly number[])[]): number[] =>
  (terms[0] as readonly number[]).map((_, i) => terms.reduce((sum, term) => sum + (term[i] as number), 0))
