import { defineRule } from '@copydesk/core'
import { agencyNamed, creditsOf } from '@copydesk/news'
import { articleMeta, linesOfKind } from '../_shared/article.ts'
import { firstLine } from '../_shared/words.ts'

/** `by admin`, `Staff`: a byline is there and names no one. An agency's name is a credit, not a generic byline. */
export const rule = defineRule({
  id: 'attribution/generic-byline',
  meta: {
    ...articleMeta,
    stage: 'preview',
    impact: 'minor',
    confidence: 0.95,
    summary: 'A byline that names a house, a desk or an account instead of a person',
    weight: 0,
    promote: true,
    messages: {
      generic: { text: 'Unexpected byline "{name}", expected the name of a person', severity: 'warning' },
      source: { text: 'No byline of this source names a person, expected names', severity: 'warning' },
    },
  },
  check(document, context) {
    const { byline, agency } = creditsOf(document)
    if (byline.length > 0 || agency.length > 0) return
    const line = linesOfKind(document, 'byline').find(({ value }) => value !== null && agencyNamed(value) === null)
    const name = document.article.credits.byline[0] ?? document.article.houseByline ?? line?.value
    if (name && agencyNamed(name) === null && !isPenName(name))
      context.report('generic', { range: line ?? firstLine(document), data: { name } })
  },
})

const house =
  /\b(?:staff|news\w*|desk|bureau|team|board|editor\w*|room|media|press|times|post|daily|weekly|magazine|online|wire|service|agency|admin\w*|user|guest|contributor\w*|reporter\w*|report|writers?|correspondents?|company|group|radio|tv|the|web|digital|content|sponsored|office|department)\b/i

/** Two or three names without a word for a house: a person may write under the name of the site. */
const isPenName = (name: string): boolean => /^(?:\p{Lu}\p{Ll}+\s?){2,3}$/u.test(name) && !house.test(name)
