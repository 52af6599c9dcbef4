import type { Document } from '@copydesk/core'
import { creditsOf, originNamed, spokenCredits } from '@copydesk/news'

/** True if the page names the source, outlet, agency or an author of the other as where its text is from, in its credits or in the words before `at`. */
export function creditsOther(document: Document, other: Document, at: number): boolean {
  const own = spokenCredits(document)
  const theirs = creditsOf(other)
  return (
    own.byline.some((name) => theirs.byline.includes(name)) ||
    own.agency.some((name) => theirs.agency.includes(name)) ||
    originNamed(document, other, at) !== undefined
  )
}
