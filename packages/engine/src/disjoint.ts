import { countWhere, type Range } from '@copydesk/core'

/** Ranges that do not overlap, each with a value, ascending; found by binary search. */
export class DisjointRanges<T> {
  readonly #items: { readonly range: Range; readonly value: T }[] = []

  /** The range must overlap none that is there. */
  add(range: Range, value: T): void {
    this.#items.splice(this.#firstEndingAfter(range.start), 0, { range, value })
  }

  /** Values of the ranges that overlap `range`, ascending. */
  overlapping(range: Range): { readonly range: Range; readonly value: T }[] {
    const found: { readonly range: Range; readonly value: T }[] = []
    for (let i = this.#firstEndingAfter(range.start); i < this.#items.length; i++) {
      const item = this.#items[i] as { readonly range: Range; readonly value: T }
      if (item.range.start >= range.end) break
      if (item.range.end > range.start) found.push(item)
    }
    return found
  }

  has(range: Range): boolean {
    return this.overlapping(range).length > 0
  }

  #firstEndingAfter(offset: number): number {
    return countWhere(this.#items.length, (i) => (this.#items[i] as { range: Range }).range.end <= offset)
  }
}
