import type { SourceFinding, SourceJudgement } from '@copydesk/core'
import type { Engine, Profiles } from '@copydesk/engine'
import { scoreSource, type Tally } from '@copydesk/score'
import type { EvidenceCollector } from './evidence.ts'
import type { RunEvent } from './run.ts'

export interface CountedRun {
  readonly engine: Engine
  /** Habits, asked for only where findings are not known. */
  readonly profiles: () => Profiles
  readonly tally: Tally
  readonly evidence: EvidenceCollector
  /** What an earlier run said of a source, and who is told what this one says. */
  readonly known?: (source: string) => readonly SourceFinding[] | undefined
  readonly keep?: (source: string, findings: readonly SourceFinding[]) => void
  readonly accept?: (source: string, findings: readonly SourceFinding[]) => readonly SourceFinding[]
}

/** What is said of each source, once all of its articles are counted. */
export function* judgedSources(run: CountedRun): Generator<RunEvent> {
  const { tally, known, accept } = run
  for (const source of tally.sources()) {
    const findings = known?.(source) ?? lintSource(run, source)
    yield { type: 'source', score: scoreSource(tally, source), findings: accept?.(source, findings) ?? findings }
  }
}

function lintSource({ engine, profiles, tally, evidence, keep }: CountedRun, source: string): readonly SourceFinding[] {
  const profile = profiles().profile(source)
  const findings = profile ? engine.lintSource(profile, evidence.of(source), judgementOf(tally, source)).findings : []
  keep?.(source, findings)
  return findings
}

function judgementOf(tally: Tally, source: string): SourceJudgement {
  const { signals, rules } = tally.source(source)
  const means = [...signals].map(
    ([id, { sum, articles }]) => [id, { mean: sum / articles / 10_000, articles }] as const,
  )
  return {
    signals: Object.fromEntries(means),
    findings: Object.fromEntries([...rules].map(([id, { findings }]) => [id, findings])),
  }
}
