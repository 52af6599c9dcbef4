import { resolve } from 'node:path'
import {
  entriesOf,
  hashOf,
  hashOfFile,
  partText,
  RowLinter,
  readPartialProfiles,
  recordOf,
  rowsIn,
  rowText,
  writePartialProfiles,
} from '@copydesk/node'
import { Exit, UsageError } from '../exit.ts'
import { safeJson } from '../formats/escape.ts'
import { limitsOf, readingOf } from '../records.ts'
import { stdoutSink } from '../sink.ts'
import { type CommonOptions, openEngine } from './session.ts'
import { buildId } from './speed.ts'
import { type StreamFlags, streamFormat } from './stream.ts'

/** Rows are dealt out by somebody else: a part of them has no number. */
const anywhere = { inputs: '', of: 0, shards: [] }

async function openRows(paths: readonly string[], options: CommonOptions, withBody: boolean) {
  if (paths.length !== 1 || paths[0] !== '-') throw new UsageError('rows are read from standard input alone: give "-"')
  const { profile: _, ...others } = options
  const { config, engine } = await openEngine(others)
  const read = readingOf(options, config)
  const known = config.partial ? {} : { known: [...config.statesOf('').keys()] }
  const linter = new RowLinter({ engine, read, sourceOf: config.sourceOf, withBody, ...known })
  return { config, linter, rows: rowsIn(process.stdin, limitsOf(options)), reading: [read, known, withBody] }
}

/** `copydesk rows -`: the records of a stream as rows, for a program that deals them out. */
export async function writeRows(paths: readonly string[], options: StreamFlags): Promise<number> {
  if (paths.length !== 1 || paths[0] !== '-') throw new UsageError('rows are made of standard input alone: give "-"')
  const format = streamFormat(options.stdinFormat)
  const path = options.stdinFilename ?? `stdin.${format}`
  const out = stdoutSink(() => {})
  let line = 0
  for await (const entry of entriesOf(process.stdin, format, limitsOf(options)))
    await out.write(rowText(path, entry.type === 'line' ? entry.line : ++line, entry))
  return Exit.ok
}

/** `copydesk profile - --stdin-format rows -o FILE`: the habits of rows, to be merged with those of others. */
export async function profileRows(
  paths: readonly string[],
  options: CommonOptions & { readonly output?: string },
): Promise<number> {
  if (options.output === undefined) throw new UsageError('give the file the habits go to: -o FILE')
  const { config, linter, rows, reading } = await openRows(paths, options, false)
  const setup = hashOf([buildId(), config.hash, reading[0]])
  writePartialProfiles(resolve(options.output), await linter.learn(rows), { setup, ...anywhere })
  return Exit.ok
}

/** `copydesk lint - --stdin-format rows --profile P`: an answer for each row, then a part that counts them all. */
export async function lintRows(
  paths: readonly string[],
  options: CommonOptions & { readonly withBody?: boolean },
): Promise<number> {
  if (options.profile === undefined) throw new UsageError('rows are judged by the merged profile of all: --profile P')
  const path = resolve(options.profile)
  const { config, linter, rows, reading } = await openRows(paths, options, options.withBody === true)
  const { profiles } = readPartialProfiles(path, options.profile)
  const out = stdoutSink(() => {})
  for await (const { event, ...row } of linter.judge(rows, profiles))
    await out.write(`${JSON.stringify({ ...row, ...(event ? { record: safeJson(recordOf(event)) } : {}) })}\n`)
  const head = {
    ...anywhere,
    copydesk: 'part',
    schema: 1,
    setup: hashOf([buildId(), config.hash]),
    reading: hashOf(reading),
    profile: hashOfFile(path),
    problems: [],
  } as const
  await out.write(`${JSON.stringify({ part: partText(head, linter.tallies()) })}\n`)
  return Exit.ok
}
