import type { Document } from '@copydesk/core'
import { isAnyMark, isCapital, isMark, isWord, lowerOf, Mark } from '@copydesk/text'
import { type Mention, nameAt } from '../mentions.ts'
import { type Draft, nextLine } from './quotations.ts'
import { type Speaker, speakerOf } from './speaker.ts'

const dashes = new Set<number>([Mark.emDash, Mark.enDash, Mark.hyphen])

/** The rest of the line is a signature: `"…" — Ruth Alvear, Example Review`; without a dash every word of it has a capital. */
export function signedBehind(document: Document, draft: Draft): Speaker | undefined {
  const end = document.lines.endTokenOf(draft.line)
  const isDashed = isAnyMark(document, draft.endToken, dashes)
  const first = isDashed ? draft.endToken + 1 : draft.endToken
  if (first >= end || end - first > 24) return undefined
  const mention = isDashed ? signer(document, first) : nameAt(document, first)
  if (!mention || mention.words < 2) return undefined
  const closes = mention.endToken >= end || isMark(document, mention.endToken, Mark.comma)
  if (isDashed)
    return closes || /^(?:to|of|in|for|on)$/.test(lowerOf(document, mention.endToken))
      ? speakerOf(document, mention)
      : undefined
  for (let i = mention.endToken; i < end; i++)
    if (isWord(document, i) && !isCapital(document, i) && !/^(?:of|the|and|for)$/.test(lowerOf(document, i)))
      return undefined
  return closes && !isMark(document, end - 1, Mark.stop) ? speakerOf(document, mention) : undefined
}

/** `“…” — Ruth Alvear (@ruthalvear) May 3`: who signs a tweet. */
export function tweetedBehind(document: Document, { endToken }: Draft): Speaker | undefined {
  if (!isAnyMark(document, endToken, dashes)) return undefined
  const mention = nameAt(document, endToken + 1)
  const isTweet =
    mention &&
    isMark(document, mention.endToken, Mark.openParen) &&
    document.tokenText(mention.endToken + 1).startsWith('@')
  return isTweet ? speakerOf(document, mention) : undefined
}

/** `harbour expert Ruth Alvear`: the name that opens a signature, or stands at most four words in, behind what its bearer is. */
function signer(document: Document, first: number): Mention | undefined {
  for (let i = first; i < first + 5 && isWord(document, i); i++) {
    const mention = nameAt(document, i)
    if (mention && mention.words > 1) return mention
  }
  return undefined
}

/** A short line below gives a name: `Jim Geraghty, Example Review`, `— Ruth Alvear`. */
export function signed(document: Document, draft: Draft): Speaker | undefined {
  const line = nextLine(document, draft.line)
  if (line < 0 || document.lines.wordsOf(line) > 12) return undefined
  const first = document.lines.firstTokenOf(line)
  const start = isWord(document, first) ? first : first + 1
  const mention = nameAt(document, start)
  const closes =
    mention && (mention.endToken >= document.lines.endTokenOf(line) || isMark(document, mention.endToken, Mark.comma))
  return closes && mention.words > 1 ? speakerOf(document, mention) : undefined
}
