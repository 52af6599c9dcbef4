import type { Evidence, SourceFinding, SourceJudgement } from '@copydesk/core'
import type { Engine, Profiles } from '@copydesk/engine'
import { scoreSource, type Tally } from '@copydesk/score'
import type { RunEvent } from './events.ts'
import type { EvidenceCollector } from './evidence.ts'

export interface CountedRun {
  readonly engine: Engine
  /** Habits of a source, asked for only where its findings are not known. */
  readonly profiles: (source: string) => Profiles
  readonly tally: Tally
  readonly evidence: EvidenceCollector
  /** What an earlier run said of a source, and who is told what this one says. `rests`: what it rests on besides habits. */
  readonly known?: (source: string, rests: string) => readonly SourceFinding[] | undefined
  readonly keep?: (source: string, rests: string, findings: readonly SourceFinding[]) => void
  readonly accept?: (source: string, findings: readonly SourceFinding[]) => readonly SourceFinding[]
}

/** What is said of each source, once all of its articles are counted. */
export function* judgedSources(run: CountedRun): Generator<RunEvent> {
  const { tally, accept } = run
  for (const source of tally.sources()) {
    const findings = findingsOf(run, source)
    yield { type: 'source', score: scoreSource(tally, source), findings: accept?.(source, findings) ?? findings }
  }
}

function findingsOf(run: CountedRun, source: string): readonly SourceFinding[] {
  const evidence = run.evidence.of(source)
  const judgement = judgementOf(run.tally, source)
  const rests = JSON.stringify([judgement, [...evidence]])
  const known = run.known?.(source, rests)
  if (known) return known
  const findings = lintSource(run, source, evidence, judgement)
  run.keep?.(source, rests, findings)
  return findings
}

function lintSource(
  { engine, profiles }: CountedRun,
  source: string,
  evidence: ReadonlyMap<string, readonly Evidence[]>,
  judgement: SourceJudgement,
): readonly SourceFinding[] {
  const profile = profiles(source).profile(source)
  return profile ? engine.lintSource(profile, evidence, judgement).findings : []
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
