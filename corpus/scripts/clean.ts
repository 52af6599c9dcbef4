// Of the lines that `--with-body` and `copydesk clean` leave out of articles read whole: how many the readers called furniture.
//   pnpm corpus:clean --data DIR [--texts DIR] [--least 0.98] [--show N]
// DIR holds `articles-dev.jsonl.gz`, one article a row: {path, furnitureLines, faults: [{family, line}]}, lines counted
// from 1; TEXTS (by default DIR) holds the folder `scraped` the paths lie in. Exits 1 below the share asked for.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'

interface Labelled {
  readonly path: string
  readonly furnitureLines: readonly number[]
  readonly faults: readonly { readonly family: string; readonly line: number }[]
}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    texts: { type: 'string' },
    least: { type: 'string', default: '0.98' },
    show: { type: 'string', default: '0' },
  },
})
if (!values.data) throw new Error('usage: pnpm corpus:clean --data DIR [--texts DIR] [--least SHARE] [--show N]')
const texts = join(values.texts ?? values.data, 'scraped')

const bodies = bodiesOf(texts)
let right = 0
let all = 0
for (const article of readLabels(join(values.data, 'articles-dev.jsonl.gz'))) {
  const body = bodies.get(article.path)
  if (body === undefined) throw new Error(`no record of ${article.path} in ${texts}`)
  const kept = new Set(body.split('\n').map((line) => line.trim()))
  const lines = readFileSync(join(texts, article.path), 'utf8').split(/\r?\n/)
  lines.forEach((line, i) => {
    if (line.trim() === '' || kept.has(line.trim())) return
    all++
    if (isFurniture(article, i + 1)) right++
    else if (all - right <= Number(values.show))
      console.log(`not labelled: ${article.path}:${i + 1} ${line.slice(0, 100)}`)
  })
}
const share = right / Math.max(1, all)
console.log(`${right} of ${all} lines left out or cut are furniture, or hold some, by the labels: ${share.toFixed(3)}`)
if (share < Number(values.least)) process.exitCode = 1

/** A furniture line, or one in which a reader marked furniture. */
function isFurniture({ furnitureLines, faults }: Labelled, line: number): boolean {
  return furnitureLines.includes(line) || faults.some((f) => f.family === 'boilerplate' && f.line === line)
}

function readLabels(file: string): Labelled[] {
  const rows = gunzipSync(readFileSync(file)).toString('utf8').split('\n').filter(Boolean)
  return rows.map((row) => JSON.parse(row) as Labelled)
}

/** Body texts by path, as `lint --with-body` gives them. */
function bodiesOf(folder: string): Map<string, string> {
  const command = join(import.meta.dirname, '../../packages/cli/bin/copydesk.js')
  const flags = ['lint', folder, '--with-body', '--format', 'jsonl', '--exit-zero', '--no-config']
  const run = spawnSync(process.execPath, [command, ...flags], { encoding: 'utf8', maxBuffer: 1 << 30 })
  if (run.status !== 0) throw new Error(`copydesk lint ${folder} ended with ${run.status ?? run.signal}: ${run.stderr}`)
  const records = run.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as BodyRecord)
  return new Map(records.flatMap((r) => (r.type === 'article' ? [[relativePath(r.path), r.bodyText]] : [])))
}

interface BodyRecord {
  readonly type: string
  readonly path: string
  readonly bodyText: string
}

/** Source and file of a path, as labels name an article. */
function relativePath(path: string): string {
  return path.split('/').slice(-2).join('/')
}
