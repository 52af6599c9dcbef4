import { type Lexicon, mix32 } from '@copydesk/core'
import { bucketsOf } from './buckets.ts'
import {
  ABSENT,
  byteLength,
  FIRST_OTHER,
  HEADER_LENGTH,
  ID_MASK,
  IGNORED,
  INVISIBLE,
  MAGIC,
  type Sections,
  sections,
  VERSION,
} from './format.ts'
import { isKnown } from './known-form.ts'

/**
 * The word table over the bytes of `words.bin`, which must not change afterwards. Nothing is unpacked: the arrays are
 * views of the bytes (of a copy if they do not start at a multiple of 4).
 * @throws Error if the bytes are not a word table of this version
 */
export function decodeLexicon(bytes: Uint8Array): Lexicon {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
  const header = readHeader(aligned)
  const table = sections(aligned.buffer, aligned.byteOffset, header)
  const { offsets, counts, flags, shares } = table
  const size = header[2] as number
  const tokens = header[3] as number
  const { find, findHashed } = finder(table)
  const total = Math.log(tokens + size / 2)
  const count = (id: number) => ((counts[id] ?? 0) & 0xfff) * 2 ** ((counts[id] ?? 0) >>> 12)
  const flagsOf = (id: number) => flags[id] ?? 0
  const words = { find, count, flags: flagsOf }
  const logOf = (id: number) => Math.log(count(id) + 0.5) - total
  // Worked out on first use: a logarithm costs more than the look-up, and a text asks for the same words again and again.
  const logs = new Float64Array(size)
  const unseen = logOf(-1)
  let bucket: Lexicon['bucket'] | undefined
  return {
    ...words,
    findHashed,
    size,
    tokens,
    word: (id) => wordAt(table, offsets[id] ?? 0, offsets[id + 1] ?? 0),
    capitalised: (id) => (shares[id] ?? 0) / 255,
    logProbability(id) {
      if (id < 0) return unseen
      const known = logs[id] as number
      if (known !== 0) return known
      const log = logOf(id)
      logs[id] = log
      return log
    },
    bucket(first, last, length) {
      bucket ??= bucketsOf(table)
      return bucket(first, last, length)
    },
    knows: (text, start = 0, end = text.length) => isKnown(words, text, start, end),
  }
}

function readHeader(bytes: Uint8Array): Uint32Array {
  const fail = (reason: string) =>
    new Error(
      `The word table ${reason}: rebuild it with "pnpm build" and pass the bytes of @copydesk/lexicon/words.bin`,
    )
  if (bytes.length < HEADER_LENGTH * 4) throw fail(`is cut short (${bytes.length} bytes)`)
  const header = new Uint32Array(bytes.buffer, bytes.byteOffset, HEADER_LENGTH)
  const [magic, version, size = 0, , slotBits = 0, poolLength = 0, alphabetLength = 0, length = 0] = header
  if (magic !== MAGIC) throw fail('is not one')
  if (version !== VERSION) throw fail(`has format ${version}, not ${VERSION}`)
  const consistent = slotBits <= 24 && length === byteLength(size, slotBits, poolLength, alphabetLength)
  if (!consistent || bytes.length !== length) throw fail(`has ${bytes.length} bytes where ${length} are due`)
  return header
}

/** Code of each UTF-16 unit once folded, `ABSENT` where no word has it, `IGNORED` where it is to be dropped. */
function foldTable(alphabet: Uint16Array): Uint8Array {
  const codes = new Uint8Array(0x10000)
  for (let unit = 1; unit < FIRST_OTHER; unit++) codes[unit] = unit >= 65 && unit <= 90 ? unit + 32 : unit
  alphabet.forEach((unit, index) => {
    codes[unit] = FIRST_OTHER + index
    const upper = String.fromCharCode(unit).toUpperCase()
    if (upper.length === 1 && upper.charCodeAt(0) >= FIRST_OTHER) codes[upper.charCodeAt(0)] = FIRST_OTHER + index
  })
  for (const unit of INVISIBLE) codes[unit] = IGNORED
  codes[0x2019] = 0x27
  return codes
}

/** Folds, hashes and compares straight from the text: a look-up allocates nothing. */
function finder({ offsets, slots, alphabet, pool }: Sections): Required<Pick<Lexicon, 'find' | 'findHashed'>> {
  const codes = foldTable(alphabet)
  const mask = slots.length - 1
  const same = (id: number, text: string, start: number, end: number): boolean => {
    let at = offsets[id] as number
    const stop = offsets[id + 1] as number
    for (let i = start; i < end; i++) {
      const code = codes[text.charCodeAt(i)] as number
      if (code === IGNORED) continue
      if (at === stop || pool[at] !== code) return false
      at++
    }
    return at === stop
  }
  const find = (text: string, start = 0, end = text.length): number => {
    let hash = 0x811c9dc5
    for (let i = start; i < end; i++) {
      const code = codes[text.charCodeAt(i)] as number
      if (code === ABSENT) return isMark(text.charCodeAt(i)) ? findComposed(text, start, end) : -1
      if (code !== IGNORED) hash = Math.imul(hash ^ code, 0x01000193)
    }
    return findHashed(hash, text, start, end)
  }
  const findHashed = (unmixed: number, text: string, start: number, end: number): number => {
    const hash = mix32(unmixed)
    for (let slot = hash & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const entry = slots[slot] as number
      if ((entry ^ hash) >>> 18 === 0 && same((entry & ID_MASK) - 1, text, start, end)) return (entry & ID_MASK) - 1
    }
    return -1
  }
  const findComposed = (text: string, start: number, end: number): number => {
    const composed = text.slice(start, end).normalize('NFC')
    return composed.length < end - start ? find(composed) : -1
  }
  return { find, findHashed }
}

/** A combining mark: the letter before it is one unit in the table. */
function isMark(unit: number): boolean {
  return unit >= 0x300 && unit <= 0x36f
}

function wordAt({ pool, alphabet }: Sections, start: number, end: number): string {
  let word = ''
  for (let i = start; i < end; i++) {
    const code = pool[i] as number
    word += String.fromCharCode(code < FIRST_OTHER ? code : (alphabet[code - FIRST_OTHER] as number))
  }
  return word
}
