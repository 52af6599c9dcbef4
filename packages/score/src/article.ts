import { type ArticleResult, type Family, type Finding, families } from '@copydesk/core'
import {
  familyWeights,
  furnitureScale,
  priorWords,
  provisionalWords,
  type RuleWeight,
  ruleCap,
  scale,
} from './constants.ts'
import { byCodeUnit } from './order.ts'
import { wordsOf } from './words.ts'

/** Cleanliness of one article. */
export interface ArticleScore {
  /** 0–100, not rounded; `shown` gives the decimal that is displayed. */
  readonly score: number
  /** Fewer than 100 words outside furniture. */
  readonly provisional: boolean
  /** 0–1 by family. */
  readonly penalties: Readonly<Record<Family, number>>
  /** Points lost by family; they sum to 100 − score. */
  readonly lost: Readonly<Record<Family, number>>
  /** Points lost by rule id; those of a family sum to what the family lost. */
  readonly lostByRule: Readonly<Record<string, number>>
  /** Number of findings that weigh, by rule id; same keys as `lostByRule`. */
  readonly findingsByRule: Readonly<Record<string, number>>
}

/** All findings of one rule that weigh in one article. */
interface Hits {
  readonly rule: RuleWeight
  readonly findings: readonly Finding[]
  /** Word tokens the findings cover. */
  readonly words: number
}

/** The words an article's amounts are divided by, prior included. */
interface Words {
  /** Words outside furniture and outside every finding of span scope that weighs. */
  readonly sound: number
  /** Words in furniture that a rule with weight found. */
  readonly furniture: number
  /** Sum of the words of furniture findings, which may overlap. */
  readonly found: number
}

/** A score as it is displayed: one decimal. */
export const shown = (score: number): number => Math.round(score * 10) / 10

/**
 * Scores one article. `rules` maps rule ids to their weights; findings of rules it lacks, of preview rules and of
 * severity `info` weigh nothing, suppressed and promoted ones weigh as any other.
 */
export function scoreArticle(result: ArticleResult, rules: ReadonlyMap<string, RuleWeight>): ArticleScore {
  const hits = weighing(result, rules)
  const words = countWords(result, hits)
  const loads = hits.map((hit) => ({ hit, load: loadOf(hit, words) }))
  const total = sums((family) => loads.filter(({ hit }) => hit.rule.family === family).map(({ load }) => load))
  const penalties = sums((family) => [1 - Math.exp(-total[family])])
  const lost = sums((family) => [100 * familyWeights[family] * penalties[family]])
  const share = ({ rule }: Hits, load: number) =>
    total[rule.family] > 0 ? (lost[rule.family] * load) / total[rule.family] : 0
  return {
    score: Math.max(0, 100 - families.reduce((sum, family) => sum + lost[family], 0)),
    provisional: result.words - result.furnitureWords < provisionalWords,
    penalties,
    lost,
    lostByRule: Object.fromEntries(loads.map(({ hit, load }) => [hit.rule.id, share(hit, load)])),
    findingsByRule: Object.fromEntries(hits.map(({ rule, findings }) => [rule.id, findings.length])),
  }
}

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
      words: findings.reduce((sum, finding) => sum + wordsOf(finding), 0),
    }))
}

function countWords(result: ArticleResult, hits: readonly Hits[]): Words {
  const count = (of: (rule: RuleWeight) => boolean) =>
    hits.reduce((sum, hit) => sum + (of(hit.rule) ? hit.words : 0), 0)
  const found = count((rule) => rule.furniture)
  const damaged = count((rule) => !rule.furniture && rule.scope === 'span')
  return {
    sound: priorWords + Math.max(0, result.words - result.furnitureWords - damaged),
    furniture: Math.min(found, result.furnitureWords),
    found,
  }
}

/** What a rule adds to its family, in units of the family's scale. */
function loadOf({ rule, findings, words: covered }: Hits, words: Words): number {
  if (rule.furniture) {
    if (covered === 0) return 0
    return (words.furniture * covered) / words.found / (words.sound + words.furniture) / furnitureScale
  }
  const once = rule.scope === 'article' || rule.scope === 'run'
  const amount = rule.weight * findings.length * (once ? 1 : 1000 / words.sound)
  const load = amount / scale[rule.family]
  return load / (1 + load / ruleCap)
}

function sums(of: (family: Family) => readonly number[]): Record<Family, number> {
  const entries = families.map((family) => [family, of(family).reduce((sum, value) => sum + value, 0)])
  return Object.fromEntries(entries) as Record<Family, number>
}
