import type { Severity } from '@copydesk/core'
import { run } from '@copydesk/node'
import { Exit, UsageError } from '../exit.ts'
import { formatNames, type Reporter, reporters } from '../formats/index.ts'
import { nearest } from '../nearest.ts'
import { progressBar } from '../progress.ts'
import { type CommonOptions, openSession } from './session.ts'

export interface LintOptions extends CommonOptions {
  readonly format: string
  readonly withBody?: boolean
  readonly quiet?: boolean
  readonly verbose?: boolean
  readonly failOn: string
  readonly maxWarnings?: string
  readonly minScore?: string
  readonly exitZero?: boolean
}

interface Gates {
  readonly failOn: Severity | 'never'
  readonly maxWarnings: number
  readonly minScore: number
}

/** `copydesk lint`: findings and scores, in the format asked for. */
export async function lint(paths: readonly string[], options: LintOptions): Promise<number> {
  const gates = gatesOf(options)
  const makeReporter = reporters[options.format]
  if (!makeReporter)
    throw new UsageError(
      `unknown format "${options.format}"${nearest(options.format, formatNames)}; there are ${formatNames.join(', ')}`,
    )
  const session = await openSession(paths, options)
  const reporter = makeReporter({
    quiet: options.quiet === true,
    verbose: options.verbose === true,
    rules: session.rules,
  })
  const bar = progressBar(session.run.inputs.length)
  const outcome = await report(session, reporter, options.withBody === true, bar, gates)
  if (outcome.failed > 0) return Exit.incomplete
  return outcome.gate && !options.exitZero ? Exit.gate : Exit.ok
}

async function report(
  session: Awaited<ReturnType<typeof openSession>>,
  reporter: Reporter,
  withBody: boolean,
  bar: ReturnType<typeof progressBar>,
  gates: Gates,
) {
  const counts = { error: 0, warning: 0, info: 0 }
  let failed = 0
  let tooLow = false
  for (const problem of session.problems) {
    failed++
    reporter.event({ type: 'error', ...problem })
  }
  for await (const event of run({ ...session.run, withBody, onProgress: bar.update })) {
    if (event.type === 'error') failed++
    if (event.type === 'article')
      for (const finding of event.result.findings)
        if (!finding.suppressed && !finding.promoted) counts[finding.severity]++
    if (event.type === 'source') {
      for (const finding of event.findings) counts[finding.severity]++
      if (event.score.score < gates.minScore) tooLow = true
    }
    bar.clear()
    await write(reporter.event(event))
  }
  bar.stop()
  await write(reporter.end?.())
  return { failed, gate: tooLow || counts.warning > gates.maxWarnings || reached(gates.failOn, counts) }
}

function reached(failOn: Severity | 'never', counts: Record<Severity, number>): boolean {
  if (failOn === 'never') return false
  return counts.error > 0 || (failOn === 'warning' && counts.warning > 0)
}

/** Waits while the pipe is full, so that a slow reader does not make the run hold its output in memory. */
async function write(text: string | undefined): Promise<void> {
  if (text && !process.stdout.write(text))
    await new Promise<void>((resolve) => process.stdout.once('drain', () => resolve()))
}

function gatesOf(options: LintOptions): Gates {
  if (!['error', 'warning', 'never'].includes(options.failOn))
    throw new UsageError(`unknown severity "${options.failOn}" for --fail-on: use error, warning or never`)
  return {
    failOn: options.failOn as Severity | 'never',
    maxWarnings: numberOf('--max-warnings', options.maxWarnings, Number.POSITIVE_INFINITY),
    minScore: numberOf('--min-score', options.minScore, Number.NEGATIVE_INFINITY),
  }
}

function numberOf(name: string, value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number) || number < 0)
    throw new UsageError(`${name} takes a number of 0 or more, not "${value}"`)
  return number
}
