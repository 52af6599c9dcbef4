import type { Lexicon } from '@copydesk/core'

const APOSTROPHE = 0x27
const CURLY = 0x2019
const HYPHEN = 0x2d

type Find = Lexicon['find']
type Count = Lexicon['count']

/**
 * In the table; or a possessive (`'s`, `s'`) of such a word; or parts joined by hyphens that are each known.
 * Prefixes without a hyphen are left out until they are shown to be safe.
 */
export function knownForm(find: Find, count: Count, text: string, start: number, end: number): boolean {
  if (find(text, start, end) >= 0) return true
  const base = possessiveBase(text, start, end)
  if (base < end) return knownForm(find, count, text, start, base)
  return knownParts(find, count, text, start, end)
}

/** End of the word once `'s` or the `'` after an `s` is off; `end` if it is no possessive. */
function possessiveBase(text: string, start: number, end: number): number {
  if (isApostrophe(text.charCodeAt(end - 1)) && isS(text.charCodeAt(end - 2)) && end - 2 > start) return end - 1
  if (isS(text.charCodeAt(end - 1)) && isApostrophe(text.charCodeAt(end - 2)) && end - 2 > start) return end - 2
  return end
}

function knownParts(find: Find, count: Count, text: string, start: number, end: number): boolean {
  let from = start
  let parts = 0
  for (let i = start; i <= end; i++) {
    if (i < end && text.charCodeAt(i) !== HYPHEN) continue
    if (i === from) return false
    if (i - from === end - start) return false
    if (!knownForm(find, count, text, from, i)) return false
    parts++
    from = i + 1
  }
  return parts > 1
}

function isApostrophe(unit: number): boolean {
  return unit === APOSTROPHE || unit === CURLY
}

function isS(unit: number): boolean {
  return unit === 0x73 || unit === 0x53
}
