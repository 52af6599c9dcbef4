import { resolve } from 'node:path'
import type { Input, RunEvent, RunSummary } from '@copydesk/node'
import supportsHyperlinks from 'supports-hyperlinks'
import { noColours, stdoutColours } from './colour.ts'
import { UsageError } from './exit.ts'
import { formatNames, type Reporter, type ReporterOptions, reporters } from './formats/index.ts'
import { nearest } from './nearest.ts'
import { say } from './say.ts'
import { fileSink, isDevice, type Sink, stdoutSink } from './sink.ts'

/** A format and where it goes; without a file, standard output. */
export interface Target {
  readonly format: string
  readonly file?: string
}

/**
 * Reads the values of `--format`: `NAME` or `NAME=FILE`, several by commas or by repeating the option. Throws a UsageError
 * that names the nearest format, or if two would share a place.
 */
export function parseFormats(values: readonly string[]): Target[] {
  const targets = values.flatMap((value) => value.split(',')).map(targetOf)
  const places = targets.map(({ file }) => (file === undefined ? '' : resolve(file)))
  const twice = places.findIndex((place, i) => places.indexOf(place) !== i)
  if (twice < 0) return targets.length === 0 ? [{ format: 'stylish' }] : targets
  const { format, file } = targets[twice] as Target
  throw new UsageError(
    file === undefined
      ? `only one format can go to standard output: give the others a file, as in --format ${format}=FILE`
      : `two formats would be written to ${file}`,
  )
}

function targetOf(value: string): Target {
  const [format = '', ...rest] = value.trim().split('=')
  if (!Object.hasOwn(reporters, format))
    throw new UsageError(
      `unknown format "${format}"${nearest(format, formatNames)}; there are ${formatNames.join(', ')}`,
    )
  if (rest.length === 0) return { format }
  const file = rest.join('=')
  if (file === '') throw new UsageError(`no file given for --format ${format}=`)
  return { format, file }
}

/** Inputs without the reports an earlier run left among them under the same names. */
export function withoutReports(inputs: readonly Input[], targets: readonly Target[]): readonly Input[] {
  const reports = new Set(targets.flatMap(({ file }) => (file === undefined ? [] : [resolve(file)])))
  return reports.size === 0 ? inputs : inputs.filter(({ absolute }) => !reports.has(absolute))
}

/** Every report of a run. */
export interface Outputs {
  event(event: RunEvent): Promise<void>
  /** Finishes the reports, makes their files visible and names them, unless it is to be quiet. */
  end(summary: RunSummary): Promise<void>
  /** Takes back files that are not finished. */
  discard(): void
}

/** What every report of a run is told alike. */
export type Shared = Omit<ReporterOptions, 'colours' | 'columns' | 'links'>

type Open = readonly [Reporter, Sink]

/** Opens every target. `beforeStdout` is called before anything goes to standard output. Throws a UsageError if a file cannot be made. */
export function openOutputs(targets: readonly Target[], options: Shared, beforeStdout = (): void => {}): Outputs {
  const opened: Open[] = []
  const discard = (): void => {
    for (const [, sink] of opened) sink.discard()
  }
  try {
    for (const target of targets) opened.push(openTarget(target, options, beforeStdout))
  } catch (error) {
    discard()
    throw error
  }
  return {
    event: (event) => writeEach(opened, (reporter) => reporter.event(event)),
    async end(summary) {
      await writeEach(opened, (reporter) => reporter.end?.(summary))
      for (const [, sink] of opened) sink.close()
      if (!options.quiet)
        for (const { file } of targets) if (file !== undefined && !isDevice(file)) say(`${file} written`)
    },
    discard,
  }
}

function openTarget({ format, file }: Target, options: Shared, beforeStdout: () => void): Open {
  const make = reporters[format] as (typeof reporters)[string]
  if (file !== undefined) return [make({ ...options, colours: noColours, columns: undefined }), fileSink(file)]
  if (format === 'parquet' && process.stdout.isTTY)
    throw new UsageError('a terminal cannot show it: give a file, as in --format parquet=FILE')
  // A terminal that does not know its width says 0.
  const columns = (process.stdout.isTTY && process.stdout.columns) || undefined
  const colours = stdoutColours()
  const links = colours.isColorSupported && supportsHyperlinks.stdout
  return [make({ ...options, colours, columns, links }), stdoutSink(beforeStdout)]
}

async function writeEach(
  opened: readonly Open[],
  textOf: (reporter: Reporter) => ReturnType<Reporter['event']>,
): Promise<void> {
  for (const [reporter, sink] of opened) {
    const text = await textOf(reporter)
    if (text) await sink.write(text)
  }
}
