import { hull, indexAtOrBefore, type Range } from './ranges.ts'

/** One stretch of the original input behind a stretch of text. */
export interface Segment extends Range {
  /** What the stretch reads once decoded (an entity, an escape, a line end, collapsed space). */
  readonly text: string
  /** True where input and text are the same, character by character. */
  readonly verbatim: boolean
}

/** A source map as plain typed arrays. */
export interface SourceMapParts {
  readonly starts: Int32Array
  readonly from: Int32Array
  readonly to: Int32Array
  readonly lines: Int32Array
}

/**
 * From offsets of an article's text to offsets of the input it was read from. Both are half-open UTF-16 offsets; a BOM
 * is not counted. Built of runs in text order: *verbatim* runs (same length, same characters), *decoded* runs (an
 * indivisible piece of input that reads otherwise) and *inserted* runs (text with no input behind it: the blank line
 * between two blocks).
 */
export class SourceMap {
  readonly #text: string
  readonly #starts: Int32Array
  readonly #from: Int32Array
  readonly #to: Int32Array
  /** Offsets at which the lines of the original input start. */
  readonly lineStarts: Int32Array

  constructor(text: string, starts: Int32Array, from: Int32Array, to: Int32Array, lines: Int32Array) {
    this.#text = text
    this.#starts = starts
    this.#from = from
    this.#to = to
    this.lineStarts = lines
  }

  /** The map of a text that is its own input. */
  static identity(text: string, lines: Int32Array): SourceMap {
    return new SourceMap(text, Int32Array.of(0), Int32Array.of(0), Int32Array.of(text.length), lines)
  }

  /** What `fromParts` makes the same map of: to keep it on disk or hand it to another thread. */
  parts(): SourceMapParts {
    return { starts: this.#starts, from: this.#from, to: this.#to, lines: this.lineStarts }
  }

  static fromParts(text: string, { starts, from, to, lines }: SourceMapParts): SourceMap {
    return new SourceMap(text, starts, from, to, lines)
  }

  /** The runs of the text, in order, with the place in the input behind each; inserted text has none. */
  *runs(): Generator<Range & { readonly source: Range | undefined }> {
    for (const [i, start] of this.#starts.entries()) {
      const end = this.#starts[i + 1] ?? this.#text.length
      const [from, to] = [this.#from[i] as number, this.#to[i] as number]
      yield { start, end, source: from < 0 ? undefined : { start: from, end: to } }
    }
  }

  /** The segments of the input behind a range of the text, in text order; inserted text has none. */
  segments(range: Range): Segment[] {
    const segments: Segment[] = []
    const count = this.#starts.length
    for (let i = Math.max(0, indexAtOrBefore(this.#starts, count, range.start)); i < count; i++) {
      const start = this.#starts[i] as number
      if (start >= range.end) break
      const end = i + 1 < count ? (this.#starts[i + 1] as number) : this.#text.length
      const segment = this.#segment(i, start, end, range)
      if (segment) segments.push(segment)
    }
    return segments
  }

  #segment(i: number, start: number, end: number, range: Range): Segment | undefined {
    const from = this.#from[i] as number
    const to = this.#to[i] as number
    const low = Math.max(start, range.start)
    const high = Math.min(end, range.end)
    if (from < 0 || high <= low) return undefined
    if (to - from === end - start) {
      return { start: from + low - start, end: from + high - start, text: this.#text.slice(low, high), verbatim: true }
    }
    return { start: from, end: to, text: this.#text.slice(start, end), verbatim: false }
  }

  /** Smallest range of the input that holds the range of the text; an empty or inserted range maps to the point before what follows. */
  toSource(range: Range): Range {
    const segments = this.segments(range)
    if (segments.length > 0) return hull(segments)
    const point = this.#pointAt(range.start)
    return { start: point, end: point }
  }

  #pointAt(offset: number): number {
    const count = this.#starts.length
    const at = Math.max(0, indexAtOrBefore(this.#starts, count, offset))
    for (let i = at; i < count; i++) {
      const from = this.#from[i] as number
      if (from < 0) continue
      if (i > at) return from
      const inside = offset - (this.#starts[i] as number)
      return Math.min(from + inside, this.#to[i] as number)
    }
    for (let i = at; i >= 0; i--) if ((this.#to[i] as number) >= 0) return this.#to[i] as number
    return 0
  }

  /** True if the range is one verbatim stretch or several that touch: an edit there changes nothing but text. */
  isEditable(range: Range): boolean {
    const segments = this.segments(range)
    if (segments.length === 0) return false
    let at = (segments[0] as Segment).start
    for (const segment of segments) {
      if (segment.start !== at) return false
      at = segment.end
    }
    const length = segments.reduce((sum, segment) => sum + segment.text.length, 0)
    return length >= range.end - range.start
  }
}

/** What others ask of a source map: a type by its shape, so that packages that each bring their own agree. */
export type TextMap = Pick<SourceMap, keyof SourceMap>

/** Builds a text and its source map side by side. */
export class SourceMapBuilder {
  #text = ''
  readonly #starts: number[] = []
  readonly #from: number[] = []
  readonly #to: number[] = []
  #verbatim = false

  get length(): number {
    return this.#text.length
  }

  get text(): string {
    return this.#text
  }

  /** Appends `text`, which is what the input holds from `from` on, character by character. */
  copy(text: string, from: number): this {
    if (text === '') return this
    const last = this.#to.length - 1
    if (this.#verbatim && this.#to[last] === from) {
      this.#to[last] = from + text.length
      this.#text += text
      return this
    }
    this.#push(text, from, from + text.length)
    this.#verbatim = true
    return this
  }

  /** Appends `text`, which is how the input from `from` to `to` reads once decoded. */
  decode(text: string, from: number, to: number): this {
    if (text === '') return this
    if (text.length === to - from) {
      // A decoded run of equal length would pass for a verbatim one: split it so that its lengths differ.
      const head = text.slice(0, 1)
      if (text.length === 1) return this.copy(text, from)
      this.#push(head, from, to)
      this.#push(text.slice(1), to, to)
      this.#verbatim = false
      return this
    }
    this.#push(text, from, to)
    this.#verbatim = false
    return this
  }

  /** Appends text that has no input behind it. */
  insert(text: string): this {
    if (text === '') return this
    this.#push(text, -1, -1)
    this.#verbatim = false
    return this
  }

  #push(text: string, from: number, to: number): void {
    this.#starts.push(this.#text.length)
    this.#from.push(from)
    this.#to.push(to)
    this.#text += text
  }

  build(lines: Int32Array): SourceMap {
    return new SourceMap(
      this.#text,
      new Int32Array(this.#starts),
      new Int32Array(this.#from),
      new Int32Array(this.#to),
      lines,
    )
  }
}
