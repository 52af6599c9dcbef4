import type { RunEvent } from '../run/events.ts'
import { type RunOptions, run } from '../run/run.ts'
import type { StagedFile } from '../write.ts'
import { type JudgedEvent, type PartHead, PartWriter } from './part-file.ts'
import { inPart, type PartOf, placeOf } from './shard.ts'

export interface LintPartOptions extends Omit<RunOptions, 'cache' | 'complete' | 'articlesOnly' | 'onInput'> {
  readonly part: PartOf
}

export interface LintedPart {
  readonly records: number
  /** What could not be read. */
  readonly failed: number
}

/** Lints a part of the inputs by the habits of all of them and writes what it finds. `saved` must hold their sketches too. */
export async function lintPart(options: LintPartOptions, file: StagedFile, head: PartHead): Promise<LintedPart> {
  const inputs = inPart(options.inputs, options.part)
  const writer = new PartWriter(file, head)
  const counts = { records: 0, failed: head.problems.length }
  let at = 0
  let nth = 0
  const onInput = (place: number): void => {
    at = place
    nth = 0
  }
  const events = run({ ...options, inputs, complete: true, articlesOnly: true, onInput })
  let step = await events.next()
  for (; !step.done; step = await events.next()) {
    const input = inputs[at] as (typeof inputs)[number]
    writer.line([at, placeOf(input, nth++), judged(step.value)])
    counts.records++
    if (step.value.type === 'error') counts.failed++
  }
  const { tally, evidence, sourceBy } = step.value
  writer.end({ tally: tally.toJSON(), evidence: evidence.toJSON(), sourceBy })
  return counts
}

/** Plain data. */
function judged(event: RunEvent): JudgedEvent {
  if (event.type === 'article') return { type: 'article', result: event.result, score: event.score }
  return event as Exclude<RunEvent, { readonly type: 'article' | 'source' }>
}
