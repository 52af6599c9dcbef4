import { type Document, Mask, TokenKind } from '@copydesk/core'
import { type Layout, layoutOf } from '../_shared/layout.ts'
import { cuedAt, featureCount, openingsAt } from './features.ts'

/** Lines in a row, and among them those that open like others of the text, that make a list. */
const minList = 6
const minAlike = 0.3
/** A line opens like others if this many more lines of the text begin with the same word. */
const alike = 3
/** A run with a cue in every so many lines is a menu. */
const cuesAmong = 40

/** 1 for each line the model has no say in: the headline, marks without words, the entries of lists and tables. Cued lines are none of these. */
export function guarded(document: Document, rows: Uint8Array): Uint8Array {
  const layout = layoutOf(document)
  const kept = new Uint8Array(layout.count)
  const entry = listEntries(layout, rows)
  for (let i = 0; i < layout.count; i++) {
    if (rows[i * featureCount + cuedAt] === 1) continue
    const line = layout.line[i] as number
    if (
      (layout.words[i] as number) === 0 ||
      entry[i] ||
      isEnumerated(document, line) ||
      (i === 0 && isTitle(document, line))
    )
      kept[i] = 1
  }
  return kept
}

const isTitle = ({ tokens, lines }: Document, line: number): boolean =>
  (lines.words[line] as number) >= 4 &&
  ((tokens.mask[lines.firstToken[line] as number] as number) & Mask.headline) !== 0

/** `A. …`, `3) …`: the entry of a list the story wrote. */
function isEnumerated({ tokens, lines }: Document, line: number): boolean {
  const first = lines.firstToken[line] as number
  const mark = tokens.word[first + 1]
  return (
    first + 2 < (lines.endToken[line] as number) &&
    (tokens.end[first] as number) - (tokens.start[first] as number) <= 2 &&
    (tokens.kind[first] as number) <= TokenKind.number &&
    (mark === 46 || mark === 41) &&
    tokens.end[first] === tokens.start[first + 1]
  )
}

/** 1 for lines of runs without prose in which many lines open alike: meals, bouts, scores. Menus have cues among them. */
function listEntries(layout: Layout, rows: Uint8Array): Uint8Array {
  const entry = new Uint8Array(layout.count)
  for (let from = 0; from < layout.count; ) {
    let to = from
    let same = 0
    let cued = 0
    while (to < layout.count && layout.prose[to] === 0) {
      if ((rows[to * featureCount + openingsAt] as number) >= alike) same++
      cued += rows[to * featureCount + cuedAt] as number
      to++
    }
    if (to - from >= minList && same >= minAlike * (to - from) && cued * cuesAmong <= to - from) entry.fill(1, from, to)
    from = Math.max(to, from + 1)
  }
  return entry
}
