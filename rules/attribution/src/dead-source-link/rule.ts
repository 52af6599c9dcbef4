import { type Document, defineRule, Mask, type PhraseHit } from '@copydesk/core'
import { fullLine, hasMask, isWord, startOf, trimmedLines } from '@copydesk/text'
import { phrases } from './phrases.ts'

/** Words a line may hold besides the phrase: `Read the original article here`. */
const spare = 3

/** `Source link`, `Read the original`: the label of a link to the source, and no address behind it. */
export const rule = defineRule({
  id: 'attribution/dead-source-link',
  meta: {
    summary: 'The label of a link to the source, its address lost',
    confidence: 0.9,
    weight: 0,
    stage: 'preview',
    impact: 'minor',
    scope: 'span',
    inFurniture: 'keep',
    messages: {
      dead: { text: 'Unexpected "{actual}" without an address, expected its link', severity: 'warning' },
    },
  },
  phrases,
  check(document, context) {
    let line = -1
    for (const hit of context.hits) {
      if (hit.line === line || !isLabel(document, hit)) continue
      line = hit.line
      const range = trimmedLines(document, hit.line)
      if (!linksNear(document, hit.line)) context.report('dead', { range })
    }
  },
})

/** The phrase opens its line, and little follows; a single word stands alone. */
function isLabel(document: Document, hit: PhraseHit): boolean {
  const { lines } = document
  const words = lines.wordsOf(hit.line)
  const own = hit.endToken - hit.firstToken
  if (firstWord(document, hit.line) !== hit.firstToken) return false
  return own === 1 ? words === 1 : words <= own + spare && !namesSource(document, hit)
}

function firstWord(document: Document, line: number): number {
  let i = document.lines.firstTokenOf(line)
  while (i < document.lines.endTokenOf(line) && !isWord(document, i)) i++
  return i
}

/** `Original article: The Lorne Times` names what it was taken from. */
function namesSource(document: Document, hit: PhraseHit): boolean {
  const end = document.lines.endTokenOf(hit.line)
  for (let i = hit.endToken; i < end; i++) {
    const code = document.text.charCodeAt(startOf(document, i))
    if (
      isWord(document, i) &&
      code >= 65 &&
      code <= 90 &&
      !/^(?:Here|Link|Article|Source|Story|Now|Post|On)$/.test(document.tokenText(i))
    )
      return true
  }
  return false
}

/** An address on the line or the next that is not blank, or a link the page had there. */
function linksNear(document: Document, line: number): boolean {
  const { lines } = document
  const block = document.blockAt(lines.startOf(line))
  if (block?.linkDensity !== undefined && block.linkDensity > 0) return true
  const next = fullLine(document, line + 1, 1)
  return holdsAddress(document, line) || (next >= 0 && lines.wordsOf(next) < 12 && holdsAddress(document, next))
}

function holdsAddress(document: Document, line: number): boolean {
  const end = document.lines.endTokenOf(line)
  for (let i = document.lines.firstTokenOf(line); i < end; i++) if (hasMask(document, i, Mask.url)) return true
  return false
}
