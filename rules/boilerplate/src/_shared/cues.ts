import type { Document, Phrase, PhraseHit } from '@copydesk/core'
import { isQuoted, isWord, isWordOrNumber } from '@copydesk/text'

/**
 * How a cue must stand for its line to be furniture.
 * - `line`: all words of the line lie in `line` cues of the rule; numbers and marks do not count
 * - `start`, `end`, `edge`: the line begins, ends, or does either with it
 * - `in`: it stands anywhere in the line
 * - `opener`, `partner`: the line begins with an opener and holds a partner
 */
export type Fit = 'line' | 'start' | 'end' | 'edge' | 'in' | 'opener' | 'partner'

/** A phrase that page furniture is known by. */
export interface Cue extends Phrase {
  readonly text: string
  readonly reason: string
  /** BCP 47. */
  readonly lang: string
  readonly fit: Fit
  /** Most words a line may have (`start`, `end`, `edge`, `in`, `opener`). */
  readonly max: number
  /** A `line` cue that needs a second cue beside it: alone it may be a heading of the story. */
  readonly weak: boolean
  /** A cue of another fit that is a `line` cue as well. */
  readonly alone: boolean
  /** Where the cue is less sure than the rule, how sure it is. */
  readonly confidence?: number
}

interface Group {
  readonly lang: string
  readonly fit: Fit
  readonly reason: string
  readonly max?: number
  readonly weak?: boolean
  readonly alone?: boolean
  readonly confidence?: number
}

const usualMax: Record<Fit, number> = { line: 60, start: 16, end: 16, edge: 40, in: 40, opener: 40, partner: 60 }

/** Rows of one kind: the same fit, language and reason. */
export const cues = (group: Group, texts: readonly string[]): Cue[] =>
  texts.map((text) => ({ weak: false, alone: false, max: usualMax[group.fit], ...group, ...filling(group), text }))

const filling = ({ fit, alone }: Group): Pick<Phrase, 'fills'> =>
  fit === 'line' ? { fills: 'only' } : alone ? { fills: 'also' } : {}

/** The cues for a rule that asks in which lines they stand, whatever else is in those. */
export const anywhere = (table: readonly Cue[]): Cue[] => table.map((cue) => ({ ...cue, fills: undefined }))

/** A line its cues make furniture, and the row that speaks for it. */
export interface CueLine {
  readonly line: number
  readonly cue: Cue
}

/** Lines that `table` makes furniture, ascending. `hits` are those of the rule whose phrases `table` is. */
export function cueLines(document: Document, hits: readonly PhraseHit[], table: readonly Cue[]): CueLine[] {
  const found: CueLine[] = []
  const part = { hits, from: 0, to: 0 }
  for (; part.from < hits.length; part.from = part.to) {
    const { line } = hits[part.from] as PhraseHit
    part.to = part.from + 1
    while (part.to < hits.length && hits[part.to]?.line === line) part.to++
    const cue = decide(document, part, table)
    if (cue) found.push({ line, cue })
  }
  return found
}

/** The hits of one line, as a part of all. */
interface Part {
  readonly hits: readonly PhraseHit[]
  readonly from: number
  readonly to: number
}

function decide(document: Document, part: Part, table: readonly Cue[]): Cue | undefined {
  const { hits, from, to } = part
  const line = (hits[from] as PhraseHit).line
  const words = document.lines.wordsOf(line)
  for (let i = from; i < to; i++) {
    const hit = hits[i] as PhraseHit
    const cue = table[hit.row] as Cue
    if (cue.fit === 'line' || cue.fit === 'partner' || words > cue.max || quoted(document, hit)) continue
    if (cue.fit === 'in') return cue
    if (stands(document, hit, cue)) if (cue.fit !== 'opener' || hasPartner(document, part, table)) return cue
  }
  return coveringCue(document, line, part, table)
}

const stands = (document: Document, hit: PhraseHit, { fit }: Cue): boolean =>
  (fit !== 'end' && startsLine(document, hit)) || ((fit === 'end' || fit === 'edge') && endsLine(document, hit))

function hasPartner(document: Document, { hits, from, to }: Part, table: readonly Cue[]): boolean {
  for (let i = from; i < to; i++) {
    const hit = hits[i] as PhraseHit
    if ((table[hit.row] as Cue).fit === 'partner' && !quoted(document, hit)) return true
  }
  return false
}

/** The cue of a line whose words all lie in `line` cues, one of them strong or two of them side by side. */
function coveringCue(
  document: Document,
  line: number,
  { hits, from, to }: Part,
  table: readonly Cue[],
): Cue | undefined {
  let reach = document.lines.firstTokenOf(line)
  let pieces = 0
  let first: Cue | undefined
  let strong: Cue | undefined
  for (let i = from; i < to; i++) {
    const hit = hits[i] as PhraseHit
    const cue = table[hit.row] as Cue
    if ((cue.fit !== 'line' && !cue.alone) || quoted(document, hit)) continue
    if (hasWord(document, reach, hit.firstToken)) return undefined
    if (hit.endToken > reach) pieces++
    reach = Math.max(reach, hit.endToken)
    first ??= cue
    if (!cue.weak) strong ??= cue
  }
  if (!first || hasWord(document, reach, document.lines.endTokenOf(line))) return undefined
  return strong ?? (pieces > 1 ? first : undefined)
}

function hasWord(document: Document, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isWord(document, i)) return true
  return false
}

const quoted = (document: Document, hit: PhraseHit): boolean => isQuoted(document, hit.firstToken)

function startsLine(document: Document, hit: PhraseHit): boolean {
  for (let i = document.lines.firstTokenOf(hit.line); i < hit.firstToken; i++)
    if (isWordOrNumber(document, i)) return false
  return true
}

function endsLine(document: Document, hit: PhraseHit): boolean {
  for (let i = hit.endToken; i < document.lines.endTokenOf(hit.line); i++) if (isWordOrNumber(document, i)) return false
  return true
}
