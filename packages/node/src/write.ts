import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

let count = 0

/**
 * Writes a file whole or not at all: beside it under another name, then renamed over it. Keeps the file's mode; a symbolic
 * link keeps pointing where it points. Makes missing folders. Throws the error of the file system. `durable: false` does
 * not wait for the disk: for what a power cut may take.
 */
export function writeWhole(path: string, content: string | Uint8Array, { durable = true } = {}): void {
  const target = existsSync(path) ? realpathSync(path) : path
  mkdirSync(dirname(target), { recursive: true })
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}-${count++}.tmp`)
  try {
    const file = openSync(temporary, 'wx', existsSync(target) ? statSync(target).mode : 0o666)
    try {
      writeAll(file, typeof content === 'string' ? Buffer.from(content) : content)
      if (durable) fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, target)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}
