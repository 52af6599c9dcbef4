import { type Document, defineRule, Mask } from '@copydesk/core'
import { creditsOf, type Mention, peopleOf } from '@copydesk/news'
import { hasMask, lowerOf } from '@copydesk/text'
import { phrases } from './phrases.ts'

const papers = new Set(
  'times post tribune herald gazette journal magazine guardian telegraph dispatch chronicle examiner inquirer bulletin courier globe mail star echo independent mirror observer register sentinel ledger news wire today intercept atlantic hill'.split(
    ' ',
  ),
)

/** `told the Lorne Times` on another outlet's page: one outlet cited is news, the one that was there throughout is the author. */
export const rule = defineRule({
  id: 'attribution/foreign-credit',
  meta: {
    summary: 'People speak to another outlet than the one that publishes',
    confidence: 0.7,
    weight: 0,
    stage: 'preview',
    impact: 'minor',
    scope: 'span',
    messages: {
      once: { text: 'Unexpected interview with {outlet}, expected a credit', severity: 'info' },
      throughout: { text: 'Unexpected interviews with {outlet} throughout, expected a credit', severity: 'warning' },
    },
  },
  phrases,
  check(document, context) {
    const spokenTo = new Map<string, Mention[]>()
    for (const hit of context.hits) {
      if (hasMask(document, hit.firstToken, Mask.quotation)) continue
      const outlet = outletAt(document, hit.endToken)
      const known = outlet && spokenTo.get(outlet.name)
      if (known) known.push(outlet)
      else if (outlet) spokenTo.set(outlet.name, [outlet])
    }
    for (const [outlet, [first, ...more]] of spokenTo)
      if (first && !isOwn(document, outlet))
        context.report(more.length > 0 ? 'throughout' : 'once', { range: first, data: { outlet } })
  },
})

function outletAt(document: Document, i: number): Mention | undefined {
  const at = lowerOf(document, i) === 'the' ? i + 1 : i
  const mention = peopleOf(document).at(at)
  return mention && mention.firstToken === at && mention.words > 1 && papers.has(mention.surname) ? mention : undefined
}

const fold = (name: string): string => name.toLowerCase().replace(/^the\b|[^\p{L}\p{N}]+/gu, '')

/** The publisher, the source or an outlet the credits name. */
function isOwn(document: Document, name: string): boolean {
  const { publisher, original, agency, canonical } = creditsOf(document)
  const own = [publisher, original, canonical, ...agency, document.article.source, document.article.url].map((value) =>
    fold(value ?? ''),
  )
  return own.some((value) => value !== '' && (value.includes(fold(name)) || fold(name).includes(value)))
}
