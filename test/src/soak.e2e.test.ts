import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { withFolder } from './folder.ts'
import { count, seed } from './fuzz/settings.ts'
import { measured, mostBetween } from './measured.ts'
import { writeSoak } from './soak.ts'

/** More on demand: `SOAK_ARTICLES=200000 pnpm soak`. */
const articles = Number(process.env.SOAK_ARTICLES ?? 2000)
/** Articles from which a run is long enough for thirds of its time to be alike. */
const steady = 20_000

interface Said {
  readonly type: string
  readonly path?: string
  readonly record?: number
  readonly line?: number
}

/** How many records there are of each file; none twice of the same record of a container, as far as they are numbered. */
async function spokenOf(file: string): Promise<{ readonly times: Map<string, number>; readonly twice: string[] }> {
  const times = new Map<string, number>()
  const numbered = new Set<string>()
  const twice: string[] = []
  for await (const text of createInterface({ input: createReadStream(file) })) {
    const { path, record, line } = JSON.parse(text) as Said
    if (path === undefined) continue
    const [name = ''] = path.split('#')
    times.set(name, (times.get(name) ?? 0) + 1)
    const number = record ?? line
    if (!name.startsWith('in/crawl/') || number === undefined) continue
    if (numbered.has(`${name}#${number}`)) twice.push(`${name}#${number}`)
    numbered.add(`${name}#${number}`)
  }
  return { times, twice }
}

describe(`${articles} articles, hostile and damaged ones among them`, () => {
  it('are accounted for, each once, and take little memory', { timeout: 120_000 + articles * 20, retry: 0 }, () =>
    withFolder({}, async (folder) => {
      const { records, files } = writeSoak(folder, articles, seed)
      const out = join(folder, 'out.jsonl')
      const args = ['lint', 'in', '--no-config', '--exit-zero', '--preset', 'strict', '--concurrency', '2']
      const run = await measured([...args, '--format', `jsonl=${out}`], 0, undefined, folder)
      const most = [0, 1, 2].map((third) => Math.round(mostBetween(run, third / 3, (third + 1) / 3)))
      console.info(`${articles} articles in ${Math.round(run.seconds)} s, most MB by thirds: ${most.join(', ')}`)
      const { times, twice } = await spokenOf(out)
      expect(twice).toEqual([])
      expect([...records].filter(([path, lines]) => times.get(path) !== lines)).toEqual([])
      expect(files.filter((path) => !times.has(path))).toEqual([])
      count(files.length + [...records.values()].reduce((sum, lines) => sum + lines, 0))
      if (articles < steady) expect(mostBetween(run)).toBeLessThan(900)
      else expect(mostBetween(run, 2 / 3)).toBeLessThan(1.1 * mostBetween(run, 1 / 3, 2 / 3))
    }),
  )
})
