import { countWhere, type Range } from '@copydesk/core'

interface Item<T> {
  readonly range: Range
  readonly value: T
}

/** Ranges a block holds before it is halved: what one insertion moves at most. */
const most = 256

/** Ranges that do not overlap, each with a value, ascending; found by binary search. */
export class DisjointRanges<T> {
  /** Blocks that hold a range at least, but for the first. */
  readonly #blocks: Item<T>[][] = [[]]

  /** The range must overlap none that is there. */
  add(range: Range, value: T): void {
    const at = Math.min(this.#blockEndingAfter(range.start), this.#blocks.length - 1)
    const block = this.#blocks[at] as Item<T>[]
    block.splice(firstEndingAfter(block, range.start), 0, { range, value })
    if (block.length > most) this.#blocks.splice(at + 1, 0, block.splice(most / 2))
  }

  /** Values of the ranges that overlap `range`, ascending. */
  overlapping(range: Range): Item<T>[] {
    const found: Item<T>[] = []
    for (let at = this.#blockEndingAfter(range.start); at < this.#blocks.length; at++) {
      const block = this.#blocks[at] as Item<T>[]
      for (let i = firstEndingAfter(block, range.start); i < block.length; i++) {
        const item = block[i] as Item<T>
        if (item.range.start >= range.end) return found
        if (item.range.end > range.start) found.push(item)
      }
    }
    return found
  }

  has(range: Range): boolean {
    return this.overlapping(range).length > 0
  }

  /** Index of the first block whose last range ends behind an offset. */
  #blockEndingAfter(offset: number): number {
    return countWhere(this.#blocks.length, (i) => {
      const last = this.#blocks[i]?.at(-1)
      return last !== undefined && last.range.end <= offset
    })
  }
}

const firstEndingAfter = <T>(block: readonly Item<T>[], offset: number): number =>
  countWhere(block.length, (i) => (block[i] as Item<T>).range.end <= offset)
