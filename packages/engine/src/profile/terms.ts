import { hash32, type Term } from '@copydesk/core'

/** Terms kept a name; of more, those with the smallest hash. */
export const maxTerms = 5_000
const maxExamples = 3

export interface Entry {
  readonly hash: number
  count: number
  /** Sorted by hash, then by key. */
  examples: string[]
}

export type TermsJson = readonly (readonly [term: string, count: number, examples: readonly string[]])[]

/** What terms hold as plain data, which crosses threads. */
export interface TermsParts {
  readonly entries: readonly (readonly [term: string, entry: Entry])[]
  readonly limit: number
}

/**
 * Counted strings that can be listed again: a bottom-k sample by hash. A term of the merged sample was in the sample of
 * every part it occurred in, so its count is exact and merging commutes.
 */
export class Terms {
  #entries = new Map<string, Entry>()
  #limit = Number.POSITIVE_INFINITY

  add(term: string, by: number, examples: readonly string[]): void {
    const hash = hash32(term)
    if (hash > this.#limit) return
    const entry = this.#entries.get(term)
    if (entry) {
      entry.count += by
      entry.examples = keepExamples([...entry.examples, ...examples])
      return
    }
    this.#entries.set(term, { hash, count: by, examples: keepExamples(examples) })
    if (this.#entries.size > maxTerms * 2) this.#trim()
  }

  merge(other: Terms): void {
    for (const [term, entry] of other.#entries) this.add(term, entry.count, entry.examples)
  }

  /** Ascending by term (code units). */
  list(): Term[] {
    this.#trim()
    return [...this.#entries]
      .map(([term, { count, examples }]) => ({ term, count, examples }))
      .sort((a, b) => (a.term < b.term ? -1 : 1))
  }

  /** Shares its entries with the terms: read them, or give them away. */
  parts(): TermsParts {
    return { entries: [...this.#entries], limit: this.#limit }
  }

  /** Takes the entries of the parts over. */
  static fromParts({ entries, limit }: TermsParts): Terms {
    const terms = new Terms()
    terms.#entries = new Map(entries)
    terms.#limit = limit
    return terms
  }

  toJSON(): TermsJson {
    return this.list().map(({ term, count, examples }) => [term, count, examples])
  }

  static fromJSON(json: TermsJson): Terms {
    const terms = new Terms()
    for (const [term, count, examples] of json) terms.add(term, count, examples)
    return terms
  }

  #trim(): void {
    if (this.#entries.size <= maxTerms) return
    const ranked = [...this.#entries].sort((a, b) => a[1].hash - b[1].hash || (a[0] < b[0] ? -1 : 1))
    for (const [term] of ranked.slice(maxTerms)) this.#entries.delete(term)
    this.#limit = (ranked[maxTerms - 1] as [string, Entry])[1].hash
  }
}

function keepExamples(examples: readonly string[]): string[] {
  const distinct = [...new Set(examples)]
  if (distinct.length <= 1) return distinct
  return distinct.sort((a, b) => hash32(a) - hash32(b) || (a < b ? -1 : 1)).slice(0, maxExamples)
}
