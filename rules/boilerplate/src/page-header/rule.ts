import { type Document, defineRule, type PhraseHit } from '@copydesk/core'
import { isWord } from '@copydesk/text'
import { cueLines } from '../_shared/cues.ts'
import { furnitureMeta, lineRange, removal, Specificity } from '../_shared/furniture.ts'
import { hasNumber, isOutsideProse, type Layout, layoutOf, lineOf, positions, wordsOf } from '../_shared/layout.ts'
import { fieldsOfRecord, phrases } from './fields.ts'
import { besideDates, dateWords, sections } from './words.ts'

const dates = new Set(Object.values(dateWords).join(' ').split(' '))
const beside = new Set(besideDates.split(' '))
const sectionNames = new Set(sections.split('|'))

const maxWords = 14
/** Words from which on the line above a date reads as a headline. */
const headlineWords = 4
const byline = /^by:? \p{L}/iu
const stamp = /^(?:last )?(?:posted|published|updated|created|modified)\b[^.]{1,40}\d/i
const temperature = /^[-−]?\d{1,3}(?:[.,]\d)?\s?[°º]?\s?[CF]$/
const placedTemperature = /^[\p{L} .,'’-]{2,40}[-−]?\d{1,3}(?:[.,]\d)?\s?[°º]\s?[CF]?$/u
const numericDate = /^(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?:\D{1,4}\d{1,2}:\d{2}.{0,8})?$/
const trail = /^home\s?[»›>|/]|[^»›>]{2}[»›][^»›>]{2,30}[»›]/i

export const rule = defineRule({
  id: 'boilerplate/page-header',
  meta: furnitureMeta('page header', {
    summary: 'Weather, date, section and breadcrumb lines around the article',
    confidence: 0.93,
    stage: 'stable',
    impact: 'minor',
    specificity: Specificity.page,
  }),
  phrases,
  check(document, context) {
    const layout = layoutOf(document)
    const fields = fieldLines(document, layout, context.hits)
    for (let i = 0; i < layout.count; i++) {
      if (wordsOf(layout, i) > maxWords || !isOutsideProse(layout, i)) continue
      if (fields.has(lineOf(layout, i)) || isHeader(document, layout, i))
        context.report('found', removal(document, lineRange(document, lineOf(layout, i))))
    }
  },
})

/** Lines of the record a press archive prints around the text it exports. */
function fieldLines(document: Document, layout: Layout, hits: readonly PhraseHit[]): ReadonlySet<number> {
  if (hits.length === 0) return new Set()
  const at = positions(document, layout)
  const found = cueLines(document, hits, phrases).filter(({ line }) => isOutsideProse(layout, at[line] as number))
  return new Set(found.length >= fieldsOfRecord ? found.map(({ line }) => line) : [])
}

function isHeader(document: Document, layout: Layout, i: number): boolean {
  const line = lineOf(layout, i)
  const { start, end } = lineRange(document, line)
  if (end - start > 120) return false
  const text = document.text.slice(start, end)
  if (temperature.test(text) || placedTemperature.test(text) || numericDate.test(text)) return true
  if (i < layout.firstProse && (isSection(text) || trail.test(text))) return true
  if (!hasNumber(document, line) || !isDate(document, line)) return false
  return !isCredited(document, layout, i) && !(text.endsWith('.') && isSigned(document, layout, i))
}

/** `THE WHITE HOUSE,` above `October 13, 2016.`: where and when a letter or an order was signed. */
const isSigned = (document: Document, layout: Layout, i: number): boolean =>
  i > 0 && document.text[lineRange(document, lineOf(layout, i - 1)).end - 1] === ','

/** The date of the story itself: beside its byline, or between its headline and its first paragraph. */
function isCredited(document: Document, layout: Layout, i: number): boolean {
  if (i > layout.firstProse) return false
  const opening = (k: number): string => document.text.slice(lineRange(document, lineOf(layout, k)).start).slice(0, 80)
  // `Posted: …` and `Updated: …` stand together.
  const isStamp = (k: number): boolean => stamp.test(opening(k)) || isDate(document, lineOf(layout, k))
  let [above, below] = [i - 1, i + 1]
  while (above >= 0 && isStamp(above)) above--
  while (below < layout.count && isStamp(below)) below++
  const beside = [above, below].filter((k) => k >= 0 && k < layout.count)
  if (beside.some((k) => byline.test(opening(k)))) return true
  return below === layout.firstProse && above >= 0 && wordsOf(layout, above) >= headlineWords
}

/** `Opinion`, `ANALYSIS/OPINION:`. */
const isSection = (text: string): boolean =>
  text
    .toLowerCase()
    .replace(/:$/, '')
    .split('/')
    .every((name) => sectionNames.has(name.trim()))

/** All words are of dates, at least one names a month or weekday. */
function isDate(document: Document, line: number): boolean {
  const { lines } = document
  let named = false
  for (let t = lines.firstTokenOf(line); t < lines.endTokenOf(line); t++) {
    if (!isWord(document, t)) continue
    const word = document.tokenText(t).toLowerCase()
    if (dates.has(word)) named = true
    else if (!beside.has(word)) return false
  }
  return named
}
