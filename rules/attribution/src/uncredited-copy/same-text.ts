import { type Document, onceFor } from '@copydesk/core'
import { type Paragraph, paragraphsOf } from '../_shared/shingles.ts'

/** What two articles have in common. */
export interface SameText {
  /** The first paragraph they share, in each. */
  readonly here: Paragraph
  readonly there: Paragraph
  /** Words of this article that stand in the other. */
  readonly words: number
}

/** Share of the shorter paragraph's word runs that the other must hold: below it, two reports of one event can lie. */
const sameShare = 0.5
/** Paragraphs in a row that make a part a copy, and words they must have. */
const least = { inRow: 3, words: 60 }
/** Share of the words of the shorter article that make the whole a copy. */
const leastShare = 0.5

/** What `document` shares with `other` if one is a copy of the other, whole or in part; else undefined. */
export function sameText(document: Document, other: Document): SameText | undefined {
  const here = paragraphsOf(document)
  const there = paragraphsOf(other)
  const match = matchesOf(here, there, placesOf(other))
  const first = match.findIndex((place) => place >= 0)
  if (first < 0) return undefined
  const words = here.reduce((sum, paragraph, i) => sum + ((match[i] as number) >= 0 ? paragraph.words : 0), 0)
  const shorter = Math.min(total(here), total(there))
  const isWhole = words >= leastShare * shorter
  if (words < least.words || !(isWhole || longestRow(match) >= least.inRow)) return undefined
  return { here: here[first] as Paragraph, there: there[match[first] as number] as Paragraph, words }
}

const total = (paragraphs: readonly Paragraph[]): number => paragraphs.reduce((sum, { words }) => sum + words, 0)

/** For each paragraph the paragraph of the other text that is the same but for light edits, -1 if there is none. */
function matchesOf(here: readonly Paragraph[], there: readonly Paragraph[], places: Places): number[] {
  const shared = new Uint32Array(there.length)
  return here.map(({ shingles, runs }) => {
    const met: number[] = []
    for (const shingle of shingles)
      for (const place of places.get(shingle) ?? []) {
        if (shared[place] === 0) met.push(place)
        shared[place] = (shared[place] as number) + 1
      }
    let best = -1
    let most = 0
    for (const place of met) {
      if ((shared[place] as number) > most) [best, most] = [place, shared[place] as number]
      shared[place] = 0
    }
    const length = Math.min(runs, there[best]?.runs ?? 0)
    return best >= 0 && most >= sameShare * length ? best : -1
  })
}

/** By shingle the paragraphs it stands in, ascending. */
type Places = ReadonlyMap<number, readonly number[]>

const placesOf = onceFor((document: Document): Places => {
  const places = new Map<number, number[]>()
  paragraphsOf(document).forEach(({ shingles }, place) => {
    for (const shingle of shingles) {
      const known = places.get(shingle)
      if (known) known.push(place)
      else places.set(shingle, [place])
    }
  })
  return places
})

/** Most paragraphs in a row that stand in the other text in the same order; there, paragraphs between may have been dropped. */
function longestRow(match: readonly number[]): number {
  let longest = 0
  let row = 0
  let previous = -1
  for (const place of match) {
    if (place < 0) row = 0
    else row = row > 0 && place >= previous && place - previous <= 3 ? row + 1 : 1
    if (place >= 0) previous = place
    longest = Math.max(longest, row)
  }
  return longest
}
