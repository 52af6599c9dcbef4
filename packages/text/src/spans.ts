import type { Lines, Quotations, Range, Sentences, Spans } from '@copydesk/core'

type Columns = Pick<Spans, 'count' | 'start' | 'end' | 'firstToken' | 'endToken'>

class SpanTable implements Spans {
  readonly count: number
  readonly start: Int32Array
  readonly end: Int32Array
  readonly firstToken: Int32Array
  readonly endToken: Int32Array

  constructor({ count, start, end, firstToken, endToken }: Columns) {
    this.count = count
    this.start = start
    this.end = end
    this.firstToken = firstToken
    this.endToken = endToken
  }

  startOf(i: number): number {
    return this.start[i] as number
  }

  endOf(i: number): number {
    return this.end[i] as number
  }

  firstTokenOf(i: number): number {
    return this.firstToken[i] as number
  }

  endTokenOf(i: number): number {
    return this.endToken[i] as number
  }

  rangeOf(i: number): Range {
    return { start: this.start[i] as number, end: this.end[i] as number }
  }
}

export class LineTable extends SpanTable implements Lines {
  readonly hash: Uint32Array
  readonly words: Int32Array

  constructor(columns: Columns & Pick<Lines, 'hash' | 'words'>) {
    super(columns)
    this.hash = columns.hash
    this.words = columns.words
  }

  wordsOf(line: number): number {
    return this.words[line] as number
  }
}

export class SentenceTable extends SpanTable implements Sentences {
  readonly line: Int32Array

  constructor(columns: Columns & Pick<Sentences, 'line'>) {
    super(columns)
    this.line = columns.line
  }

  lineOf(sentence: number): number {
    return this.line[sentence] as number
  }
}

export class QuotationTable extends SpanTable implements Quotations {
  readonly style: Uint8Array
  readonly closed: Uint8Array

  constructor(columns: Columns & Pick<Quotations, 'style' | 'closed'>) {
    super(columns)
    this.style = columns.style
    this.closed = columns.closed
  }
}
