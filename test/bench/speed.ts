/**
 * How fast Copydesk is, as ratios measured in one run.
 *
 *   pnpm bench [--data FOLDER] [--articles N] [--rounds N]
 *
 * Rates are MB of text a second of processor time on one core, so that a busy machine does not change them; what is
 * compared is run in turn, and medians are printed. `--data`: articles as `<source>/<file>`, distinct ones: tools that
 * remember words look fast on copies. `--articles`: how many, varied from those, the cache and the threads are timed on;
 * 0 leaves that out.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Article, Document } from '@copydesk/core'
import { Profiles } from '@copydesk/engine'
import { createHostEngine, type Input, listInputs, readInput } from '@copydesk/node'
import { recommended } from '@copydesk/preset'
import { median } from './peers/figures.ts'

const root = resolve(import.meta.dirname, '../..')
const bin = process.env.COPYDESK_BIN ?? join(root, 'packages/cli/bin/copydesk.js')

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(root, 'corpus/outlets') },
    articles: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '5' },
  },
})
const rounds = Number(values.rounds)
const cwd = process.env.INIT_CWD ?? process.cwd()
const folder = resolve(cwd, values.data)

/** Processor time in seconds. */
function timed(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** Runs each in turn, round after round. Gives medians by name. */
function compare(works: Readonly<Record<string, () => number>>, times: number): Record<string, number> {
  const taken = Object.fromEntries(Object.keys(works).map((name) => [name, [] as number[]]))
  for (let round = 0; round < times; round++)
    for (const [name, work] of Object.entries(works)) (taken[name] as number[]).push(work())
  return Object.fromEntries(Object.entries(taken).map(([name, all]) => [name, median(all)]))
}

const say = (text: string): void => void process.stdout.write(`${text}\n`)
const head = (text: string): void => say(`\n${text}`)

function articlesOf(inputs: readonly Input[]): Article[] {
  return inputs.flatMap((input) =>
    [...readInput(input, {})].flatMap((outcome) => (outcome.type === 'article' ? [outcome.article] : [])),
  )
}

/** What any linter of words has to do at least. */
const tokenize = (text: string): number =>
  text.match(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|[^\s\p{L}\p{M}\p{N}]/gu)?.length ?? 0

async function stages(inputs: readonly Input[]): Promise<void> {
  const articles = articlesOf(inputs)
  const megabytes = articles.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6
  const engine = await createHostEngine({ rules: recommended })
  const observed = new Profiles()
  for (const article of articles) engine.observe(engine.index(article), observed)
  const run = observed.runIndex(() => undefined)
  const lint = (document: Document): void => {
    engine.lint(document, { profile: observed.profile(document.article.source), run })
  }
  const both = (): void => {
    const profiles = new Profiles()
    for (const article of articles) engine.observe(engine.index(article), profiles)
    for (const article of articles) {
      const document = engine.index(article)
      engine.lint(document, { profile: profiles.profile(article.source), run })
    }
  }
  const documents = articles.map((article) => engine.index(article))
  const seconds = compare(
    {
      'regex tokenizer': () =>
        timed(() => {
          for (const { text } of articles) tokenize(text)
        }),
      read: () => timed(() => void articlesOf(inputs)),
      index: () =>
        timed(() => {
          for (const article of articles) engine.index(article)
        }),
      'all rules': () =>
        timed(() => {
          for (const document of documents) lint(document)
        }),
      'both passes': () => timed(both),
    },
    rounds,
  )
  head(`${articles.length} articles, ${megabytes.toFixed(1)} MB, ${recommended.length} rules, one core`)
  say('                       MB/s    times the tokenizer')
  const base = seconds['regex tokenizer'] as number
  for (const [name, time] of Object.entries(seconds))
    say(`  ${name.padEnd(18)} ${(megabytes / time).toFixed(1).padStart(6)}    ${(time / base).toFixed(2).padStart(6)}`)
  await eachRule(sampleOf(articles), observed)
}

const sampleSize = 1_500_000

/** Every so many articles, up to a size. */
function sampleOf(articles: readonly Article[]): Article[] {
  const size = articles.reduce((sum, { text }) => sum + text.length, 0)
  const step = Math.max(1, Math.round(size / sampleSize))
  return articles.filter((_, i) => i % step === 0)
}

/** Rules one by one over documents made for each, so that what rules share is paid by every one that asks for it. */
async function eachRule(articles: readonly Article[], profiles: Profiles): Promise<void> {
  const run = profiles.runIndex(() => undefined)
  const megabytes = articles.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6
  const tokenized = Array.from({ length: 3 }, () =>
    timed(() => {
      for (const { text } of articles) tokenize(text)
    }),
  )
  const base = median(tokenized)
  const rows: { id: string; time: number }[] = []
  for (const rule of recommended) {
    const engine = await createHostEngine({ rules: [rule] })
    const times = Array.from({ length: Math.min(3, rounds) }, () => {
      const documents = articles.map((article) => engine.index(article))
      return timed(() => {
        for (const document of documents)
          engine.lint(document, { profile: profiles.profile(document.article.source), run })
      })
    })
    rows.push({ id: rule.id, time: median(times) })
  }
  head('each rule alone, dearest first')
  for (const { id, time } of rows.sort((a, b) => b.time - a.time))
    say(`  ${id.padEnd(44)} ${(megabytes / time).toFixed(0).padStart(6)} MB/s ${(time / base).toFixed(2).padStart(6)}`)
}

interface Process {
  readonly wall: number
  readonly cpu: number
  /** Most resident memory, MB, of all its threads. */
  readonly memory: number
}

const meter = `data:text/javascript,${encodeURIComponent(
  "import{isMainThread}from'node:worker_threads';if(isMainThread)process.on('exit',()=>{const u=process.resourceUsage();process.stderr.write('\\nMETER '+JSON.stringify([u.userCPUTime+u.systemCPUTime,u.maxRSS])+'\\n')})",
)}`

/** Runs node with arguments and measures it. */
function spawned(args: readonly string[]): Process {
  const started = performance.now()
  const ran = spawnSync(process.execPath, ['--import', meter, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  const wall = (performance.now() - started) / 1000
  const measured = /METER (.*)/.exec(ran.stderr)
  if (ran.status !== 0 || !measured) throw new Error(`${args.join(' ')}: ${ran.status}\n${ran.stderr}`)
  const [microseconds, kilobytes] = JSON.parse(measured[1] as string) as [number, number]
  return { wall, cpu: microseconds / 1e6, memory: kilobytes / 1024 }
}

const command = (...args: string[]): string[] => [
  bin,
  'lint',
  ...args,
  '--format',
  'jsonl',
  '--exit-zero',
  '--no-config',
]

function startUp(text: string): void {
  const scratch = mkdtempSync(join(tmpdir(), 'copydesk-bench-'))
  const file = join(scratch, 'article.txt')
  writeFileSync(file, text)
  const wall = compare({ bare: () => started(['-e', '0']), one: () => started(command(file)) }, Math.max(15, rounds))
  const cpu = compare({ bare: () => spawned(['-e', '0']).cpu, one: () => spawned(command(file)).cpu }, 7)
  rmSync(scratch, { recursive: true, force: true })
  const told = ({ bare = 0, one = 0 }): string => `${(one * 1000).toFixed(0)} ms, ${(one / bare).toFixed(1)} times`
  head(`start to finding: ${told(wall)} node -e 0 (of processor ${told(cpu)})`)
}

/** Seconds by the clock from the start of a process to its end. */
function started(args: readonly string[]): number {
  const from = performance.now()
  const { status } = spawnSync(process.execPath, [...args], { stdio: 'ignore' })
  if (status !== 0) throw new Error(`${args.join(' ')}: ${status}`)
  return (performance.now() - from) / 1000
}

/** Distinct articles made of the given ones: lines and words left out by a fixed pattern. */
function vary(articles: readonly Article[], count: number, into: string): void {
  for (let n = 0; n < count; n++) {
    const { text, source } = articles[n % articles.length] as Article
    const variant = Math.floor(n / articles.length)
    const lines = text.split('\n').filter((_, i) => variant === 0 || (i * 7 + variant) % 11 > 0)
    const varied = lines.map((line, i) =>
      (i + variant) % 3 === 0
        ? line
            .split(' ')
            .filter((_, j) => variant === 0 || (j * 13 + variant) % 17 > 0)
            .join(' ')
        : line,
    )
    mkdirSync(join(into, source), { recursive: true })
    writeFileSync(join(into, source, `${n}.txt`), varied.join('\n'))
  }
}

function wholeRuns(articles: readonly Article[], count: number): void {
  const scratch = mkdtempSync(join(tmpdir(), 'copydesk-bench-'))
  try {
    const data = join(scratch, 'data')
    const cache = join(scratch, 'cache')
    vary(articles, count, data)
    const runs: Record<string, Process[]> = { one: [], two: [], cold: [], warm: [] }
    for (let round = 0; round < Math.min(3, rounds); round++) {
      rmSync(cache, { recursive: true, force: true })
      runs.one?.push(spawned(command(data, '--concurrency', '1')))
      runs.two?.push(spawned(command(data, '--concurrency', '2')))
      runs.cold?.push(spawned(command(data, '--concurrency', '1', '--cache-location', cache)))
      runs.warm?.push(spawned(command(data, '--concurrency', '1', '--cache-location', cache)))
    }
    const of = (name: string, what: keyof Process): number => median((runs[name] ?? []).map((p) => p[what]))
    const line = (name: string, label: string): void =>
      say(
        `  ${label.padEnd(16)} ${of(name, 'wall').toFixed(2).padStart(7)} s  ${of(name, 'cpu').toFixed(2).padStart(7)} s of processor  ${of(name, 'memory').toFixed(0).padStart(5)} MB`,
      )
    head(`${count} articles, the whole command`)
    line('one', 'one thread')
    line('two', 'two workers')
    line('cold', 'cache cold')
    line('warm', 'cache warm')
    say(`  two workers      ${(of('one', 'wall') / of('two', 'wall')).toFixed(2)} times one thread`)
    say(`  on two idle cores at best ${((2 * of('one', 'cpu')) / of('two', 'cpu')).toFixed(2)} (from processor time)`)
    say(`  cache warm       ${(of('cold', 'cpu') / of('warm', 'cpu')).toFixed(1)} times cold (processor time)`)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

const { files } = listInputs([folder], { cwd, root: cwd })
const articles = articlesOf(files)
if (articles.length === 0) throw new Error(`no articles in ${folder}`)
await stages(files)
const seven = [...articles].sort(
  (a, b) => Math.abs(a.text.length - 7000) - Math.abs(b.text.length - 7000),
)[0] as Article
startUp(seven.text)
if (Number(values.articles) > 0) wholeRuns(articles, Number(values.articles))
