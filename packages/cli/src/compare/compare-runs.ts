import { type Comparison, compareScores } from '@copydesk/score'
import type { ComparedFinding, RecordedRun } from './read-run.ts'

/** What one rule says more or less of in a source. */
export interface RuleChange {
  readonly rule: string
  readonly added: readonly ComparedFinding[]
  readonly removed: readonly ComparedFinding[]
}

export interface SourceChange extends Comparison {
  /** Rules whose findings changed, most added first. */
  readonly rules: readonly RuleChange[]
}

export interface RunComparison {
  readonly schema: 1
  readonly before: { readonly file: string; readonly articles: number }
  readonly after: { readonly file: string; readonly articles: number }
  readonly added: number
  readonly removed: number
  /** Largest fall first; sources of one run only last. */
  readonly sources: readonly SourceChange[]
}

/** Compares two runs of one rule set: scores by source, findings by fingerprint. */
export function compareRuns(before: RecordedRun, after: RecordedRun): RunComparison {
  const added = surplus(after, before)
  const removed = surplus(before, after)
  const bySource = group(added, removed)
  const sources = compareScores(before.sources, after.sources).map(
    (comparison): SourceChange => ({ ...comparison, rules: sorted(bySource.get(comparison.source)) }),
  )
  return {
    schema: 1,
    before: { file: before.file, articles: before.articles },
    after: { file: after.file, articles: after.articles },
    added: added.length,
    removed: removed.length,
    sources,
  }
}

/** Findings one run has more of than the other, in the order they were read. */
function surplus(run: RecordedRun, other: RecordedRun): ComparedFinding[] {
  return [...run.findings].flatMap(([key, list]) =>
    list.slice(other.findings.get(key)?.length ?? 0).filter((finding) => finding !== undefined),
  )
}

type Lists = { readonly added: ComparedFinding[]; readonly removed: ComparedFinding[] }

function group(
  added: readonly ComparedFinding[],
  removed: readonly ComparedFinding[],
): Map<string, Map<string, Lists>> {
  const groups = new Map<string, Map<string, Lists>>()
  const listsOf = ({ source, rule }: ComparedFinding): Lists => {
    const rules = groups.get(source) ?? new Map<string, Lists>()
    groups.set(source, rules)
    const lists = rules.get(rule) ?? { added: [], removed: [] }
    rules.set(rule, lists)
    return lists
  }
  for (const finding of added) listsOf(finding).added.push(finding)
  for (const finding of removed) listsOf(finding).removed.push(finding)
  return groups
}

const sorted = (rules: ReadonlyMap<string, Lists> = new Map()): RuleChange[] =>
  [...rules]
    .map(([rule, lists]) => ({ rule, ...lists }))
    .sort(
      (a, b) => b.added.length - a.added.length || b.removed.length - a.removed.length || (a.rule < b.rule ? -1 : 1),
    )
