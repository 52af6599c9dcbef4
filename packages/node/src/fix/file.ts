import type { Article, Edit, Rule } from '@copydesk/core'
import { applyEdits, type Chosen, chooseFixes, type Fixable } from '@copydesk/engine'
import { literalEdits, read, writable } from '@copydesk/readers'
import type { Input } from '../inputs.ts'
import { optionsFor, type ReadDefaults } from '../read-input.ts'
import { codecOf } from './encode.ts'
import { literalsOf, type Place } from './literals.ts'

/** What is to be fixed in one article of a file. */
export interface ArticleFixes {
  readonly key: string
  readonly fixes: readonly Fixable[]
}

export interface FileFix {
  readonly bytes: Uint8Array
  /** Fixes made. */
  readonly made: readonly Fixable[]
  /** Fixes that cannot be made in this file. */
  readonly refused: readonly Fixable[]
  /** Some were not tried: the file is too long to try them all in one round. */
  readonly isCut?: boolean
  readonly problem?: string
  /** Removals that would take more than half of an article's text as it is now. */
  readonly spared: number
}

/** What is wished for one article. */
interface Wish extends Chosen {
  readonly place: Place
}

/** One article's share of a rewrite: edits of the input, and what its text must read then. */
interface Change {
  readonly place: Place
  readonly fixes: readonly Fixable[]
  readonly expected: string
}

/**
 * Makes one round of fixes in a file's bytes and reads it again: where the text does not come out as it should, halves
 * of them are tried, down to the fix that is at fault, which is refused.
 */
export async function fixFile(
  bytes: Uint8Array,
  input: Input,
  wanted: readonly ArticleFixes[],
  rules: ReadonlyMap<string, Rule>,
  defaults: ReadDefaults,
): Promise<FileFix> {
  const all = wanted.flatMap(({ fixes }) => fixes)
  const codec = codecOf(bytes)
  if ('problem' in codec) return { bytes, made: [], refused: all, problem: codec.problem, spared: 0 }
  const articlesOf = (from: Uint8Array): Place[] =>
    [...read(from, optionsFor(input, defaults))].flatMap((outcome, record) =>
      outcome.type === 'article' ? [{ article: outcome.article, record }] : [],
    )
  const wishes = wishesOf(articlesOf(bytes), wanted, rules)
  const spared = wishes.reduce((sum, wish) => sum + wish.spared.length, 0)
  // Other fixes would change what the removals are measured by: the next run would come to another end.
  const chosen = wishes.filter((wish) => wish.spared.length === 0)
  const rewrite = await rewriter(
    codec.text,
    chosen.map(({ place }) => place),
    defaults,
  )
  const attempt = (part: readonly Change[]): Uint8Array | undefined => {
    const text = rewrite(part)
    const next = text === undefined || text === codec.text ? undefined : codec.encode(text)
    return next && holds(articlesOf(next), part) ? next : undefined
  }
  const singles = chosen.flatMap(({ place, kept }) => kept.map((fix) => ({ place, fix })))
  return { ...inHalves(bytes, singles, attempt), spared }
}

function wishesOf(places: readonly Place[], wanted: readonly ArticleFixes[], rules: ReadonlyMap<string, Rule>): Wish[] {
  const free = [...places]
  return wanted.flatMap(({ key, fixes }) => {
    const at = free.findIndex(({ article }) => article.key === key)
    const [place] = at < 0 ? [] : free.splice(at, 1)
    if (!place || !fixes.every((fix) => stands(fix, place.article))) return []
    return [{ place, ...chooseFixes(fixes, place.article, rules) }]
  })
}

/** Somebody else may have written the file since it was linted. */
const stands = ({ finding }: Fixable, { text }: Article): boolean =>
  text.slice(finding.range.start, finding.range.end) === finding.actual

const changeOf = (place: Place, fixes: readonly Fixable[]): Change => ({
  place,
  fixes,
  expected: folded(
    applyEdits(
      place.article.text,
      fixes.flatMap(({ inText }) => inText),
    ),
  ),
})

/** White space between blocks is the format's affair. */
const folded = (text: string): string => text.replace(/\s+/g, ' ').trim()

function holds(places: readonly Place[], changes: readonly Change[]): boolean {
  const byRecord = new Map(places.map(({ record, article }) => [record, article]))
  return changes.every(({ place, expected }) => {
    const again = byRecord.get(place.record)
    return again?.key === place.article.key ? folded(again.text) === expected : expected === ''
  })
}

/** One fix, and where it is to be made. */
interface Single {
  readonly place: Place
  readonly fix: Fixable
}

/** Bytes that are read again in a round at most, in search of fixes at fault: what is left waits for the next round, if any was made. */
const mostRead = 100_000_000

/** Keeps the fixes that come out right on top of those kept before, all of them at first; of some that do not, each half is tried. */
function inHalves(
  bytes: Uint8Array,
  singles: readonly Single[],
  attempt: (part: readonly Change[]) => Uint8Array | undefined,
): Omit<FileFix, 'spared'> {
  let kept: readonly Single[] = []
  const refused: Fixable[] = []
  let best = bytes
  // The first part stands last.
  const parts = [singles]
  for (let read = 0; read < mostRead; read += bytes.length) {
    const part = parts.pop()
    if (!part) break
    const trial = [...kept, ...part]
    const next = attempt(changesOf(trial))
    if (next) {
      best = next
      kept = trial
    } else if (part.length > 1) parts.push(...halved(part))
    else refused.push(...part.map(({ fix }) => fix))
  }
  return { bytes: best, made: kept.map(({ fix }) => fix), refused, isCut: parts.length > 0 }
}

function halved(part: readonly Single[]): (readonly Single[])[] {
  const middle = Math.ceil(part.length / 2)
  return [part.slice(middle), part.slice(0, middle)]
}

/** What is to change, place by place: fixes of one stand together. */
function changesOf(singles: readonly Single[]): Change[] {
  const byPlace = new Map<Place, Fixable[]>()
  for (const { place, fix } of singles) {
    const fixes = byPlace.get(place)
    if (fixes) fixes.push(fix)
    else byPlace.set(place, [fix])
  }
  return [...byPlace].map(([place, fixes]) => changeOf(place, fixes))
}

type Rewriter = (changes: readonly Change[]) => string | undefined

const editsOf = (change: Change): Edit[] => change.fixes.flatMap(({ inInput }) => [...inInput])

async function rewriter(text: string, places: readonly Place[], defaults: ReadDefaults): Promise<Rewriter> {
  const format = places[0]?.article.format ?? 'text'
  if (format === 'json' || format === 'jsonl') {
    const literals = await literalsOf(text, places, defaults)
    return (part) =>
      applyAll(text, part, (change) => literalEdits(editsOf(change), literals(change.place), change.place.article))
  }
  return (part) => applyAll(text, part, (change) => writable(editsOf(change), text, format))
}

function applyAll(
  text: string,
  changes: readonly Change[],
  edits: (change: Change) => Edit[] | undefined,
): string | undefined {
  const all: Edit[] = []
  for (const change of changes) {
    const some = edits(change)
    if (!some) return undefined
    all.push(...some)
  }
  return applyEdits(text, all)
}
