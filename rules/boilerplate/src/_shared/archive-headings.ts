import type { Phrase } from '@copydesk/core'

const reason = 'heads a list of articles'

/** Phrases of a line above the articles' dates and teasers on the page of an author, a tag or a month. */
export const archiveHeadings: readonly (Phrase & { readonly text: string })[] = [
  { text: 'most recent articles by', reason },
  { text: 'recent articles by', reason },
  { text: 'latest articles by', reason },
  { text: 'latest articles from', reason },
  { text: 'all articles by', reason },
  { text: 'all posts by', reason },
  { text: 'articles by this author', reason },
  { text: 'more articles by', reason },
  { text: 'posts by', reason },
  { text: 'posts tagged', reason },
  { text: 'browsing category', reason },
  { text: 'category archives', reason },
  { text: 'author archives', reason },
  { text: 'tag archives', reason },
  { text: 'monthly archives', reason },
  { text: 'search results for', reason },
  { text: 'newer posts', reason },
  { text: 'older posts', reason },
]
