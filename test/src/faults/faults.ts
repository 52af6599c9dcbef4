import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { bin } from '../command.ts'

const preload = resolve(import.meta.dirname, 'preload.cjs')

export interface Fault {
  /** Number of the step that fails, from 1. */
  readonly at: number
  /** `kill`, or the code of a file system's error. */
  readonly kind: string
}

export interface Ended {
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** A place to work in, with a folder for temporary files of its own. */
export interface Room {
  readonly folder: string
  readonly temporary: string
}

/** Runs the command in a room, with a fault or without. */
export function run(room: Room, args: readonly string[], fault?: Fault, count?: string): Ended {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, ['--require', preload, bin, ...args], {
    cwd: room.folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      NO_COLOR: '1',
      TMPDIR: room.temporary,
      FAULT_AT: String(fault?.at ?? 0),
      FAULT: fault?.kind ?? 'kill',
      ...(count ? { FAULT_COUNT: count } : {}),
    },
  })
  return { status, signal, stdout, stderr }
}

/** Steps a run takes that a fault of a kind could hit. */
export function stepsOf(room: Room, args: readonly string[], kind: string): number {
  const count = join(room.temporary, '..', 'count')
  run(room, args, { at: 0, kind }, count)
  return Number(readFileSync(count, 'utf8'))
}

/** Hands over a room with a copy of a folder in it, and takes it away afterwards. */
export function withRoom<T>(from: string, use: (room: Room) => T): T {
  const whole = mkdtempSync(join(tmpdir(), 'copydesk-room-'))
  try {
    const room = { folder: join(whole, 'work'), temporary: mkdtempSync(join(whole, 'tmp-')) }
    cpSync(from, room.folder, { recursive: true })
    return use(room)
  } finally {
    rmSync(whole, { recursive: true, force: true })
  }
}

/** Content of every file below a folder, by path. */
export function contents(folder: string): Record<string, string> {
  const paths = (readdirSync(folder, { recursive: true }) as string[]).sort()
  return Object.fromEntries(
    paths
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path)).toString('base64')]),
  )
}

/** Up to `most` of the numbers from 1 to `count`, spread over all of them, first and last among them. */
export function spread(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i + 1)
  return [...new Set(Array.from({ length: most }, (_, i) => 1 + Math.round((i * (count - 1)) / (most - 1))))]
}
