import type { Document } from '@copydesk/core'
import { isInvisible } from '@copydesk/text'
import { oddGaps } from '../_shared/gaps.ts'

/** A run of invisible characters between words. Half-open UTF-16 offsets. */
export interface Hidden {
  readonly start: number
  readonly end: number
  /** The run and, where spaces stand on both sides of it, those behind it. */
  readonly removed: number
  /** It stands between a soft hyphen's two halves of a word, at the end of a line. */
  readonly divides: boolean
}

/** A soft hyphen at the end of a line, and the rest of its word. */
const division = /^\u00ad+[ \t]*\n[ \t]*(?=\p{Ll})/u

export function hiddenBetween(document: Document): Hidden[] {
  const found: Hidden[] = []
  const { text } = document
  for (const gap of oddGaps(document))
    for (let start = gap.start; start < gap.end; ) {
      let end = start
      while (end < gap.end && isRemovable(text.charCodeAt(end))) end++
      if (end > start && !hasWork(text, start, end)) found.push(hiddenAt(text, start, end, gap.end))
      start = Math.max(end, start + 1)
    }
  return found
}

function hiddenAt(text: string, start: number, end: number, limit: number): Hidden {
  const divided = /\p{L}/u.test(text.charAt(start - 1)) ? division.exec(text.slice(start, limit + 1)) : null
  if (divided) return { start, end, removed: start + divided[0].length, divides: true }
  let removed = end
  if (text.charAt(start - 1) === ' ') while (removed < limit && text.charAt(removed) === ' ') removed++
  return { start, end, removed, divides: false }
}

/** Variation selectors choose the form of a sign: they stay. */
const isRemovable = (code: number): boolean => isInvisible(code) && !(code >= 0xfe00 && code <= 0xfe0f)

/** Scripts that join letters or run to the left need these characters, and so do signs made of several. */
const working =
  /[\p{Extended_Pictographic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Thai}\p{Script=Khmer}\p{Emoji_Modifier}]/u

/** Units looked at on each side. */
const near = 6

const hasWork = (text: string, start: number, end: number): boolean =>
  working.test(text.slice(Math.max(0, start - near), start)) || working.test(text.slice(end, end + near))
