import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Growth, growthOf, lengths, steepest } from './fit.ts'
import { counting, instrumented } from './instrument.ts'
import { patterns } from './patterns.ts'

/** Counted steps a character that the dearest rule, reader or part of the index may take. */
const dearest = 2000

const folder = mkdtempSync(join(tmpdir(), 'copydesk-growth-'))
const growths = new Map<string, readonly Growth[]>()

beforeAll(async () => {
  const script = join(folder, 'growth.mjs')
  writeFileSync(script, await instrumented(join(import.meta.dirname, 'growth.ts')))
  const run = promisify(execFile)
  const outputs = await Promise.all(
    [0, 1].map((first) => run(process.execPath, [script, JSON.stringify([first, 2])], { maxBuffer: 2 ** 26 })),
  )
  for (const line of outputs.flatMap(({ stdout }) => stdout.trimEnd().split('\n'))) {
    const { pattern, growth } = JSON.parse(line) as { pattern: string; growth: Growth[] }
    growths.set(pattern, growth)
  }
}, 600_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Counts what a script adds while it runs. */
function countOf(script: string): number {
  const work = [0]
  new Function('$work', '$over', counting(script))(work, (value: readonly unknown[]) => {
    work[0] = (work[0] as number) + value.length
    return value
  })
  return work[0] as number
}

describe('counted work', () => {
  it('counts calls, turns of loops and what is copied', () => {
    expect(countOf('const f = (x) => x; f(1); f(2)')).toBe(2)
    expect(countOf('for (const x of [1, 2, 3]) for (const y of [1, 2]) x + y')).toBe(9)
    expect(countOf('let i = 0; while (i < 4) i++; do i--; while (i > 0)')).toBe(8)
    expect(countOf('new Set([...[1, 2, 3]])')).toBe(6)
  })

  it('tells a quadratic step from a linear one', () => {
    const linear = (n: number): number => countOf(`for (let i = 0; i < ${n}; i++) [1].map((x) => x)`)
    const quadratic = (n: number): number =>
      countOf(`const l = []; for (let i = 0; i < ${n / 100}; i++) { [...l]; l.push(i) }`)
    const counts = (n: number): Record<string, number> => ({ linear: linear(n), quadratic: quadratic(n) * 40 })
    const [steep, flat] = growthOf([counts(lengths[0]), counts(lengths[1])])
    expect([steep?.step, flat?.step]).toEqual(['quadratic', 'linear'])
    expect(steep?.exponent).toBeGreaterThan(1.8)
    expect(flat?.exponent).toBeCloseTo(1)
  })
})

describe('the work of every reader, rule and part of the index', () => {
  it('was counted for every pattern', () => {
    expect([...growths.keys()].sort()).toEqual(patterns.map(({ name }) => name).sort())
  })

  it.each(patterns)('grows no faster than its text: $name', ({ name }) => {
    const growth = growths.get(name) ?? []
    expect(growth.filter(({ exponent }) => exponent > steepest)).toEqual([])
    expect(growth.filter(({ perCharacter }) => perCharacter > dearest)).toEqual([])
  })
})
