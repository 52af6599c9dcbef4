import { type Document, onceFor } from '@copydesk/core'
import { mayEndInPictureCredit, type PictureCredit, pictureCreditOf } from '@copydesk/news'
import { lineRange } from './furniture.ts'

const creditsOf = onceFor(({ lines }: Document) => new Array<PictureCredit | null | undefined>(lines.count))

/** The credit of a picture a line ends in, as of the text of `lineRange`; looked for once. */
export function lineCredit(document: Document, line: number): PictureCredit | null {
  const credits = creditsOf(document)
  let credit = credits[line]
  if (credit === undefined) {
    const { start, end } = lineRange(document, line)
    credit = mayEndInPictureCredit(document, line) ? pictureCreditOf(document.text.slice(start, end)) : null
    credits[line] = credit
  }
  return credit
}
