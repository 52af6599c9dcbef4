import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aloneOnLines,
  countWhere,
  indexAtOrBefore,
  lineStarts,
  positionAt,
  SourceMap,
  SourceMapBuilder,
  union,
} from './index.ts'

type Piece = { kind: 'copy' | 'decode' | 'insert' | 'skip'; text: string; raw: string }

const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }).map((text) => ({ kind: 'copy' as const, text, raw: text })),
  fc
    .constantFrom(
      ['&', '&amp;'],
      ['\n', '\r\n'],
      ['é', '&eacute;'],
      ['😀', '&#128512;'],
      [' ', ' \n\t '],
      ['ab', '&x'],
      ['fjord', '&fjo;'],
    )
    .map(([text, raw]) => ({ kind: 'decode' as const, text: text as string, raw: raw as string })),
  fc.constant({ kind: 'insert' as const, text: '\n\n', raw: '' }),
  fc.constantFrom('<p>', '<br class="x">').map((raw) => ({ kind: 'skip' as const, text: '', raw })),
)

function build(pieces: readonly Piece[]) {
  const builder = new SourceMapBuilder()
  let raw = ''
  for (const p of pieces) {
    if (p.kind === 'copy') builder.copy(p.text, raw.length)
    else if (p.kind === 'decode') builder.decode(p.text, raw.length, raw.length + p.raw.length)
    else if (p.kind === 'insert') builder.insert(p.text)
    raw += p.raw
  }
  return { text: builder.text, raw, map: builder.build(lineStarts(raw)) }
}

describe('SourceMap', () => {
  it('gives segments whose decoded text is the text of the whole, inserted text apart', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { text, raw, map } = build(pieces)
        const segments = map.segments({ start: 0, end: text.length })
        expect(segments.map((s) => s.text).join('')).toBe(
          pieces
            .filter((p) => p.kind !== 'insert')
            .map((p) => p.text)
            .join(''),
        )
        for (const s of segments)
          if (s.verbatim && s.end - s.start === s.text.length && s.text.length > 1)
            expect(raw.slice(s.start, s.end)).toBe(s.text)
      }),
    )
  })

  it('maps a part of a verbatim run to just that part', () => {
    const { map } = build([
      { kind: 'skip', text: '', raw: '<p>' },
      { kind: 'copy', text: 'hello', raw: 'hello' },
    ])
    expect(map.segments({ start: 1, end: 3 })).toEqual([{ start: 4, end: 6, text: 'el', verbatim: true }])
    expect(map.toSource({ start: 1, end: 3 })).toEqual({ start: 4, end: 6 })
  })

  it('keeps the hull inside the input, and in order', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 30 }), fc.nat(), fc.nat(), (pieces, a, b) => {
        const { text, raw, map } = build(pieces)
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number]
        const hull = map.toSource({ start, end })
        expect(hull.start).toBeGreaterThanOrEqual(0)
        expect(hull.end).toBeGreaterThanOrEqual(hull.start)
        expect(hull.end).toBeLessThanOrEqual(raw.length)
      }),
    )
  })

  it('refuses to edit across markup or inserted text', () => {
    const { map } = build([
      { kind: 'copy', text: 'ab', raw: 'ab' },
      { kind: 'skip', text: '', raw: '<b>' },
      { kind: 'copy', text: 'cd', raw: 'cd' },
      { kind: 'insert', text: '\n\n', raw: '' },
      { kind: 'copy', text: 'ef', raw: 'ef' },
    ])
    expect(map.isEditable({ start: 0, end: 2 })).toBe(true)
    expect(map.isEditable({ start: 1, end: 3 })).toBe(false)
    expect(map.isEditable({ start: 3, end: 7 })).toBe(false)
  })

  it('is the identity for a text that is its own input', () => {
    const text = 'one\ntwo'
    const map = SourceMap.identity(text, lineStarts(text))
    expect(map.toSource({ start: 2, end: 5 })).toEqual({ start: 2, end: 5 })
    expect(positionAt(map.lineStarts, 5)).toEqual({ line: 2, column: 2 })
  })
})

describe('union', () => {
  it('covers what its parts cover, without overlaps', () => {
    const range = fc.tuple(fc.nat(60), fc.nat(10)).map(([start, length]) => ({ start, end: start + length }))
    fc.assert(
      fc.property(fc.array(range, { maxLength: 12 }), (ranges) => {
        const joined = union(ranges)
        const covers = (list: readonly { start: number; end: number }[], x: number) =>
          list.some((r) => r.start <= x && x < r.end)
        for (let x = 0; x < 72; x++) expect(covers(joined, x)).toBe(covers(ranges, x))
        for (let i = 1; i < joined.length; i++)
          expect((joined[i] as { start: number }).start).toBeGreaterThan((joined[i - 1] as { end: number }).end)
      }),
    )
  })
})

describe('a range that stands alone', () => {
  it('takes in its lines up to their ends, whatever ends them', () => {
    const alone = (text: string, what: string) => {
      const start = text.indexOf(what)
      const lines = aloneOnLines(text, { start, end: start + what.length })
      return lines && text.slice(lines.start, lines.end)
    }
    expect(alone('a\n \u00a0x\t\nb', 'x')).toBe(' \u00a0x\t')
    expect(alone('a\r\n x \r\nb', 'x')).toBe(' x ')
    expect(alone('a\r x y\rb', 'x y')).toBe(' x y')
    expect(alone('x', 'x')).toBe('x')
    expect(alone('a x\nb', 'x')).toBeUndefined()
    expect(alone('a\nx b', 'x')).toBeUndefined()
    expect(alone('a\n\nb', '\n')).toBeUndefined()
  })
})

describe('a search of an ordered list', () => {
  it('finds what a look at each element finds', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 12 }), fc.nat(10), (numbers, limit) => {
        const sorted = Int32Array.from(numbers).sort()
        const below = sorted.filter((number) => number < limit).length
        expect(countWhere(sorted.length, (i) => (sorted[i] as number) < limit)).toBe(below)
        expect(indexAtOrBefore(sorted, sorted.length, limit - 1) + 1).toBe(below)
      }),
    )
  })
})
