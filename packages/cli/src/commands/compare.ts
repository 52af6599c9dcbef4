import { stdoutColours } from '../colour.ts'
import { compareRuns } from '../compare/compare-runs.ts'
import { readRun } from '../compare/read-run.ts'
import { comparisonText } from '../compare/text.ts'
import { Exit, UsageError } from '../exit.ts'
import { safeJson } from '../formats/escape.ts'

export interface CompareOptions {
  readonly json?: boolean
  /** True, or the points a score may fall. */
  readonly failOnWorse?: boolean | string
}

/** `copydesk compare RUN1 RUN2`: what got better or worse between two runs written as jsonl. */
export async function compare(first: string, second: string, options: CompareOptions): Promise<number> {
  const tolerance = toleranceOf(options.failOnWorse)
  const [before, after] = [await readRun(first), await readRun(second)]
  if (before.rulesetVersion && after.rulesetVersion && before.rulesetVersion !== after.rulesetVersion)
    throw new UsageError(
      `${first} was scored by rule set ${before.rulesetVersion}, ${second} by ${after.rulesetVersion}: lint both with one version, or pin "ruleset" in the configuration`,
    )
  const comparison = compareRuns(before, after)
  process.stdout.write(options.json ? `${safeJson(comparison)}\n` : comparisonText(comparison, stdoutColours()))
  const worse = comparison.sources.some(({ change }) => change !== null && -change > tolerance)
  return worse && options.failOnWorse !== undefined ? Exit.gate : Exit.ok
}

function toleranceOf(value: CompareOptions['failOnWorse']): number {
  if (typeof value !== 'string') return 0
  const points = Number(value)
  if (value.trim() === '' || !Number.isFinite(points) || points < 0)
    throw new UsageError(`--fail-on-worse takes a number of points of 0 or more, not "${value}"`)
  return points
}
