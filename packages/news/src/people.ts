import { givenNames } from './given-names.ts'

/** Words that name what someone does; where one stands the name has ended. */
const roles =
  'reporter reporters correspondent correspondents editor editors writer writers columnist columnists contributor contributors contributing producer producers photographer photographers photojournalist staff senior junior chief deputy assistant associate executive managing freelance freelancer intern special political business sports health science technology national international foreign breaking investigative digital multimedia video analyst anchor host blogger author authors director professor fellow president founder publisher cartoonist critic meteorologist journalist journalists editorial economics economy education environment crime legal'
const houses =
  'news newsroom newsdesk desk team staff press agency agencies wire wires times post tribune herald gazette journal magazine network media radio tv television broadcasting online web website admin administrator webmaster webdesk guest editorial editors board bureau service services daily weekly today review report reports observer guardian telegraph dispatch chronicle examiner inquirer bulletin courier globe standard mail express company inc llc ltd corp university institute foundation association committee department ministry office center centre council group company digital studio studios channel publishing publications opinion correspondent contributor reporter writer user anonymous unknown various none null undefined'
const agencyNames =
  'ap|afp|upi|reuters|associated press|the associated press|agence france-presse|agence france presse|united press international|xinhua|tass|itar-tass|interfax|ria novosti|press trust of india|pti|ani|ians|dpa|efe|ansa|kyodo|kyodo news|yonhap|bernama|pa media|press association|aap|canadian press|the canadian press|anadolu|anadolu agency|bloomberg|cnn|bbc|npr|cbs|nbc|abc|msnbc|cnbc|usa today|yahoo|ndtv|zee|al jazeera|fox|politico|axios|wired|vox|forbes|techcrunch|buzzfeed|huffpost|vice'

const roleWords = new Set(roles.split(' '))
const houseWords = new Set(houses.split(' '))
const houseNames = new Set(agencyNames.split('|'))
const particles = new Set(
  'de van von der den del della di da dos du la le al el bin ibn abu ben ter ten zu y e st. st o’ mc'.split(' '),
)
const suffixes = /^(?:jr|sr|ii|iii|iv|md|m\.d|phd|ph\.d|esq|mba|rn)\.?$/i
const leadIn =
  /^(?:(?:written|story|text|reporting|reported|posted|article|words|report|published|authored|edited|compiled|analysis|opinion|commentary|review|column|updated|from)\s+by|by|authors?|byline|von|par|por|af|door|автор|di)\b\s*:?\s*/iu
const maxLength = 300

/** True if a byline names a house, a desk or an agency and no person. */
export function isHouseName(name: string): boolean {
  const folded = name
    .trim()
    .replace(/^the\s+/i, '')
    .toLowerCase()
  if (folded === '' || houseNames.has(folded) || /\.(?:com|org|net|co|news|tv|io|uk)\b|@|https?:/.test(folded))
    return true
  const words = folded.split(/[\s/-]+/)
  const last = words.at(-1) ?? ''
  if (words.length === 2 && givenNames.has(words[0] ?? '') && surnamesToo.has(last)) return false
  return words.some((word) => houseWords.has(word.replace(/[.,’'s]{1,3}$/, '')) || houseWords.has(word))
}

/** House words that are also surnames (Emily Post, Eyal Press). */
const surnamesToo = new Set(
  'post press page dispatch mail chronicle standard express guest desk board wire young bureau'.split(' '),
)

/**
 * The people a byline names, in order, each once, as written: `By Jane Doe and John Roe, Staff Writers | Example Post`
 * gives `Jane Doe`, `John Roe`. Lead-ins, roles, outlets, places, dates and addresses are cut off; houses, desks and
 * agencies are left out. `strict` asks for two words of which the first is a common given name, an initial or followed
 * by one: for lines that nothing else marks as a byline.
 */
export function peopleIn(byline: string, strict = false): string[] {
  const people: string[] = []
  for (const part of partsOf(byline)) {
    const name = nameIn(part)
    if (name === null || isHouseName(name) || people.includes(name)) continue
    if (!strict || isCommonName(name)) people.push(name)
  }
  return people
}

/** Cuts a byline at separators and drops what follows a lead-in's names. */
function partsOf(byline: string): string[] {
  const line = byline
    .slice(0, maxLength)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(leadIn, '')
    .replace(leadIn, '')
    .replace(/(\p{Ll})(\p{Lu}\p{Ll}+)/gu, splitGlued)
  return line
    .split(/[,;|•·●/()[\]\n–—]|\s-\s|\s(?:and|und|et|y|with|for|in|at|of|is|via|on|&)\s|^and\s/i)
    .map((part) => part.trim().replace(/^(?:and|with|for)\s/i, ''))
    .filter((part) => part !== '' && !suffixes.test(part))
}

const splitGlued = (whole: string, before: string, after: string): string =>
  roleWords.has(after.toLowerCase()) ||
  houseWords.has(after.toLowerCase()) ||
  months.has(after.slice(0, 3).toLowerCase())
    ? `${before} | ${after}`
    : whole

const months = new Set('jan feb mar apr may jun jul aug sep oct nov dec pub upd'.split(' '))

/** The name a part starts with: two to five capitalised words, particles and initials among them; one word is kept only alone. */
function nameIn(part: string): string | null {
  const words = part.trim().split(' ')
  const name: string[] = []
  for (const [i, word] of words.entries()) {
    if (i > 0 && months.has(word.slice(0, 3).toLowerCase()) && /^\d/.test(words[i + 1] ?? '')) break
    const bare = word.replace(/[’']s$/, '')
    if (roleWords.has(bare.toLowerCase()) && name.length !== 0) break
    if (!isNameWord(bare)) {
      if (particles.has(bare.toLowerCase())) name.push(bare)
      else break
    } else name.push(bare)
  }
  while (name.length > 0 && particles.has(name.at(-1) ?? '')) name.pop()
  if (name.length < 2 || name.length > 5 || roleWords.has((name[0] ?? '').toLowerCase())) return null
  return name.join(' ').replace(/[.,:]{1,3}$/, (end) => (/\b\p{Lu}\.$/u.test(name.join(' ')) ? end : ''))
}

const isNameWord = (word: string): boolean => /^(?:\p{Lu}[\p{L}\p{M}’'`.-]{0,30}|\p{Lo}{1,12})$/u.test(word)

function isCommonName(name: string): boolean {
  const [first = '', second = ''] = name.toLowerCase().split(' ')
  if (/^\p{L}\.(?:\p{L}\.)?$/u.test(first))
    return name.split(' ').length > 2 ? givenNames.has(second) || second.length > 2 : second.length > 3
  return givenNames.has(first) || givenNames.has(first.split('-')[0] ?? '')
}
