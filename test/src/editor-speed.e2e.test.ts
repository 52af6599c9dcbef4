import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

const folder = resolve(import.meta.dirname, '..')

// The floors are 10, 30 and 80 ms on a machine of its own; other work on this one is allowed for.
const slack = 5

it('edits are answered at once, and leave nothing behind', () => {
  const tsx = resolve(folder, '../node_modules/.bin/tsx')
  const said = execFileSync(tsx, ['--conditions=source', 'bench/editor.ts', '--edits', '400'], {
    cwd: folder,
    encoding: 'utf8',
  })
  console.log(said)
  const figures = (what: string): number[] => {
    const [line = ''] = said.match(new RegExp(`^${what}.*`, 'm')) ?? []
    return line
      .slice(what.length)
      .split(' ')
      .filter((word) => /^\d{1,6}\.\d$/.test(word))
      .map(Number)
  }
  const [median = Infinity, p99 = Infinity] = figures('7 kB')
  expect(median).toBeLessThan(10 * slack)
  expect(p99).toBeLessThan(30 * 2 * slack)
  expect(figures('100 kB')[0]).toBeLessThan(80 * slack)
  const heap = figures('heap every 40 edits')
  expect(heap).toHaveLength(10)
  expect((heap[9] as number) - (heap[1] as number)).toBeLessThan(3)
}, 300_000)
