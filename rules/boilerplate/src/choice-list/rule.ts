import { type Document, defineRule, type Lexicon, onceFor, Shape } from '@copydesk/core'
import { isMark, isNumber, isPunctuation, isWord, Mark, wordOf } from '@copydesk/text'
import { furnitureMeta, lineRange, removal } from '../_shared/furniture.ts'
import { layoutOf } from '../_shared/layout.ts'
import { countries, months } from './words.ts'

/** Words of a list from which on no sentence runs through it: a sentence seldom names more, and never in a row. */
const least = { countries: 20, months: 6 } as const
/** Share of the words after the first item that are items. */
const share = 0.5

export const rule = defineRule({
  id: 'boilerplate/choice-list',
  meta: furnitureMeta('list of choices', {
    summary: 'What a form lets one choose from, run together: all countries, the months of an archive',
    confidence: 0.95,
    stage: 'stable',
    impact: 'major',
  }),
  check(document, context) {
    for (const line of layoutOf(document).line)
      if (mayBeList(document, line) && (isList(document, line) || isArchive(document, line)))
        context.report('found', removal(document, lineRange(document, line)))
  },
})

/** Enough of its words are listed, wherever they stand. */
function mayBeList(document: Document, line: number): boolean {
  const { lines } = document
  if (lines.wordsOf(line) < least.months) return false
  const lists = listsOf(document.lexicon)
  let [countries, months] = [0, 0]
  for (let t = lines.firstTokenOf(line); t < lines.endTokenOf(line); t++) {
    const bits = isWord(document, t) ? listOf(document, t, lists) : 0
    if (bits & Listed.country) countries++
    if (bits & Listed.month) months++
  }
  return countries >= least.countries || months >= least.months
}

/** `Albania Algeria Andorra …`: the items in a row, few words of anything else between the first and the last, and no commas as a sentence has. */
function isList(document: Document, line: number): boolean {
  const { lines } = document
  if (lines.wordsOf(line) < least.countries) return false
  const lists = listsOf(document.lexicon)
  let found = 0
  let words = 0
  let ofLast = 0
  let commas = 0
  for (let t = lines.firstTokenOf(line); t < lines.endTokenOf(line); t++) {
    if (!isWord(document, t)) {
      if (isMark(document, t, Mark.comma)) commas++
      continue
    }
    if (found > 0) words++
    if ((listOf(document, t, lists) & Listed.country) === 0) continue
    if (found++ === 0) words = 1
    ofLast = words
  }
  return found >= least.countries && found >= ofLast * share && commas < found * share
}

const Listed = { country: 1, month: 2 } as const
const listed = [
  { bit: Listed.country, words: countries },
  { bit: Listed.month, words: months },
]

/** What a word is listed as, by lexicon id. */
const listsOf = onceFor((lexicon: Lexicon) => {
  const lists = new Uint8Array(lexicon.size)
  for (const { bit, words } of listed)
    for (const word of words) {
      const id = lexicon.find(word)
      if (id >= 0) lists[id] = (lists[id] as number) | bit
    }
  return lists
})

const folded = Shape.nonAscii | Shape.invisible

/** What a word with a capital is listed as: most words of a line need not be read. */
function listOf(document: Document, t: number, lists: Uint8Array): number {
  const shape = document.tokens.shape[t] as number
  if ((shape & Shape.capital) === 0) return 0
  const id = wordOf(document, t)
  if (id >= 0 && (shape & folded) === 0) return lists[id] as number
  const word = document.tokenText(t).toLowerCase()
  return (countries.has(word) ? Listed.country : 0) | (months.has(word) ? Listed.month : 0)
}

/** `September, 2019 August, 2019 July, 2019 …`: months with their years, one after another. */
function isArchive(document: Document, line: number): boolean {
  const { lines } = document
  if (lines.wordsOf(line) < least.months) return false
  const lists = listsOf(document.lexicon)
  let pairs = 0
  let run = 0
  for (let t = lines.firstTokenOf(line); t < lines.endTokenOf(line); t++) {
    if (isPunctuation(document, t)) continue
    const isMonth = isWord(document, t) && (listOf(document, t, lists) & Listed.month) !== 0
    if (isMonth) run++
    else if (!isNumber(document, t)) run = 0
    if (run > pairs) pairs = run
  }
  return pairs >= least.months
}
