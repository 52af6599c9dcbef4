import type { Credits, Document } from '@copydesk/core'

/** Credits from metadata joined with what head and tail lines of the text say. */
export const creditsOf = (document: Document): Credits => document.article.credits
