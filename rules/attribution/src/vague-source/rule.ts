import { type Document, defineRule, Mask, type PhraseHit } from '@copydesk/core'
import { peopleOf, speechActsOf } from '@copydesk/news'
import { endOf, hasMask, isCapital, isMark, isName, isWord, lowerOf, Mark } from '@copydesk/text'
import { bySentence, introducesSpeaker, nameAfter, namesSpeaker, quotationFrom } from '../_shared/words.ts'
import { allow } from './allow.ts'
import { phrases, type VaguePhrase } from './phrases.ts'

const skipped = Mask.quotation | Mask.headline | Mask.url | Mask.code
const words = (kind: 'tie' | 'aside') =>
  new Set(allow.filter((row) => row.kind === kind).map(({ text }) => text.split(' ')[0]))
const ties = words('tie')
const asides = words('aside')

/** `some analysts say`, `local media reported`, `it is believed`: somebody says so, and nobody can ask them. */
export const rule = defineRule({
  id: 'attribution/vague-source',
  meta: {
    summary: 'A statement whose source is named so loosely that nobody can ask it',
    confidence: 0.9,
    weight: 1,
    stage: 'stable',
    scope: 'span',
    impact: 'minor',
    messages: {
      vague: { text: 'Unexpected vague source "{actual}", expected a name', severity: 'warning' },
    },
  },
  phrases,
  check(document, context) {
    let until = -1
    for (const hit of longestFirst(context.hits)) {
      if (hit.start < until || hasMask(document, hit.firstToken, skipped)) continue
      const phrase = phraseOf(hit)
      if (phrase.kind !== 'whole' && !isLoose(document, hit)) continue
      const endToken = phrase.kind === 'group' ? verbAfter(document, hit) : hit.endToken
      if (endToken < 0 || isNamed(document, hit, endToken)) continue
      if (phrase.kind === 'group' && isIntroduced(document, hit, context.hits)) continue
      until = endOf(document, endToken - 1)
      context.report('vague', { range: { start: hit.start, end: until } })
    }
  },
})

const phraseOf = ({ row }: PhraseHit): VaguePhrase => phrases[row] as VaguePhrase

const longestFirst = (hits: readonly PhraseHit[]): PhraseHit[] =>
  [...hits].sort((a, b) => a.start - b.start || b.end - a.end)

const saying = new Set(
  `say says said believe believes believed think thinks warn warns warned argue argues argued suggest suggests suggested report reports
reported claim claims claimed fear fears feared predict predicts predicted estimate estimates estimated describe described blame blamed agree disagree
disagreed note noted point pointed caution cautioned contend contended insist insisted allege alleged speculate speculated attribute attributed
told tell tells charge charged wonder wondered criticize criticized criticise criticised express expressed cite cited acknowledge acknowledged maintain maintained
accuse accused indicate indicated reveal revealed feel doubt question questioned contended worry worried`.split(/\s+/),
)
const between = new Set(
  'have has had also now still widely often generally long already increasingly even and but in the field'.split(' '),
)

/** Token behind the verb of saying that follows the group, at most ten tokens on and with no name between; -1 if there is none. */
function verbAfter(document: Document, hit: PhraseHit): number {
  const limit = Math.min(document.lines.endTokenOf(hit.line), hit.endToken + 10)
  // Of "sources close to the club" the club need not be named.
  const isDescribed = /^(?:close|familiar|near|inside|briefed)$/.test(lowerOf(document, hit.endToken))
  // Of "critics of the plan" the plan is no name, nor is the time of "sources at the time".
  const isOf = lowerOf(document, hit.endToken) === 'of' || isAtTheTime(document, hit.endToken)
  let aside = false
  for (let i = hit.endToken; i < limit; i++) {
    const word = lowerOf(document, i)
    if (isMark(document, i, Mark.comma)) aside = !aside
    else if ((isName(document, i) && !isDescribed) || (ties.has(word) && !isOf)) return -1
    else if (tellsStory(document, i)) return -1
    else if (!aside && isVerb(document, i, isOf)) return isPress(phraseOf(hit).text) && acts.test(word) ? -1 : i + 1
    else if (!aside && !isDescribed && !isOf && !between.has(word)) return -1
  }
  return -1
}

const isAtTheTime = (document: Document, i: number): boolean =>
  lowerOf(document, i) === 'at' && lowerOf(document, i + 1) === 'the' && lowerOf(document, i + 2) === 'time'

/** "doctors told him", "researchers told the police to use tear gas" are scenes, no sources. */
function tellsStory(document: Document, i: number): boolean {
  if (!/^(?:tells?|told)$/.test(lowerOf(document, i))) return false
  return /^(?:him|her|them)$/.test(lowerOf(document, i + 1)) || / to /.test(` ${wordsFrom(document, i + 1, 4)} `)
}

/** "the media blamed the mayor" tells what the media did, not what it knows. */
const acts = /^(?:blame|accuse|charge|question|criticize|criticise)d?$|^questioned$/
const isPress = (text: string): boolean => /^(?:the )?media$/.test(text)

/** A verb of saying. "scientists found" tells a story, "scientists have found" says who says so. */
function isVerb(document: Document, i: number, isOf: boolean): boolean {
  const [word, next] = [lowerOf(document, i), lowerOf(document, i + 1)]
  if (word === 'found') return lowerOf(document, i - 1) === 'have'
  // Of "opponents of the question say" the later word is the verb.
  if (isOf && saying.has(next)) return false
  return saying.has(word) || (word === 'take' && next === 'issue')
}

const wordsFrom = (document: Document, token: number, count: number): string =>
  Array.from({ length: count }, (_, i) => lowerOf(document, token + i)).join(' ')

/** The group stands by itself: not `Vanter analysts`, `the sources`, `their critics`, `told experts`. */
function isLoose(document: Document, { firstToken, start }: PhraseHit): boolean {
  const before = firstToken - 1
  const s = document.sentenceAt(start)
  if (document.sentences.firstToken[s] === firstToken) return true
  if (
    isMark(document, before, Mark.comma) ||
    isMark(document, before, Mark.emDash) ||
    isMark(document, before, Mark.colon) ||
    isMark(document, before, Mark.semicolon)
  )
    return true
  return isWord(document, before) && !isCapital(document, before) && opening.has(lowerOf(document, before))
}

const opening = new Set(
  'that which but as what while though although because whom so when where or how if than for yet, however what'.split(
    ' ',
  ),
)

/** A name comes with it: in an aside, as the one told, or as who speaks in this sentence or the next. */
function isNamed(document: Document, hit: PhraseHit, endToken: number): boolean {
  const phrase = phraseOf(hit)
  const s = document.sentenceAt(hit.start)
  const end = document.sentences.endToken[s] ?? document.tokens.count
  // "reports from the Lorne Times", "a source who spoke to the Lorne Times".
  if (handsOver.has(lowerOf(document, endToken)) && nameAfter(document, endToken, Math.min(end, endToken + 5)))
    return true
  const isOutside = (i: number): boolean => i < hit.firstToken || i >= hit.endToken
  if ((phrase.kind === 'group' && pollsIn(document, s).some(isOutside)) || ownersIn(document, s).some(isOutside))
    return true
  // Whoever speaks in a sentence "according to reports" is what the reports tell of.
  if (/^(?:according|contrary) to/.test(phrase.text)) return goesOn(document, s) && namesStudy(document, s + 1)
  if (quotesAtLength(document, s)) return true
  if (namesSpeaker(document, s, phrase.kind === 'group' ? endToken - 1 : -1)) return true
  if (personSpeaks(document, s + 1)) return true
  return goesOn(document, s) && (namesSpeaker(document, s + 1) || namesStudy(document, s + 1))
}

/** Sentences behind one of the first paragraph in which its group may get a name. */
const leadReach = 3

/** The group was said to be someone's before (`scientists at the Lorne Institute`), or opens the story and one of it speaks next. */
function isIntroduced(document: Document, hit: PhraseHit, hits: readonly PhraseHit[]): boolean {
  const noun = lowerOf(document, hit.endToken - 1)
  if (!professions.has(noun)) return false
  for (const before of hits) {
    if (before.start >= hit.start) break
    if (hit.line - before.line > nearLines) continue
    if (lowerOf(document, before.endToken - 1) !== noun || !places.has(lowerOf(document, before.endToken))) continue
    if (nameAfter(document, before.endToken, before.endToken + 7)) return true
  }
  const s = document.sentenceAt(hit.start)
  if (!isLead(document, hit.line)) return false
  for (let next = s + 1; next <= s + leadReach; next++) if (personSpeaks(document, next)) return true
  return false
}

const places = new Set(['at', 'from', 'with'])

/** Those who work somewhere; critics, witnesses and sources are nobody's. */
const professions = new Set([
  'scientists',
  'researchers',
  'doctors',
  'economists',
  'historians',
  'scholars',
  'academics',
])

/** Lines, blank ones with them, over which `scientists` are still those that were said to be someone's. */
const nearLines = 6

/** Words of a paragraph. */
const prose = 12

function isLead({ lines }: Document, line: number): boolean {
  for (let above = 0; above < line; above++) if (lines.wordsOf(above) >= prose) return false
  return true
}

const pollsIn = bySentence((document, from, end) => {
  const found: number[] = []
  for (let i = from; i < end; i++) if (/^(?:survey|poll)$/.test(lowerOf(document, i))) found.push(i)
  return found
})

/** Asides that name someone. Who asks not to be named is no vague source but an anonymous one. */
const ownersIn = bySentence((document, from, end) => {
  const found: number[] = []
  for (let i = from; i < end; i++) {
    const word = lowerOf(document, i)
    if (word === 'anonymity' || (asides.has(word) && nameAfter(document, i + 1, Math.min(end, i + 6)))) found.push(i)
  }
  return found
})

/** A person named in full says something in sentence `s`: the group was the run-up to its member. */
const personSpeaks = (document: Document, s: number): boolean =>
  introducesSpeaker(document, s) ||
  speechActsOf(document)
    .get(s)
    ?.some(({ subject: { mention } }) => mention && mention.words > 1 && peopleOf(document).isPerson(mention)) === true

/** `according to a Lorne Institute poll`, `A study that Pell & Marsh conducted`: the next sentence gives the work and whose it is. */
function namesStudy(document: Document, s: number): boolean {
  const { sentences } = document
  const end = sentences.endToken[s] ?? 0
  let study = false
  let name = false
  for (let i = sentences.firstToken[s] ?? 0; i < end; i++) {
    study ||= /^(?:poll|survey|study|report|paper)$/.test(lowerOf(document, i))
    name ||= study && isName(document, i)
    if (isName(document, i) && /^(?:poll|survey|study|report|paper)$/.test(lowerOf(document, i + 1))) name = true
  }
  return study && name
}

/** `Some critics argue that "…"`: words in quotation marks have an owner near by, or unsourced-quote finds them. */
function quotesAtLength(document: Document, s: number): boolean {
  const { sentences, quotations } = document
  const end = sentences.endOf(s)
  for (let q = quotationFrom(document, sentences.startOf(s)); (quotations.start[q] ?? end) < end; q++)
    if (quotations.endOf(q) - quotations.startOf(q) > 80) return true
  return false
}

/** The next sentence is of the same paragraph, or opens the next with words that someone says. */
function goesOn(document: Document, s: number): boolean {
  const { sentences, quotations } = document
  if (sentences.line[s + 1] === sentences.line[s]) return true
  const end = sentences.end[s + 1] ?? 0
  return (quotations.start[quotationFrom(document, sentences.start[s + 1] ?? 0)] ?? end) < end
}

const handsOver = new Set(['from', 'in', 'at', 'by', 'who', 'cited', 'quoted'])
