/** A word of the news counts. */
export interface NewsRow {
  readonly word: string
  /** Times seen with a small first letter. */
  readonly lower: number
  readonly capitalised: number
  readonly documents: number
  /** Of the four groups of sources. */
  readonly groups: number
}

/** Rows of `word, count in lower case, count capitalised, documents, source groups`, tab-separated. */
export function parseNews(tsv: string): NewsRow[] {
  const lines = tsv.split('\n').filter((line) => line !== '')
  return lines.map((line) => {
    const [word = '', lower, capitalised, documents, groups] = line.split('\t')
    const counts = { lower: Number(lower), capitalised: Number(capitalised) }
    return { word, ...counts, documents: Number(documents), groups: Number(groups) }
  })
}

/** A fragment or handle that one outlet repeats (`tions`, `ments`) is seen in one or two groups of sources. */
const MIN_GROUPS = 3
/** Documents a word of so many letters must be in: most rare words of up to four letters are fragments and initials. */
const MIN_DOCUMENTS = [0, 50, 50, 50, 20, 5, 5] as const
const MIN_DOCUMENTS_LONG = 3
const MIN_DOCUMENTS_NAME = [0, 10, 10, 10] as const
/** A word seen in more documents than this is a word, whatever it resembles; `goverment` is in eight. */
const MISSPELT_BELOW = 30
/** How much commoner the word must be that a rare one is a misspelling of. */
const MISSPELT_RATIO = 100

/**
 * The words of the counts that the dictionaries lack and news really uses: new coinages, names, and what a dictionary
 * of medium size leaves out, without misspellings, fragments, handles and glued words. The thresholds were set by
 * reading samples at each number of documents: from three documents in three groups up, nearly all are words.
 */
export function newsWords(rows: readonly NewsRow[], known: (word: string) => boolean): string[] {
  const kept = rows.filter((row) => !known(row.word) && isFrequent(row))
  const frequent = rows.filter((row) => known(row.word) && total(row) >= MISSPELT_RATIO * MIN_DOCUMENTS_LONG)
  const byEnd = groupBy(frequent, endOf)
  const isMisspelt = (row: NewsRow) =>
    row.documents < MISSPELT_BELOW &&
    row.lower > row.capitalised &&
    (byEnd.get(endOf(row)) ?? []).some(
      (other) => total(other) >= MISSPELT_RATIO * total(row) && isSlip(row.word, other.word),
    )
  return kept.filter((row) => !isMisspelt(row)).map((row) => row.word)
}

function isFrequent({ word, lower, capitalised, documents, groups }: NewsRow): boolean {
  if (groups < MIN_GROUPS || !/\p{L}/u.test(word)) return false
  const letters = word.endsWith("'s") ? word.length - 2 : word.length
  const floor = lower > capitalised ? MIN_DOCUMENTS[letters] : MIN_DOCUMENTS_NAME[letters]
  return documents >= (floor ?? MIN_DOCUMENTS_LONG)
}

/** True if `word` is `meant` less a run of 1–3 letters before the last, with two letters swapped or one doubled. */
export function isSlip(word: string, meant: string): boolean {
  const lost = meant.length - word.length
  const most = Math.min(word.length, meant.length)
  let prefix = 0
  while (prefix < most && word[prefix] === meant[prefix]) prefix++
  let suffix = 0
  while (suffix < most && word.at(-1 - suffix) === meant.at(-1 - suffix)) suffix++
  if (suffix === 0) return false
  if (lost === 0) {
    const swapped = word[prefix] === meant[prefix + 1] && word[prefix + 1] === meant[prefix]
    return swapped && prefix + suffix === word.length - 2
  }
  if (lost === -1) return prefix + suffix >= meant.length && word[prefix] === word[prefix - 1]
  return lost > 0 && lost <= 3 && prefix + suffix >= word.length
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

function endOf({ word }: NewsRow): string {
  return word.slice(-1)
}

function total({ lower, capitalised }: NewsRow): number {
  return lower + capitalised
}
