import { detached, hash32, type Term } from '@copydesk/core'

/** Terms kept a name; of more, those with the smallest hash. */
export const maxTerms = 5_000
const maxExamples = 3

/** Most terms have one example: no list, for memory's sake. */
type Examples = string | readonly string[]

export interface Entry {
  count: number
  /** Sorted by hash, then by key. */
  examples: Examples
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

  add(term: string, by: number, examples: Examples): void {
    if (hash32(term) > this.#limit) return
    const entry = this.#entries.get(term)
    if (entry) {
      entry.count += by
      if (entry.examples !== examples) entry.examples = keepExamples([...listed(entry.examples), ...listed(examples)])
      return
    }
    this.#entries.set(detached(term), { count: by, examples: keepExamples(listed(examples)) })
    if (this.#entries.size > maxTerms * 2) this.#trim()
  }

  merge(other: Terms): void {
    for (const [term, entry] of other.#entries) this.add(term, entry.count, entry.examples)
  }

  /** Ascending by term (code units). */
  list(): Term[] {
    this.#trim()
    return [...this.#entries]
      .map(([term, { count, examples }]) => ({ term, count, examples: listed(examples) }))
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
    const ranked = [...this.#entries.keys()].map((term) => ({ term, hash: hash32(term) }))
    ranked.sort((a, b) => a.hash - b.hash || (a.term < b.term ? -1 : 1))
    for (const { term } of ranked.slice(maxTerms)) this.#entries.delete(term)
    this.#limit = (ranked[maxTerms - 1] as { hash: number }).hash
  }
}

const listed = (examples: Examples): readonly string[] => (typeof examples === 'string' ? [examples] : examples)

function keepExamples(examples: readonly string[]): Examples {
  const distinct = [...new Set(examples)]
  if (distinct.length === 1) return distinct[0] as string
  return distinct.sort((a, b) => hash32(a) - hash32(b) || (a < b ? -1 : 1)).slice(0, maxExamples)
}
