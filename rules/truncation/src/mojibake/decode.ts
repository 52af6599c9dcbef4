import { byteOf } from '../_shared/windows1252.ts'

/** Text that reads `decoded` once its bytes are read as what they are. Half-open UTF-16 offsets. */
export interface Run {
  readonly start: number
  readonly end: number
  readonly decoded: string
  /** Number of misread characters. */
  readonly sequences: number
}

/** UTF-8 read as windows-1252, once more for each further round of wrong decoding. */
const rounds = 3

const isLead = (code: number): boolean => code >= 0xc2 && code <= 0xf4

/** The misread characters that start at `start`, or undefined if there are none. */
export function runAt(text: string, start: number, limit: number): Run | undefined {
  let decoded = ''
  let sequences = 0
  let end = start
  while (end < limit) {
    const step = sequenceAt(text, end)
    if (!step) break
    decoded += step.decoded
    end += step.length
    sequences++
  }
  return sequences === 0 ? undefined : { start, end, decoded: again(decoded), sequences }
}

function again(text: string): string {
  let current = text
  for (let round = 1; round < rounds; round++) {
    let next = ''
    for (let i = 0; i < current.length; ) {
      const step = sequenceAt(current, i)
      next += step ? step.decoded : current.charAt(i)
      i += step ? step.length : 1
    }
    if (next === current) break
    current = next
  }
  return current
}

/** One character whose UTF-8 bytes stand there as characters of their own. */
function sequenceAt(text: string, i: number): { decoded: string; length: number } | undefined {
  const lead = text.charCodeAt(i)
  if (!isLead(lead)) return undefined
  const more = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3
  let point = lead & (0x3f >> more)
  for (let k = 1; k <= more; k++) {
    const byte = byteOf(text.charCodeAt(i + k))
    if (byte < 0x80 || byte > 0xbf)
      return lead === 0xe2 && k === 2 && byteOf(text.charCodeAt(i + 1)) === 0x80 ? lostQuote : undefined
    point = point * 64 + (byte & 0x3f)
  }
  const least = more === 1 ? 0x80 : more === 2 ? 0x800 : 0x10000
  if (point < least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined
  return { decoded: String.fromCodePoint(point), length: more + 1 }
}

/** The third byte of a closing quotation mark is none windows-1252 has: it is often dropped. */
const lostQuote = { decoded: '”', length: 2 }
