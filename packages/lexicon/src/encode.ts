import {
  byteLength,
  FIRST_OTHER,
  HEADER_LENGTH,
  hashBytes,
  ID_MASK,
  IGNORED,
  MAGIC,
  type Sections,
  sections,
  VERSION,
} from './format.ts'

export interface LexiconEntry {
  /** Lower case, apostrophe `'`, no full stop at the end. */
  readonly word: string
  /** `WordFlag` bits. */
  readonly flags: number
  /** Times seen in the corpus. */
  readonly count: number
  /** How many of those with a capital first letter. */
  readonly capitalised: number
}

/**
 * The bytes `decodeLexicon` reads; the same for the same entries in any order.
 * @throws RangeError if a word comes twice, or there are more words or letters than the format has room for
 */
export function encodeLexicon(entries: readonly LexiconEntry[], tokens: number): Uint8Array<ArrayBuffer> {
  const sorted = inOrder(entries)
  if (sorted.length >= ID_MASK) throw new RangeError(`${sorted.length} words; the table has room for ${ID_MASK - 1}`)
  const alphabet = otherUnits(sorted)
  const poolLength = sorted.reduce((sum, entry) => sum + entry.word.length, 0)
  const slotBits = Math.max(3, Math.ceil(Math.log2(sorted.length / 0.7)))
  const bytes = new Uint8Array(byteLength(sorted.length, slotBits, poolLength, alphabet.length))
  const header = new Uint32Array(bytes.buffer, 0, HEADER_LENGTH)
  header.set([MAGIC, VERSION, sorted.length, tokens, slotBits, poolLength, alphabet.length, bytes.length])
  const table = sections(bytes.buffer, 0, header)
  table.alphabet.set(alphabet)
  writeWords(table, sorted)
  fillSlots(table)
  return bytes
}

/** Commonest first: what a text looks up lies together, here and in every table a rule keeps by id. Ties by code units. */
function inOrder(entries: readonly LexiconEntry[]): LexiconEntry[] {
  const sorted = entries.toSorted((a, b) => (a.word < b.word ? -1 : a.word > b.word ? 1 : 0))
  const twice = sorted.find(({ word }, i) => word === sorted[i - 1]?.word)
  if (twice) throw new RangeError(`"${twice.word}" comes twice`)
  return sorted.sort((a, b) => b.count - a.count)
}

function otherUnits(entries: readonly LexiconEntry[]): number[] {
  const units = new Set<number>()
  for (const { word } of entries) {
    for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) >= FIRST_OTHER) units.add(word.charCodeAt(i))
  }
  if (units.size >= IGNORED - FIRST_OTHER) throw new RangeError(`${units.size} letters beyond ASCII: too many`)
  return [...units].sort((a, b) => a - b)
}

function writeWords(table: Sections, entries: readonly LexiconEntry[]): void {
  const codes = new Map(Array.from(table.alphabet, (unit, index) => [unit, FIRST_OTHER + index]))
  let at = 0
  entries.forEach(({ word, flags, count, capitalised }, id) => {
    table.offsets[id] = at
    table.flags[id] = flags
    table.counts[id] = packCount(count)
    table.shares[id] = count > 0 ? Math.round((255 * capitalised) / count) : 0
    for (let i = 0; i < word.length; i++) table.pool[at++] = codes.get(word.charCodeAt(i)) ?? word.charCodeAt(i)
  })
  table.offsets[entries.length] = at
}

function packCount(count: number): number {
  let exponent = 0
  while (Math.round(count / 2 ** exponent) > 0xfff) exponent++
  return (exponent << 12) | Math.round(count / 2 ** exponent)
}

function fillSlots({ offsets, pool, slots }: Sections): void {
  const mask = slots.length - 1
  for (let id = 0; id < offsets.length - 1; id++) {
    const hash = hashBytes(pool, offsets[id] as number, offsets[id + 1] as number)
    let slot = hash & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = (hash & ~ID_MASK) | ((id + 1) & ID_MASK)
  }
}
