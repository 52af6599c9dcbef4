import { type Counts, further, growthOf, lengths, steepest } from './fit.ts'
import { createMeter } from './measure.ts'
import { type Pattern, patterns } from './patterns.ts'

// Run as one counted script (instrument.ts), for every `of`th pattern from the `first` on: prints a line of JSON for
// each, with how the count of every step grows.
const [first = 0, of = 1, only = ''] = JSON.parse(process.argv[2] ?? '[]') as [number?, number?, string?]
const { countedWork } = globalThis as unknown as { countedWork: Float64Array }

const meter = await createMeter(() => countedWork[0] as number)
// What is decoded once is no text's own.
for (const pattern of patterns) meter.measure(pattern, 1000)

const countsOf = (pattern: Pattern, between: readonly [number, number]): [Counts, Counts] => {
  const [short, long] = between.map((length) => Object.fromEntries(meter.measure(pattern, length)))
  return [short as Counts, long as Counts]
}

for (const [i, pattern] of patterns.entries()) {
  if (i % of !== first || !pattern.name.includes(only)) continue
  const growth = growthOf(countsOf(pattern, lengths))
  const steep = new Set(growth.filter(({ exponent }) => exponent > steepest).map(({ step }) => step))
  // The first text so long makes room for all that come after it.
  if (steep.size > 0) meter.measure(pattern, further[1])
  const later = steep.size > 0 ? growthOf(countsOf(pattern, further), further) : []
  const held = [...growth.filter(({ step }) => !steep.has(step)), ...later.filter(({ step }) => steep.has(step))]
  process.stdout.write(`${JSON.stringify({ pattern: pattern.name, growth: held })}\n`)
}
