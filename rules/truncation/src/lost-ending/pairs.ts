/** Headings of which the first promises the second; lower case. */
export const pairs: readonly (readonly [first: string, seconds: readonly string[]])[] = [
  ['from the left', ['from the right']],
  ['supporters', ['opponents', 'critics', 'skeptics', 'detractors']],
  ['proponents', ['opponents', 'critics', 'skeptics']],
  ['optimists', ['pessimists', 'skeptics']],
  ['pros', ['cons']],
  ['pro', ['con']],
  ['advantages', ['disadvantages']],
  ['the upside', ['the downside']],
]

/** How a heading opens that comes at least twice. */
export const openings: readonly string[] = [
  'the case for',
  'the case against',
  'the argument for',
  'arguments for',
  'arguments against',
]

/** Words that open a line of links, credits or requests: what it leads to is the page's, not the story's. */
export const furniture: ReadonlySet<string> = new Set(
  'read more go source sources previously also related continue follow share advertisement ad watch listen see click subscribe tags filed topics contact comments via credit photo worthy'.split(
    ' ',
  ),
)

/** What a text may promise to print below. */
export const promised: readonly string[] = [
  'transcript below',
  'transcripts below',
  'transcript is below',
  'transcript follows',
  'transcripts follow',
  'transcript * below',
  'found below',
  'excerpt below',
  'excerpts below',
  'statement below',
  'statement follows',
  'text below',
  'text follows',
  'letter below',
  'letter follows',
  'list below',
  'remarks below',
  'posts below',
  'tweets below',
  'opinions below',
  'as follows',
  'table below',
  'exchange below',
  'exchange follows',
]
