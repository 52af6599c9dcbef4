import type { ArticleResult, Rule } from '@copydesk/core'
import { type ArticleScore, Tally } from '@copydesk/score'
import type { TalliesJson } from '../parts/tallies.ts'
import { type EvidenceCollector, evidenceFor } from './evidence.ts'

/** Plain data with sorted keys. */
export type CountsJson = Pick<TalliesJson, 'tally' | 'evidence'>

/** What the second pass counts: in any order it comes to the same. */
export class Counts {
  readonly tally = new Tally()
  readonly evidence: EvidenceCollector

  constructor(rules: readonly Rule[]) {
    this.evidence = evidenceFor(rules)
  }

  add(result: ArticleResult, score: ArticleScore): void {
    this.tally.add(result, score)
    this.evidence.add(result)
  }

  merge({ tally, evidence }: CountsJson): void {
    this.tally.addJSON(tally)
    this.evidence.merge(evidence)
  }

  toJSON(): CountsJson {
    return { tally: this.tally.toJSON(), evidence: this.evidence.toJSON() }
  }
}
