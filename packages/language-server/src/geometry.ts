import type { Position, Range } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Checked } from './host.ts'

const isBefore = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character)

export const touches = (a: Range, b: Range): boolean => !isBefore(a.end, b.start) && !isBefore(b.end, a.start)

/** A file no client has opened, as the host read it: only its line ends matter here. */
export function unopened(uri: string, { article }: Checked): TextDocument {
  const { lineStarts } = article.map
  return {
    uri,
    languageId: 'plaintext',
    version: 0,
    lineCount: lineStarts.length,
    getText: () => '',
    positionAt: (offset) => positionIn(lineStarts, offset),
    offsetAt: ({ line, character }) => (lineStarts[Math.min(line, lineStarts.length - 1)] as number) + character,
  }
}

function positionIn(starts: Int32Array, offset: number): Position {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low, character: offset - (starts[low] as number) }
}
