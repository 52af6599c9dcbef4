import type { Range } from '@copydesk/core'

/** Something wrong with a quotation mark. */
export interface Fault {
  readonly kind: 'spaced' | 'swung' | 'turned' | 'doubled' | 'unopened' | 'open' | 'mixed'
  /** The mark and the word it belongs to. */
  readonly range: Range
  /** What the range should read, if that is known. */
  readonly expected?: string
  /** Where the quotation ends for want of a mark. */
  readonly end?: Range
}
