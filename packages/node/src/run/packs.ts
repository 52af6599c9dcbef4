import { deserialize, serialize } from 'node:v8'
import type { SourceFinding } from '@copydesk/core'
import type { Profiles, ProfilesParts } from '@copydesk/engine'
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
  /** Outcomes as JSON. */
  readonly lines: readonly string[]
}

interface LintedHead {
  readonly keys: readonly string[]
  readonly answers: readonly (readonly Answer[])[]
  /** Lines by input. */
  readonly counts: readonly number[]
}

export interface LintedPack {
  readonly keys: readonly string[]
  readonly answers: readonly (readonly Answer[])[]
  readonly lines: () => readonly (readonly string[])[]
}

export function encodeLinted(inputs: readonly LintedInput[]): Buffer {
  const head: LintedHead = {
    keys: inputs.map(({ key }) => key),
    answers: inputs.map(({ answers }) => answers),
    counts: inputs.map(({ lines }) => lines.length),
  }
  return Buffer.from([JSON.stringify(head), ...inputs.flatMap(({ lines }) => lines)].join('\n'))
}

export function decodeLinted(body: Buffer): LintedPack {
  const end = body.indexOf(10)
  const { keys, answers, counts } = JSON.parse(body.toString('utf8', 0, end < 0 ? body.length : end)) as LintedHead
  return {
    keys,
    answers,
    lines: () => {
      const all = end < 0 ? [] : body.toString('utf8', end + 1).split('\n')
      let at = 0
      return counts.map((count) => {
        at += count
        return all.slice(at - count, at)
      })
    },
  }
}

/** What was said of sources, and what it rested on. */
export type SourcesPack = Readonly<
  Record<string, { readonly key: string; readonly findings: readonly SourceFinding[] }>
>

/** The packs of a run whose findings all held, by name: its findings need no looking over if nothing at all has changed. */
export interface SettledPack {
  readonly run: string
  /** Digests. */
  readonly packs: Readonly<Record<string, string>>
}

export const encodeJson = (value: SourcesPack | SettledPack): Buffer => Buffer.from(JSON.stringify(value))

export const decodeJson = <T extends SourcesPack | SettledPack>(body: Buffer): T =>
  JSON.parse(body.toString('utf8')) as T
