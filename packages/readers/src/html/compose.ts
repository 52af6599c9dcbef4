import { type Range, SourceMapBuilder, type TextMap } from '@copydesk/core'

/** The map of a text read from another text, `outer`, which itself was read from an input, `inner`: from the first to the input. */
export function compose(text: string, outer: TextMap, inner: TextMap): TextMap {
  const builder = new SourceMapBuilder()
  const add = (piece: string, place: Range): void => {
    const segments = inner.segments(place)
    const [first] = segments
    const last = segments.at(-1)
    if (!first || !last) builder.insert(piece)
    else if (segments.reduce((sum, segment) => sum + segment.text.length, 0) !== piece.length)
      builder.decode(piece, first.start, last.end)
    else
      for (const segment of segments) {
        if (segment.verbatim) builder.copy(segment.text, segment.start)
        else builder.decode(segment.text, segment.start, segment.end)
      }
  }
  for (const run of outer.runs()) {
    const piece = text.slice(run.start, run.end)
    if (run.source) add(piece, run.source)
    else builder.insert(piece)
  }
  return builder.build(inner.lineStarts)
}
