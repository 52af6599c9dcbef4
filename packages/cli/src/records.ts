import { defaultLimits, type Limits, type ReadDefaults, type ResolvedConfig } from '@copydesk/node'
import { UsageError } from './exit.ts'
import { nearest } from './nearest.ts'

export interface RecordOptions {
  /** `text=body,source=outlet`: what a field is called in records. */
  readonly fields?: string
  /** A table that says of articles what they do not say themselves. */
  readonly metadata?: string
  /** `file`, `id`, or one of them and a column: `file=path`. */
  readonly by?: string
  /** Megabytes of one record. */
  readonly maxRecord?: string
  /** Bytes out for a byte in. */
  readonly maxRatio?: string
}

const names = ['text', 'title', 'url', 'author', 'published', 'modified', 'publisher', 'source', 'lang', 'id']

/** How inputs are read: as configured, and as `--fields` says. Throws a UsageError. */
export function readingOf({ fields }: RecordOptions, { read }: ResolvedConfig): ReadDefaults {
  if (fields === undefined) return read
  return { ...read, fields: { ...read.fields, ...Object.fromEntries(fields.split(',').map(pairOf)) } }
}

function pairOf(pair: string): readonly [name: string, path: string] {
  const [name = '', ...path] = pair.trim().split('=')
  if (!names.includes(name))
    throw new UsageError(`unknown field "${name}" for --fields${nearest(name, names)}; there are ${names.join(', ')}`)
  if (path.join('=') === '') throw new UsageError(`no name given for --fields ${name}=`)
  return [name, path.join('=')]
}

/** What one record may take. Throws a UsageError. */
export const limitsOf = ({ maxRecord, maxRatio }: RecordOptions): Limits => ({
  record:
    maxRecord === undefined ? defaultLimits.record : Math.floor(sizeOf('--max-record', maxRecord, 1024) * 1024 * 1024),
  ratio: maxRatio === undefined ? defaultLimits.ratio : sizeOf('--max-ratio', maxRatio, 1e6),
})

function sizeOf(name: string, value: string, most: number): number {
  const size = Number(value)
  if (value.trim() !== '' && size > 0 && size <= most) return size
  throw new UsageError(`${name} takes a number above 0 and up to ${most}, not "${value}"`)
}
