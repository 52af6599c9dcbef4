import type { Timings } from '@copydesk/node'

const number = (value: number, width: number): string => value.toFixed(1).padStart(width)

/** What each rule cost, dearest first, as a table. */
export function timingTable(timings: Timings): string {
  const rows = Object.entries(timings).sort(([a, x], [b, y]) => y.ms - x.ms || (a < b ? -1 : 1))
  const total = rows.reduce((sum, [, { ms }]) => sum + ms, 0)
  const wide = Math.max(4, ...rows.map(([rule]) => rule.length))
  const lines = rows.map(([rule, { ms, articles }]) => {
    const share = total === 0 ? 0 : (100 * ms) / total
    return `${rule.padEnd(wide)}  ${number(ms, 10)}  ${number(share, 6)}  ${((1000 * ms) / articles).toFixed(0).padStart(10)}`
  })
  const head = `${'rule'.padEnd(wide)}  ${'ms'.padStart(10)}  ${'%'.padStart(6)}  ${'µs/article'.padStart(10)}`
  return `${[head, ...lines, `${'all rules'.padEnd(wide)}  ${number(total, 10)}`].join('\n')}\n`
}
