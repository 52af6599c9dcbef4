/** A place a caret line marks, in 1-based lines and columns (UTF-16 units) of the text without caret lines. */
export interface Mark {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly message: string
  /** What follows ` → `: the first expected text. */
  readonly expected?: string
}

export interface Marked {
  /** The text without its caret lines. */
  readonly text: string
  readonly marks: readonly Mark[]
}

const caretLine = /^([ \t]*)(\^+)(?:[ \t]+(\S.*))?$/
const toLine = / \(to line (\d+)(?:, column (\d+))?\)$/

/**
 * Takes caret lines out of a fixture. A caret line stands below the line it marks and says the whole message:
 * `  ^^^^ Unexpected "x", expected "y"`, optionally followed by ` → y` for the first expected text (in backquotes where
 * it starts or ends in space). ` (to line N)` or ` (to line N, column C)` after the message carries the end over to a
 * later line of the text without caret lines.
 * @throws Error on a caret line without a line above it or without a message
 */
export function readCarets(input: string): Marked {
  const lines: string[] = []
  const found: { line: number; column: number; width: number; label: string }[] = []
  for (const line of input.split('\n')) {
    const match = caretLine.exec(line.endsWith('\r') ? line.slice(0, -1) : line)
    if (!match) lines.push(line)
    else {
      const [, indent = '', carets = '', label = ''] = match
      if (lines.length === 0) throw new Error('a caret line stands above all text')
      if (label === '') throw new Error(`the carets below line ${lines.length} say no message`)
      found.push({ line: lines.length, column: indent.length + 1, width: carets.length, label: label.trimEnd() })
    }
  }
  const lengths = lines.map((line) => (line.endsWith('\r') ? line.length - 1 : line.length))
  return { text: lines.join('\n'), marks: found.map((caret) => toMark(caret, lengths)) }
}

function toMark(
  { line, column, width, label }: { line: number; column: number; width: number; label: string },
  lengths: readonly number[],
): Mark {
  const arrow = label.indexOf(' → ')
  const head = arrow < 0 ? label : label.slice(0, arrow)
  const expected = arrow < 0 ? {} : { expected: unquote(label.slice(arrow + 3)) }
  const far = toLine.exec(head)
  if (!far) return { line, column, endLine: line, endColumn: column + width, message: head, ...expected }
  const endLine = Number(far[1])
  const length = lengths[endLine - 1]
  if (length === undefined || endLine < line) throw new Error(`the carets below line ${line} end at line ${endLine}`)
  const endColumn = far[2] === undefined ? length + 1 : Number(far[2])
  return { line, column, endLine, endColumn, message: head.slice(0, far.index), ...expected }
}

const unquote = (text: string): string =>
  text.length > 1 && text.startsWith('`') && text.endsWith('`') ? text.slice(1, -1) : text
