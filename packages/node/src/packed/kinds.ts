import { formatOf } from '@copydesk/readers'

/** What holds records. `file`: one document, or a JSON file, inside a compressed one. */
export type Container = 'jsonl' | 'warc' | 'csv' | 'tsv' | 'parquet' | 'file'

/** What is read from front to back. */
export type StreamFormat = Exclude<Container, 'parquet' | 'file'>

export const streamFormats: readonly StreamFormat[] = ['jsonl', 'warc', 'csv', 'tsv']

const byExtension: Readonly<Record<string, Container>> = {
  warc: 'warc',
  wet: 'warc',
  csv: 'csv',
  tsv: 'tsv',
  parquet: 'parquet',
}

/** A path without what names its compression. */
export const innerName = (path: string): string => path.replace(/\.(?:gz|gzip|zst|zstd)$/i, '')

/** What of a path has to be unpacked before it can be read; undefined for files that are read as they are. */
export function containerOf(path: string): Container | undefined {
  const inner = innerName(path)
  const extension = /\.([a-z]{3,7})$/i.exec(inner.slice(-9))?.[1]?.toLowerCase() ?? ''
  if (Object.hasOwn(byExtension, extension)) return byExtension[extension]
  const format = inner === path ? undefined : formatOf(inner)
  return format === undefined || format === 'jsonl' ? format : 'file'
}

/** What of a file can be read as a stream of records; undefined where its name says no such thing. */
export function streamFormatOf(path: string): StreamFormat | undefined {
  const format = containerOf(path) ?? formatOf(path)
  return streamFormats.find((one) => one === format)
}

/** Whether a file of a folder is read at all. */
export const isReadable = (name: string): boolean => formatOf(name) !== undefined || containerOf(name) !== undefined
