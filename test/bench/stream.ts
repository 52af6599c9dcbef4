import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Measured, measured, mostBetween, type Sample, short, shortRecords } from '../src/measured.ts'

// usage: stream.ts [--records 1000000] [--folder-records 20000] [--svg FILE]
// A stream of short records through `copydesk lint -`: rate, and memory over time; beside it the same as a file.

const argument = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(name)
  return at < 0 ? fallback : (process.argv[at + 1] as string)
}
const records = Number(argument('--records', '1000000'))
const inFile = Math.min(records, Number(argument('--folder-records', '20000')))

const mean = (list: readonly Sample[]): number => list.reduce((sum, [, mb]) => sum + mb, 0) / Math.max(1, list.length)

function rowOf(what: string, run: Measured): string {
  const rate = (per: number): string => String(Math.round(run.records / per))
  const third = Math.floor(run.samples.length / 3)
  const flat = `${mean(run.samples.slice(third, 2 * third)).toFixed(0)} → ${mean(run.samples.slice(2 * third)).toFixed(0)}`
  return `| ${what} | ${run.records} | ${rate(run.seconds)} | ${rate(run.processor)} | ${mostBetween(run).toFixed(0)} | ${flat} |`
}

/** The most of every so many samples, so that a long run makes no long file. */
function peaks(samples: readonly Sample[], count: number): Sample[] {
  const every = Math.ceil(samples.length / count)
  const groups = Array.from({ length: Math.ceil(samples.length / every) }, (_, i) =>
    samples.slice(i * every, (i + 1) * every),
  )
  return groups.map((group) => group.reduce((most, next) => (next[1] > most[1] ? next : most)))
}

/** Memory over time as a drawing. */
function drawing(run: Measured): string {
  const [width, height, top] = [640, 240, 500]
  const samples = peaks(run.samples, 300)
  const last = samples.at(-1)?.[0] ?? 1
  const x = (seconds: number): string => (40 + (seconds / last) * (width - 60)).toFixed(1)
  const y = (megabytes: number): string => (height - 30 - (megabytes / top) * (height - 50)).toFixed(1)
  const points = samples.map(([seconds, megabytes]) => `${x(seconds)},${y(megabytes)}`).join(' ')
  const grid = [0, 100, 200, 300, 400, 500].map(
    (mb) =>
      `<path d="M40 ${y(mb)}H${width - 20}" stroke="${mb === 400 ? '#c33' : '#ccc'}"/><text x="4" y="${y(mb)}">${mb}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="11"><title>Resident memory over time</title><rect width="100%" height="100%" fill="#fff"/>${grid.join('')}<polyline points="${points}" fill="none" stroke="#247"/><text x="40" y="${height - 8}">resident megabytes over ${Math.round(last)} s, ${records} records</text></svg>\n`
}

const folder = mkdtempSync(join(tmpdir(), 'copydesk-bench-'))
try {
  const stream = await measured(['lint', '-', '--stdin-format', 'jsonl', '--no-config'], records, shortRecords(records))
  const path = join(folder, 'records.jsonl')
  writeFileSync(path, Array.from({ length: inFile }, (_, i) => `${short(i)}\n`).join(''))
  const file = await measured(['lint', path, '--no-config', '--format', 'jsonl', '--exit-zero'], inFile)
  console.log('| way | records | a second | a processor second | most MB | mean MB, second → last third |')
  console.log('|---|---|---|---|---|---|')
  console.log(rowOf('standard input', stream))
  console.log(rowOf('a file', file))
  const svg = argument('--svg', '')
  if (svg !== '') writeFileSync(svg, drawing(stream))
} finally {
  rmSync(folder, { recursive: true })
}
