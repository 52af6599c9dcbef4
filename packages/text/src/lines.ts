import { type Document, type Lines, mix32, type Range, TokenKind, type Tokens } from '@copydesk/core'
import { hashBasis, hashPrime } from './characters.ts'
import { LineTable } from './spans.ts'

/** Cuts a text into lines and hashes each folded. */
export function linesOf(text: string, tokens: Tokens): Lines {
  let count = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  const lines = new LineTable({
    count,
    start: new Int32Array(count),
    end: new Int32Array(count),
    firstToken: new Int32Array(count),
    endToken: new Int32Array(count),
    hash: new Uint32Array(count),
    words: new Int32Array(count),
  })
  for (let i = 0, at = 0; i < count; i++) {
    const end = i === count - 1 ? text.length : text.indexOf('\n', at)
    lines.start[i] = at
    lines.end[i] = end
    lines.hash[i] = foldedHash(text, at, end)
    at = end + 1
  }
  fillTokens(lines, tokens)
  return lines
}

function fillTokens(lines: Lines, tokens: Tokens): void {
  let token = 0
  for (let i = 0; i < lines.count; i++) {
    const end = lines.end[i] as number
    lines.firstToken[i] = token
    let words = 0
    while (token < tokens.count && (tokens.start[token] as number) < end) {
      if (tokens.kind[token] === TokenKind.word) words++
      token++
    }
    lines.endToken[i] = token
    lines.words[i] = words
  }
}

/** FNV-1a of a line folded: ASCII lower case, digits to `0`, runs of white space to one space, trimmed. 0 for a blank line. */
export function foldedHash(text: string, start: number, end: number): number {
  let hash = hashBasis
  let pending = false
  let any = false
  for (let i = start; i < end; i++) {
    let code = text.charCodeAt(i)
    // Most units are small letters.
    if (code < 97 || code > 122) {
      if (code <= 32 || code === 0xa0) {
        pending = any
        continue
      }
      if (code >= 65 && code <= 90) code += 32
      else if (code >= 48 && code <= 57) code = 48
    }
    if (pending) {
      hash = Math.imul(hash ^ 32, hashPrime)
      pending = false
    }
    any = true
    hash = Math.imul(hash ^ code, hashPrime)
  }
  return any ? mix32(hash) || 1 : 0
}

/** The line `from` or the nearest below (`step` 1) or above it (-1) that is not blank; -1 if there is none. */
export function fullLine({ lines }: { readonly lines: Lines }, from: number, step: 1 | -1): number {
  for (let line = from; line >= 0 && line < lines.count; line += step) if (lines.hash[line] !== 0) return line
  return -1
}

/** From line `first` to line `last` without the space around them; empty if all are blank. */
export function trimmedLines({ text, lines }: Pick<Document, 'text' | 'lines'>, first: number, last = first): Range {
  const whole = text.slice(lines.start[first], lines.end[last])
  const start = lines.startOf(first) + whole.length - whole.trimStart().length
  return { start, end: start + whole.trim().length }
}
