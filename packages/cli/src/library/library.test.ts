import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as browser from './browser.ts'
import * as library from './index.ts'
import {
  type ArticleRecord,
  clean,
  createLinter,
  type LintOptions,
  type LintRecord,
  lint,
  lintText,
  type SourceRecord,
  scoreSources,
} from './index.ts'

const root = resolve(import.meta.dirname, '../../../..')
const folder = mkdtempSync(join(tmpdir(), 'copydesk-library-'))
const glued = 'The council met for hours on Monday.The mayor left early, and nobody asked him why.\n'

beforeAll(() => {
  mkdirSync(join(folder, 'in/elm'), { recursive: true })
  for (let i = 0; i < 6; i++) writeFileSync(join(folder, `in/elm/${i}.txt`), `Day ${i}. ${glued}`)
  writeFileSync(join(folder, 'in/elm/photo.txt'), Buffer.from([0, 1, 2, 0]))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const all = async (records: AsyncIterable<LintRecord>): Promise<LintRecord[]> => {
  const list: LintRecord[] = []
  for await (const record of records) list.push(record)
  return list
}
const rulesOf = (records: readonly LintRecord[]): string[] =>
  records.flatMap((record) => (record.type === 'article' ? record.findings.map(({ rule }) => rule) : []))

describe('lint', () => {
  it('gives records of articles, what was left out, and sources', async () => {
    const records = await all(lint('in', { cwd: folder, config: false, withBody: true }))
    expect(records.map(({ type }) => type)).toEqual([...Array(6).fill('article'), 'skipped', 'source'])
    expect(records[0]).toMatchObject({ path: 'in/elm/0.txt', source: 'elm', bodyText: expect.any(String) })
  })

  it('gives an error record for a path that is not there', async () => {
    const records = await all(lint(['in/elm/0.txt', 'nowhere'], { cwd: folder, config: false }))
    expect(records[0]).toMatchObject({ type: 'error', path: 'nowhere' })
    expect(records[1]).toMatchObject({ type: 'article' })
  })

  it('refuses a rule or a format that there is not', async () => {
    const unknown = /unknown rule "truncaton/
    await expect(all(lint('in', { cwd: folder, config: false, only: ['truncaton'] }))).rejects.toThrow(unknown)
    await expect(createLinter({ config: false, off: ['truncaton/x'] })).rejects.toThrow(unknown)
    await expect(lintText(glued, { format: 'txt' as 'text' })).rejects.toThrow('unknown format "txt": use text')
  })

  it('takes from a table what texts do not say, the configured one or another', async () => {
    const bylines = async (options: LintOptions) =>
      (await all(lint('in', { cwd: folder, ...options }))).flatMap((record) =>
        record.type === 'article' && record.credits.byline.length > 0 ? [[record.path, record.credits.byline]] : [],
      )
    writeFileSync(join(folder, 'meta.csv'), 'story,author\nin/elm/1.txt,Anna Reid\n')
    writeFileSync(join(folder, 'in/ids.jsonl'), '{"id": "2", "author": "Martin Oakes"}\n')
    const own = { config: false, metadata: 'meta.csv', by: 'file=story' } as const
    expect(await bylines(own)).toEqual([['in/elm/1.txt', ['Anna Reid']]])
    expect(await bylines({ config: false, metadata: 'in/ids.jsonl', by: 'id', concurrency: 2 })).toEqual([
      ['in/elm/2.txt', ['Martin Oakes']],
    ])
    writeFileSync(join(folder, 'own.json'), '{ "metadata": { "file": "meta.csv", "by": "file=story" } }')
    expect(await bylines({ config: 'own.json' })).toEqual([['in/elm/1.txt', ['Anna Reid']]])
    await expect(bylines({ ...own, by: 'name' })).rejects.toMatchObject({ name: 'ConfigError' })
    rmSync(join(folder, 'in/ids.jsonl'))
  })

  it('ends with the reason of the signal', async () => {
    const controller = new AbortController()
    const records = lint('in', { cwd: folder, config: false, signal: controller.signal })
    expect((await records.next()).done).toBe(false)
    controller.abort()
    await expect(records.next()).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('runs only what is chosen, and nothing that is switched off', async () => {
    const only = await all(lint('in', { cwd: folder, config: false, only: ['truncation'], off: ['glued-sentence'] }))
    expect(rulesOf(only)).toEqual([])
    const both = await all(
      lint('in/elm/0.txt', { cwd: folder, config: false, only: ['attribution', 'glued-sentence'] }),
    )
    expect(new Set(rulesOf(both).map((rule) => rule.split('/')[0]))).toEqual(new Set(['attribution', 'truncation']))
  })

  it('refuses a configuration that runs code, unless it is trusted', async () => {
    writeFileSync(join(folder, 'own.mjs'), 'export default { rules: { "*": "off" } }')
    const options = { cwd: folder, config: 'own.mjs' }
    await expect(all(lint('in', options))).rejects.toMatchObject({ name: 'ConfigError' })
    expect(rulesOf(await all(lint('in', { ...options, trusted: true })))).toEqual([])
  })
})

it('gives by `require` all that its sources give', () => {
  const script = readFileSync(join(root, 'packages/cli/lib/index.cjs'), 'utf8')
  const named = [...script.matchAll(/^exports\.(\w+) = library\.(\w+)$/gm)].map(([, name, from]) => [name, from])
  expect(named.toSorted()).toEqual(
    Object.keys(library)
      .map((name) => [name, name])
      .toSorted(),
  )
})

describe('scoreSources', () => {
  it('says of the records of a run what the run said', async () => {
    const records = await all(lint(join(root, 'corpus/outlets'), { config: false }))
    const said = records.flatMap((record) => (record.type === 'source' ? [{ ...record, findings: [] }] : []))
    const articles = records.filter(({ type }) => type === 'article')
    const counts = ({ source, articles, words, score, interval, grade, signals, verdict }: SourceRecord) => ({
      source,
      articles,
      words,
      score,
      interval,
      grade,
      signals,
      verdict,
    })
    expect(scoreSources(articles.reverse()).map(counts)).toEqual(said.map(counts))
  })
})

describe('texts', () => {
  it('are linted by the format their options name', async () => {
    const page = `<html><body><nav>Home</nav><article><h1>Bridge</h1><p>${glued}</p></article></body></html>`
    const [text, html] = [await lintText(glued), await lintText(page, { format: 'html', source: 'elm' })]
    expect(rulesOf(text)).toContain('truncation/glued-sentence')
    expect(html[0]).toMatchObject({ type: 'article', source: 'elm', path: 'article.html' })
    const lines = await lintText(`{"text": ${JSON.stringify(glued)}}\n{"text": 3}\n`, { format: 'jsonl' })
    expect(lines.map(({ type }) => type)).toEqual(['article', 'skipped'])
  })

  it('are skipped where they are none or not English', async () => {
    expect(await lintText('')).toMatchObject([{ type: 'skipped' }])
    const german = 'Der Bürgermeister verließ die Sitzung früh, und niemand fragte ihn nach dem Grund. '.repeat(4)
    expect(await lintText(german)).toMatchObject([{ type: 'skipped', lang: 'de' }])
  })

  it('are cleaned, and cleaning twice changes nothing', async () => {
    const { text, removed } = await clean(`${glued}\nShare on Facebook\n\nSign up for our newsletter\n`)
    expect(text).toBe(glued.trim())
    expect(removed.map(({ rule }) => rule)).toEqual(['boilerplate/share-prompt', 'boilerplate/newsletter-prompt'])
    expect((await clean(text)).text).toBe(text)
    await expect(clean('{"text":"a"}\n{"text":"b"}', { format: 'jsonl' })).rejects.toThrow(/one by one/)
  })
})

describe('in a browser', () => {
  const data: browser.Data = {
    words: readFileSync(join(root, 'packages/lexicon/dist/words.bin')),
    resources: { bigrams: readFileSync(join(root, 'rules/machine-translation/data/bigrams.bin')) },
  }

  it('the same is said as in Node.js of each article of the corpus', async () => {
    const linter = await browser.createLinter({ data })
    const own = await createLinter({ config: false })
    for (const path of ['harbor-tribune/night-market.html', 'high-fell-gazette/band-hall.txt']) {
      const text = readFileSync(join(root, 'corpus/outlets', path), 'utf8')
      const [there] = (await own.lintText(text, { path })) as ArticleRecord[]
      const [here] = (await linter.lintText(text, { path })) as ArticleRecord[]
      expect(here).toEqual(there)
    }
  })

  it('names the data file that is missing', async () => {
    const linter = await browser.createLinter({ data: { ...data, resources: {} } }).catch((error: Error) => error)
    const said = linter instanceof Error ? linter.message : JSON.stringify(await linter.lintText(glued))
    expect(said).toMatch(/bigrams/)
  })

  it('takes settings and rules of one’s own', async () => {
    const settings = { 'truncation/glued-sentence': 'off' } as const
    const linter = await browser.createLinter({ data, settings })
    expect(rulesOf(await linter.lintText(glued))).not.toContain('truncation/glued-sentence')
  })
})
