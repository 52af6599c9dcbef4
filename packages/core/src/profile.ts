import type { Document } from './document.ts'

/**
 * What all articles of a source say together. Commutative and associative under merging; JSON-safe. Keys belong to the
 * rule that wrote them.
 */
export interface SourceProfile {
  readonly source: string
  readonly articles: number
  readonly words: number
  /** What the rule of this id counted; the same object each time. */
  of(rule: string): RuleProfile
}

/** What one rule counted in all articles of a source. */
export interface RuleProfile {
  readonly source: string
  readonly articles: number
  readonly words: number
  /** Articles or places in which `key` was counted under `name`, 0 if never; an upper bound once the counter has become a sketch. */
  count(name: string, key: number): number
  /** Every term under `name` with its count and up to three examples, ascending by term. Bounded: the terms of smallest hash are kept, their counts exact. */
  terms(name: string): readonly Term[]
  /** Sum over all keys counted under `name`. */
  total(name: string): number
}

export interface Term {
  readonly term: string
  readonly count: number
  /** Article keys, by smallest hash. */
  readonly examples: readonly string[]
}

/** What a rule's `observe` writes to. */
export interface Observer {
  /** Counts an unsigned 32-bit key. */
  count(name: string, key: number, by?: number): void
  /** Counts a string that can be listed again. */
  term(name: string, term: string, by?: number): void
  /** Leaves the sketch of this article in the run index (unsigned 32-bit features, at most 200). */
  sketch(name: string, features: Uint32Array): void
}

/** What all articles of a run say together. */
export interface RunIndex {
  readonly articles: number
  /** Articles of this run that share at least `atLeast` features of the rule's sketch with the article, most first, then by key. */
  similar(rule: string, name: string, key: string, atLeast: number): readonly Neighbour[]
  /** Reads an article of the run again. Undefined if it cannot be read any more. */
  open(key: string): Document | undefined
}

export interface Neighbour {
  readonly key: string
  readonly source: string
  readonly shared: number
}
