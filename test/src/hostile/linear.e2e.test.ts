import { beforeAll, describe, expect, it } from 'vitest'
import { createMeter, type Meter } from './measure.ts'
import { patterns } from './patterns.ts'

/** Lengths in UTF-16 units. */
const lengths = [16_000, 32_000, 64_000]
/** Processor milliseconds at the longest length below which no growth matters: less than 40 microseconds a word. */
const harmless = 400
/** Exponent of a quadratic step is 2; collecting garbage and growing tables take a linear one to 1.3. */
const steepest = 1.6

/** What once took a rule, the fingerprints or the speech of an article more than its length asks. */
const mended = new Set([
  'txt one word',
  'txt he said',
  'txt believed',
  'txt sources say',
  'txt who said',
  'txt names say',
  'txt same quotes',
  'txt replacement',
  'txt lines: stars',
  'txt lines: rules',
  'json one text',
])

let meter: Meter
beforeAll(async () => {
  meter = await createMeter()
  // Code is compiled and tables are decoded before anything is measured.
  for (const pattern of patterns.slice(0, 20)) meter.measure(pattern, 1000)
})

/** The least of several times: what a step costs where nothing disturbs it. */
function timesOf(step: string, pattern: (typeof patterns)[number]): number[] {
  return lengths.map((length) => Math.min(...[1, 2].map(() => meter.measure(pattern, length).get(step) ?? 0)))
}

/** Slope of the logarithm of the time over the logarithm of the length, by least squares. */
function exponentOf(times: readonly number[]): number {
  const x = lengths.map(Math.log)
  const y = times.map((time) => Math.log(Math.max(time, 0.1)))
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const [mx, my] = [mean(x), mean(y)]
  const over = x.reduce((sum, value, i) => sum + (value - mx) * ((y[i] as number) - my), 0)
  return over / x.reduce((sum, value) => sum + (value - mx) ** 2, 0)
}

describe('hostile texts', () => {
  it('are told apart from linear ones by the fit', () => {
    expect(exponentOf(lengths.map((length) => length / 100))).toBeCloseTo(1)
    expect(exponentOf(lengths.map((length) => length ** 2 / 1e6))).toBeCloseTo(2)
  })

  it.each(patterns)('are read and linted without an error: $name', (pattern) => {
    expect(meter.measure(pattern, 1500).get('reader')).toBeGreaterThanOrEqual(0)
  })

  it.each(patterns.filter(({ name }) => mended.has(name)))(
    'cost each step what their length asks: $name',
    (pattern) => {
      const all = lengths.map((length) => meter.measure(pattern, length))
      const costly = [...(all.at(-1) as (typeof all)[number])].filter(([, time]) => time > harmless)
      const steep = costly
        .map(([step]): [string, number] => [step, exponentOf(timesOf(step, pattern))])
        .filter(([, exponent]) => exponent > steepest)
      expect(steep).toEqual([])
    },
  )

  it('has a pattern for each that was mended', () => {
    expect(patterns.filter(({ name }) => mended.has(name)).length).toBe(mended.size)
  })
})
