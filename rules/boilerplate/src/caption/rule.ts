import { type Document, defineRule } from '@copydesk/core'
import { isMark, isWord, Mark } from '@copydesk/text'
import { cueLines } from '../_shared/cues.ts'
import { furnitureMeta, lineRange, lineText, removal } from '../_shared/furniture.ts'
import { layoutOf } from '../_shared/layout.ts'
import { lineCredit } from '../_shared/line-credit.ts'
import { isRunIn } from '../_shared/run-in-caption.ts'
import { phrases } from './phrases.ts'
import { scenesOf } from './scene.ts'

const id = 'boilerplate/caption'
/** Longer lines are paragraphs with a credit run in. */
const maxWords = 110
/** Fewer words before a credit are part of it: `boilerplate/image-credit` speaks. */
const minWords = 2

export const rule = defineRule({
  id,
  meta: furnitureMeta('caption', {
    summary: 'Captions: lines that say what a picture shows, with its credit or without',
    confidence: 0.96,
    stage: 'stable',
    specificity: 82,
    impact: 'major',
  }),
  phrases,
  check(document, context) {
    const cued = new Map(cueLines(document, context.hits, phrases).map(({ line, cue }) => [line, cue]))
    const { line, count } = layoutOf(document)
    const scenes = scenesOf(document)
    const signed = signedLines(document)
    for (let i = 0; i < count; i++) {
      const at = line[i] as number
      const confidence =
        credited(document, at) ??
        cued.get(at)?.confidence ??
        (cued.has(at) || signed.has(i) || isFramed(document, i) ? 0.96 : scenes[i])
      if (confidence) context.report('found', removal(document, lineRange(document, at), { confidence }))
    }
  },
})

/** Words of a line that one name in brackets closes, and such lines from which on it is whose pictures they are. */
const signature = { words: 20, lines: 3 } as const

/** Positions of lines that close with the same name in brackets: `The quay at noon (Ida Brandt)`. */
function signedLines(document: Document): ReadonlySet<number> {
  const { line, words, count } = layoutOf(document)
  const byName = new Map<string, number[]>()
  for (let i = 0; i < count; i++) {
    if ((words[i] as number) > signature.words || !closes(document, line[i] as number)) continue
    const name = /\S \((\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){1,3})\)$/u.exec(
      lineText(document, line[i] as number),
    )?.[1]
    if (!name) continue
    const lines = byName.get(name)
    if (lines) lines.push(i)
    else byName.set(name, [i])
  }
  return new Set([...byName.values()].filter((lines) => lines.length >= signature.lines).flat())
}

/** The line ends in a bracket. */
const closes = (document: Document, line: number): boolean =>
  isMark(document, document.lines.endTokenOf(line) - 1, Mark.closeParen)

/** Lines at the head and at the end of a text where an agency alone may credit the copy, or a button the page. */
const head = 4
const end = 2
const framedWords = 60
const agencies = new Set(['AP', 'Reuters', 'REUTERS', 'AFP', 'EPA'])

/** Controls of a picture or player at its edges (`… More`, `CLOSE …`), or a bare agency behind a sentence in mid-story. */
function isFramed(document: Document, i: number): boolean {
  const { line, words, count } = layoutOf(document)
  if ((words[i] as number) > framedWords || (words[i] as number) < 6) return false
  if (i >= head && !isWord(document, document.lines.endTokenOf(line[i] as number) - 1)) return false
  const text = lineText(document, line[i] as number)
  if ((text.endsWith(' More') && /[.)\]…”"] More$/.test(text)) || (i < head && /^CLOSE \p{Lu}/u.test(text))) return true
  const gap = text.lastIndexOf(' ')
  return i < count - end && agencies.has(text.slice(gap + 1)) && /[\p{Ll}\d][.!?]$/u.test(text.slice(0, gap))
}

/** Words from which on a line with the credit of somebody for a house is a text of a picture story, not its caption. */
const storyWords = 55

/** How sure a line is a caption by the credit it ends in. */
function credited(document: Document, line: number): number | undefined {
  const words = document.lines.wordsOf(line)
  if (words > maxWords || words < minWords) return undefined
  const credit = lineCredit(document, line)
  if (!credit || (words >= storyWords && / for /.test(credit.credit))) return undefined
  const { start } = lineRange(document, line)
  const before = document.text.slice(start, start + credit.start).trim()
  return before.split(/\s+/).length >= minWords && !isRunIn(document, line) ? 0.97 : undefined
}
