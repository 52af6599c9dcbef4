import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { recordIn } from '@copydesk/core'
import {
  type Cleaned,
  cleanInputs,
  holds,
  type Input,
  type InputProblem,
  type Place,
  type RunEvent,
  writeWhole,
} from '@copydesk/node'
import { cutsOf, type PageForm, pageAs, pageForms, piecesOf } from '../cleaned.ts'
import { Exit, ReadError, UsageError } from '../exit.ts'
import { Reading } from '../reading.ts'
import { say } from '../say.ts'
import { type CommonOptions, openSession, type Session } from './session.ts'

export interface CleanOptions extends CommonOptions {
  readonly out?: string
  readonly stdinFormat?: string
  readonly window?: string
  readonly to: string
  readonly allowEmpty?: boolean
}

const reportName = 'clean-report.copydesk.json'

/** Share of the articles from which on emptying them is more likely the tool's mistake than theirs. */
const mostEmptied = 0.2

type Skipped = Extract<RunEvent, { type: 'skipped' }>

/** `copydesk clean PATHS --out DIR`: copies without furniture, and a report of what was taken out. */
export async function clean(paths: readonly string[], options: CleanOptions): Promise<number> {
  if (paths.includes('-')) return (await import('./stream.ts')).cleanStream(paths, options)
  const { out: given } = options
  if (given === undefined) throw new UsageError('no folder to write to: give --out FOLDER, or - for standard input')
  const form = pageForms.find((name) => name === options.to)
  if (!form) throw new UsageError(`unknown form "${options.to}" for --to: use ${pageForms.join(', ')}`)
  const out = resolve(given)
  for (const path of paths) refuseOverlap(resolve(path), out, path)
  refuseUnwritable(out, given)
  const session = withoutPacked(await openSession(paths, options))
  if (session.run.inputs.some(({ records }) => records))
    throw new UsageError('a copy of a file holds all its records: clean a sample of them with "copydesk clean -"')
  const placeOf = placesUnder(paths)
  refuseShared(session.run.inputs.map((input) => [input.path, placeOf({ ...input, absolute: pagePath(input, form) })]))
  const reading = new Reading()
  const skipped: Skipped[] = []
  const cleaned = await cleanInputs({
    ...session.run,
    cutsOf,
    piecesOf,
    convert: (_, article, result) => pageAs(form, article, result),
    onRead: (event) => {
      reading.add(event.type === 'skipped' && event.extract ? { type: 'article' } : event)
      if (event.type === 'skipped' && !event.extract) skipped.push(event)
    },
  })
  const problems: readonly (InputProblem & { readonly line?: number })[] = [...session.problems, ...cleaned.problems]
  for (const { path, line, message } of problems) say(`${path}${line === undefined ? '' : `:${line}`}: ${message}`)
  const unread = reading.say()
  if (cleaned.articles === 0) return Exit.incomplete
  if (!options.allowEmpty) refuseEmptying(cleaned, placeOf)
  writeAll(cleaned, skipped, placeOf, out)
  summarise(cleaned, given)
  return unread || problems.length > 0 ? Exit.incomplete : Exit.ok
}

/** A copy of an archive or a table is another file: records are cleaned as a stream. */
function withoutPacked(session: Session): Session {
  const packed = session.run.inputs.filter(({ unpacked }) => unpacked !== undefined)
  const problems = packed.map(({ path }) => ({
    path,
    message: 'left out: its records are cleaned one by one with "copydesk clean - --stdin-format"',
  }))
  const inputs = session.run.inputs.filter(({ unpacked }) => unpacked === undefined)
  return { ...session, problems: [...session.problems, ...problems], run: { ...session.run, inputs } }
}

type PlaceOf = (input: Input) => string

function writeAll(cleaned: Cleaned, skipped: readonly Skipped[], placeOf: PlaceOf, out: string): void {
  const { files } = cleaned
  refuseShared(files.map(({ from, input }) => [from.path, placeOf(input)]))
  for (const { input, bytes } of files) writeWhole(join(out, placeOf(input)), bytes(), { within: out, durable: false })
  const report = `${JSON.stringify(reportOf(cleaned, skipped, placeOf), null, 2)}\n`
  writeWhole(join(out, reportName), report, { within: out })
}

/** What an article is called: its place below the output folder, with its id or number in a file of several. */
function nameOf({ input, key }: Place, placeOf: PlaceOf): string {
  const record = recordIn(key, input.key)
  return record === undefined ? placeOf(input) : `${placeOf(input)}#${record}`
}

function reportOf(cleaned: Cleaned, skipped: readonly Skipped[], placeOf: PlaceOf) {
  const files = new Map<string, object[]>()
  for (const { pieces, ...place } of cleaned.removed) {
    const path = placeOf(place.input)
    const record = recordIn(place.key, place.input.key)
    const removed = pieces.map((piece) => (record === undefined ? piece : { record, ...piece }))
    files.set(path, [...(files.get(path) ?? []), ...removed])
  }
  return {
    schema: 1,
    rounds: cleaned.rounds,
    articles: cleaned.articles,
    emptied: cleaned.emptied.map((place) => nameOf(place, placeOf)),
    unchanged: cleaned.refused.map((place) => nameOf(place, placeOf)),
    skipped: skipped.map(({ path, reason }) => ({ path, reason })),
    files: [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, removed]) => ({ path, removed })),
  }
}

/** Said before anything is read: the folder, or the one it would be made in, must take files. */
function refuseUnwritable(out: string, given: string): void {
  let at = out
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at)
  if (statSync(at).isDirectory() && isWritable(at)) return
  throw new UsageError(`cannot write to --out ${given}: ${at} is no folder that takes files`)
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function refuseOverlap(input: string, out: string, given: string): void {
  const [from, to] = [realOf(input), realOf(out)]
  if (holds(from, to) || holds(to, from))
    throw new UsageError(`--out lies in ${given}, or the other way round: name a folder of its own`)
}

/** A path with every link followed, as far as it is there. */
function realOf(path: string): string {
  if (existsSync(path)) return realpathSync(path)
  return dirname(path) === path ? path : join(realOf(dirname(path)), basename(path))
}

const pagePath = ({ absolute }: Input, form: PageForm): string =>
  form === 'html' ? absolute : absolute.replace(/\.(?:x|s)?html?$/i, form === 'text' ? '.txt' : '.md')

/** Copies keep the folders below the one given; of several folders given each keeps its own name, and a file that of its folder, which names its source. */
function placesUnder(paths: readonly string[]): PlaceOf {
  const folders = paths
    .map((path) => resolve(path))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory())
  return ({ absolute, path }) => {
    const folder = folders.find((one) => holds(one, absolute))
    if (folder === undefined)
      return join(basename(dirname(resolve(path))), basename(path))
        .split(sep)
        .join('/')
    const below = relative(folder, absolute).split(sep).join('/')
    return paths.length > 1 ? `${basename(folder)}/${below}` : below
  }
}

/** Two inputs never share an output. */
function refuseShared(places: readonly (readonly [from: string, to: string])[]): void {
  const taken = new Map<string, string>([[reportName, 'the report']])
  for (const [from, to] of places) {
    const other = taken.get(to)
    if (other !== undefined)
      throw new UsageError(
        `${other} and ${from} would both be written to ${to}: clean them into folders of their own, or pages with --to html`,
      )
    taken.set(to, from)
  }
}

/** Throws a ReadError if more of the articles would be emptied than is likely. */
function refuseEmptying({ articles, emptied, removed }: Cleaned, placeOf: PlaceOf): void {
  if (emptied.length <= articles * mostEmptied) return
  const examples = emptied.slice(0, 3).map((place) => {
    const rules = removed.filter(({ key }) => key === place.key).flatMap(({ pieces }) => pieces.map(({ rule }) => rule))
    return `\n  ${nameOf(place, placeOf)}: ${[...new Set(rules)].join(', ')}`
  })
  throw new ReadError(
    `nothing written: ${emptied.length} of ${articles} articles would be left with nothing; if that is right, say --allow-empty${examples.join('')}`,
  )
}

function summarise({ articles, emptied, removed, refused }: Cleaned, out: string): void {
  const nothing = emptied.length > 0 ? `, ${emptied.length} left out because nothing of them was left` : ''
  const kept = refused.length > 0 ? `, ${refused.length} left as they were` : ''
  const pieces = removed.reduce((sum, place) => sum + place.pieces.length, 0)
  const touched = new Set(removed.map(({ key }) => key)).size
  process.stdout.write(
    `${articles - emptied.length} ${articles - emptied.length === 1 ? 'article' : 'articles'} written to ${out}${nothing}${kept}; ${pieces} ${pieces === 1 ? 'piece' : 'pieces'} taken out of ${touched}: ${reportName} there says which and why\n`,
  )
}
