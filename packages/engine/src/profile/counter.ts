import { mix32 } from '@copydesk/core'

/** Distinct keys counted exactly; beyond, the counter becomes a count-min sketch. */
export const exactKeys = 50_000
const depth = 4
const width = 1 << 16

export type CounterJson =
  | { readonly exact: readonly (readonly [key: number, count: number])[] }
  | { readonly sketch: readonly (readonly [cell: number, count: number])[] }

/** What a counter holds as plain data, which crosses threads as blocks of memory. */
export interface CounterParts {
  /** A hash table: keys and their counts, 0 where there is none. */
  readonly keys: Uint32Array
  readonly counts: Uint32Array
  readonly used: number
  readonly zero: number
  readonly total: number
  readonly cells: Float64Array | undefined
}

/**
 * Counts of unsigned 32-bit keys. Exact up to `exactKeys` distinct keys, then a count-min sketch (Cormode and
 * Muthukrishnan 2005) of all of them. The sketch is linear and the number of distinct keys only grows, so the state
 * depends on what was counted, never on the order of adding and merging.
 */
export class Counter {
  #keys: Uint32Array = new Uint32Array(32)
  #counts: Uint32Array = new Uint32Array(32)
  #used = 0
  #zero = 0
  #cells: Float64Array | undefined
  #total = 0

  get total(): number {
    return this.#total
  }

  add(key: number, by = 1): void {
    this.#total += by
    if (this.#cells) return addToCells(this.#cells, key, by)
    if (key === 0) {
      this.#zero += by
      return
    }
    const slot = this.#slot(key)
    if (this.#keys[slot] === 0) {
      this.#keys[slot] = key
      this.#used++
    }
    this.#counts[slot] = (this.#counts[slot] as number) + by
    if (this.#used > exactKeys) this.#becomeSketch()
    else if (this.#used * 4 > this.#keys.length * 3) this.#grow()
  }

  /** Exact count, or an upper bound once the counter is a sketch. */
  get(key: number): number {
    if (this.#cells) return readCells(this.#cells, key)
    if (key === 0) return this.#zero
    return this.#counts[this.#slot(key)] as number
  }

  merge(other: Counter): void {
    if (this.#total === 0) return this.#take(other.parts(), true)
    if (other.#cells) {
      if (!this.#cells) this.#becomeSketch()
      const cells = this.#cells as Float64Array
      other.#cells.forEach((count, i) => {
        cells[i] = (cells[i] as number) + count
      })
      this.#total += other.#total
      return
    }
    for (const [key, count] of other.#entries()) this.add(key, count)
  }

  /** Shares its memory with the counter: read it, or give it away. */
  parts(): CounterParts {
    const [keys, counts, used, zero, total, cells] = [
      this.#keys,
      this.#counts,
      this.#used,
      this.#zero,
      this.#total,
      this.#cells,
    ]
    return { keys, counts, used, zero, total, cells }
  }

  /** Takes the memory of the parts over. */
  static fromParts(parts: CounterParts): Counter {
    const counter = new Counter()
    counter.#take(parts, false)
    return counter
  }

  #take({ keys, counts, used, zero, total, cells }: CounterParts, copies: boolean): void {
    this.#keys = copies ? keys.slice() : keys
    this.#counts = copies ? counts.slice() : counts
    this.#used = used
    this.#zero = zero
    this.#total = total
    this.#cells = copies ? cells?.slice() : cells
  }

  toJSON(): CounterJson {
    if (!this.#cells) return { exact: this.#entries().sort((a, b) => a[0] - b[0]) }
    const sketch: [number, number][] = []
    this.#cells.forEach((count, cell) => {
      if (count > 0) sketch.push([cell, count])
    })
    return { sketch }
  }

  static fromJSON(json: CounterJson): Counter {
    const counter = new Counter()
    if ('exact' in json) for (const [key, count] of json.exact) counter.add(key, count)
    else {
      counter.#cells = new Float64Array(depth * width)
      for (const [cell, count] of json.sketch) {
        counter.#cells[cell] = count
        if (cell < width) counter.#total += count
      }
    }
    return counter
  }

  #entries(): [number, number][] {
    const entries: [number, number][] = this.#zero > 0 ? [[0, this.#zero]] : []
    this.#keys.forEach((key, i) => {
      if (key !== 0) entries.push([key, this.#counts[i] as number])
    })
    return entries
  }

  #slot(key: number): number {
    const last = this.#keys.length - 1
    let slot = mix32(key) & last
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & last
    return slot
  }

  #grow(): void {
    const [keys, counts] = [this.#keys, this.#counts]
    this.#keys = new Uint32Array(keys.length * 2)
    this.#counts = new Uint32Array(keys.length * 2)
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as number
      if (key === 0) continue
      const slot = this.#slot(key)
      this.#keys[slot] = key
      this.#counts[slot] = counts[i] as number
    }
  }

  #becomeSketch(): void {
    const cells = new Float64Array(depth * width)
    for (const [key, count] of this.#entries()) addToCells(cells, key, count)
    this.#cells = cells
    this.#keys = new Uint32Array(0)
    this.#counts = new Uint32Array(0)
  }
}

const seeds = [0x9e3779b9, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f]

const cell = (row: number, key: number): number => row * width + (mix32(key ^ (seeds[row] as number)) & (width - 1))

function addToCells(cells: Float64Array, key: number, by: number): void {
  for (let row = 0; row < depth; row++) {
    const at = cell(row, key)
    cells[at] = (cells[at] as number) + by
  }
}

function readCells(cells: Float64Array, key: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let row = 0; row < depth; row++) least = Math.min(least, cells[cell(row, key)] as number)
  return least
}
