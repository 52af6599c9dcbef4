import type { Severity } from '@copydesk/core'
import { countsOf, type InputProblem, type ResolvedConfig, type RunEvent, type RunSummary } from '@copydesk/node'
import { closedOutput, Exit, UsageError } from '../exit.ts'
import { addFound, plural } from '../formats/shown.ts'
import { type Outputs, parseFormats, type Shared, type Target } from '../outputs.ts'
import type { ProgressBar } from '../progress.ts'
import { Reading } from '../reading.ts'
import { say } from '../say.ts'

export interface GateOptions {
  readonly failOn: string
  readonly maxWarnings?: string
  readonly minScore?: string
  readonly exitZero?: boolean
  readonly reportUnused: string
}

/** What fails a run. */
export interface Gates {
  readonly failOn: Severity | 'never'
  readonly maxWarnings: number
  readonly minScore: number
  /** What an unused directive counts as. */
  readonly unused: 'error' | 'warning' | 'off'
  /** Exit 0 whatever was reached. */
  readonly exitZero: boolean
}

/** What is shown of a run. */
export interface ShowOptions {
  readonly format: readonly string[]
  readonly quiet?: boolean
  readonly verbose?: boolean
  /** False where `--no-fold` is given. */
  readonly fold?: boolean
  readonly allSources?: boolean
  readonly statistics?: boolean
  readonly maxDiagnostics?: string
}

/** Throws a UsageError. */
export const targetsOf = ({ format, statistics }: ShowOptions): readonly Target[] =>
  parseFormats(statistics ? ['statistics', ...format] : format)

/** What every report is told. Throws a UsageError. */
export const sharedOf = (
  options: ShowOptions,
  { rules }: Pick<ResolvedConfig, 'rules'>,
  { unused, failOn }: Gates,
  paths: readonly string[],
): Shared => ({
  quiet: options.quiet === true,
  verbose: options.verbose === true,
  fold: options.fold !== false,
  allSources: options.allSources === true,
  ...(options.maxDiagnostics === undefined ? {} : { most: numberOf('--max-diagnostics', options.maxDiagnostics, 0) }),
  rules,
  unused,
  failOn,
  cwd: process.cwd(),
  paths,
})

/** Gives all events to the reports and counts what the gates look at. */
export async function report(
  events: AsyncGenerator<RunEvent, RunSummary, void>,
  problems: readonly InputProblem[],
  outputs: Outputs,
  bar: ProgressBar,
  gates: Gates,
) {
  const reading = new Reading()
  const seen: Seen = { error: 0, warning: 0, info: 0, failed: 0, low: [] }
  // Cut short before a gate was reached, a run cannot say that none would have been.
  closedOutput.code = () => (gates.exitZero ? Exit.ok : isReached(seen, gates) ? Exit.gate : Exit.incomplete)
  for (const problem of problems) {
    seen.failed++
    await outputs.event({ type: 'error', ...problem })
  }
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
  if (!gates.exitZero) for (const line of reachedLines(seen, gates)) say(line)
  return { failed: seen.failed, gate: isReached(seen, gates), reading, summary: step.value }
}

const isReached = (seen: Seen, gates: Gates): boolean => reachedLines(seen, gates).length > 0

/** Sources that are named one by one. */
const mostNamed = 10

/** Which gates were reached, by what and by how much: one line a gate. */
function reachedLines({ error, warning, low }: Seen, { failOn, maxWarnings, minScore }: Gates): string[] {
  const lines: string[] = []
  const found = [error > 0 ? plural(error, 'error') : '', warning > 0 ? plural(warning, 'warning') : '']
  if (failOn !== 'never' && (error > 0 || (failOn === 'warning' && warning > 0)))
    lines.push(`--fail-on ${failOn}: ${(failOn === 'error' ? found.slice(0, 1) : found).filter(Boolean).join(', ')}`)
  if (warning > maxWarnings)
    lines.push(`--max-warnings ${maxWarnings}: ${plural(warning, 'warning')}, ${warning - maxWarnings} too many`)
  if (low.length > 0) {
    const named = [...low].sort((a, b) => a.score - b.score).slice(0, mostNamed)
    const each = named.map(
      ({ source, score }) => `${source} ${score.toFixed(1)} (${(minScore - score).toFixed(1)} below)`,
    )
    const more = low.length > mostNamed ? ` and ${low.length - mostNamed} more` : ''
    lines.push(`--min-score ${minScore}: ${each.join(', ')}${more}`)
  }
  return lines
}

/** What the gates look at. */
interface Seen extends Record<Severity, number> {
  failed: number
  /** Sources below the least score. */
  readonly low: { readonly source: string; readonly score: number }[]
}

function count(event: RunEvent, seen: Seen, gates: Gates): void {
  if (event.type === 'error') seen.failed++
  if (event.type === 'article') {
    const found = countsOf(event)
    addFound(seen, found)
    if (gates.unused !== 'off') seen[gates.unused] += found.unused
  }
  if (event.type === 'source') {
    for (const finding of event.findings) if (!finding.suppressed) seen[finding.severity]++
    const { source, score } = event.score
    if (score < gates.minScore) seen.low.push({ source, score })
  }
}

/** Throws a UsageError. */
export function gatesOf(options: GateOptions): Gates {
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

/** Throws a UsageError. */
export function numberOf(name: string, value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number) || number < 0)
    throw new UsageError(`${name} takes a number of 0 or more, not "${value}"`)
  return number
}

/** Ids of all rules, where directives that silence nothing are to be named and all rules are asked. */
export const knownRules = ({ config }: { readonly config: ResolvedConfig }, options: GateOptions) =>
  gatesOf(options).unused === 'off' || config.partial ? {} : { known: [...config.statesOf('').keys()] }
