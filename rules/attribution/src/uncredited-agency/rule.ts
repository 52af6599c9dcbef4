import { type Credits, type Document, defineRule } from '@copydesk/core'
import { agencyNamed, type CreditLine, creditsOf } from '@copydesk/news'
import { articleMeta, linesOfKind } from '../_shared/article.ts'

/** An agency's dateline or tail credit stands in the text, and the credits name another author or none. */
export const rule = defineRule({
  id: 'attribution/uncredited-agency',
  meta: {
    ...articleMeta,
    confidence: 0.94,
    impact: 'minor',
    summary: 'Agency copy whose credits do not name the agency',
    weight: 0.75,
    messages: {
      agency: { text: 'Uncredited agency "{name}", expected it in the credits', severity: 'warning' },
      dateline: { text: 'Unexpected dateline "{actual}" with neither byline nor agency', severity: 'warning' },
    },
  },
  check(document, context) {
    const given = document.article.credits
    for (const line of linesOfKind(document, 'dateline', 'contributor')) {
      const agency = line.agencies.find((name) => !credits(given, name))
      // "The AP contributed to this report" below an author's own byline is a credit.
      const isHelp = line.kind === 'contributor' && creditsOf(document).byline.length > 0
      if (agency && !isHelp && claimsOtherwise(given))
        return context.report('agency', { range: line, data: { name: agency } })
      if (line.kind === 'dateline' && isOwnerless(document, line)) return context.report('dateline', { range: line })
    }
  },
})

/** Metadata that name an author, an outlet or an agency speak for themselves; without any, the dateline is the credit. */
const claimsOtherwise = (given: Credits): boolean =>
  given.byline.length > 0 || given.publisher !== null || given.agency.length > 0

const credits = (given: Credits, agency: string): boolean =>
  [...given.agency, ...given.byline, given.publisher ?? ''].some(
    (name) => agencyNamed(name) === agency || name.toLowerCase().includes(agency.toLowerCase()),
  )

/** A reporter was somewhere, and neither they nor their agency are named. An outlet in brackets (`(CNN)`) is a credit. */
function isOwnerless(document: Document, line: CreditLine): boolean {
  const { byline, agency } = creditsOf(document)
  const houseSpeaks = linesOfKind(document, 'publisher').some(({ start }) => start === line.start)
  return (
    line.value !== null &&
    byline.length === 0 &&
    agency.length === 0 &&
    !houseSpeaks &&
    linesOfKind(document, 'byline').length === 0
  )
}
