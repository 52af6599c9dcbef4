import { type Credits, type Document, type ImageCredit, onceForArticle } from '@copydesk/core'
import { agencyNamed } from './agencies.ts'
import { type CreditLine, creditLinesOf } from './credit-lines.ts'
import { dateOfAddress } from './dates.ts'
import { isHouseName } from './people.ts'
import { pictureCreditOf } from './picture-credits.ts'

/**
 * Credits from metadata joined with what head and tail lines of the text say. Metadata speaks first; the text fills what
 * it leaves open. Houses and agencies are no authors: they leave the byline, agencies for `agency`. Computed once a document.
 */
export const creditsOf: (document: Document) => Credits = onceForArticle(join)

function join(document: Document): Credits {
  const { article } = document
  const given = article.credits
  const lines = creditLinesOf(document)
  const people = given.byline.filter((name) => !isHouseName(name))
  return {
    byline: people.length > 0 ? people : unique(ofKind(lines, 'byline').flatMap((line) => line.people)),
    published: given.published ?? firstOf(lines, 'published') ?? dateOfAddress(article.url ?? given.canonical),
    modified: given.modified ?? firstOf(lines, 'modified'),
    publisher: given.publisher ?? firstOf(lines, 'publisher'),
    agency: unique([...given.agency.map(canonicalAgency), ...given.byline.flatMap(asAgency), ...agenciesOf(lines)]),
    translator: given.translator ?? firstOf(lines, 'translator'),
    original: given.original ?? firstOf(lines, 'original'),
    canonical: given.canonical ?? firstOf(lines, 'source'),
    images: given.images.length > 0 ? given.images : ofKind(lines, 'image').map((line) => imageOf(document, line)),
    corrections: unique([...given.corrections, ...ofKind(lines, 'correction').flatMap((line) => line.value ?? [])]),
  }
}

/**
 * Credits as a reader quotes them: where metadata or text give a house or an agency as the author and name no person, that is its
 * byline. Rules ask `creditsOf`, whose byline are people. Names of accounts (`admin`) are nobody's.
 */
export function statedCredits(document: Document): Credits {
  const credits = creditsOf(document)
  if (credits.byline.length > 0) return credits
  const inText = ofKind(creditLinesOf(document), 'byline').find(({ value }) => value !== null)
  const house = document.article.houseByline ?? inText?.value ?? null
  return house === null || account.test(house) ? credits : { ...credits, byline: [house] }
}

const account = /^(?:[Aa]dmin\w*|ADMIN|Root|User|Guest|Author|Editor|Anonymous|Unknown|None|[\p{Ll}\d_.-]+)$/u

const ofKind = (lines: readonly CreditLine[], kind: CreditLine['kind']): CreditLine[] =>
  lines.filter((line) => line.kind === kind)

const firstOf = (lines: readonly CreditLine[], kind: CreditLine['kind']): string | null =>
  lines.find((line) => line.kind === kind && line.value !== null)?.value ?? null

const unique = (values: readonly string[]): string[] => [...new Set(values)]

const canonicalAgency = (name: string): string => agencyNamed(name) ?? name

const asAgency = (name: string): string[] => {
  const agency = agencyNamed(name)
  return agency === null ? [] : [agency]
}

const agenciesOf = (lines: readonly CreditLine[]): string[] => lines.flatMap((line) => line.agencies)

/** What a line says of a picture: words before the credit are its caption. */
function imageOf({ text }: Document, { start, end, value }: CreditLine): ImageCredit {
  const line = text.slice(start, end)
  const caption = line.slice(0, pictureCreditOf(line)?.start ?? 0).trim()
  return { url: null, caption: caption || null, credit: value }
}
