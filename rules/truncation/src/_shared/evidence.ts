import type { Document } from '@copydesk/core'
import { gluedPairs } from './glued-pairs.ts'
import { hyphenSplits } from './hyphen-splits.ts'
import { cutLineStarts } from './line-starts.ts'
import { lostRuns } from './lost-runs.ts'
import { sentenceSeams } from './sentence-seams.ts'
import { splitPairs } from './split-pairs.ts'

const key = Symbol('damage')

/** From so many single lost letters on, they are no slips of the pen. */
const slips = 2

/**
 * True if a machine damaged the words of this document: what alone would pass for a slip or a coinage is then damage
 * too. No human loses two letters inside a word, or hyphenates one in the middle of a line.
 */
export const isDamaged = (document: Document): boolean =>
  document.derive(key, (d) => {
    const runs = lostRuns(d)
    return runs.some(({ restorations }) => (restorations[0]?.lost ?? 0) > 1) || runs.length >= slips || places(d) > 0
  })

const places = (document: Document): number =>
  hyphenSplits(document).length +
  splitPairs(document).length +
  gluedPairs(document).length +
  cutLineStarts(document).length +
  sentenceSeams(document).length
