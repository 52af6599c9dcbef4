import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examples } from '../../../packages/cli/src/examples.ts'
import { copydesk } from '../command.ts'
import { sh, suiteFolder, write } from '../packed.ts'
import { commandsOf, optionsOf, pages, root, type Shown } from './pages.ts'
import { world } from './world.ts'

/** What a page says for a file of the reader's own, and the file that stands for it. */
const standIns: readonly (readonly [RegExp, string])[] = [
  [/^npx copydesk\b|^node packages\/cli\/bin\/copydesk\.js\b/, 'copydesk'],
  [/^copydesk lint ARTICLES (--shard 2\/8) …$/, 'copydesk lint crawl $1 --profile profile.json --tallies parts-here'],
  [/^(?=copydesk lint ARTICLES --baseline )/, 'copydesk baseline articles && '],
  // One part of one is all of them.
  [/\b2\/8\b/, '1/1'],
  [/^… \| (?=.*\bwarc\b)/, 'cat archive.warc | '],
  [/^… \| /, 'cat news.jsonl | '],
  [/^(copydesk (?:clean|filter|lint) - (?!.*(?:<|--stdin-f)).*)$/, 'cat news.jsonl | $1 --stdin-format jsonl'],
  [/--stdin-filename FILE\b.*/, '$& < articles/elm-creek/1.txt'],
  [/^copydesk lint FILE --fields text=body,source=outlet/, 'copydesk lint news.jsonl --fields text=body,source=outlet'],
  [/\b(?:ARTICLES|PATHS|corpus)(?=\s|$)/, 'articles'],
  [/\bFILE\b/, 'articles/elm-creek/1.txt'],
  [/\bSOURCE\b/, 'elm-creek'],
  [/\bPARTS\b/, 'parts/*.part --profile profile.json'],
  [/^(copydesk merge parts\/\*)$/, '$1.part --profile profile.json'],
  [/compare-stories A B/, 'compare-stories a.html b.html'],
  [/\bBEFORE\.jsonl AFTER\.jsonl\b/, 'before.jsonl after.jsonl'],
  [/\bCC-NEWS\.warc/, 'archive.warc'],
  [/\barticles\.jsonl/, 'news.jsonl'],
  [/< in\.jsonl/, '< news.jsonl'],
  [/< crawl\.warc/, '< archive.warc'],
  [/^copydesk lint -$/, '$& < articles/elm-creek/1.txt'],
  [/^copydesk profile --merge$/, '$& parts/*.profile -o merged.json'],
  [/^copydesk profile - --stdin-format rows$/, 'copydesk rows - < archive.warc | $& -o habits.json'],
  [
    /^copydesk lint - --stdin-format rows$/,
    'copydesk rows - < archive.warc > rows && copydesk profile - --stdin-format rows -o habits.json < rows && $& --profile habits.json < rows',
  ],
  [/^copydesk lint --force-exclude --fix --$/, '$& articles/elm-creek/1.txt'],
]

const runnable = (line: string): string => standIns.reduce((text, [form, instead]) => text.replace(form, instead), line)

/** Lines that are run elsewhere, or need a cluster or a registry. */
const elsewhere: readonly (readonly [RegExp, string])[] = [
  [/^npx -y pnpm@\S+ |^pnpm /, 'a script of the repository, looked up below'],
  [/^npm install|^cp -R node_modules|^cd my-rules/, 'packages.e2e.test.ts'],
  [/^pip |^spark-submit /, 'spark.e2e.test.ts'],
  [/\bparallel /, 'recipes.e2e.test.ts'],
  [/SLURM_ARRAY/, 'needs a cluster; the command is that of the block above it'],
  [/^copydesk lsp/, 'serves an editor until it leaves: editors.e2e.test.ts'],
  [/^copydesk completion/, 'choices.test.ts'],
]
const isElsewhere = (line: string): boolean => elsewhere.some(([form]) => form.test(line))

/** Options of other programs: of the Python file for Spark, of pre-commit, of scripts of the repository. */
const othersOptions = [
  '--input',
  '--output',
  '--node',
  '--partitions',
  '--packages',
  '--py-files',
  '--copydesk',
  '--show',
  '--records',
]
const helps: string[] = []
function options(): string[] {
  if (helps.length === 0) for (const name of Object.keys(examples)) helps.push(copydesk([name, '--help']).stdout)
  return [...helps.join('\n').matchAll(/--[a-z][a-z-]+/g)].map(([name]) => name)
}

type Script = readonly [folder: string, name: string]
const scriptsOf = (page: string): Script[] =>
  [
    ...readFileSync(join(root, page), 'utf8').matchAll(
      /\bpnpm(?:@[\d.]+)? (?:--filter (\S+) run )?([a-z][a-z0-9:-]+)/g,
    ),
  ].map(([, of, name = '']) => [of ?? '', name])

/** Folder of each package by its name; '' is the repository itself. */
const folders = new Map([['', '']])
for (const folder of ['corpus', 'test', ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`)])
  if (existsSync(join(root, folder, 'package.json'))) folders.set(manifestOf(folder).name, folder)

function manifestOf(folder: string): { readonly name: string; readonly scripts: Readonly<Record<string, string>> } {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
}

/** `install`, `exec` and `pack` are pnpm's own. */
function scriptIsThere([of, name]: Script): boolean {
  const folder = folders.get(of)
  if (folder === undefined) return false
  return ['install', 'exec', 'pack'].includes(name) || name in manifestOf(folder).scripts
}

const { folder, remove } = suiteFolder()
let home: ReturnType<typeof world>
beforeAll(() => {
  home = world(folder)
}, 120_000)
afterAll(remove)

/** Commands in running text that have run: several pages name the same. */
const done = new Set<string>()
const copies = { count: 0 }

/** The lines one after another in a copy of the reader's folder. Each must do what it is there for: exit 0, or 1 at a gate. */
function walk(lines: readonly Shown[]): void {
  const cwd = join(folder, `copy-${copies.count++}`)
  cpSync(home.cwd, cwd, { recursive: true })
  for (const { line, prints } of lines) {
    if (isElsewhere(line)) continue
    const { status, stdout, stderr } = sh('bash', ['-o', 'pipefail', '-c', runnable(line)], cwd, home.env)
    expect([0, 1], `${line}: ${status}\n${stderr}`).toContain(status)
    expect(stderr, line).not.toMatch(/unexpected error|command not found/)
    if (status === 1) expect(stderr, line).toMatch(/^copydesk: --(?:fail-on|min-score|max-warnings) /m)
    if (prints !== undefined) expect(stdout + stderr).toBe(prints)
  }
}

/** A whole command, not the name of one. */
const isWhole = (code: string): boolean => /^(?:… \| )?copydesk (?:rules|init|\S+ \S)/.test(code)

describe.each(pages)('%s', (page) => {
  const { blocks, inline } = commandsOf(page)

  it.each(blocks.map((lines) => [lines[0]?.line ?? '', lines] as const))('from "%s" on', (_, lines) => walk(lines))

  it('commands in running text', () => {
    for (const line of inline.filter((code) => isWhole(code) && !done.has(code))) {
      walk([{ line }])
      done.add(line)
    }
  })

  it('names options, commands and scripts that there are', () => {
    const known = new Set([...options(), ...othersOptions])
    expect(optionsOf(page).filter((name) => !known.has(name))).toEqual([])
    const named = inline.map((code) => /copydesk ([a-z-]+)$/.exec(code)?.[1] ?? 'lint')
    expect(named.filter((name) => !['lsp', ...Object.keys(examples)].includes(name))).toEqual([])
    expect(scriptsOf(page).filter((script) => !scriptIsThere(script))).toEqual([])
  })
})

it('examples of the help', () => {
  const lines = Object.values(examples).flat()
  for (const line of lines) walk([{ line }])
  expect(lines.length).toBeGreaterThan(20)
})

describe('packages/cli/docs/configuration.md', () => {
  const page = readFileSync(join(root, 'packages/cli/docs/configuration.md'), 'utf8')
  const config = /^```json\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? ''
  const said = (start: string): string => `${page.split('\n').find((line) => line.startsWith(start))}\n`
  const run = (line: string) => sh('bash', ['-c', line], home.cwd, home.env)

  it('shows a configuration that is taken', () => {
    write(home.cwd, { 'tried/copydesk.config.json': config })
    cpSync(join(home.cwd, 'articles'), join(home.cwd, 'tried/articles'), { recursive: true })
    const made = run('cd tried && copydesk profile articles && copydesk baseline articles')
    expect(made.status, made.stderr).toBe(0)
    expect(run('cd tried && copydesk lint articles')).toMatchObject({ status: 0, stderr: '' })
  })

  it('shows what is said of a mistake in it', () => {
    write(home.cwd, { 'mistaken/copydesk.config.json': config.replace('glued-sentence', 'glued-sentance') })
    const { status, stderr } = run('cd mistaken && copydesk lint ../articles')
    expect([status, stderr]).toEqual([2, said('copydesk: copydesk.config.json:')])
  })

  it('shows what is said of the fields of records', () => {
    expect(run('copydesk lint news.jsonl --quiet --exit-zero').stderr).toBe(said('copydesk: news.jsonl:'))
  })
})
