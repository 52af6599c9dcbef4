import { type Lines, mix32, TokenKind, type Tokens } from '@copydesk/core'
import { hashBasis, hashPrime } from './characters.ts'

/** Cuts a text into lines and hashes each folded. */
export function linesOf(text: string, tokens: Tokens): Lines {
  const starts: number[] = []
  const ends: number[] = []
  for (let at = 0; at <= text.length; ) {
    let end = text.indexOf('\n', at)
    if (end < 0) end = text.length
    starts.push(at)
    ends.push(end)
    at = end + 1
  }
  const count = starts.length
  const lines = {
    count,
    start: Int32Array.from(starts),
    end: Int32Array.from(ends),
    firstToken: new Int32Array(count),
    endToken: new Int32Array(count),
    hash: new Uint32Array(count),
    words: new Int32Array(count),
  }
  fillTokens(lines, tokens)
  for (let i = 0; i < count; i++) lines.hash[i] = foldedHash(text, starts[i] as number, ends[i] as number)
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
