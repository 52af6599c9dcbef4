/** What one run of a program took, with its children and its start. */
export interface Taken {
  /** Seconds of processor time. */
  readonly processor: number
  /** Seconds by the clock. */
  readonly clock: number
  /** Most resident memory, MB. */
  readonly memory: number
  /** Exit code; negative where a signal ended it. */
  readonly status: number
}

/** What was measured of a peer. */
export interface Measured {
  readonly name: string
  /** MB of input, of distinct articles. */
  readonly megabytes: number
  /** Thousands of words of the input. */
  readonly thousands: number
  readonly runs: readonly Taken[]
  /** What it reported; undefined where it reports nothing. */
  readonly findings?: number
  /** Why there is no figure. */
  readonly failure?: string
}

export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

/** MB a second of processor time. */
export const rateOf = ({ megabytes, runs }: Measured): number =>
  megabytes / median(runs.map(({ processor }) => processor))

/** Lines of what a program printed that are findings. */
const findingLines = {
  markdownlint: / MD\d{3}\//,
  'write-good': /^\S.*:\d+:\d+:/,
  cspell: / - Unknown word /,
  hunspell: /\S/,
  textlint: / \[(?:Error|Warning)\//,
  alex: /^ +\d+:\d+(?:-\d+:\d+)? +warning /,
} as const

export type Printed = keyof typeof findingLines | 'copydesk' | 'number'

/** Whether each finding is a line, so that they can be counted of a program that exits with an error for them. */
export const isLines = (printed: Printed): printed is keyof typeof findingLines => printed in findingLines

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '')

/** How many findings a program printed. */
export function countFindings(printed: Printed, output: string): number {
  if (printed === 'number') return Number(linesOf(output).at(-1))
  if (!isLines(printed)) return linesOf(output).reduce((sum, line) => sum + findingsOf(line), 0)
  const pattern = findingLines[printed]
  return linesOf(output).filter((line) => pattern.test(line)).length
}

interface PrintedRecord {
  readonly type: string
  readonly findings?: readonly { readonly severity: string }[]
}

function findingsOf(line: string): number {
  const { type, findings = [] } = JSON.parse(line) as PrintedRecord
  return type === 'article' ? findings.filter(({ severity }) => severity !== 'info').length : 0
}

const digits = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)

/** Rows of Markdown: a peer each, the fastest first, the rates beside the one of `base`; last what could not be measured. */
export function tableOf(measured: readonly Measured[], base: string): string {
  const known = measured.filter(({ failure, runs }) => failure === undefined && runs.length > 0)
  const own = known.find(({ name }) => name === base)
  if (!own) throw new Error(`${base} was not measured`)
  const rows = known.sort((a, b) => rateOf(b) - rateOf(a)).map((one) => rowOf(one, rateOf(own)))
  const failed = measured.flatMap(({ name, failure }) =>
    failure === undefined ? [] : [`| ${name} | ${failure} |||||`],
  )
  return [
    '| program | input, MB | MB/s a core | Copydesk = 1 | memory, MB | findings per 1,000 words |',
    '|---|--:|--:|--:|--:|--:|',
    ...rows,
    ...failed,
  ].join('\n')
}

function rowOf(one: Measured, base: number): string {
  const { name, megabytes, thousands, findings, runs } = one
  const density = findings === undefined ? '–' : digits(findings / thousands)
  const memory = median(runs.map((run) => run.memory)).toFixed(0)
  const cells = [name, digits(megabytes), digits(rateOf(one)), digits(rateOf(one) / base), memory, density]
  return `| ${cells.join(' | ')} |`
}

/** Rows of Markdown: a version of Node.js each, beside the first. */
export function nodeTable(measured: readonly Measured[]): string {
  const [first] = measured
  if (!first) throw new Error('no version of Node.js was measured')
  const rows = measured.map((one) => {
    if (one.failure !== undefined) return `| ${one.name} | ${one.failure} |||`
    const memory = median(one.runs.map((run) => run.memory)).toFixed(0)
    return `| ${one.name} | ${digits(rateOf(one))} | ${digits(rateOf(one) / rateOf(first))} | ${memory} |`
  })
  return ['| Node.js | MB/s a core | first = 1 | memory, MB |', '|---|--:|--:|--:|', ...rows].join('\n')
}
