// Precision and recall of every rule on the corpus, against its labels.
//   pnpm corpus:precision [--show N] [--rule ID]
import { parseArgs } from 'node:util'
import { wilsonLower } from '@copydesk/core'
import { outletsOf, readLabels } from './labels.ts'
import { corpus, lintCorpus, shownOf, talliesOf } from './tallies.ts'

const { values } = parseArgs({ options: { show: { type: 'string', default: '0' }, rule: { type: 'string' } } })
const show = shownOf(values.show)

const output = lintCorpus(['--preset', 'strict'])
const tallies = talliesOf(output)
const sourceMisses: string[] = []
for (const outlet of outletsOf(corpus)) {
  const found = output.sources.find((s) => s.source === outlet)?.findings ?? []
  for (const label of readLabels(corpus, outlet).source ?? []) {
    if (label.must !== false && !found.some((f) => f.rule === label.rule))
      sourceMisses.push(`${outlet}: ${label.rule} ${label.text ?? ''}`)
  }
}

const number = (value: number): string => value.toFixed(2).padStart(6)
console.log(`${'rule'.padEnd(42)}findings  right   prec  lower    must  found  recall`)
for (const [rule, row] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1))) {
  if (values.rule && rule !== values.rule) continue
  const precision =
    row.findings === 0
      ? '     –      –'
      : `${number(row.right / row.findings)} ${number(wilsonLower(row.right / row.findings, row.findings))}`
  const recall = row.must === 0 ? '     –' : number(row.found / row.must)
  console.log(
    `${rule.padEnd(42)}${String(row.findings).padStart(8)}${String(row.right).padStart(7)} ${precision}${String(row.must).padStart(8)}${String(row.found).padStart(7)}  ${recall}`,
  )
  for (const alarm of row.alarms.slice(0, show)) console.log(`    false alarm  ${alarm}`)
  for (const miss of row.misses.slice(0, show)) console.log(`    missed       ${miss}`)
}
for (const miss of sourceMisses) console.log(`source finding missed: ${miss}`)
