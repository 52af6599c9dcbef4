import { describe, expect, it } from 'vitest'
import { countFindings, type Measured, nodeTable, type Printed, tableOf } from '../bench/peers/figures.ts'

describe('findings of other programs', () => {
  it.each<[Printed, string, number]>([
    [
      'copydesk',
      '{"type":"article","findings":[{"severity":"warning"},{"severity":"info"},{"severity":"error"}]}\n{"type":"skipped"}\n{"type":"source","findings":[{"severity":"warning"}]}\n',
      2,
    ],
    [
      'markdownlint',
      'markdownlint-cli2 v0.22.1 (markdownlint v0.40.0)\nLinting: 1 file(s)\nSummary: 2 error(s)\na/1.md:1:81 error MD013/line-length Line length [Expected: 80; Actual: 111]\na/1.md:1 error MD041/first-line-heading First line\n',
      2,
    ],
    ['write-good', 'a/1.txt:1:45:"was heard" may be passive voice\na/1.txt:3:53:"just" can weaken meaning\n', 2],
    ['cspell', '/x/a/1.txt:7:38 - Unknown word (Elmwick)\nCSpell: Files checked: 1\n', 1],
    ['hunspell', 'Elmwick\n\nOakham\n', 2],
    ['textlint', '/x/1.txt:7:89: "it was" is wordy [Error/write-good]\n\n1 problem\n', 1],
    ['alex', 'a/1.txt\n   1:93-1:96  warning  `his` may be insensitive  her-him  retext-equality\n\n⚠ 1 warning\n', 1],
    ['number', 'a note\n41\n', 41],
  ])('are counted: %s', (printed, output, count) => {
    expect(countFindings(printed, output)).toBe(count)
  })
})

const taken = (processor: number, memory = 100) => ({ processor, clock: 9, memory, status: 0 })

describe('the tables', () => {
  const own: Measured = {
    name: 'Copydesk',
    megabytes: 4,
    thousands: 500,
    findings: 1000,
    // The median of an odd one out and two that agree.
    runs: [taken(2, 200), taken(9, 210), taken(2, 190)],
  }

  it('give rates beside the one of Copydesk, the fastest first, and last what there is no figure of', () => {
    const slow: Measured = { name: 'a slow one', megabytes: 0.4, thousands: 50, findings: 5, runs: [taken(4, 1234.5)] }
    const parser: Measured = { name: 'a parser', megabytes: 4, thousands: 500, runs: [taken(0.25, 60)] }
    const absent: Measured = { name: 'absent', megabytes: 4, thousands: 500, runs: [], failure: 'not installed: 404' }
    expect(tableOf([absent, slow, own, parser], 'Copydesk')).toBe(
      [
        '| program | input, MB | MB/s a core | Copydesk = 1 | memory, MB | findings per 1,000 words |',
        '|---|--:|--:|--:|--:|--:|',
        '| a parser | 4.00 | 16.0 | 8.00 | 60 | – |',
        '| Copydesk | 4.00 | 2.00 | 1.00 | 200 | 2.00 |',
        '| a slow one | 0.40 | 0.10 | 0.05 | 1235 | 0.10 |',
        '| absent | not installed: 404 |||||',
      ].join('\n'),
    )
    expect(() => tableOf([slow], 'Copydesk')).toThrow('Copydesk was not measured')
  })

  it('put versions of Node.js beside the first', () => {
    const newer: Measured = { ...own, name: '24', runs: [taken(1.6, 220)] }
    const broken: Measured = { ...own, name: '99', runs: [], failure: 'not installed: no such version' }
    expect(nodeTable([{ ...own, name: '20' }, newer, broken])).toBe(
      [
        '| Node.js | MB/s a core | first = 1 | memory, MB |',
        '|---|--:|--:|--:|',
        '| 20 | 2.00 | 1.00 | 200 |',
        '| 24 | 2.50 | 1.25 | 220 |',
        '| 99 | not installed: no such version |||',
      ].join('\n'),
    )
  })
})
