import type { Severity } from '@copydesk/core'
import type { Profiles } from '@copydesk/engine'
import { type Baseline, describeConfig, type InputProblem, type RunEvent, type RunOptions, run } from '@copydesk/node'
import { closedOutput, Exit, UsageError } from '../exit.ts'
import { safeJson } from '../formats/escape.ts'
import { type Outputs, openOutputs, parseFormats, type Target, withoutReports } from '../outputs.ts'
import { type ProgressBar, progressBar } from '../progress.ts'
import { Reading } from '../reading.ts'
import { type BaselineOptions, closeBaseline, openBaseline } from './baseline.ts'
import { type FixFlags, fixes, fixFirst } from './fix.ts'
import { baselineSince, selectionOf } from './git.ts'
import { type CommonOptions, openConfig, openSession, type Session } from './session.ts'
import { timingTable } from './timing.ts'

export interface LintOptions extends CommonOptions, BaselineOptions, FixFlags {
  readonly stdinFormat?: string
  readonly window?: string
  readonly format: readonly string[]
  readonly withBody?: boolean
  readonly quiet?: boolean
  readonly verbose?: boolean
  readonly allSources?: boolean
  readonly failOn: string
  readonly maxWarnings?: string
  readonly minScore?: string
  readonly exitZero?: boolean
  readonly reportUnused: string
  readonly printConfig?: string
  readonly watch?: boolean
}

interface Gates {
  readonly failOn: Severity | 'never'
  readonly maxWarnings: number
  readonly minScore: number
  /** What an unused directive counts as. */
  readonly unused: 'error' | 'warning' | 'off'
  /** Exit 0 whatever was reached. */
  readonly exitZero: boolean
}

/** `copydesk lint`: findings and scores, in the format asked for. */
export async function lint(paths: readonly string[], options: LintOptions): Promise<number> {
  if (options.printConfig !== undefined) return printConfig(options.printConfig, options)
  if (paths.length === 0 && !selectionOf(options))
    throw new UsageError('no paths: give files or folders, or - for standard input')
  if (options.stdinFormat !== undefined) return streamed(paths, options)
  const targets = parseFormats(options.format)
  gatesOf(options)
  const judged = (session: Session) => judge(session, paths, options, targets)
  if (options.watch) return (await import('./watch.ts')).watch(paths, options, targets, judged)
  const session = await openSession(paths, options)
  const inputs = withoutReports(session.run.inputs, targets)
  return (await judged({ ...session, run: { ...session.run, inputs } })).code
}

/** Throws a UsageError where something is asked for that needs the whole of it. */
async function streamed(paths: readonly string[], options: LintOptions): Promise<number> {
  const needing = { ...options, format: options.format.some((format) => format !== 'jsonl') }
  const whole = (['format', 'fix', 'fixUnsafe', 'fixDryRun', 'diff', 'baseline', 'newSince', 'watch'] as const).find(
    (name) => needing[name],
  )
  if (whole)
    throw new UsageError(
      `a stream gives JSONL, a record for each record: leave --${whole.replace(/[A-Z]/g, '-$&').toLowerCase()} out`,
    )
  return (await import('./stream.ts')).lintStream(paths, options)
}

/** Lints what a session has opened, reports it and compares it with the gates. */
async function judge(
  opened: Session,
  paths: readonly string[],
  options: LintOptions,
  targets: readonly Target[],
): Promise<{ readonly code: number; readonly profiles?: Profiles }> {
  const gates = gatesOf(options)
  if (options.staged && (options.fix || options.fixUnsafe))
    throw new UsageError('what is staged cannot be fixed in place: use lint-staged, or --diff to see the fixes')
  const fixed = fixes(options) ? await fixFirst(opened, options) : undefined
  if (fixed && options.diff) return { code: fixed.code }
  const session = fixed ? { ...opened, run: fixed.run } : opened
  const accepted = options.newSince === undefined ? openBaseline(session, options) : undefined
  const baseline = accepted?.baseline ?? (await knownSince(session, options))
  const shared = {
    quiet: options.quiet === true,
    verbose: options.verbose === true,
    allSources: options.allSources === true,
    rules: session.config.rules,
    unused: gates.unused,
    failOn: gates.failOn,
    cwd: process.cwd(),
    paths,
  }
  const outputs = openOutputs(targets, shared, () => bar.clear())
  const bar = await progressBar(session.run.inputs.length)
  const outcome = await report(
    {
      ...session.run,
      withBody: options.withBody === true,
      onProgress: bar.update,
      ...(baseline ? { baseline } : {}),
      ...(gates.unused === 'off' || session.config.partial ? {} : { known: [...session.config.statesOf('').keys()] }),
    },
    [...session.problems, ...(fixed?.problems ?? [])],
    outputs,
    bar,
    gates,
  ).finally(outputs.discard)
  if (accepted) closeBaseline(accepted, session, options)
  if (session.run.timings) process.stderr.write(timingTable(session.run.timings))
  const { profiles } = outcome
  const unread = outcome.reading.say(selectionOf(options) !== undefined || options.forceExclude === true)
  if (outcome.failed > 0 || unread) return { code: Exit.incomplete, profiles }
  return { code: outcome.gate && !gates.exitZero ? Exit.gate : Exit.ok, profiles }
}

/** What was found where the branch left a ref. Throws a UsageError where a baseline is asked for too. */
async function knownSince({ run }: Session, options: LintOptions): Promise<Baseline | undefined> {
  if (options.newSince === undefined) return undefined
  if (options.baseline ?? options.updateBaseline ?? options.pruneBaseline)
    throw new UsageError('--new-since compares with a commit, --baseline with a file: give one of them')
  return baselineSince(options.newSince, run)
}

async function printConfig(file: string, options: LintOptions): Promise<number> {
  const config = describeConfig(await openConfig(options), file, process.cwd())
  process.stdout.write(`${safeJson(config, 2)}\n`)
  return Exit.ok
}

async function report(
  options: RunOptions,
  problems: readonly InputProblem[],
  outputs: Outputs,
  bar: ProgressBar,
  gates: Gates,
) {
  const reading = new Reading()
  const seen: Seen = { error: 0, warning: 0, info: 0, failed: 0, lowest: Number.POSITIVE_INFINITY }
  // Cut short before a gate was reached, a run cannot say that none would have been.
  closedOutput.code = () => (gates.exitZero ? Exit.ok : isReached(seen, gates) ? Exit.gate : Exit.incomplete)
  for (const problem of problems) {
    seen.failed++
    await outputs.event({ type: 'error', ...problem })
  }
  const events = run(options)
  let step = await events.next()
  try {
    for (; !step.done; step = await events.next()) {
      count(step.value, seen, gates)
      reading.add(step.value)
      await outputs.event(step.value)
    }
  } catch (error) {
    // Nobody reads the rest: workers must not go on.
    await events.return(undefined as never)
    throw error
  } finally {
    bar.stop()
  }
  await outputs.end(step.value)
  return { failed: seen.failed, gate: isReached(seen, gates), reading, profiles: step.value.profiles }
}

const isReached = (seen: Seen, gates: Gates): boolean =>
  seen.lowest < gates.minScore || seen.warning > gates.maxWarnings || reached(gates.failOn, seen)

/** What the gates look at. */
interface Seen extends Record<Severity, number> {
  failed: number
  /** Lowest score of a source. */
  lowest: number
}

function count(event: RunEvent, seen: Seen, gates: Gates): void {
  if (event.type === 'error') seen.failed++
  if (event.type === 'article') {
    for (const finding of event.result.findings) if (!finding.suppressed && !finding.promoted) seen[finding.severity]++
    if (gates.unused !== 'off') seen[gates.unused] += event.result.unused?.length ?? 0
  }
  if (event.type === 'source') {
    for (const finding of event.findings) if (!finding.suppressed) seen[finding.severity]++
    seen.lowest = Math.min(seen.lowest, event.score.score)
  }
}

function reached(failOn: Severity | 'never', counts: Record<Severity, number>): boolean {
  if (failOn === 'never') return false
  return counts.error > 0 || (failOn === 'warning' && counts.warning > 0)
}

function gatesOf(options: LintOptions): Gates {
  if (!['error', 'warning', 'never'].includes(options.failOn))
    throw new UsageError(`unknown severity "${options.failOn}" for --fail-on: use error, warning or never`)
  if (!['error', 'warning', 'off'].includes(options.reportUnused))
    throw new UsageError(`unknown severity "${options.reportUnused}" for --report-unused: use error, warning or off`)
  return {
    unused: options.reportUnused as Gates['unused'],
    failOn: options.failOn as Severity | 'never',
    exitZero: options.exitZero === true,
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
