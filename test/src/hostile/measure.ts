import { type Engine, Profiles } from '@copydesk/engine'
import { createHostEngine } from '@copydesk/node'
import { strict } from '@copydesk/preset'
import { read } from '@copydesk/readers'
import { scoreArticle, weightsOf } from '@copydesk/score'
import { noColours } from '../../../packages/cli/src/colour.ts'
import { formatNames, type ReporterOptions, reporters } from '../../../packages/cli/src/formats/index.ts'
import type { Pattern } from './patterns.ts'

/** What each step of one text takes, in the units of a meter's clock: reader, index, first pass, each rule, all of the second, each format. */
export type Steps = ReadonlyMap<string, number>

export interface Meter {
  /** What a pattern costs at a length in UTF-16 units. Throws where a rule does. */
  measure(pattern: Pattern, length: number): Steps
}

/** Milliseconds of the processor. */
const processor = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Reads, indexes, lints by every rule there is, off by default or not, and says what was found in every format. */
export async function createMeter(now: () => number = processor): Promise<Meter> {
  const steps = new Map<string, number>()
  const add = (step: string, milliseconds: number): void => {
    steps.set(step, (steps.get(step) ?? 0) + milliseconds)
  }
  const timed = <T>(step: string, work: () => T): T => {
    const from = now()
    const result = work()
    add(step, now() - from)
    return result
  }
  // A text that is given up shows no growth.
  const budget = { steps: Number.POSITIVE_INFINITY, findings: Number.POSITIVE_INFINITY }
  const engine = await createHostEngine({ rules: strict, budget, timing: { now, record: add } })
  return {
    measure(pattern, length) {
      steps.clear()
      const bytes = new TextEncoder().encode(pattern.text(length))
      const path = `a.${pattern.format}`
      const outcomes = timed('reader', () => [...read(bytes, { path, key: path, source: 'a' })])
      for (const outcome of outcomes) if (outcome.type === 'article') lint(engine, outcome.article, timed)
      return new Map(steps)
    },
  }
}

type Timed = <T>(step: string, work: () => T) => T

function lint(engine: Engine, article: Parameters<Engine['index']>[0], timed: Timed): void {
  const document = timed('index', () => engine.index(article))
  const profiles = new Profiles()
  timed('observe', () => engine.observe(document, profiles))
  const result = timed('lint', () => engine.lint(document, { profile: profiles.profile(article.source) }))
  const { errors } = result
  if (errors.length > 0) throw new Error(errors.map(({ rule, message }) => `${rule}: ${message}`).join('\n'))
  const event = { type: 'article', article, result, score: scoreArticle(result, weights) } as const
  for (const name of written) timed(`format ${name}`, () => void reporters[name]?.(options).event(event))
}

/** The page of the HTML report must be built first, and a table is written at the end. */
const written = formatNames.filter((name) => name !== 'html' && name !== 'parquet')
const weights = weightsOf(strict)
const options: ReporterOptions = {
  quiet: false,
  verbose: true,
  fold: false,
  rules: strict,
  failOn: 'error',
  unused: 'warning',
  colours: noColours,
  columns: undefined,
  cwd: '/',
  paths: ['a'],
}
