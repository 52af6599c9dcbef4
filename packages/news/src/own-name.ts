import { type Document, onceFor } from '@copydesk/core'
import { agencyNamed, houses } from './agencies.ts'

/** A name of one to five words, as an outlet's: capitals and digits, small words between. */
const name = String.raw`((?:[Tt]he )?[\p{Lu}\d][\p{L}\d&.!-]{0,24}(?: (?:of |and |& |the )?[\p{Lu}\d][\p{L}\d&.!-]{0,24}){0,4})`

interface Form {
  readonly pattern: RegExp
  /** Parts of words of which the line has one: what tells by its tokens that there is nothing to find. */
  readonly cues: readonly string[]
}

const form = (cues: string, before: string, after: string): Form => ({
  pattern: new RegExp(`${before}${name}${after}`, 'u'),
  cues: cues.split(' '),
})

/** How outlets speak of themselves above and below a story. None of these is said of an outlet that a story is about. */
const forms: readonly Form[] = [
  // `Read more Quayside coverage of …`, `For more from The Quayside, …`
  form(
    'more',
    '^(?:[Rr]ead|[Ss]ee|[Vv]iew|[Ff]ind|[Gg]et|[Ff]or) more (?:from |at |on )?',
    String.raw`(?:['’]s?)? (?:coverage|stories|reporting)\b`,
  ),
  form('more', '^(?:[Rr]ead|[Ss]ee|[Vv]iew|[Ff]ind|[Gg]et) more from ', String.raw`\s?:?$`),
  form('more', String.raw`\b[Ff]or more from `, ','),
  // `(The Quayside is an editorially independent newsroom)`
  form(
    'news',
    String.raw`^\(?`,
    String.raw` is (?:an?|the) (?:[\p{L}-]{2,20},? ){0,4}(?:newsroom|news (?:organi[sz]ation|outlet|site|service|agency|website)|newspaper)\b`,
  ),
  form('supported funded', '', String.raw` is (?:reader|member|listener)[ -](?:supported|funded)\b`),
  form('journalists', String.raw`\bjournalists (?:at|of) `, ' are '),
  form('support', String.raw`\b[Ss]upport(?:s|ing)? `, "(?:['’]s? (?:journalism|reporting)| so (?:that )?we )"),
  form(
    'created produced provided contributed supplied',
    String.raw`\b(?:[Cc]ontent|[Tt]his (?:story|article|report|content)) (?:was |is )?(?:created|produced|provided|contributed|supplied) by `,
    String.raw`(?: is|\.|,|$)`,
  ),
  form('contributed', String.raw`\b[Tt]his (?:story|article|report|post) has been contributed by `, String.raw`\.`),
  form('please', String.raw`\b(?:op-ed|letter|column) for `, ', please'),
  form(
    'sign subscribe',
    String.raw`\b(?:[Ss]ign up|[Ss]ubscribe) (?:for|to) `,
    `['’]s? (?:["“'‘]|newsletter|daily|weekly|email)`,
  ),
]

/** Mail of an outlet's desk; a person's box at a mail service names none. */
const desk =
  /\b(?:letters?|editors?|newsroom|licensing|tips|corrections|opinion|feedback|news)@((?:[a-z\d-]{2,40}\.){1,3}[a-z]{2,10})\b/i
const mailServices = /^(?:gmail|googlemail|yahoo|hotmail|outlook|aol|icloud|protonmail|proton|mail|gmx)\./i

const houseAt = (domain: string | undefined): string | null =>
  domain && !mailServices.test(domain) ? domain.toLowerCase() : null

/** The house of a mail address: none of a mail service. */
export const mailHouse = (text: string): string | null =>
  houseAt(/@((?:[a-z\d-]{2,40}\.){1,3}[a-z]{2,10})\b/i.exec(text)?.[1])

/** Someone's work for the outlet below or above their own text: `is a senior writer for Quayside Magazine`. Of whom a story tells, it says what they were. */
const work = form(
  'writer reporter correspondent editor columnist contributor critic',
  String.raw`\bis (?:an? |the )?(?:[\p{L}-]{2,20},? (?:and )?){0,4}(?:(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor(?:-[Aa]t-[Ll]arge)?|[Cc]olumnist|[Cc]ontributor) (?:for|at|of|with|to)|[Cc]ritic (?:for|at|with)) `,
  String.raw`(?=[\s.,;'’]|$)`,
)

/** `the Aldavian government`: a word that goes with what follows is no name. */
const attributive = /^the \S+$/
const goesOn = /^ (?!(?:who|where|and|in|covering|based|as|since|from|with|on|specializing|focusing)\b)\p{Ll}/u

const generic = /^(?:the )?(?:associated|university|institute|center|centre|college|department|house|senate)\b/i

const tried = [...forms, work]

/** Parts of words, in lower case, without one of which a form finds nothing: a list a form, the last for the mail of a desk. */
export const ownNameCues: readonly (readonly string[])[] = [...tried.map(({ cues }) => cues), ['@']]

/** The outlet that a line at head or tail gives as its own, null if it speaks of none. Bit n of `cues`: the line may have one of list n of `ownNameCues`. */
export function ownNameIn(line: string, cues: number): string | null {
  if (cues === 0) return null
  const text = line.slice(0, 500)
  for (let i = 0; i < tried.length; i++) {
    if ((cues & (1 << i)) === 0) continue
    const match = tried[i]?.pattern.exec(text)
    // `… at Quayside News. He …`
    const found = match?.[1]?.split(/(?<=\p{Ll}{3})[.!] /u, 1)[0]?.replace(/[.!,-]$/, '')
    if (!match || !found || found.length <= 2 || generic.test(found) || agencyNamed(found) !== null) continue
    if (!(attributive.test(found) && goesOn.test(text.slice(match.index + match[0].length)))) return found
  }
  return (cues & (1 << tried.length)) === 0 ? null : houseAt(desk.exec(text)?.[1])
}

const squeeze = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^the\b|[^\p{L}\p{N}]+/gu, '')
    .replace(/(?:com|org|net)$/, '')

const sourceOf = onceFor((document: Document): string => squeeze(document.article.source))

/** True if a line is no more than the name of a broadcaster or of the source the article came with. */
export const isOwnName = (line: string, document: Document): boolean =>
  houses.has(line.toLowerCase()) || (line.length > 3 && line.length < 60 && squeeze(line) === sourceOf(document))
