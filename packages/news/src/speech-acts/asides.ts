import type { Document } from '@copydesk/core'
import { isMark, isName, isQuoted, lowerOf, Mark } from '@copydesk/text'
import { type Mention, nameAt, peopleOf } from '../mentions.ts'
import { isHuman } from '../speaking-nouns.ts'
import { named, type Subject } from './act.ts'
import { determiners, pronouns } from './function-words.ts'
import { endingAt } from './noun-phrases.ts'

/** Marks that close an aside. */
export const asideEnds = new Set<number>([Mark.comma, Mark.emDash, Mark.enDash, Mark.closeParen])

/** From what is written behind a name (`Tom Quill, Jr.`) to the name. */
export function pastSuffix(document: Document, from: number): number {
  const i = isMark(document, from, Mark.stop) && /^(?:jr|sr)$/.test(lowerOf(document, from - 1)) ? from - 1 : from
  return /^(?:jr|sr|md|phd)$/.test(lowerOf(document, i)) && isMark(document, i - 1, Mark.comma) ? i - 2 : i
}

/** `Ann Leeds, head of Harbour Bank said`: the person a clause opens with, where no comma closes what is said of them. */
export function personOfAside(document: Document, first: number, last: number): Subject | undefined {
  const people = peopleOf(document)
  if (pronouns.has(lowerOf(document, last))) return undefined
  let at = behindLastQuote(document, first, last)
  const opens = at
  while (at < opens + 3 && !(isName(document, at) && people.at(at))) at++
  const opening = people.at(at)
  const mention = opening && isIntroduced(document, opening, last) ? opening : officeHolder(document, first, last)
  if (!mention || (mention.words < 2 && !mention.isTitled) || !people.mayBePerson(mention)) return undefined
  const closing = nameAt(document, last)
  return closing && people.isPerson(closing) ? undefined : named(mention)
}

/** `“…,” Ann Leeds, head of Harbour Bank said`: where the clause behind a quotation begins; else `first`. */
function behindLastQuote(document: Document, first: number, last: number): number {
  for (let i = last; i > first && i > last - 22; i--) if (isQuoted(document, i)) return i + 1
  return first
}

/** A comma behind the name, and up to token `last` no verb and no other clause. */
function isIntroduced(document: Document, { endToken }: Mention, last: number): boolean {
  if (!isMark(document, endToken, Mark.comma) || last - endToken > 20 || last <= endToken) return false
  for (let i = endToken + 1; i <= last; i++) {
    // "co-founder and CEO": two offices of one person.
    const joins = lowerOf(document, i) === 'and' && isHuman(lowerOf(document, i - 1))
    if (isQuoted(document, i) || (endsAside.has(lowerOf(document, i)) && !joins)) return false
  }
  return true
}

/** `On Monday, Ann Leeds, the director of the Institute for Bridges and Piers said`: the person before an office "of" something. */
function officeHolder(document: Document, first: number, last: number): Mention | undefined {
  const people = peopleOf(document)
  if (!isName(document, last)) return undefined
  let of = -1
  for (let i = last; i > first + 2 && i > last - 20 && !isQuoted(document, i); i--) {
    if (isMark(document, i, Mark.comma)) {
      const holder = nameAt(document, i - 1)
      const isOffice = of > i && isHuman(lowerOf(document, of - 1)) && determiners.has(lowerOf(document, i + 1))
      return isOffice && holder && people.isPerson(holder) ? holder : undefined
    }
    if (lowerOf(document, i) === 'of' || lowerOf(document, i) === 'at') of = i
  }
  return undefined
}

/** Words after which a sentence does more than say who its first person is. */
const endsAside = new Set(
  'who which that was were is are has have had did said says and or but as when while where whose according he she they it i we'.split(
    ' ',
  ),
)

const days = new Set('monday tuesday wednesday thursday friday saturday sunday today yesterday tonight'.split(' '))

/** From a day between subject and verb (`Ann Leeds on Monday called`) to the token before it. */
export function pastDay(document: Document, i: number): number {
  if (!days.has(lowerOf(document, i))) return i
  const before = lowerOf(document, i - 1)
  return before === 'on' || before === 'last' || before === 'late' ? i - 2 : i - 1
}

/** One hyphen or two between spaces. */
export const isDash = ({ text, tokens }: Document, i: number): boolean =>
  text.charCodeAt(tokens.start[i] as number) === 45 && text.charCodeAt(tokens.end[i] as number) === 32

/** Offices in capitals, which an aside names: `Ruth Alvear, MD & CEO, Harbour Works, said`. */
const offices = new Set('ceo cfo coo cto md vp mp mps mla phd esq'.split(' '))

/** Most tokens of an aside. */
const longestAside = 30

/** From the closing comma of an aside to the token before its opening comma, at most so many tokens back. */
export function beforeAside(document: Document, close: number, first: number): number {
  const mark = document.tokenText(close)
  const opening = mark === ')' ? '(' : /^[—–-]/.test(mark) ? mark : ','
  let outer = -1
  for (let i = close - 1; i > first && i > close - longestAside; i--) {
    if (isQuoted(document, i)) break
    if (document.tokenText(i) !== opening) continue
    // "One of its leaders, Raz Orlan, said": the aside is the name.
    if (
      outer < 0 &&
      isName(document, close - 1) &&
      peopleOf(document).at(close - 1)?.firstToken === i + 1 &&
      (!isName(document, i - 1) || endingAt(document, i - 1, first)?.kind === 'phrase')
    )
      return close - 1
    outer = i - 1
    if (isName(document, outer) && peopleOf(document).at(outer) && !offices.has(lowerOf(document, outer))) return outer
  }
  return outer >= 0 ? outer : close - 1
}
