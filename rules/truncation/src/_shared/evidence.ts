import { type Document, Mask, onceFor } from '@copydesk/core'
import { hasMask } from '@copydesk/text'
import { gluedPairs } from './glued-pairs.ts'
import { hyphenSplits } from './hyphen-splits.ts'
import { cutLineStarts } from './line-starts.ts'
import { type LostRun, lostRuns } from './lost-runs.ts'
import { sentenceSeams } from './sentence-seams.ts'
import { splitPairs } from './split-pairs.ts'

/** From so many words with letters lost on, they are no slips of the pen; a glued sentence is as good as one. */
const slips = 2

/**
 * True if a machine damaged the words of this document: what alone would pass for a slip or a coinage is then damage
 * too. No human loses two letters inside a word, or hyphenates one in the middle of a line.
 */
export const isDamaged = onceFor(
  (document: Document): boolean =>
    hyphenSplits(document).length > 0 ||
    splitPairs(document).length > 0 ||
    gluedPairs(document).length > 0 ||
    cutLineStarts(document).length > 0 ||
    lostRuns(document).some(isMachineMade) ||
    telling(document) >= slips,
)

/** Signs of a machine's damage in a document: words divided, split, glued, cut at the start of their line, or with letters lost. */
export const damagesOf = onceFor(
  (document: Document): number =>
    hyphenSplits(document).length +
    splitPairs(document).length +
    gluedPairs(document).length +
    cutLineStarts(document).length +
    lostRuns(document).filter(isMachineMade).length,
)

/** Words with letters lost, outside quotations, and glued sentences if there is such a word. */
function telling(document: Document): number {
  const runs = lostRuns(document).filter(
    ({ token, damaged }) => damaged.length >= shortestTelling && !hasMask(document, token, Mask.quotation),
  )
  return runs.length === 0 ? 0 : runs.length + sentenceSeams(document).length
}

/** Words of four letters are slang and loans too often (`rlly`, `bete`). */
const shortestTelling = 5

/** Shorter unknown words are slang, loans and abbreviations (`camo`, `fait`, `orgs`) more often than damaged ones. */
const shortest = 6

/** Two letters or more lost from what is still most of a word: no slang, no abbreviation looks so. */
export const isMachineMade = ({ damaged, restorations }: LostRun): boolean =>
  damaged.length >= shortest && (restorations[0]?.lost ?? 0) > 1
