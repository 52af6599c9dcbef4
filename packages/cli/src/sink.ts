import { closeSync, existsSync, lstatSync, openSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { messageOf } from '@copydesk/core'
import { type StagedFile, stageFile, WriteError } from '@copydesk/node'
import { UsageError } from './exit.ts'

/** Where a report goes. */
export interface Sink {
  /** Resolves when there is room for more. */
  write(text: string | Uint8Array): Promise<void>
  /** Makes what was written visible. */
  close(): void
  /** Leaves no trace of what was written, where that is possible. */
  discard(): void
}

let broken: Error | undefined
let watched = false

/** A reader that leaves early (`| head`) ends the run by an error where it is awaited, not out of the blue. */
function watchStdout(): void {
  if (watched) return
  watched = true
  process.stdout.on('error', (error) => {
    broken = error
    process.stdout.emit('drain')
  })
}

/** Standard output. Waits while the pipe is full, so that a slow reader does not make the run hold its output in memory. */
export function stdoutSink(before: () => void): Sink {
  watchStdout()
  return {
    async write(text) {
      if (broken) throw broken
      before()
      if (!process.stdout.write(text)) await new Promise<void>((resolve) => process.stdout.once('drain', resolve))
    },
    close: () => {},
    discard: () => {},
  }
}

const open = new Set<Sink>()
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** A run that ends early leaves no temporary file; it still ends by the signal, unless someone else listens. */
function discardAll(signal?: NodeJS.Signals): void {
  for (const sink of open) sink.discard()
  if (signal && process.listenerCount(signal) === 0) process.kill(process.pid, signal)
}

function track(sink: Sink): void {
  if (open.size === 0) {
    process.once('exit', () => discardAll())
    for (const signal of signals) process.once(signal, discardAll)
  }
  open.add(sink)
}

function untrack(sink: Sink): void {
  open.delete(sink)
  if (open.size === 0) for (const signal of signals) process.off(signal, discardAll)
}

/**
 * A file that appears whole or not at all. Missing folders are made; a device or pipe is written directly, a symbolic
 * link is refused. Throws a UsageError if the file cannot be made.
 */
export function fileSink(path: string): Sink {
  try {
    return isDevice(path) ? deviceSink(path) : stagedSink(stageFile(path))
  } catch (error) {
    if (error instanceof WriteError) throw new UsageError(error.message)
    throw error
  }
}

/** Also what `/dev/stdout` and its like lead to. */
export function isDevice(path: string): boolean {
  if (resolve(path).startsWith('/dev/')) return true
  const stat = existsSync(path) ? lstatSync(path) : undefined
  return stat !== undefined && !(stat.isFile() || stat.isDirectory() || stat.isSymbolicLink())
}

function deviceSink(path: string): Sink {
  const file = openSync(path, 'a')
  let isOpen = true
  const close = (): void => {
    if (isOpen) closeSync(file)
    isOpen = false
  }
  const write = (text: string | Uint8Array): void => {
    try {
      writeFileSync(file, text)
    } catch (error) {
      throw new WriteError(path, messageOf(error))
    }
  }
  return { write: async (text) => write(text), close, discard: close }
}

function stagedSink(staged: StagedFile): Sink {
  const sink: Sink = {
    // A run that was ended may still have something to say.
    write: async (text) => {
      if (open.has(sink)) staged.write(text)
    },
    close() {
      if (!open.has(sink)) return
      untrack(sink)
      staged.commit()
    },
    discard() {
      if (!open.has(sink)) return
      untrack(sink)
      staged.discard()
    },
  }
  track(sink)
  return sink
}
