/** Bylines: people apart from outlets, agencies, roles, dates and addresses. */

const lead =
  /^(?:(?:photos?\sand\sstory|written|reported|story|words|text|posted|published|report|reporting|article|edited|produced|compiled|created|review|reviewed|analysis|opinion|photographs?|interview|essay|column)(?:\s(?:and|&)\s\p{L}+)?\s{1,2}by|by|author|authors|byline|von|por|par|di|door|av|af|autor|autora|auteur|contributor|writer|reporter)(?:\s{0,2}:\s{0,2}|\s+)/iu

/** From here on a byline says when, where or for whom, no longer who. */
const tail =
  /\s{0,3}(?:[|•·►»/\\<>{}\t\n\r(@#\d]|\s[-–—]+\s|\s[-–—]\S|https?:|www\.|\b(?:updated|published|posted|last\s|first\s|special to|for the|of the|from the|is a|is an|is the|was a|has been|have been|covers|writes|via|minutes? read|min read|follow|contact|photo|photos|image|images|share|comments?)\b|\b(?:for|at|in|on)\s+\p{Lu})/iu

const suffix = /^(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|esq|dds|rn|msc|ma|mba|jd|dr)\.?$/i

/** A role glued to a name: `Jane Doe Senior Health Reporter`. */
const role =
  /\s(?:(?:staff|senior|special|chief|lead|contributing|deputy|associate|assistant|managing|executive|freelance|guest|political|politics|health|science|business|sports?|education|crime|investigative|national|foreign|local|news|features?|opinion|technology|economics|environment|city|data|digital|video|multimedia|general)\s){0,3}(?:reporter|correspondent|writer|editor|columnist|journalist|contributor|producer|photographer)s?\b/iu

/** Words no person's name holds: roles, outlets, house names. A name with one of these is dropped. */
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
  link copied copy the this that from with about your our what how why when where who us uk eu english profile bio page home latest`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** Words of outlets' names that are surnames too: they tell an outlet only behind a person's name. */
const outletWords: ReadonlySet<string> = new Set(
  'post echo star sun mail express standard independent mirror record advertiser courier dispatch examiner inquirer argus bulletin review globe monitor republic sentinel register enquirer ledger'.split(
    ' ',
  ),
)

const particles: ReadonlySet<string> = new Set(
  "de da do dos das del della di du la le les van von der den ter ten zu zur al el bin bint ibn ben abu y e af av st st. mc mac o d’ d' la. san ap ní ni ó mac".split(
    ' ',
  ),
)

const agencies: readonly (readonly [RegExp, string])[] = [
  [/\bassociated press\b|^ap$|\(ap\)|\bap news\b|\bthe ap\b/i, 'AP'],
  [/\breuters\b/i, 'Reuters'],
  [/\bagence france[- ]presse\b|^afp$|\(afp\)|\bafp news\b|\bafp[- ]?relaxnews\b/i, 'AFP'],
  [/\bfield level media\b/i, 'Field Level Media'],
  [/\bbloomberg news\b/i, 'Bloomberg News'],
  [/\bpa media\b|\bpress association\b/i, 'PA Media'],
  [/^upi$|\bunited press international\b/i, 'UPI'],
  [/\bdpa\b|\bdeutsche presse-agentur\b/i, 'dpa'],
  [/\bxinhua\b/i, 'Xinhua'],
  [/\bcanadian press\b/i, 'The Canadian Press'],
  [/\bans[ai]\b/i, 'ANSA'],
  [/\bkyodo\b/i, 'Kyodo'],
  [/^tass$|\btass news\b/i, 'TASS'],
  [/\banadolu\b/i, 'Anadolu'],
  [/\bpress trust of india\b|^pti$/i, 'PTI'],
  [/\baustralian associated press\b|^aap$/i, 'AAP'],
  [/\btribune news service\b/i, 'Tribune News Service'],
  [/\bstates newsroom\b/i, 'States Newsroom'],
]

/** Agencies a credit names, by their usual short names. */
export const agenciesIn = (text: string): string[] =>
  agencies.filter(([pattern]) => pattern.test(text)).map(([, name]) => name)

export interface NameOptions {
  /** Names of the outlet: never a person. */
  readonly outlets?: readonly string[]
  /** True where the data says that the text is a person's name: one word may do then. */
  readonly person?: boolean
}

export const foldName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const letters = /^[\p{L}\p{M}][\p{L}\p{M}'’‘.\-‑]*$/u

function isNameWord(word: string): boolean {
  if (!letters.test(word)) return false
  return (
    /^\p{Lu}|^\p{Lo}/u.test(word) || particles.has(word.toLowerCase()) || /^(?:al|el|d['’]|o['’])-?\p{Lu}/u.test(word)
  )
}

function isName(text: string, options: NameOptions): boolean {
  const words = text.split(' ')
  if (text.length < 2 || text.length > 50 || words.length > 6) return false
  if (words.some((word) => notNames.has(word.toLowerCase().replace(/[.’']s?$/u, '')))) return false
  if (options.outlets?.some((outlet) => foldName(outlet) === foldName(text))) return false
  if (words.length === 1 && !(options.person && text.length > 2 && !/^[A-Z]{2,4}$/.test(text))) return false
  if (!words.every(isNameWord)) return false
  return words.length === 1 || words.filter((word) => !particles.has(word.toLowerCase())).length > 0
}

/** `DOE, JANE` is not split; `Jane Doe, Max Roe and Ann Poe` is. */
const splitNames = (text: string): string[] =>
  text.split(/\s{0,3}[,;]\s{0,3}(?:and\s|&\s)?|\s(?:and|with|und|et|y|e|og|och|en)\s|\s{0,3}[&+]\s{0,3}|\s\/\s/iu)

const clean = (part: string): string =>
  part
    .replace(/^[\s"'“”‘’.,:;*–—-]+|[\s"'“”‘’,:;*–—-]{1,9}$/gu, '')
    .replace(/^(?:dr|mr|mrs|ms|prof|professor|sir|rev)\.?\s+(?=\p{L}+\s)/iu, '')

/** `Jane Doe Example Post` without the outlet at its end. */
function withoutOutlet(text: string, outlets: readonly string[]): string {
  for (const outlet of outlets) {
    if (outlet.length > 3 && text.length > outlet.length && text.toLowerCase().endsWith(` ${outlet.toLowerCase()}`)) {
      return text.slice(0, -outlet.length).trim()
    }
  }
  return text
}

/** People a byline names, in order, without roles, outlets, agencies, dates and addresses. Reads the first 300 characters. */
export function namesIn(text: string, options: NameOptions = {}): string[] {
  const names: string[] = []
  let rest = text.slice(0, 300).replace(/\s+/g, ' ').trim()
  if (/^(?:https?:|www\.|@)/i.test(rest)) return names
  for (let i = 0; i < 3 && lead.test(rest); i++) rest = rest.replace(lead, '')
  rest = withoutOutlet(rest, options.outlets ?? [])
  const cut = tail.exec(rest)
  if (cut && cut.index > 0) rest = rest.slice(0, cut.index)
  else if (cut) return names
  const glued = role.exec(rest)
  if (glued) rest = `${rest.slice(0, glued.index)},${rest.slice(glued.index + glued[0].length)}`
  for (const part of splitNames(rest)) {
    const name = clean(part.replace(lead, ''))
    if (suffix.test(name)) continue
    if (names.length > 0 && name.split(' ').some((word) => outletWords.has(word.toLowerCase()))) continue
    if (isName(name, options) && !names.some((known) => foldName(known) === foldName(name))) names.push(name)
  }
  return names.slice(0, 20)
}

/** The first of the values given for an author that names neither a person nor an agency: `admin`, `Metro Staff`. */
export const houseIn = (values: readonly string[]): string | undefined =>
  values
    .map((value) => value.replace(lead, '').trim())
    .find(
      (value) => /^\p{L}.{1,58}$/u.test(value) && !/https?:|www\.|[@/:]/i.test(value) && agenciesIn(value).length === 0,
    )
