/** What one record may take, so that neither a bomb nor a lie about a length takes the memory. */
export interface Limits {
  /** Bytes of one record once it is unpacked. */
  readonly record: number
  /** Bytes out for a byte in. */
  readonly ratio: number
}

/** Ratio: text of news compresses to a fourth up to a twentieth; a file of one repeated byte by gzip to a thousandth. */
export const defaultLimits: Limits = { record: 64 * 1024 * 1024, ratio: 200 }

/** A small input may well unpack to so many bytes. */
const slack = 1 << 20

export const tooLong = ({ record }: Limits): string => `longer than ${record} bytes`

/** Most bytes that so many may become. */
export const mostOut = (bytes: number, { ratio }: Limits): number => bytes * ratio + slack

export const tooDense = ({ ratio }: Limits): string => `unpacks to more than ${ratio} times its size`
