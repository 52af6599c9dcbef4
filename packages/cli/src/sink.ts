import { closeSync, mkdirSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { UsageError } from './exit.ts'

/** Where a report goes. */
export interface Sink {
  /** Resolves when there is room for more. */
  write(text: string): Promise<void>
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
 * A file that appears whole or not at all: written under another name beside its place, renamed when closed. Missing
 * folders are made, a symbolic link keeps its target, a device or pipe is written directly. Throws a UsageError if the
 * file cannot be made.
 */
export function fileSink(path: string): Sink {
  try {
    const existing = statSync(path, { throwIfNoEntry: false })
    return existing && !existing.isFile() ? deviceSink(path) : stagedSink(existing ? realpathSync(path) : path)
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${reasonOf(error)}`)
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'permission denied'
  if (code === 'EISDIR') return 'it is a folder'
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'its folder is a file'
  return message
}

function deviceSink(path: string): Sink {
  const file = openSync(path, 'w')
  let isOpen = true
  const close = (): void => {
    if (isOpen) closeSync(file)
    isOpen = false
  }
  return { write: async (text) => writeAll(file, text), close, discard: close }
}

function stagedSink(path: string): Sink {
  mkdirSync(dirname(path), { recursive: true })
  const staged = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0o666
  const file = openSync(staged, 'w', mode)
  const sink: Sink = {
    write: async (text) => writeAll(file, text),
    close() {
      if (!open.has(sink)) return
      untrack(sink)
      closeSync(file)
      renameSync(staged, path)
    },
    discard() {
      if (!open.has(sink)) return
      untrack(sink)
      closeSync(file)
      rmSync(staged, { force: true })
    },
  }
  track(sink)
  return sink
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}
