/** Classes of UTF-16 units the scanner steps by. */
export const Char = {
  unset: 0,
  space: 1,
  newline: 2,
  lower: 3,
  upper: 4,
  digit: 5,
  apostrophe: 6,
  punctuation: 7,
  symbol: 8,
  /** Soft hyphen, zero-width space and joiners, word joiner, BOM, directional marks, variation selectors. */
  invisible: 9,
  /** A letter without case, or a combining mark. */
  letter: 10,
  surrogate: 11,
} as const

const table = new Uint8Array(65536)

/** Class of a UTF-16 unit; classified on first sight, then remembered. */
export function classOf(code: number): number {
  const known = table[code] as number
  return known === Char.unset ? remember(code) : known
}

function remember(code: number): number {
  const found = classify(code)
  table[code] = found
  return found
}

function classify(code: number): number {
  if (code === 10) return Char.newline
  if (code === 39 || code === 0x2019) return Char.apostrophe
  if (isInvisible(code)) return Char.invisible
  if (code >= 0xd800 && code <= 0xdfff) return Char.surrogate
  const char = String.fromCharCode(code)
  if (/\s/.test(char) || code < 32 || code === 127) return Char.space
  if (/\p{Ll}/u.test(char)) return Char.lower
  if (/[\p{Lu}\p{Lt}]/u.test(char)) return Char.upper
  if (/[\p{L}\p{M}]/u.test(char)) return Char.letter
  if (/\p{Nd}/u.test(char)) return Char.digit
  return /\p{P}/u.test(char) ? Char.punctuation : Char.symbol
}

/** True for characters that take no room on the page: soft hyphen, zero-width and directional marks, variation selectors. */
export function isInvisible(code: number): boolean {
  return (
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2064) ||
    (code >= 0x2066 && code <= 0x2069) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff
  )
}

/** `.`, `!`, `?` or `…`. */
export const isStop = (code: number): boolean => code === 46 || code === 33 || code === 63 || code === 0x2026

/** Closing quotation marks and brackets that may follow a stop. */
export const isCloser = (code: number): boolean =>
  code === 0x201d || code === 0x2019 || code === 34 || code === 39 || code === 41 || code === 93 || code === 0xbb

/** Lower-cases one unit without allocating for ASCII. */
export function fold(code: number): number {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code
  if (code === 0x2019) return 39
  return String.fromCharCode(code).toLowerCase().charCodeAt(0)
}

/** FNV-1a, 32 bits: what the scanner, the phrases and the line hashes start from and multiply by. */
export const hashBasis = 0x811c9dc5
export const hashPrime = 0x01000193
