import type { Lexicon } from '@copydesk/core'

const letters = Array.from('abcdefghijklmnopqrstuvwxyz')
/** What a word may have lost in front: one letter, or two. */
const fronts: readonly string[] = letters.flatMap((first) => [first, ...letters.map((second) => first + second)])

/** True if one or two letters in front make a word of it (`thered`, `gathered`): its start is lost as likely as a space. */
export const isTail = (word: string, lexicon: Lexicon): boolean =>
  fronts.some((front) => lexicon.find(front + word) >= 0)
