import type { Encoding } from './options.ts'

/** Text of an input and how it was found. */
export interface Decoded {
  /** Without BOM. */
  readonly text: string
  /** WHATWG label, lower case. */
  readonly label: string
  readonly by: Encoding['by']
  /** What the reader should know: a declared charset that does not fit, bytes that do not decode. */
  readonly warnings: readonly string[]
}

/** Bytes at the head that may declare a charset; HTML asks for 1,024, real pages need more. */
const declarationBytes = 4096

/** What windows-1252 has at 0x80–0x9F; some engines decode it as ISO 8859-1 and leave controls there. */
const windows1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

const decodeAs = (label: string, bytes: Uint8Array): string => {
  const text = new TextDecoder(label).decode(bytes)
  if (label !== 'windows-1252') return text
  return text.replace(/[\x80-\x9f]/g, (char) => windows1252[char.charCodeAt(0) - 0x80] ?? char)
}

const known = (label: string): string | undefined => {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}

const strictUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const bomOf = (bytes: Uint8Array): string | undefined => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** UTF-16 of mostly Latin text has a NUL in nearly every second byte, on one side only. */
function utf16ByNulls(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length & ~1, 4096)
  if (length < 4) return undefined
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const pairs = length / 2
  if (odd > pairs * 0.7 && even < pairs * 0.05) return 'utf-16le'
  if (even > pairs * 0.7 && odd < pairs * 0.05) return 'utf-16be'
  return undefined
}

const charsetOf = (text: string): string | undefined =>
  /charset\s{0,8}=\s{0,8}["']?\s{0,8}([\w.:-]{2,40})/i.exec(text)?.[1]

const startsWithTag = (bytes: Uint8Array): boolean => {
  let i = 0
  while (i < 64 && (bytes[i] === 32 || bytes[i] === 9 || bytes[i] === 10 || bytes[i] === 13)) i++
  return bytes[i] === 60
}

/** The charset an HTML or XML head names in its own text. */
function declaredInHead(bytes: Uint8Array): string | undefined {
  if (!startsWithTag(bytes)) return undefined
  const head = decodeAs('windows-1252', bytes.subarray(0, declarationBytes))
  const xml = /^\s{0,64}<\?xml[^>]{0,200}?encoding\s{0,8}=\s{0,8}["']([\w.:-]{2,40})/i.exec(head)?.[1]
  if (xml) return xml
  for (const meta of head.matchAll(/<meta\s[^>]{0,400}/gi)) {
    const label = charsetOf(meta[0])
    if (label) return label
  }
  return undefined
}

/** Well-formed multi-byte sequences and stray bytes of an input that is not valid UTF-8 throughout. */
function countUtf8(bytes: Uint8Array): { valid: number; stray: number } {
  let valid = 0
  let stray = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number
    if (byte < 0x80) continue
    const more = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0
    let k = 0
    while (k < more && i + k + 1 < bytes.length && ((bytes[i + k + 1] as number) & 0xc0) === 0x80) k++
    const isCutOff = more > 0 && i + k + 1 === bytes.length
    if (more > 0 && k === more) valid++
    else if (!isCutOff) stray++
    i += k
  }
  return { valid, stray }
}

/**
 * Text of `bytes`: by BOM, by UTF-16's pattern of NULs, by the declared charset (`contentType`, XML declaration, HTML
 * meta), by being valid UTF-8, else windows-1252. Valid UTF-8 with letters outside ASCII outweighs a declaration: text
 * in another encoding is practically never valid UTF-8, while scrapers convert pages and leave the declaration.
 */
export function decodeBytes(bytes: Uint8Array, contentType?: string): Decoded {
  const bom = bomOf(bytes)
  if (bom) return { text: decodeAs(bom, bytes), label: bom, by: 'bom', warnings: [] }
  const wide = utf16ByNulls(bytes)
  if (wide) return { text: decodeAs(wide, bytes), label: wide, by: 'detected', warnings: [] }
  const declared = (contentType && charsetOf(contentType)) || declaredInHead(bytes)
  return decodeWithout(bytes, declared)
}

function decodeWithout(bytes: Uint8Array, declared: string | undefined): Decoded {
  const warnings: string[] = []
  const named = declared === undefined ? undefined : known(declared)
  // A declaration readable byte by byte cannot stand in UTF-16 text.
  const label = named?.startsWith('utf-16') ? 'utf-8' : named
  if (declared !== undefined && named === undefined) warnings.push(`unknown charset "${declared}"`)
  const utf8 = strictUtf8(bytes)
  if (utf8 !== undefined) return asUtf8(utf8, bytes.length, label, warnings)
  const { valid, stray } = countUtf8(bytes)
  if (valid > stray * 8 && (label === undefined || label === 'utf-8' || valid > 3)) {
    warnings.push('some bytes are not valid UTF-8')
    return { text: decodeAs('utf-8', bytes), label: 'utf-8', by: label === 'utf-8' ? 'declared' : 'detected', warnings }
  }
  if (label && label !== 'utf-8') return { text: decodeAs(label, bytes), label, by: 'declared', warnings }
  if (label) warnings.push('declared as UTF-8 but is not')
  return { text: decodeAs('windows-1252', bytes), label: 'windows-1252', by: 'default', warnings }
}

function asUtf8(text: string, byteLength: number, label: string | undefined, warnings: string[]): Decoded {
  if (label === undefined) return { text, label: 'utf-8', by: 'detected', warnings }
  const asciiOnly = text.length === byteLength
  // Seven-bit escapes: valid UTF-8 byte by byte, yet something else.
  if (label === 'iso-2022-jp' || label === 'utf-8' || asciiOnly) {
    return label === 'iso-2022-jp' ? reread(byteLength, text, label) : { text, label, by: 'declared', warnings }
  }
  return { text, label: 'utf-8', by: 'detected', warnings: [...warnings, `declared as ${label} but is UTF-8`] }
}

const reread = (length: number, text: string, label: string): Decoded => {
  const bytes = new Uint8Array(length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return { text: decodeAs(label, bytes), label, by: 'declared', warnings: [] }
}

const magic: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF file'],
  ['PK\u0003\u0004', 'a ZIP archive'],
  ['\u001f\u008b', 'a gzip archive'],
  ['\u0089PNG', 'a PNG image'],
  ['GIF8', 'a GIF image'],
  ['\u00ff\u00d8\u00ff', 'a JPEG image'],
  ['\u00d0\u00cf\u0011\u00e0', 'an Office document'],
  ['{\\rtf', 'an RTF document'],
  ['\u007fELF', 'a program'],
  ['BZh91AY', 'a bzip2 archive'],
  ['\u00fd7zXZ', 'an xz archive'],
  ['7z\u00bc\u00af', 'a 7-Zip archive'],
  ['\u0028\u00b5\u002f\u00fd', 'a zstd archive'],
  ['OggS', 'an Ogg file'],
  ['SQLite format 3', 'an SQLite database'],
  ['\u00ff\u00fe\u0000\u0000', 'UTF-32, which no browser reads: convert it to UTF-8'],
  ['\u0000\u0000\u00fe\u00ff', 'UTF-32, which no browser reads: convert it to UTF-8'],
]

const startsWith = (bytes: Uint8Array, signature: string): boolean => {
  for (let i = 0; i < signature.length; i++) if (bytes[i] !== signature.charCodeAt(i)) return false
  return true
}

/** What `bytes` are if they are no text: by signature, or by more than one control character in 200 of the head. */
export function binaryKind(bytes: Uint8Array): string | undefined {
  for (const [signature, kind] of magic) if (startsWith(bytes, signature)) return kind
  if (startsWith(bytes.subarray(4), 'ftyp')) return 'a video or image file'
  if (bomOf(bytes) || utf16ByNulls(bytes)) return undefined
  const length = Math.min(bytes.length, 8192)
  let control = 0
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] as number
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) control++
  }
  return control * 200 > length && control > 2 ? 'binary data' : undefined
}
