/** Words that are written in one or in two. */
export const allow = [
  { text: 'per cent', reason: 'British style' },
  { text: 'vis a', reason: 'vis a vis' },
  { text: 'et cetera', reason: 'written in two in British style' },
]
