// Findings of a rule drawn at random, each with what stands around it, to be read and judged.
//   pnpm corpus:draw --records RUN.jsonl [--records …] --rule ID [--n 50] [--seed WORD] [--per-source 5] [--except ARTICLES.jsonl] [--around 300] [--info]
// RUN.jsonl is the output of `copydesk lint FOLDER --format jsonl`, read where that command was run; ARTICLES.jsonl
// names the articles that the rule was tuned on, a `path` below their folder on each line.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type FindingRecord, parseRecords } from './lint.ts'

const { values } = parseArgs({
  options: {
    records: { type: 'string', multiple: true, default: [] },
    rule: { type: 'string' },
    n: { type: 'string', default: '50' },
    seed: { type: 'string', default: 'copydesk' },
    'per-source': { type: 'string', default: '5' },
    except: { type: 'string', multiple: true, default: [] },
    around: { type: 'string', default: '300' },
    info: { type: 'boolean', default: false },
  },
})
if (values.records.length === 0 || values.rule === undefined)
  throw new Error('say what to draw from and which rule: --records RUN.jsonl --rule ID')
process.chdir(process.env.INIT_CWD ?? '.')
const around = Number(values.around)

interface Drawn {
  readonly path: string
  readonly source: string
  readonly finding: FindingRecord
  readonly key: string
}

const read = (path: string): string => readFileSync(path, 'utf8')

const excepted = values.except.flatMap((path) =>
  read(path)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { path: string }).path),
)
const isExcepted = (path: string): boolean => excepted.some((known) => path.endsWith(`/${known}`))

const keyOf = (path: string, { start, message }: FindingRecord): string =>
  createHash('sha256').update(`${values.seed} ${path} ${start} ${message}`).digest('hex')

/** Every finding of the rule, in an order that is the same each time. */
function shuffled(): Drawn[] {
  const articles = values.records.flatMap((path) => parseRecords(read(path), '').articles)
  return articles
    .filter(({ path }) => !isExcepted(path))
    .flatMap(({ path, source, findings }) =>
      findings
        .filter(({ rule, severity }) => rule === values.rule && (values.info || severity !== 'info'))
        .map((finding) => ({ path, source, finding, key: keyOf(path, finding) })),
    )
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** The first of them, but no more of one source than `--per-source`. */
function drawn(findings: readonly Drawn[]): Drawn[] {
  const taken = new Map<string, number>()
  const few = findings.filter(({ source }) => {
    const count = (taken.get(source) ?? 0) + 1
    taken.set(source, count)
    return count <= Number(values['per-source'])
  })
  return few.slice(0, Number(values.n))
}

const oneLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' ⏎ ')

function print({ path, finding }: Drawn, at: number): void {
  const text = read(path.replace(/#\d+$/, ''))
  const { start, end, line, severity, message } = finding
  const shown = `${text.slice(Math.max(0, start - around), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + around)}`
  console.log(`${at + 1}. ${path}:${line}  ${severity}: ${message}\n    ${oneLine(shown)}`)
  for (const other of finding.related ?? [])
    console.log(`    ${other.message ?? ''}: ${oneLine(text.slice(other.start, other.end))}`)
}

const all = shuffled()
const some = drawn(all)
console.log(`${some.length} of ${all.length} findings of ${values.rule}\n`)
for (const [at, finding] of some.entries()) print(finding, at)
