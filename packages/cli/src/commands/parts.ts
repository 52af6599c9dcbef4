import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import {
  ConfigError,
  hashOf,
  hashOfFile,
  type InputProblem,
  inPart,
  joinParts,
  lintPart,
  listingHash,
  mergeParts,
  mergeProfiles,
  type PartOf,
  type ProfilePart,
  partName,
  profileInputs,
  readPartialProfiles,
  stageFile,
  writePartialProfiles,
} from '@copydesk/node'
import { Exit, UsageError } from '../exit.ts'
import { plain } from '../formats/escape.ts'
import { openOutputs } from '../outputs.ts'
import { progressBar } from '../progress.ts'
import { say } from '../say.ts'
import { type GateOptions, gatesOf, knownRules, report, type ShowOptions, sharedOf, targetsOf } from './gates.ts'
import type { LintOptions } from './lint-options.ts'
import { type CommonOptions, openEngine, openSession, type Session } from './session.ts'
import { buildId } from './speed.ts'

/** `2/8` as the second of eight. Throws a UsageError. */
function partOf(value: string): PartOf {
  const [, index = '', count = ''] = /^(\d{1,6})\/(\d{1,6})$/.exec(value) ?? []
  const part = { index: Number(index) - 1, count: Number(count) }
  if (part.index >= 0 && part.index < part.count) return part
  throw new UsageError(`--shard takes i/n, part i (from 1) of n, not "${value}"`)
}

/** Which parts belong together: what they were read from, how, and by what. */
function runOf({ config, run }: Session, { index, count }: PartOf): ProfilePart {
  const setup = hashOf([buildId(), config.hash, run.read])
  return { setup, inputs: listingHash(run.inputs), of: count, shards: [index + 1] }
}

const shown = (path: string): string => plain(relative(process.cwd(), path))

function told(problems: readonly InputProblem[]): number {
  for (const { path, message } of problems) say(`${path}: ${message}`)
  return problems.length > 0 ? Exit.incomplete : Exit.ok
}

export interface ProfilePartOptions extends CommonOptions {
  readonly shard?: string
  readonly output?: string
}

/** `copydesk profile PATHS --shard i/n`: the habits of a part, in a file named by what is in it. */
export async function profileShard(paths: readonly string[], options: ProfilePartOptions): Promise<number> {
  const part = partOf(options.shard ?? '')
  const session = await openSession(paths, options, { withProfile: false })
  const { inputs } = session.run
  const of = runOf(session, part)
  const folder = resolve(options.output ?? join(session.config.root, '.copydesk'))
  const path = join(folder, `${partName(inputs, part, ['profile', of.setup, of.inputs])}.profile`)
  if (existsSync(path)) return isThere(path)
  const bar = await progressBar(inputs.length)
  const { cache: _, ...run } = session.run
  const { profiles, failed } = await profileInputs({ ...run, inputs: inPart(inputs, part), onProgress: bar.update })
  bar.stop()
  writePartialProfiles(path, profiles, of)
  process.stdout.write(`${shown(path)}\n`)
  return told([...session.problems, ...failed])
}

function isThere(path: string): number {
  process.stdout.write(`${shown(path)}\n`)
  say(`${shown(path)} is there already`)
  return Exit.ok
}

/** `copydesk profile --merge A B …`: the habits of several parts together. */
export async function mergeProfileParts(paths: readonly string[], options: ProfilePartOptions): Promise<number> {
  const path = resolve(options.output ?? '.copydesk/profile.json')
  const { profiles, part } = mergeProfiles(paths)
  writePartialProfiles(path, profiles, part)
  const articles = profiles.sources.reduce((sum, source) => sum + (profiles.profile(source)?.articles ?? 0), 0)
  const parts = part.shards.length < part.of ? `, ${part.shards.length} of ${part.of} parts` : ''
  process.stdout.write(`${shown(path)}: ${articles} articles of ${profiles.sources.length} sources${parts}\n`)
  return Exit.ok
}

/** `copydesk lint PATHS --shard i/n --profile P --tallies FOLDER`: what is found in a part, in a file named by what is in it. */
export async function lintShard(paths: readonly string[], options: LintOptions): Promise<number> {
  const part = partOf(options.shard ?? '')
  if (options.profile === undefined || options.tallies === undefined)
    throw new UsageError('--shard needs --profile P, the merged profiles of all parts, and --tallies FOLDER')
  refuseWhole(options)
  const session = await openSession(paths, options, { withProfile: false })
  const { inputs } = session.run
  const of = runOf(session, part)
  const { profiles, part: learned } = readPartialProfiles(resolve(options.profile), options.profile)
  checkProfile(options.profile, learned, of)
  const known = knownRules(session, options)
  const withBody = options.withBody === true
  const head = {
    ...of,
    copydesk: 'part',
    schema: 1,
    setup: hashOf([buildId(), session.config.hash]),
    reading: hashOf([session.run.read, known, withBody]),
    profile: hashOfFile(resolve(options.profile)),
    problems: session.problems,
  } as const
  const name = partName(inputs, part, ['lint', head.setup, head.reading, head.inputs, head.profile])
  const path = join(resolve(options.tallies), `${name}.part`)
  if (existsSync(path)) return isThere(path)
  const bar = await progressBar(inputs.length)
  const file = stageFile(path)
  try {
    const { cache: _, ...run } = session.run
    const linting = { ...run, saved: profiles, part, withBody, onProgress: bar.update, ...known }
    const { records, failed } = await lintPart(linting, file, head)
    process.stdout.write(`${shown(path)}\n`)
    say(`${records} records in part ${options.shard}`)
    return failed > 0 ? Exit.incomplete : Exit.ok
  } finally {
    bar.stop()
    file.discard()
  }
}

/** Throws a UsageError where something is asked for that needs the whole run. */
function refuseWhole(options: LintOptions): void {
  const names = ['fix', 'fixUnsafe', 'fixDryRun', 'diff', 'baseline', 'updateBaseline', 'newSince', 'watch'] as const
  const whole = names.find((name) => options[name])
  const option = whole?.replace(/[A-Z]/g, '-$&').toLowerCase() ?? (options.format.length > 0 ? 'format' : undefined)
  if (option) throw new UsageError(`a part is no whole run: leave --${option} out; "copydesk merge" takes --format`)
}

function checkProfile(name: string, learned: ProfilePart, { setup, inputs }: ProfilePart): void {
  if (learned.shards.length < learned.of)
    throw new ConfigError(
      `${name}: learned from ${learned.shards.length} of ${learned.of} parts: merge all of them with "copydesk profile --merge"`,
    )
  if (learned.inputs !== inputs)
    throw new ConfigError(`${name}: learned from other files: make its parts again with "copydesk profile --shard"`)
  if (learned.setup !== setup)
    throw new ConfigError(`${name}: learned with another version or configuration: make its parts again`)
}

export interface MergeOptions extends CommonOptions, GateOptions, ShowOptions {
  readonly output?: string
}

/** `copydesk merge PARTS…`: the report of one run over all of them. */
export async function merge(paths: readonly string[], options: MergeOptions): Promise<number> {
  if (options.output !== undefined) return joined(paths, resolve(options.output))
  const gates = gatesOf(options)
  const targets = targetsOf(options)
  if (targets.some(({ format }) => format === 'html'))
    throw new UsageError('a page shows the texts, and parts do not hold them: use another format')
  if (options.profile === undefined) throw new UsageError('give the profile the parts were linted by: --profile P')
  const { config, engine, saved } = await openEngine(options)
  const outputs = openOutputs(targets, sharedOf(options, config, gates, paths))
  const events = mergeParts({
    paths,
    engine,
    setup: hashOf([buildId(), config.hash]),
    profiles: saved as NonNullable<typeof saved>,
    profile: hashOfFile(resolve(options.profile)),
  })
  const silent = { update: () => {}, clear: () => {}, stop: () => {} }
  const { failed, gate, reading } = await report(events, [], outputs, silent, gates).finally(outputs.discard)
  if (failed > 0 || reading.say()) return Exit.incomplete
  return gate && !gates.exitZero ? Exit.gate : Exit.ok
}

async function joined(paths: readonly string[], path: string): Promise<number> {
  const file = stageFile(path)
  try {
    const { shards, of } = await joinParts(paths, file)
    process.stdout.write(`${shown(path)}: ${shards.length} of ${of} parts\n`)
    return Exit.ok
  } finally {
    file.discard()
  }
}
