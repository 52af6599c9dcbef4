import type { Document, RuleMeta } from '@copydesk/core'
import { type CreditLine, creditLinesOf, creditsOf } from '@copydesk/news'

/** What rules about an article's credits have in common. */
export const articleMeta = { stage: 'stable', scope: 'article', confidence: 0.95 } as const satisfies Partial<RuleMeta>

export const linesOfKind = (document: Document, ...kinds: readonly CreditLine['kind'][]): CreditLine[] =>
  creditLinesOf(document).filter((line) => kinds.includes(line.kind))

/** True if metadata or text name an author: people, a house or an agency. */
export const hasAnyByline = (document: Document): boolean =>
  creditsOf(document).byline.length > 0 ||
  document.article.credits.byline.length > 0 ||
  document.article.houseByline !== undefined ||
  creditsOf(document).agency.length > 0 ||
  linesOfKind(document, 'byline').length > 0
