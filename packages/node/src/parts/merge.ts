import { type Article, plainArticle } from '@copydesk/core'
import type { Engine, Profiles } from '@copydesk/engine'
import { ConfigError } from '../config/error.ts'
import type { RunEvent } from '../run/events.ts'
import type { RunSummary } from '../run/run.ts'
import { judgedSources } from '../run/sources.ts'
import type { StagedFile } from '../write.ts'
import { type OpenPart, openPart, type PartHead, type PartLine, PartWriter } from './part-file.ts'
import { Tallies } from './tallies.ts'

export interface MergeOptions {
  readonly paths: readonly string[]
  /** Hash of version and configuration that the parts must have been made with. */
  readonly setup: string
  /** Rules that speak of sources. */
  readonly engine: Engine
  /** The habits the parts were judged by, and their hash. */
  readonly profiles: Profiles
  readonly profile: string
}

/** The events of the parts in the order of one run over all, then the sources. Throws a ConfigError that says which part is missing or of another run. */
export async function* mergeParts(options: MergeOptions): AsyncGenerator<RunEvent, RunSummary, void> {
  const { engine, profiles } = options
  const opened = await openAll(options.paths)
  const tallies = new Tallies()
  try {
    const head = headOf(opened)
    checkRun(head, opened, options)
    for (const { path, message } of head.problems) yield { type: 'error', path, message }
    for await (const [, , event] of inOrder(opened)) yield withArticle(event)
    for (const part of opened) tallies.add(part.tallies())
  } finally {
    for (const part of opened) part.close()
  }
  yield* judgedSources({ engine, profiles: () => profiles, ...counted(tallies) })
  return { ...counted(tallies), sourceBy: tallies.sourceBy, profiles }
}

const counted = ({ tally, evidence }: Tallies) => ({ tally, evidence })

/** Makes one part of several. Throws a ConfigError if they are of different runs. */
export async function joinParts(paths: readonly string[], file: StagedFile): Promise<PartHead> {
  const opened = await openAll(paths)
  const tallies = new Tallies()
  try {
    const head = headOf(opened)
    const writer = new PartWriter(file, head)
    for await (const line of inOrder(opened)) writer.line(line)
    for (const part of opened) tallies.add(part.tallies())
    writer.end(tallies.toJSON())
    return head
  } finally {
    for (const part of opened) part.close()
  }
}

async function openAll(paths: readonly string[]): Promise<readonly OpenPart[]> {
  const opened: OpenPart[] = []
  try {
    for (const path of paths) opened.push(await openPart(path))
  } catch (error) {
    for (const part of opened) part.close()
    throw error
  }
  return opened
}

const sameIn = ['setup', 'reading', 'inputs', 'profile', 'of'] as const

const differs: Readonly<Record<(typeof sameIn)[number], string>> = {
  setup: 'was made by another version or with another configuration',
  reading: 'was read otherwise',
  inputs: 'is of other inputs',
  profile: 'was judged by another profile',
  of: 'is of a run divided otherwise',
}

/** The head of all parts together. Throws a ConfigError if they do not belong together. */
function headOf(parts: readonly OpenPart[]): PartHead {
  const [first] = parts
  if (!first) throw new ConfigError('no parts to merge')
  const seen = new Map<number, string>()
  for (const { path, head } of parts) {
    for (const name of sameIn)
      if (head[name] !== first.head[name]) throw new ConfigError(`${path}: ${differs[name]} than ${first.path}`)
    for (const shard of head.shards) {
      const twice = seen.get(shard)
      if (twice !== undefined) throw new ConfigError(`${path}: part ${shard} of ${head.of} is in ${twice} already`)
      seen.set(shard, path)
    }
  }
  return { ...first.head, shards: [...seen.keys()].sort((a, b) => a - b) }
}

function checkRun({ setup, profile, of, shards }: PartHead, [first]: readonly OpenPart[], wanted: MergeOptions): void {
  const path = first?.path
  if (setup !== wanted.setup) throw new ConfigError(`${path}: ${differs.setup} than this one`)
  if (profile !== wanted.profile) throw new ConfigError(`${path}: ${differs.profile} than the one given`)
  const there = new Set(shards)
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((shard) => !there.has(shard))
  if (missing.length > 0) throw new ConfigError(`missing of ${of} parts: ${missing.join(', ')}`)
}

/** Lines of all parts by the place of their input, then by their own. */
async function* inOrder(parts: readonly OpenPart[]): AsyncGenerator<PartLine> {
  const heads = await Promise.all(parts.map((part) => part.next()))
  for (;;) {
    let least = -1
    heads.forEach((line, i) => {
      if (line && (least < 0 || isBefore(line, heads[least] as PartLine))) least = i
    })
    if (least < 0) return
    yield heads[least] as PartLine
    heads[least] = await (parts[least] as OpenPart).next()
  }
}

const isBefore = (a: PartLine, b: PartLine): boolean => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])

/** A merged run has not read its articles. */
function withArticle(event: PartLine[2]): RunEvent {
  if (event.type !== 'article') return event
  const { key, path, source, lang, credits } = event.result
  const article: Article = plainArticle('', { key, path, source, lang, credits })
  return { ...event, article }
}
