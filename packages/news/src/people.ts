import { agenciesIn, agencyNamed, houses } from './agencies.ts'
import { monthOf } from './dates.ts'
import { givenNames } from './given-names.ts'

/** One reader of bylines: people apart from outlets, agencies, roles, dates, labels and addresses. */

const lead =
  /^(?:(?:photos?\sand\sstory|written|reported|story|words|text|posted|published|report|reporting|article|edited|produced|compiled|created|review|reviewed|analysis|opinion|photographs?|interview|essay|column)(?:\s(?:and|&)\s\p{L}+)?\s{1,2}by|by|author|authors|byline|von|por|par|di|door|av|af|autor|autora|auteur|contributor|writer|reporter)(?:\s{0,2}:\s{0,2}|\s+)/iu

/** `Posted on September 21, 2020 by Jane Doe`: the name stands behind what was done and when. */
const dated =
  /^(?:special to|posted|published|updated|created|filed|submitted|uploaded|last updated)\b.{1,60}?\bby:?\s+(?=\S)/iu

/** From here on a byline says when, where or for whom, no longer who. */
const tail =
  /\s{0,3}(?:[|•·►»/\\<>{}\t\n\r(@#\d]|\s[-–—]+\s|\s[-–—]\S|https?:|www\.|\b(?:updated|published|posted|last\s|first\s|special to|for the|of the|from the|is a|is an|is the|was a|has been|have been|covers|writes|via|minutes? read|min read|follow|contact|photo|photos|image|images|share|comments?)\b|\b(?:for|at|in|on)\s+\p{Lu})/iu

const suffix = /^(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|esq|dds|rn|msc|ma|mba|jd|dr)\.?$/i

/** A role glued to a name: `Jane Doe Senior Health Reporter`. */
const role =
  /\s(?:(?:staff|senior|special|chief|lead|contributing|deputy|associate|assistant|managing|executive|freelance|guest|political|politics|health|science|business|sports?|education|crime|investigative|national|foreign|local|news|features?|opinion|technology|economics|environment|city|data|digital|video|multimedia|general)\s){0,3}(?:reporter|correspondent|writer|editor|columnist|journalist|contributor|producer|photographer)s?\b/iu

/** Words no person's name holds: roles, outlets, house names, labels. A name with one of these is dropped. */
const notNames: ReadonlySet<string> = new Set(
  `staff news newsroom editor editors editorial reporter reporters correspondent correspondents desk team press agency agencies
  writer writers contributor contributors contributing wire wires service services report reports admin administrator webmaster
  redaktion redaktör redacción redacao redação redazione rédaction magazine times daily weekly media network tv radio online
  digital inc llc ltd plc corp gmbh company group foundation institute university college school bureau studio studios sports
  sport entertainment today journal gazette tribune herald chronicle guardian observer telegraph newspaper newspapers
  publication publications publishing publisher community guest columnist author anonymous user unknown null undefined
  associated reuters afp upi bloomberg producer producers analyst senior junior chief executive managing deputy assistant
  associate freelance special investigative political business health science technology sport lifestyle culture
  photographer photojournalist host presenter anchor intern fellow specialist strategist manager director president founder
  advertisement sponsored partner partners brand content board department office center centre society association council
  committee government ministry channel broadcasting podcast blog blogger website site web app newsletter subscribe more read
  view share comment comments published updated posted photo photos image video courtesy credit getty images shutterstock
  facebook twitter instagram linkedin email print monday tuesday wednesday thursday friday saturday sunday
  text size font watch live listen play audio sign log login register menu search skip click here advertisement trending
  newsdesk webdesk correspondent bureaus council administration none various link copied copy the this that from with about your our what how why when where who us uk eu english profile bio page home latest`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** Words of outlets' names that are surnames too: they tell an outlet behind a person's name, or where no given name leads. */
const outletWords: ReadonlySet<string> = new Set(
  'post echo star sun mail express standard independent mirror record advertiser courier dispatch examiner inquirer argus bulletin review globe monitor republic sentinel register enquirer ledger'.split(
    ' ',
  ),
)

/** Words of the two lists above that are surnames: `Eyal Press`, `Jimmy Page`, `Ann Chief`. */
const surnamesToo: ReadonlySet<string> = new Set(
  'post press page dispatch mail chronicle standard express guest desk board wire bureau star sun bulletin register monitor chief journal content read print group digital fellow intern'.split(
    ' ',
  ),
)

const particles: ReadonlySet<string> = new Set(
  "de da do dos das del della di du la le les van von der den ter ten zu zur al el bin bint ibn ben abu y e af av st st. mc mac o d’ d' la. san ap ní ni ó mac".split(
    ' ',
  ),
)

/** What a byline is read for. */
export interface NameOptions {
  /** Names of the outlet: never a person. */
  readonly outlets?: readonly string[]
  /** True where the data says that the text is a person's name: one word may do then. */
  readonly person?: boolean
  /** Keep only names that a common given name or an initial starts: for lines that nothing else marks as a byline. */
  readonly strict?: boolean
  /** A part may go on in other words behind its name: `Jane Doe contributed to this report`. */
  readonly leading?: boolean
}

/** A name to compare by: without accents, marks and case. */
export const foldName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const letters = /^[\p{L}\p{M}][\p{L}\p{M}'’‘.\-‑]*$/u
/** `Richard (R.J.) Poe`, `William “Bill” Roe`: initials or a nickname inside a name. */
const inside = /^(?:\((?:\p{Lu}\.){1,3}\)|\(\p{Lu}\p{Ll}{1,11}\)|["“'‘]\p{Lu}\p{L}{1,11}["”'’])$/u

const bare = (word: string): string => word.toLowerCase().replace(/[.’']s?$/u, '')

const isNameWord = (word: string): boolean =>
  letters.test(word) &&
  (/^\p{Lu}|^\p{Lo}/u.test(word) || particles.has(word.toLowerCase()) || /^(?:al|el|d['’]|o['’])-?\p{Lu}/u.test(word))

const hasGivenName = (words: readonly string[]): boolean => {
  const first = words[0]?.toLowerCase() ?? ''
  return givenNames.has(first) || givenNames.has(first.split('-')[0] ?? '')
}

const namesHouse = (word: string): boolean => notNames.has(bare(word)) || outletWords.has(bare(word))

/** True if a byline names a house, a desk or an agency and no person. */
export function isHouseName(name: string): boolean {
  const folded = name
    .trim()
    .replace(/^the\s+/i, '')
    .toLowerCase()
  if (folded === '' || houses.has(folded) || agencyNamed(folded) !== null) return true
  if (/\.(?:com|org|net|co|news|tv|io|uk)\b|@|https?:/.test(folded)) return true
  const words = folded.split(/[\s/-]+/)
  if (words.length === 2 && hasGivenName(words) && surnamesToo.has(words[1] ?? '')) return false
  return words.some(namesHouse)
}

function isName(text: string, { outlets, person, strict }: NameOptions): boolean {
  const words = text.split(' ')
  if (text.length < 2 || text.length > 50 || words.length > 6) return false
  if (outlets?.some((outlet) => foldName(outlet) === foldName(text))) return false
  if (words.length === 1 && !(person && text.length > 2 && !/^[A-Z]{2,4}$/.test(text))) return false
  if (!words.every((word, i) => isNameWord(word) || (i > 0 && i < words.length - 1 && inside.test(word)))) return false
  const isCommon = words.length === 2 && hasGivenName(words) && surnamesToo.has(bare(words[1] ?? ''))
  if (!isCommon && words.some((word) => notNames.has(bare(word)))) return false
  if (!(isCommon || person || hasGivenName(words)) && outletWords.has(bare(words.at(-1) ?? ''))) return false
  if (agencyNamed(text) !== null || houses.has(text.toLowerCase())) return false
  if (strict && !isCommonName(words)) return false
  return words.length === 1 || words.some((word) => !particles.has(word.toLowerCase()))
}

/** Starts with a common given name, or with initials before another name. */
function isCommonName(words: readonly string[]): boolean {
  const [first = '', second = ''] = words
  if (!/^\p{L}\.(?:\p{L}\.)?$/u.test(first)) return hasGivenName(words)
  return words.length > 2 ? hasGivenName(words.slice(1)) || second.length > 2 : second.length > 3
}

/** The words of a name a part starts with, if there are two or more. */
function leadingName(part: string): string {
  const words = part.split(' ')
  const end = words.findIndex((word) => !isNameWord(word.replace(/[’']s$/, '')) || notNames.has(bare(word)))
  return end < 2 ? part : words.slice(0, end).join(' ')
}

const conjunction = /\s(?:and|with|und|et|y|e|og|och|en)\s|\s\/\s/iu
const comma = /\s{0,3}[,;]\s{0,3}(?:and\s|&\s)?/iu

/** `&` and `+` part names of two words and more: `Jane Doe & Max Roe`, not `Bread & Salt`. */
const splitAmpersand = (part: string): string[] => {
  const sides = part.split(/\s{0,3}[&+]\s{0,3}/)
  return sides.every((side) => side.trim().includes(' ')) ? sides : [part]
}

/** `Doe, Jane` and `Doe, Jane A.` are one person, family name first; `Doe, Roe` are two, but where one is announced. */
function turned(text: string, isPerson: boolean): string | null {
  const match =
    /^((?:(?:de|van|von|der|la|al|bin)\s){0,2}[\p{L}'’-]{2,30}),\s?(\p{Lu}[\p{L}'’-]{1,20}(?:\s\p{Lu}\.?)?)$/u.exec(
      text,
    )
  const [, family = '', given = ''] = match ?? []
  const isGiven = isPerson || hasGivenName(given.split(' '))
  const isTurned = match !== null && isGiven && !givenNames.has(family.toLowerCase())
  return isTurned && !namesHouse(family) ? `${given} ${family}` : null
}

const splitNames = (text: string): string[] =>
  text
    .split(comma)
    .flatMap((part) => part.split(conjunction))
    .flatMap(splitAmpersand)

const clean = (part: string): string =>
  part
    .replace(/^[\s"'“”‘’.,:;*–—-]+|[\s"'“”‘’,:;*)\]–—-]{1,9}$/gu, '')
    .replace(/\s(?:and|with|und|et|y|&)$/iu, '')
    .replace(/^(?:and|with|dr|mr|mrs|ms|prof|professor|sir|rev)\.?\s+(?=\p{L}+\s)/iu, '')
    .replace(/(?<=\p{Ll}{2})\.$/u, (stop) => (/\s[JS]r\.$/.test(part.trim()) ? stop : ''))

/** `Jane Doe Example Post` without the outlet at its end. */
function withoutOutlet(text: string, outlets: readonly string[]): string {
  for (const outlet of outlets) {
    if (outlet.length > 3 && text.length > outlet.length && text.toLowerCase().endsWith(` ${outlet.toLowerCase()}`)) {
      return text.slice(0, -outlet.length).trim()
    }
  }
  return text
}

/** `ANN POE and BOB ROE Associated Press`: the agency behind the names, apart from them. */
const agencyBehind =
  /\s(?=(?:The\s)?(?:Associated Press|Agence France-Presse|Reuters|AFP|United Press International|Canadian Press|Press Association|PA Media)\b)/giu

/** What a page glued: `ByJane Doe`, `Jane DoeStaff Writer`, `Jane DoeJanuary 3`. */
const unglued = (text: string): string =>
  text
    .replace(/^By(?=\p{Lu}\p{Ll})/u, 'By ')
    .replace(/(\p{Ll})(\p{Lu}\p{Ll}+)/gu, (whole, before: string, after: string) =>
      notNames.has(after.toLowerCase()) || (monthOf(after) !== undefined && after.length > 3)
        ? `${before}, ${after}`
        : whole,
    )

/** `Jane Doe in Quayside and Max Roe in Wells`: where each of several wrote. */
const posted = /\sin\s\p{Lu}[\p{L}.’'-]{1,20}(?:\s\p{Lu}[\p{L}.’'-]{1,20}){0,2}(?=,?\s(?:and|&)\s\p{Lu}|,\s\p{Lu})/gu

/** Where the byline stops naming people; the month before a cut day goes with it. */
function withoutTail(text: string): string | null {
  const guarded = text.replace(/\s\((?=(?:(?:\p{Lu}\.){1,3}|\p{Lu}\p{Ll}{1,11})\)\s\p{Lu}\p{Ll})/gu, ' \u2061')
  const cut = tail.exec(guarded)
  if (cut?.index === 0) return null
  const head = cut ? guarded.slice(0, cut.index) : guarded
  const last = /\s([\p{L}.]{3,10})$/u.exec(head)
  const isMonth = cut !== null && last !== null && monthOf(last[1]?.replace('.', '') ?? '') !== undefined
  const isDay = isMonth && /^\s{0,3}[\d(]/.test(guarded.slice(cut.index))
  return (isDay ? head.slice(0, last.index) : head).replaceAll('\u2061', '(')
}

/**
 * The people a byline names, in order, each once, as written (family name first is turned round): `By Jane Doe and John
 * Roe, Staff Writers | Example Post` gives `Jane Doe`, `John Roe`. Lead-ins, roles, outlets, agencies, places, dates and
 * addresses are cut off. At most twenty; reads the first 300 characters.
 */
export function peopleIn(text: string, options: NameOptions = {}): string[] {
  const names: string[] = []
  let rest = unglued(
    text
      .slice(0, 300)
      .replace(/\s+/g, ' ')
      .replace(/^[\s•·►*|–—-]{1,9}/u, '')
      .trim(),
  )
  if (/^(?:https?:|www\.|@)/i.test(rest)) return names
  rest = rest.replace(dated, '')
  for (let i = 0; i < 3 && lead.test(rest); i++) rest = rest.replace(lead, '')
  const list = rest.split(/\s?;\s?/)
  if (list.length > 1 && list.every((part) => part.includes(', ')))
    return [...new Set(list.flatMap((part) => peopleIn(part, options)))]
  const one = turned(rest, options.person === true)
  if (one !== null) return isName(one, options) ? [one] : names
  const named = withoutTail(
    withoutOutlet(rest, options.outlets ?? [])
      .replace(agencyBehind, ', ')
      .replace(posted, ''),
  )
  if (named === null) return names
  rest = named
  const glued = role.exec(rest)
  if (glued) rest = `${rest.slice(0, glued.index)},${rest.slice(glued.index + glued[0].length)}`
  for (const part of splitNames(rest)) {
    const whole = clean(part.replace(lead, ''))
    const name = options.leading && !isName(whole, options) ? leadingName(whole) : whole
    if (suffix.test(name)) continue
    const words = name.split(' ')
    const isOutlet = !hasGivenName(words) && words.some((word) => outletWords.has(word.toLowerCase()))
    if (names.length > 0 && isOutlet) continue
    if (isName(name, options) && !names.some((known) => foldName(known) === foldName(name))) names.push(name)
  }
  return names.slice(0, 20)
}

/** The first of the values given for an author that names no person: `admin`, `Metro Staff`, `Associated Press`. */
export const houseIn = (values: readonly string[]): string | undefined =>
  values
    .map((value) => value.replace(lead, '').trim())
    .find(
      (value) => /^\p{L}.{1,58}$/u.test(value) && !/https?:|www\.|[@/:]/i.test(value) && peopleIn(value).length === 0,
    )

/** What the values given for a text's author name. */
export interface Authors {
  readonly byline: readonly string[]
  readonly agency: readonly string[]
  /** As in `Article.houseByline`. */
  readonly house: string | undefined
}

/** People, agencies and, if there are no people, the house among the values a record or front matter gives for its author. */
export function authorsIn(values: readonly string[], options: NameOptions = {}): Authors {
  const byline = [...new Set(values.flatMap((value) => peopleIn(value, options)))]
  const agency = [...new Set(values.flatMap(agenciesIn))]
  return { byline, agency, house: byline.length > 0 ? undefined : houseIn(values) }
}
