/** A word of the news counts: `word, lower-case count, capitalised count, documents, source groups (of 4)`. */
export interface NewsRow {
  readonly word: string
  readonly lower: number
  readonly capitalised: number
  readonly documents: number
  readonly groups: number
}

export function parseNews(tsv: string): NewsRow[] {
  const lines = tsv.split('\n').filter((line) => line !== '')
  return lines.map((line) => {
    const [word = '', lower, capitalised, documents, groups] = line.split('\t')
    return {
      word,
      lower: Number(lower),
      capitalised: Number(capitalised),
      documents: Number(documents),
      groups: Number(groups),
    }
  })
}

/** Thresholds are provisional. */
export function isNewsWord(row: NewsRow, known: (word: string) => boolean): boolean {
  if (known(row.word)) return true
  return row.documents >= 10 && row.groups >= 3
}
