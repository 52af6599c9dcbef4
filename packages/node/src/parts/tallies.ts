import type { SourceBy } from '@copydesk/core'
import { Tally } from '@copydesk/score'
import { EvidenceCollector, type EvidenceJson } from '../run/evidence.ts'

/** What the second pass counts of a part. Plain data with sorted keys. */
export interface TalliesJson {
  readonly tally: unknown
  readonly evidence: EvidenceJson
  readonly sourceBy: Readonly<Partial<Record<SourceBy, number>>>
}

/** What all articles of a run say of their sources: a commutative monoid, exact in any order. */
export class Tallies {
  tally = new Tally()
  readonly evidence = new EvidenceCollector(new Set())
  readonly #sourceBy: Partial<Record<SourceBy, number>> = {}

  get sourceBy(): TalliesJson['sourceBy'] {
    return Object.fromEntries(Object.entries(this.#sourceBy).sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  /** Throws a TypeError if the tally is of another schema or ruleset. */
  add({ tally, evidence, sourceBy }: TalliesJson): void {
    this.tally = this.tally.merge(Tally.fromJSON(tally))
    this.evidence.merge(evidence)
    for (const [by, count] of Object.entries(sourceBy))
      this.#sourceBy[by as SourceBy] = (this.#sourceBy[by as SourceBy] ?? 0) + count
  }

  toJSON(): TalliesJson {
    return { tally: this.tally.toJSON(), evidence: this.evidence.toJSON(), sourceBy: this.sourceBy }
  }
}
