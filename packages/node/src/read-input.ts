import { readFileSync } from 'node:fs'
import type { Article } from '@copydesk/core'
import { type ReadOptions, type ReadOutcome, read } from '@copydesk/readers'
import { type BytesOf, type Input, problemOf } from './inputs.ts'
import { described, type Metadata } from './metadata.ts'
import { readUnpacked } from './packed/unpack.ts'
import { ofPart } from './parts/shard.ts'
import { readSidecar, type Sidecar, sidecarOf } from './sidecar.ts'

/** Reading options that are the same for every input. */
export interface ReadDefaults extends Pick<ReadOptions, 'fields' | 'sourceFrom' | 'maxBytes' | 'directives'> {
  /** What a table says of the articles. */
  readonly metadata?: Metadata
}

export const optionsFor = (input: Input, { metadata: _, ...defaults }: ReadDefaults): ReadOptions => ({
  path: input.path,
  key: input.key,
  source: input.source,
  ...(input.loose ? { loose: true } : {}),
  ...defaults,
})

/** Reads one input, as far as it belongs to its part, and the exceptions beside it; `key`: only what may be that article, where it is packed. An input that cannot be read gives one error outcome. */
export function readInput(
  input: Input,
  defaults: ReadDefaults,
  bytesOf?: BytesOf,
  key?: string,
): Iterable<ReadOutcome> {
  const outcomes = readWhole(input, defaults, bytesOf, key)
  if (key !== undefined) return outcomes
  const drawn = input.records ? drawnOf(outcomes, input.records) : outcomes
  return input.part ? ofPart(drawn, input) : drawn
}

function* drawnOf(outcomes: Iterable<ReadOutcome>, records: ReadonlySet<number>): Iterable<ReadOutcome> {
  let place = 0
  for (const outcome of outcomes) if (records.has(place++)) yield outcome
}

function* readWhole(
  input: Input,
  defaults: ReadDefaults,
  bytesOf: BytesOf | undefined,
  key: string | undefined,
): Iterable<ReadOutcome> {
  const sidecar = readSidecar(input.absolute, input.path, bytesOf)
  if (sidecar?.problem) yield { type: 'error', path: sidecarOf(input.path), message: sidecar.problem }
  try {
    const options = optionsFor(input, defaults)
    for (const read of outcomesOf(input, options, bytesOf, key)) {
      const outcome = described(read, input, defaults.metadata, options)
      yield outcome.type === 'article' ? { ...outcome, article: directed(outcome.article, sidecar, input) } : outcome
    }
  } catch (error) {
    yield { type: 'error', path: input.path, message: problemOf(error) }
  }
}

const outcomesOf = (
  { absolute, unpacked }: Input,
  options: ReadOptions,
  bytesOf: BytesOf | undefined,
  key: string | undefined,
): Iterable<ReadOutcome> =>
  unpacked === undefined
    ? read(bytesOf?.(absolute) ?? readFileSync(absolute), options)
    : readUnpacked(unpacked, options, key)

/** An article with the exceptions in it and beside it; those of other people stay named as such. */
function directed(article: Article, sidecar: Sidecar | undefined, { foreign }: Input): Article {
  const directives = [...(article.directives ?? []), ...(sidecar?.directivesFor(article) ?? [])]
  if (directives.length === 0) return article
  return { ...article, directives: foreign ? directives.map((directive) => ({ ...directive, foreign })) : directives }
}
