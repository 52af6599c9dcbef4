import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { LintedItem } from './executor.ts'
import type { Asked } from './neighbours.ts'
import type { LintOutcome } from './passes.ts'
import type { TemporaryFolder } from './temporary-folder.ts'

/** An outcome as it is taken back. */
export type Told = Pick<LintedItem, 'outcome' | 'asked' | 'article'>

/** Bytes of outcomes held in memory; more go to disk. */
const inMemory = 8_000_000

/** Where outcomes lie: themselves, or their place in the file. */
type Lying = Buffer | { readonly at: number; readonly bytes: number }

/** Outcomes that came before their turn, by the input they are of; each is taken once. */
export class HeldOutcomes {
  readonly #folder: TemporaryFolder
  readonly #memory: number
  readonly #held = new Map<number, Lying[]>()
  #bytes = 0
  /** Open from the first outcome on that memory does not take. */
  #file: { readonly handle: number; end: number } | undefined

  constructor(folder: TemporaryFolder, memory = inMemory) {
    this.#folder = folder
    this.#memory = memory
  }

  put(input: number, { outcome, asked }: Told): void {
    const lies = this.#laid(Buffer.from(JSON.stringify([outcome, asked])))
    const known = this.#held.get(input)
    if (known) known.push(lies)
    else this.#held.set(input, [lies])
  }

  *take(input: number): Generator<Told> {
    const held = this.#held.get(input) ?? []
    this.#held.delete(input)
    for (const lies of held) {
      const [outcome, asked] = JSON.parse(this.#lifted(lies).toString()) as [LintOutcome, readonly Asked[]]
      yield { outcome, asked }
    }
  }

  close(): void {
    if (this.#file) closeSync(this.#file.handle)
    this.#file = undefined
  }

  #laid(told: Buffer): Lying {
    if (this.#bytes + told.length <= this.#memory) {
      this.#bytes += told.length
      return told
    }
    this.#file ??= this.#opened()
    const file = this.#file
    const lies = { at: file.end, bytes: told.length }
    for (let written = 0; written < told.length; )
      written += writeSync(file.handle, told, written, told.length - written, file.end + written)
    file.end += told.length
    return lies
  }

  #lifted(lies: Lying): Buffer {
    if (Buffer.isBuffer(lies)) {
      this.#bytes -= lies.length
      return lies
    }
    const told = Buffer.alloc(lies.bytes)
    for (let read = 0; read < told.length; ) {
      const more = readSync((this.#file as { handle: number }).handle, told, read, told.length - read, lies.at + read)
      if (more === 0) throw new Error('the file of outcomes that wait for their turn ends before they do')
      read += more
    }
    return told
  }

  #opened(): { readonly handle: number; end: number } {
    this.#folder.make()
    return { handle: openSync(join(this.#folder.path, 'outcomes'), 'wx+', 0o600), end: 0 }
  }
}
