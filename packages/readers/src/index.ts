export { type Decoded, decodeBytes } from './decode.ts'
export { formatOf } from './format.ts'
export type { FieldMapping, FieldPath, ReadOptions, ReadOutcome, SourceNaming } from './options.ts'
export { read, readText } from './read.ts'
