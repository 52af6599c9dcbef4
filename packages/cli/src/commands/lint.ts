import type { Article } from '@copydesk/core'
import { type Baseline, describeConfig, type RunSummary, run } from '@copydesk/node'
import { Exit, UsageError } from '../exit.ts'
import { safeJson } from '../formats/escape.ts'
import { openOutputs, type Target, withoutReports } from '../outputs.ts'
import { progressBar } from '../progress.ts'
import { closeBaseline, openBaseline } from './baseline.ts'
import { fixes, fixFirst } from './fix.ts'
import { gatesOf, knownRules, report, sharedOf, targetsOf } from './gates.ts'
import { baselineSince, selectionOf } from './git.ts'
import type { LintOptions } from './lint-options.ts'
import { openConfig, openSession, type Session } from './session.ts'
import { quotedIn } from './sources.ts'
import { sayThreads } from './speed.ts'
import { timingTable } from './timing.ts'

/** `copydesk lint`: findings and scores, in the format asked for. */
export async function lint(paths: readonly string[], options: LintOptions): Promise<number> {
  if (options.printConfig !== undefined) return printConfig(options.printConfig, options)
  if (paths.length === 0 && !selectionOf(options) && options.filesFrom === undefined)
    throw new UsageError('no paths: give files or folders, or - for standard input')
  if (options.shard !== undefined) return (await import('./parts.ts')).lintShard(paths, options)
  if (options.stdinFormat === 'rows') return (await import('./rows.ts')).lintRows(paths, options)
  if (options.stdinFormat !== undefined) return streamed(paths, options)
  const targets = targetsOf(options)
  gatesOf(options)
  const judged = (session: Session) => judge(session, paths, options, targets)
  if (options.watch) return (await import('./watch.ts')).watch(paths, options, targets, judged)
  const session = await openSession(paths, options)
  const inputs = withoutReports(session.run.inputs, targets)
  return (await judged({ ...session, run: { ...session.run, inputs } })).code
}

/** Throws a UsageError where something is asked for that needs the whole of it. */
async function streamed(paths: readonly string[], options: LintOptions): Promise<number> {
  const needing = { ...options, format: options.format.some((format) => format !== 'jsonl' && format !== 'parquet') }
  const whole = (['format', 'fix', 'fixUnsafe', 'fixDryRun', 'diff', 'baseline', 'newSince', 'watch'] as const).find(
    (name) => needing[name],
  )
  if (whole)
    throw new UsageError(
      `a stream gives JSONL or Parquet, a record for each record: leave --${whole.replace(/[A-Z]/g, '-$&').toLowerCase()} out`,
    )
  return (await import('./stream.ts')).lintStream(paths, options)
}

/** Lints what a session has opened, reports it and compares it with the gates. */
async function judge(
  opened: Session,
  paths: readonly string[],
  options: LintOptions,
  targets: readonly Target[],
): Promise<{ readonly code: number; readonly summary?: RunSummary }> {
  const gates = gatesOf(options)
  if (options.staged && (options.fix || options.fixUnsafe))
    throw new UsageError('what is staged cannot be fixed in place: use lint-staged, or --diff to see the fixes')
  const fixed = fixes(options) ? await fixFirst(opened, options) : undefined
  if (fixed && options.diff) return { code: fixed.code }
  const session = fixed ? { ...opened, run: fixed.run } : opened
  const accepted = options.newSince === undefined ? openBaseline(session, options) : undefined
  const baseline = accepted?.baseline ?? (await knownSince(session, options))
  const outputs = openOutputs(
    targets,
    { ...sharedOf(options, session.config, gates, paths), ...quotedOf(session) },
    () => bar.clear(),
  )
  const bar = await progressBar(session.run.inputs.length)
  const outcome = await report(
    run({
      ...session.run,
      withBody: options.withBody === true,
      onProgress: bar.update,
      ...(options.verbose ? { onThreads: sayThreads } : {}),
      ...(baseline ? { baseline } : {}),
      ...knownRules(session, options),
    }),
    [...session.problems, ...(fixed?.problems ?? [])],
    outputs,
    bar,
    gates,
  ).finally(outputs.discard)
  if (accepted) closeBaseline(accepted, session, options)
  if (session.run.timings) process.stderr.write(timingTable(session.run.timings))
  const { summary } = outcome
  const unread = outcome.reading.say(selectionOf(options) !== undefined || options.forceExclude === true)
  if (outcome.failed > 0 || unread) return { code: Exit.incomplete, summary }
  return { code: outcome.gate && !gates.exitZero ? Exit.gate : Exit.ok, summary }
}

/** A report of one article says who is quoted in it. */
const quotedOf = ({ run: { inputs, engine } }: Session) =>
  inputs.length === 1 ? { quoted: (article: Article) => quotedIn(engine.index(article)) } : {}

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
