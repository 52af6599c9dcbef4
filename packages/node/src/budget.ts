import type { Article } from '@copydesk/core'
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
export function failedArticle({ path, key, recordLine: line }: Article, message: string): Failed {
  if (line !== undefined) return { type: 'error', path, message, line }
  // A record of a container is named as its key names it.
  const file = path.slice(path.lastIndexOf('/') + 1)
  const at = key.lastIndexOf(`${file}#`)
  return { type: 'error', path: at < 0 ? path : path + key.slice(at + file.length), message }
}
