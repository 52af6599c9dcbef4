import { decodeBytes } from '@copydesk/readers'

/** Encodes text as bytes; undefined where a character has no place in the encoding, or nothing writes the encoding. */
export type Encoder = (text: string) => Uint8Array | undefined

const wide =
  (littleEndian: boolean): Encoder =>
  (text) => {
    const bytes = new DataView(new ArrayBuffer(text.length * 2))
    for (let i = 0; i < text.length; i++) bytes.setUint16(i * 2, text.charCodeAt(i), littleEndian)
    return new Uint8Array(bytes.buffer)
  }

const multibyte = /^(?:gb|big5|euc-|shift_jis|iso-2022|replacement)/

/** By the decoder's own table: what decodes to a character encodes it. */
function singleByte(label: string): Encoder | undefined {
  if (multibyte.test(label)) return undefined
  const table = new Map<string, number>()
  for (let byte = 255; byte >= 0; byte--) table.set(decodeByte(byte, label), byte)
  return (text) => {
    const bytes = new Uint8Array(text.length)
    for (let i = 0; i < text.length; i++) {
      const byte = table.get(text.charAt(i))
      if (byte === undefined) return undefined
      bytes[i] = byte
    }
    return bytes
  }
}

/** The reader's own decoder knows windows-1252 also where the engine's does not; a space keeps a byte from passing for UTF-8. */
const decodeByte = (byte: number, label: string): string =>
  label === 'windows-1252' && byte >= 128
    ? decodeBytes(Uint8Array.of(byte, 32)).text.charAt(0)
    : new TextDecoder(label).decode(Uint8Array.of(byte))

const encoderOf = (label: string): Encoder | undefined => {
  if (label === 'utf-8') return (text) => new TextEncoder().encode(text)
  if (label === 'utf-16le') return wide(true)
  if (label === 'utf-16be') return wide(false)
  return singleByte(label)
}

const bom = '\uFEFF'

/** The text of bytes, and how to turn a changed text into bytes of the same kind. */
export interface Codec {
  readonly text: string
  readonly encode: Encoder
}

/** Undefined with a reason if writing the text back unchanged would change the bytes. */
export function codecOf(bytes: Uint8Array): Codec | { readonly problem: string } {
  const { text, label, by } = decodeBytes(bytes)
  const encoder = encoderOf(label)
  if (!encoder) return { problem: `cannot be fixed: nothing here writes ${label}; convert it to UTF-8 first` }
  const encode: Encoder = by === 'bom' ? (changed) => encoder(bom + changed) : encoder
  const again = encode(text)
  if (!again || Buffer.compare(again, bytes) !== 0)
    return { problem: `cannot be fixed: some bytes are not valid ${label}; convert it to UTF-8 first` }
  return { text, encode }
}
