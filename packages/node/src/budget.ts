import { type Article, recordId } from '@copydesk/core'
import { BudgetError } from '@copydesk/engine'
import type { ReadOutcome } from '@copydesk/readers'

/** An article that was given up. */
export type Failed = Extract<ReadOutcome, { readonly type: 'error' }>

/** What is made of an article, or that it takes more than its budget. */
export function withinBudget<T>(article: Article, make: (article: Article) => T): T | Failed {
  try {
    return make(article)
  } catch (error) {
    if (error instanceof BudgetError) return failedArticle(article, error.message)
    throw error
  }
}

/** What is said of an article in place of findings. */
export function failedArticle(article: Article, message: string): Failed {
  const { path, recordLine: line } = article
  if (line !== undefined) return { type: 'error', path, message, line }
  const record = recordId(article)
  return { type: 'error', path: record === undefined ? path : `${path}#${record}`, message }
}
