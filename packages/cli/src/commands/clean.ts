import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve, sep } from 'node:path'
import { type Article, recordId } from '@copydesk/core'
import { type RunOptions, run } from '@copydesk/node'
import { type CleanedFile, cleanedFile, type RemovedLine, removedLines, writeCleaned } from '../cleaned.ts'
import { Exit, UsageError } from '../exit.ts'
import { type CommonOptions, openSession } from './session.ts'

export interface CleanOptions extends CommonOptions {
  readonly out: string
  readonly to: string
}

/** One object an article, the same in every round. */
interface Name {
  readonly name: string
}

/** By the path of a copy, the articles in it, in its order. */
type Names = ReadonlyMap<string, readonly Name[]>

const allOf = (names: Names): Name[] => [...names.values()].flat()

/** Cleaning a text can bring a new line to its end, or leave a line behind that now stands alone: read again until nothing more goes. */
const maxRounds = 10

/** `copydesk clean PATHS --out DIR`: copies without furniture, and a report of what was taken out. */
export async function clean(paths: readonly string[], options: CleanOptions): Promise<number> {
  if (options.to !== 'text' && options.to !== 'markdown')
    throw new UsageError(`unknown form "${options.to}" for --to: use text or markdown`)
  const out = resolve(options.out)
  for (const path of paths) refuseOverlap(resolve(path), out, path)
  const session = await openSession(paths, options)
  for (const problem of session.problems) process.stderr.write(`copydesk: ${problem.path}: ${problem.message}\n`)
  const work = mkdtempSync(join(tmpdir(), 'copydesk-clean-'))
  try {
    const report = new Map<string, RemovedLine[]>()
    const roots = rootsOf(paths)
    const first = await round(session.run, (path) => relativeTo(roots, path), options.to, join(work, '0'), report)
    const { rounds, names } = await settle(work, options, report, first.names)
    const last = join(work, String(rounds))
    const final = existsSync(last) ? await again(last, options, out, new Map(), names) : { names }
    const left = new Set(allOf(final.names))
    const emptied = allOf(first.names).flatMap((named) => (left.has(named) ? [] : [named.name]))
    const content = { schema: 1, rounds, emptied, skipped: first.skipped, files: filesOf(report) }
    writeCleaned(out, { path: 'clean-report.copydesk.json', content: `${JSON.stringify(content, null, 2)}\n` })
    summarise(left.size, emptied, report, options.out)
    return session.problems.length + first.failed > 0 ? Exit.incomplete : Exit.ok
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Cleans what was cleaned until nothing more goes. Gives the number of the last round and what its articles are called. */
async function settle(
  work: string,
  options: CleanOptions,
  report: Map<string, RemovedLine[]>,
  first: Names,
): Promise<{ readonly rounds: number; readonly names: Names }> {
  let names = first
  for (let n = 0; n < maxRounds; n++) {
    const from = join(work, String(n))
    if (!existsSync(from)) return { rounds: n, names: new Map() }
    const next = await again(from, options, join(work, String(n + 1)), report, names)
    names = next.names
    if (next.removed === 0) return { rounds: n + 1, names }
  }
  return { rounds: maxRounds, names }
}

/** Cleans copies once more; their records are called what they were called before. */
async function again(
  from: string,
  options: CleanOptions,
  out: string,
  report: Map<string, RemovedLine[]>,
  names: Names,
) {
  const session = await openSession([from], { ...options, ignore: false })
  return round(session.run, (path) => path.slice(from.length + 1), options.to, out, report, names)
}

/** Cleans every article of a run into a folder. */
async function round(
  options: RunOptions,
  nameOf: (path: string) => string,
  to: string,
  out: string,
  report: Map<string, RemovedLine[]>,
  known?: Names,
) {
  const containers = new Map<string, CleanedFile[]>()
  const names = new Map<string, Name[]>()
  const skipped: { path: string; reason: string }[] = []
  let failed = 0
  let removed = 0
  for await (const event of run({ ...options, withBody: true })) {
    if (event.type === 'error') {
      failed++
      process.stderr.write(`copydesk: ${event.path}: ${event.message}\n`)
    }
    if (event.type === 'skipped') skipped.push({ path: event.path, reason: event.reason })
    if (event.type !== 'article') continue
    const cleaned = cleanedFile(event, nameOf(event.article.path), to)
    const lines = removedLines(event)
    removed += lines.filter((l) => l.rule !== 'reader').length
    if (lines.length > 0) listIn(report, cleaned.path).push(...lines)
    if (cleaned.record) listIn(containers, cleaned.path).push(cleaned)
    else writeCleaned(out, cleaned)
    const name = known?.get(cleaned.path)?.[(event.article.recordLine ?? 1) - 1] ?? nameIn(cleaned.path, event.article)
    listIn(names, cleaned.path).push(name)
  }
  for (const [path, records] of containers) writeCleaned(out, { path, content: records.map((r) => r.content).join('') })
  return { names, skipped, failed, removed }
}

function listIn<T>(lists: Map<string, T[]>, path: string): T[] {
  const list = lists.get(path) ?? []
  lists.set(path, list)
  return list
}

const nameIn = (path: string, article: Article): Name => {
  const id = recordId(article)
  return { name: id === undefined ? path : `${path}#${id}` }
}

function refuseOverlap(input: string, out: string, given: string): void {
  const inside = (a: string, b: string): boolean => a === b || a.startsWith(b + sep)
  const real = existsSync(input) ? realpathSync(input) : input
  if (inside(out, real) || inside(real, out))
    throw new UsageError(`--out lies in ${given}, or the other way round: name a folder of its own`)
}

/** Folders given, so that the copies keep the folders below them; a file given keeps its folder's name, which names its source. */
const rootsOf = (paths: readonly string[]): string[] => paths.map((p) => p.replace(/(?<!\/)\/+$/, ''))

function relativeTo(roots: readonly string[], path: string): string {
  // Below one folder alone names differ: of several, each keeps its own.
  for (const root of roots)
    if (path.startsWith(`${root}/`))
      return roots.length > 1 ? join(basename(resolve(root)), path.slice(root.length + 1)) : path.slice(root.length + 1)
  return `${basename(resolve(path, '..'))}/${basename(path)}`
}

const filesOf = (report: ReadonlyMap<string, readonly RemovedLine[]>) =>
  [...report].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, removed]) => ({ path, removed }))

function summarise(
  written: number,
  emptied: readonly string[],
  report: ReadonlyMap<string, readonly RemovedLine[]>,
  out: string,
): void {
  let pieces = 0
  for (const removed of report.values()) pieces += removed.length
  const nothing = emptied.length > 0 ? `, ${emptied.length} left out because nothing of them was left` : ''
  process.stdout.write(
    `${written} articles written to ${out}${nothing}; ${pieces} pieces taken out of ${report.size}: clean-report.copydesk.json there says which and why\n`,
  )
}
