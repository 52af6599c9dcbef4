import type { Finding } from '@copydesk/core'

const word = /[\p{L}\p{N}]+/gu

/**
 * Words a finding covers. Counted in `actual`; where that is an excerpt of the range, scaled up to the range. Errs
 * upwards (`don’t` is two), which costs a score and never raises it.
 */
export function wordsOf({ actual, range }: Finding): number {
  let words = 0
  while (word.test(actual)) words++
  const length = range.end - range.start
  return actual.length > 0 && length > actual.length ? Math.ceil((words * length) / actual.length) : words
}
