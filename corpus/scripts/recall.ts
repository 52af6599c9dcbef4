// Recall of the recommended rules on the corpus, by outlet, family and rule, with what they miss.
//   pnpm corpus:recall [--show N] [--rule ID] [--outlet NAME]
import { parseArgs } from 'node:util'
import { families } from '@copydesk/core'
import { outletsOf } from './labels.ts'
import { corpus, lintCorpus, shownOf, sumOf, talliesOf } from './tallies.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({ options: { show: { type: 'string', default: '0' }, rule: text, outlet: text } })
const show = shownOf(values.show)

const outlets = outletsOf(corpus).filter((outlet) => values.outlet === undefined || outlet === values.outlet)
if (outlets.length === 0) throw new Error(`--outlet: there is no "${values.outlet}" in corpus/outlets`)

const print = (name: string, { must, found }: { must: number; found: number }): void => {
  const recall = must === 0 ? '–' : (found / must).toFixed(2)
  console.log(`${name.padEnd(42)}${String(must).padStart(7)}${String(found).padStart(7)}${recall.padStart(8)}`)
}
const heading = (name: string): void => console.log(`${name.padEnd(42)}   must  found  recall`)

const output = lintCorpus()
const keep = (rule: string): boolean => values.rule === undefined || rule === values.rule
const tallies = talliesOf(output, outlets)

heading('outlet')
for (const outlet of outlets) print(outlet, sumOf(talliesOf(output, [outlet]), keep))
heading('\nfamily')
for (const family of families) {
  print(
    family,
    sumOf(tallies, (rule) => keep(rule) && rule.startsWith(`${family}/`)),
  )
}
print('all', sumOf(tallies, keep))
heading('\nrule')
for (const [rule, row] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1))) {
  if (!keep(rule) || row.must === 0) continue
  print(rule, row)
  for (const miss of row.misses.slice(0, show)) console.log(`    missed  ${miss}`)
}
