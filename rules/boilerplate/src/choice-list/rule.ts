import { type Document, defineRule, Shape, TokenKind } from '@copydesk/core'
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
      if (isList(document, line, countries, least.countries) || isArchive(document, line))
        context.report('found', removal(document, lineRange(document, line)))
  },
})

const comma = 44

/** `Albania Algeria Andorra …`: the items in a row, few words of anything else between the first and the last, and no commas as a sentence has. */
function isList(document: Document, line: number, items: ReadonlySet<string>, floor: number): boolean {
  const { tokens, lines } = document
  if ((lines.words[line] as number) < floor) return false
  let found = 0
  let words = 0
  let ofLast = 0
  let commas = 0
  for (let t = lines.firstToken[line] as number; t < (lines.endToken[line] as number); t++) {
    if (tokens.kind[t] !== TokenKind.word) {
      if (tokens.word[t] === comma) commas++
      continue
    }
    if (found > 0) words++
    if (!isNamed(document, t, items)) continue
    if (found++ === 0) words = 1
    ofLast = words
  }
  return found >= floor && found >= ofLast * share && commas < found * share
}

/** A capital first: most words of a line need not be read. */
const isNamed = (document: Document, t: number, names: ReadonlySet<string>): boolean =>
  ((document.tokens.shape[t] as number) & Shape.capital) !== 0 && names.has(document.tokenText(t).toLowerCase())

/** `September, 2019 August, 2019 July, 2019 …`: months with their years, one after another. */
function isArchive(document: Document, line: number): boolean {
  const { tokens, lines } = document
  let pairs = 0
  let run = 0
  for (let t = lines.firstToken[line] as number; t < (lines.endToken[line] as number); t++) {
    if (tokens.kind[t] === TokenKind.punctuation) continue
    const isMonth = tokens.kind[t] === TokenKind.word && isNamed(document, t, months)
    if (isMonth) run++
    else if (tokens.kind[t] !== TokenKind.number) run = 0
    pairs = Math.max(pairs, run)
  }
  return pairs >= least.months
}
