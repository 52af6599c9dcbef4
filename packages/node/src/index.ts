export { notEnglish } from './article-linter.ts'
export { asset, pageFile, resourceBytes } from './assets.ts'
export { Baseline, type StaleEntry } from './baseline.ts'
export { withinBudget } from './budget.ts'
export { ConfigError } from './config/error.ts'
export { configNames, findConfig, importFrom, nameOf, type PresetName, presetNames } from './config/load.ts'
export { describeConfig } from './config/print.ts'
export type { SourceChoice } from './config/resolve.ts'
export { type HostedPlugin, type ResolvedConfig, type ResolveOptions, resolveConfig } from './config/resolve.ts'
export { schemaUrl } from './config/schema.ts'
export type { Config } from './config/types.ts'
export { type Draw, type Drawn, drawnFiles, drawnRecords } from './drawn.ts'
export { type Cleaned, type CleanedInput, type Converted, cleanInputs, type Piece, type Place } from './fix/clean.ts'
export { unifiedDiff } from './fix/diff.ts'
export { type FixedFile, type FixOptions, type FixOutcome, fixInputs } from './fix/fix.ts'
export { Blobs, blobsSince, type GitFile, type GitSelection, gitFiles, gitTop, stagedSidecars } from './git.ts'
export { createConfiguredEngine, createHostEngine, type HostOptions, weightsOf } from './host.ts'
export {
  type BytesOf,
  type Input,
  type InputOptions,
  type InputProblem,
  type Inputs,
  listInputs,
  pickInputs,
  problemOf,
} from './inputs.ts'
export { type Metadata, type MetadataKey, metadataFor, type ReadMetadata, unmatched } from './metadata.ts'
export { basedAt, withoutTable } from './metadata-base.ts'
export { nearest, nearestName } from './nearest.ts'
export { entriesOf } from './packed/entries.ts'
export type { Entry } from './packed/entry.ts'
export { type StreamFormat, streamFormatOf, streamFormats } from './packed/kinds.ts'
export { defaultLimits, type Limits } from './packed/limits.ts'
export { ParquetTable, type TableRow } from './packed/parquet-out.ts'
export { unpackInputs } from './packed/unpack.ts'
export { type LintedPart, type LintPartOptions, lintPart } from './parts/lint-part.ts'
export { joinParts, type MergeOptions, mergeParts } from './parts/merge.ts'
export { hashOf, hashOfFile, isPartialProfile, listingHash, partName } from './parts/name.ts'
export { type PartHead, partText } from './parts/part-file.ts'
export { inPart, type PartOf } from './parts/shard.ts'
export { type ReadDefaults, readInput } from './read-input.ts'
export { type ArticleRecord, type LintRecord, recordOf, recordText, type SourceRecord } from './records.ts'
export { type JudgedRow, type Row, RowLinter, rowsIn, rowText } from './rows.ts'
export { type CacheOptions, defaultCacheFolder } from './run/cache-folder.ts'
export { countsOf, type RunEvent } from './run/events.ts'
export { languageOf } from './run/language.ts'
export { TakenCounter } from './run/passes.ts'
export {
  type Progress,
  profileInputs,
  type RunOptions,
  type RunSummary,
  run,
  type TakenFile,
} from './run/run.ts'
export { addTimings, type Timings, timer } from './run/timing.ts'
export { HeldError } from './run/turns.ts'
export { startWorker } from './run/worker.ts'
export {
  mergeProfiles,
  type PartialProfiles,
  type ProfilePart,
  readPartialProfiles,
  readProfiles,
  writePartialProfiles,
  writeProfiles,
} from './saved-profile.ts'
export { sidecarOf } from './sidecar.ts'
export { silenceInFile, silenceUnder } from './silence.ts'
export { type Judged, StreamLinter, type StreamOptions, type StreamRecord } from './stream.ts'
export { type CheckedText, TextLinter, type TextLintOptions } from './text-linter.ts'
export { holds, type StagedFile, stageFile, WriteError, type WriteOptions, writeWhole } from './write.ts'
