import type { Lexicon, RuleProfile } from '@copydesk/core'
import { isDerived } from '../_shared/derived.ts'
import { isWhole } from '../_shared/whole-words.ts'
import { candidateCells, innerCells } from './candidates.ts'
import { type StringTable, stringOf, stringTable } from './strings.ts'

/** A string that a source's scraper deletes wherever it stands. */
export interface Deletion {
  readonly text: string
  /** Times it was expected in the source's words, and times it stands there. */
  readonly expected: number
  readonly observed: number
  /** Unknown words it explains, most frequent first. */
  readonly explained: readonly Explained[]
}

export interface Explained {
  readonly damaged: string
  readonly word: string
  readonly count: number
}

/** What the rule counts under. */
export const names = { words: 'words', unknown: 'unknown' } as const

/** Share of the expected count that may be left of a deleted string: other people's typing, another filter's joins. */
const mostLeft = 0.1

/**
 * Least expected count of a string that never comes, by the number of unknown words it explains: the less it was to be
 * expected, the more it must explain. Set on real sources with a random string deleted, and on the same untouched.
 */
const leastExpected = { one: 1.5, many: [Number.POSITIVE_INFINITY, 4, 1.5, 1] } as const

/** A second string in one source must explain this many words that the first leaves unexplained. */
const secondTypes = 3

/** A filter deletes a string or two: of more, the strongest are taken, so that words made to name many cost no more. */
const mostDeletions = 4

const longest = 20

/** The strings the source's scraper deletes, strongest evidence first; nearly always none. */
export function inferDeletions(profile: RuleProfile, lexicon: Lexicon): Deletion[] {
  const unknown = unexplained(profile, lexicon)
  if (!isWorthwhile(unknown, lexicon)) return []
  const table = stringTable(lexicon)
  const share = profile.total(names.words) / table.tokens
  const observe = counterOf(profile, table)
  const found: Deletion[] = []
  for (const cell of candidateCells(unknown.keys(), lexicon, table)) {
    const expected = (table.corpus[cell] as number) * share
    const observed = observe(cell, mostLeft * expected)
    if (observed > mostLeft * expected) continue
    const explained = explain(table, cell, unknown)
    if (isExplanation(profile, expected, explained)) found.push({ text: stringOf(cell), expected, observed, explained })
  }
  return withoutRivals(found.sort(byEvidence))
}

/** Saves making the table where no word is cut inside and too few are cut at the edge. */
function isWorthwhile(unknown: ReadonlyMap<string, number>, lexicon: Lexicon): boolean {
  if (unknown.size >= edgeTypes) return true
  for (const term of unknown.keys()) if (term.length >= shortestInner && innerCells(term, lexicon).size > 0) return true
  return false
}

/** Counts a cell in the words of a source, up to a limit: common strings pass it within a few words. */
function counterOf(profile: RuleProfile, table: StringTable): (cell: number, limit: number) => number {
  const counts = new Float64Array(table.ids.length).fill(-1)
  return (cell, limit) => {
    let sum = 0
    for (const row of table.rowsWith(cell)) {
      if ((counts[row] as number) < 0) counts[row] = profile.count(names.words, table.ids[row] as number)
      sum += counts[row] as number
      if (sum > limit) break
    }
    return sum
  }
}

/**
 * One word must be cut inside to tell: what is left of the edge of a word (`ly`, `ish`) has other causes, unless the
 * string is so common that its absence speaks.
 */
function isExplanation({ articles }: RuleProfile, expected: number, explained: readonly Explained[]): boolean {
  const inner = explained.filter(isInner)
  const repeated = articles > 1 && inner.some(({ count }) => count >= repeats) ? 1 : 0
  const types = explained.length + repeated
  const least = expected >= conspicuous.one ? 1 : expected >= conspicuous.two ? 2 : edgeTypes
  if (inner.length === 0 && explained.length < least) return false
  if (articles === 1) return types > 0 && expected >= leastExpected.one
  return expected >= (leastExpected.many[Math.min(types, 3)] as number)
}

/** An unknown word as often as this is no slip: as good as two. */
const repeats = 3
/** A string expected this often is hardly absent by chance: two cut edges, or one, will do. */
const conspicuous = { two: 15, one: 100 }

const shortestInner = 5
/** Words cut at the edge that are as good as one cut inside. */
const edgeTypes = 3

const isInner = ({ damaged, word }: Explained): boolean =>
  damaged.length >= shortestInner && damaged.charCodeAt(0) === word.charCodeAt(0) && damaged.at(-1) === word.at(-1)

/** Unknown words that English does not make on the spot, with their counts. */
function unexplained(profile: RuleProfile, lexicon: Lexicon): Map<string, number> {
  const found = new Map<string, number>()
  for (const { term, count } of profile.terms(names.unknown))
    if (term.length <= longest && !isWhole(term) && !isDerived(term, lexicon)) found.set(term, count)
  return found
}

/** Unknown words that are a common word without the string, most frequent first. */
function explain(table: StringTable, cell: number, unknown: ReadonlyMap<string, number>): Explained[] {
  const text = stringOf(cell)
  const found = new Map<string, Explained>()
  for (const row of table.rowsWith(cell)) {
    const word = table.words[row] as string
    const damaged = word.replaceAll(text, '')
    const count = unknown.get(damaged)
    if (count !== undefined && !found.has(damaged)) found.set(damaged, { damaged, word, count })
  }
  return [...found.values()].sort((a, b) => b.count - a.count || (a.damaged < b.damaged ? -1 : 1))
}

const byEvidence = (a: Deletion, b: Deletion): number =>
  b.explained.length - a.explained.length || b.text.length - a.text.length || (a.text < b.text ? -1 : 1)

/** The strongest string explains its words away; another counts only for what is left. */
function withoutRivals(found: readonly Deletion[]): Deletion[] {
  const kept: Deletion[] = []
  const explained = new Set<string>()
  for (const deletion of found) {
    if (kept.length === mostDeletions) break
    const left = deletion.explained.filter(({ damaged }) => !explained.has(damaged))
    if (kept.length > 0 && left.length < secondTypes) continue
    kept.push({ ...deletion, explained: left })
    for (const { damaged } of left) explained.add(damaged)
  }
  return kept
}
