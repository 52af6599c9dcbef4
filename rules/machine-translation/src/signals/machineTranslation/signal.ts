import { defineSignal, type Finding } from '@copydesk/core'
import { logistic } from '../../_shared/features.ts'
import { verdictOf } from '../../_shared/verdict.ts'
import { evidence } from '../../_shared/weights.generated.ts'

/** Statistics cannot tell a person's translation from a machine's: of what reads as translated half is taken for machine-made. */
const byMachine = 0.5
/** Each further finding of a rule says half as much as the one before. */
const decay = 0.5
/** Odds an article starts from that does not read as translated at all. */
const floor = 0.005

/** Evidence of machine translation: what certain rules found, in log-odds, joined by `translated`. */
export const signal = defineSignal({
  id: 'machineTranslation',
  summary: 'Evidence that a machine translated the text',
  after: ['translated'],
  combine: (findings, _, { signals }) => {
    const start = floor + (byMachine - floor) * (signals.translated ?? 0)
    return logistic(Math.log(start / (1 - start)) + evidenceIn(findings))
  },
  verdict: (findings, document, { translated = 0 }) => verdictOf(findings, document, translated),
})

/** Log-odds of all findings that count, rule by rule. */
function evidenceIn(findings: readonly Finding[]): number {
  const next = new Map<string, number>()
  let sum = 0
  for (const { family, rule, severity } of findings) {
    if (family !== 'machine-translation' || severity === 'info') continue
    const name = rule.slice(family.length + 1)
    const worth = next.get(name) ?? evidence[name] ?? 0
    next.set(name, worth * decay)
    sum += worth
  }
  return sum
}
