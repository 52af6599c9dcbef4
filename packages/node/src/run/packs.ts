import { deserialize, serialize } from 'node:v8'
import type { SourceFinding } from '@copydesk/core'
import type { Profiles, ProfilesParts } from '@copydesk/engine'
import type { CountsJson } from './counts.ts'
import type { Stamps } from './input-contents.ts'
import type { KeptOutcome } from './kept-outcome.ts'
import type { Asked } from './neighbours.ts'
import type { InputFacts } from './passes.ts'

/** What the first pass learned of a shard: one line of what is wanted each time, then the rest. */
interface ObservedHead {
  readonly key: string
  readonly facts: readonly InputFacts[]
  readonly articles: number
  /** Bytes. */
  readonly habits: number
}

/** Sketches of a pack, whatever inputs it is of. */
export function sketchesIn(body: Buffer): ProfilesParts['sketches'] {
  const end = body.indexOf(10) + 1
  const { habits } = JSON.parse(body.toString('utf8', 0, end)) as ObservedHead
  return deserialize(body.subarray(end + habits))
}

export interface ObservedPack {
  readonly facts: readonly InputFacts[]
  readonly articles: number
  readonly habits: () => Omit<ProfilesParts, 'sketches'>
  readonly sketches: () => ProfilesParts['sketches']
}

export function encodeObserved(key: string, facts: readonly InputFacts[], part: Profiles): Buffer {
  const { sources, sketches } = part.parts()
  const habits = serialize({ sources })
  const articles = sources.reduce((sum, source) => sum + source.articles, 0)
  const head: ObservedHead = { key, facts, articles, habits: habits.length }
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), habits, serialize(sketches)])
}

/** Undefined for a pack of other inputs. */
export function decodeObserved(body: Buffer, key: string): ObservedPack | undefined {
  const end = body.indexOf(10)
  const head = JSON.parse(body.toString('utf8', 0, end)) as ObservedHead
  if (head.key !== key) return undefined
  const middle = end + 1 + head.habits
  return {
    facts: head.facts,
    articles: head.articles,
    habits: () => deserialize(body.subarray(end + 1, middle)),
    sketches: () => deserialize(body.subarray(middle)),
  }
}

/** An answer of the run index that findings rest on; of an article that was opened, a digest of its input. */
export type Answer = Asked | readonly [type: 'open', key: string, content: string]

/** What the second pass said of one input. */
export interface LintedInput {
  /** Stands for the input, its content and the habits of its sources. */
  readonly key: string
  readonly answers: readonly Answer[]
  readonly outcomes: readonly KeptOutcome[]
}

type CountsOf = readonly [error: number, warning: number, info: number, unused: number]

/** What is read of a linted pack each time; lines, and then what they leave out, stand behind the other two parts. */
interface LintedHead {
  readonly keys: readonly string[]
  /** Bytes. */
  readonly answers: number
  readonly counted: number
  /** By input, by outcome: bytes of its line and of what that leaves out, and the counts of an article. */
  readonly outcomes: readonly (readonly (readonly [line: number, rest: number, counts?: CountsOf])[])[]
}

export interface LintedPack {
  readonly keys: readonly string[]
  /** By input. */
  readonly answers: () => readonly (readonly Answer[])[]
  /** What all inputs came to. */
  readonly counted: () => CountsJson
  /** By input. */
  readonly outcomes: () => readonly (readonly KeptOutcome[])[]
}

export function encodeLinted(inputs: readonly LintedInput[], counted: CountsJson): Buffer {
  const outcomes = inputs.flatMap((input) => input.outcomes)
  const parts = [JSON.stringify(inputs.map(({ answers }) => answers)), JSON.stringify(counted)].map((part) =>
    Buffer.from(part),
  ) as [Buffer, Buffer]
  const head: LintedHead = {
    keys: inputs.map(({ key }) => key),
    answers: parts[0].length,
    counted: parts[1].length,
    outcomes: inputs.map((input) => input.outcomes.map(sizesOf)),
  }
  const lines = outcomes.map(({ line }) => line)
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(head)}\n`),
    ...parts,
    ...lines,
    ...outcomes.map(({ rest }) => rest),
  ])
}

function sizesOf({ line, rest, counts }: KeptOutcome): LintedHead['outcomes'][number][number] {
  if (!counts) return [line.length, rest.length]
  const { error, warning, info, unused } = counts
  return [line.length, rest.length, [error, warning, info, unused]]
}

export function decodeLinted(body: Buffer): LintedPack {
  const end = body.indexOf(10) + 1
  const head = JSON.parse(body.toString('utf8', 0, end)) as LintedHead
  const counted = end + head.answers
  const lines = counted + head.counted
  return {
    keys: head.keys,
    answers: () => JSON.parse(body.toString('utf8', end, counted)) as (readonly Answer[])[],
    counted: () => JSON.parse(body.toString('utf8', counted, lines)) as CountsJson,
    outcomes: () => outcomesIn(body, lines, head),
  }
}

function outcomesIn(body: Buffer, lines: number, { outcomes }: LintedHead): KeptOutcome[][] {
  let line = lines
  let rest = lines + outcomes.flat().reduce((sum, [bytes]) => sum + bytes, 0)
  return outcomes.map((input) =>
    input.map(([ofLine, ofRest, counts]) => {
      line += ofLine
      rest += ofRest
      const parts = { line: body.subarray(line - ofLine, line), rest: body.subarray(rest - ofRest, rest) }
      if (!counts) return parts
      const [error, warning, info, unused] = counts
      return { ...parts, counts: { error, warning, info, unused } }
    }),
  )
}

/** What was said of sources, and what it rested on. */
export type SourcesPack = Readonly<
  Record<string, { readonly key: string; readonly findings: readonly SourceFinding[] }>
>

/** A run whose findings all held: they need no looking over if nothing at all has changed. */
export interface SettledPack {
  /** Stands for all inputs, and for what was left out of them. */
  readonly run: string
  /** What the first pass learned, by shard, by input. */
  readonly facts: readonly (readonly InputFacts[])[]
  /** Digests, by name of the pack: of all but those with habits and sketches. */
  readonly packs: Readonly<Record<string, string>>
  /** The same of those, where all were kept: what the run index was made of that answers rest on. */
  readonly observed?: Readonly<Record<string, string>> | undefined
}

type JsonPack = SourcesPack | SettledPack | Stamps

export const encodeJson = (value: JsonPack): Buffer => Buffer.from(JSON.stringify(value))

export const decodeJson = <T extends JsonPack>(body: Buffer): T => JSON.parse(body.toString('utf8')) as T
