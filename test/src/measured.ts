import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { bin } from './command.ts'
import { crawled } from './crawl.ts'

/** A sample: seconds since the start, and resident megabytes. */
export type Sample = readonly [seconds: number, megabytes: number]

export interface Measured {
  readonly records: number
  readonly seconds: number
  readonly processor: number
  readonly samples: readonly Sample[]
}

type Write = (text: string) => Promise<void>

/** A record of about 400 characters of text. */
export const short = (i: number): string => {
  const line = crawled(i, 60)
  const at = line.indexOf('"text":"')
  const end = line.indexOf('\\n\\n', at + 300)
  return end < 0 ? line : `${line.slice(0, end)}"}`
}

/** Resident megabytes and processor seconds of a process, from Linux. */
function usage(pid: number): { readonly megabytes: number; readonly processor: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const times = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0)
  return { megabytes: kilobytes / 1024, processor: (Number(times[11]) + Number(times[12])) / 100 }
}

/** Runs the command, looks at it twice a second, and counts what it writes. Throws an Error if that is less than `count` lines. */
export async function measured(
  args: readonly string[],
  count: number,
  input?: (write: Write) => Promise<void>,
  cwd?: string,
): Promise<Measured> {
  const child = spawn(process.execPath, [bin, ...args], { cwd, stdio: ['pipe', 'pipe', 'ignore'] })
  const started = performance.now()
  const samples: Sample[] = []
  let processor = 0
  const timer = setInterval(() => {
    try {
      const used = usage(child.pid as number)
      samples.push([(performance.now() - started) / 1000, used.megabytes])
      processor = used.processor
    } catch {
      // It has ended.
    }
  }, 500)
  let lines = 0
  child.stdout.on('data', (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 10) lines++
  })
  const ended = once(child, 'close')
  await input?.(async (text) => {
    if (!child.stdin.write(text)) await once(child.stdin, 'drain')
  })
  child.stdin.end()
  await ended
  clearInterval(timer)
  if (lines < count) throw new Error(`${lines} records out for ${count}`)
  return { records: count, seconds: (performance.now() - started) / 1000, processor, samples }
}

/** Writes so many short records, no faster than they are taken. */
export const shortRecords =
  (count: number) =>
  async (write: Write): Promise<void> => {
    for (let i = 0; i < count; i += 100) {
      const lines = Array.from({ length: Math.min(100, count - i) }, (_, k) => `${short(i + k)}\n`)
      await write(lines.join(''))
    }
  }

/** Most resident megabytes between two shares of the time. */
export function mostBetween({ samples }: Measured, from = 0, to = 1): number {
  const within = samples.slice(Math.floor(from * samples.length), Math.ceil(to * samples.length))
  return Math.max(...within.map(([, megabytes]) => megabytes))
}
