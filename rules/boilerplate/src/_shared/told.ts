import { type Document, Shape } from '@copydesk/core'
import { hasShape, isPunctuation, isQuoted, isWord } from '@copydesk/text'

/** Who speaks in a notice, and to whom. */
const address = new Set("you your you're you’re you've you’ve we our us we're we’re we've we’ve".split(' '))

/** What a notice calls the page it stands on: `this site uses cookies`. */
const pages = new Set('site website page app service browser article story content device form'.split(' '))

/** Verbs by which a notice asks for something, where a sentence or clause begins. */
const requests = new Set(
  'accept access activate add allow become buy call chat check chip choose click complete consider continue create disable donate download enable enjoy enter explore fill find follow get give help hit join keep learn like listen log login make manage never please press read receive register reload refresh scroll see select send share sign stay submit subscribe support switch take tap text try turn unlock update upgrade use view visit want watch write'.split(
    ' ',
  ),
)

/** What people of a story do: a line that tells of it is news, whatever it tells of. */
const reports = new Set(
  'accused acknowledged added admitted agreed alleged announced apologised apologized argued asked banned blamed called claimed complained conceded concluded criticised criticized decided declared denied described estimated explained fined found insisted investigated launched noted objected ordered pleaded promised quoted recalled reported ruled said says showed sued suggested testified told tweeted urged voted warned wrote'.split(
    ' ',
  ),
)

/** Shorter lines are not told: labels, buttons, headings. */
const leastWords = 9
/** Words of address from which on a line speaks to its reader, whatever verbs it has. */
const addressed = 2

/**
 * True for a line that speaks of cookies, terms or subscriptions as a story does: nobody is addressed and nothing asked
 * for, or somebody has said, ruled or fined. What stands in quotation marks counts for neither.
 */
export function isToldAsNews(document: Document, line: number): boolean {
  const { lines } = document
  if (lines.wordsOf(line) < leastWords) return false
  let asked = 0
  let reported = false
  for (let i = lines.firstTokenOf(line); i < lines.endTokenOf(line); i++) {
    if (!isWord(document, i) || isQuoted(document, i)) continue
    const word = document.tokenText(i)
    if (isAddress(document, i, word)) asked++
    else if (opensClause(document, i, lines.firstTokenOf(line)) && requests.has(word.toLowerCase())) asked += addressed
    else if (reports.has(word)) reported = true
  }
  return asked === 0 || (reported && asked < addressed)
}

/** `US` is a country, `us` the house. */
function isAddress(document: Document, i: number, word: string): boolean {
  if (hasShape(document, i, Shape.upper) && word === 'US') return false
  if (address.has(word.toLowerCase())) return true
  return pages.has(word.toLowerCase()) && i > 0 && document.tokenText(i - 1).toLowerCase() === 'this'
}

/** At the start of the line, or behind a mark outside the words. */
const opensClause = (document: Document, i: number, first: number): boolean =>
  i === first || isPunctuation(document, i - 1)
