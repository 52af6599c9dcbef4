import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { allRules, recommended } from '@copydesk/preset'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHostEngine, listInputs, type RunEvent, recordOf, run } from './index.ts'

const root = resolve(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'copydesk-records-'))
const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../schema/record.schema.json'), 'utf8')) as object
const validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(schema)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** An event as it leaves the process. */
const written = (event: RunEvent) => JSON.parse(JSON.stringify(recordOf(event))) as Record<string, unknown>

async function recordsOf(path: string, rules = recommended): Promise<Record<string, unknown>[]> {
  const engine = await createHostEngine({ rules })
  const { files } = listInputs([path], { cwd: root, root })
  const records: Record<string, unknown>[] = []
  const known = allRules.map((rule) => rule.id)
  for await (const event of run({ inputs: files, engine, withBody: true, known })) records.push(written(event))
  return records
}

function complaints(record: Record<string, unknown>): unknown[] {
  const { path, source } = record
  return validate(record) ? [] : [path ?? source, validate.errors]
}

describe('the schema of records', () => {
  let corpus: Record<string, unknown>[]
  beforeAll(async () => {
    corpus = await recordsOf('corpus/outlets', allRules)
  })

  it('holds for every record of the corpus, under every rule', () => {
    const articles = corpus.filter((r) => r.type === 'article')
    expect(articles.length).toBeGreaterThan(100)
    expect(articles.filter((r) => (r.findings as unknown[]).length > 0).length).toBeGreaterThan(20)
    expect(corpus.filter((r) => r.type === 'source').length).toBeGreaterThan(9)
    expect(corpus.flatMap(complaints)).toEqual([])
  })

  it('holds for what was not judged, and for exceptions', async () => {
    writeFileSync(join(folder, 'binary.txt'), Buffer.from([0, 1, 2, 0, 255, 0, 0, 7]))
    writeFileSync(join(folder, 'broken.jsonl'), '{"text": "The mayor opened the bridge on Monday."}\n{"text": 1\n')
    const words =
      'Der Stadtrat hat am Montag beschlossen, die alte Brücke über den Fluss zu reparieren, sagte die Bürgermeisterin. '
    writeFileSync(join(folder, 'german.txt'), words.repeat(8))
    const text = 'The council met on Monday.It agreed to mend the bridge over the river before winter.\n\n'
    writeFileSync(
      join(folder, 'excused.md'),
      `---\ncopydesk-disable: [truncation/glued-sentence, truncation/hyphen-split]\n---\n\n# Bridge\n\n${text.repeat(4)}`,
    )
    const records = await recordsOf(folder)
    expect(records.flatMap(complaints)).toEqual([])
    expect(new Set(records.map((r) => r.type))).toEqual(new Set(['article', 'source', 'error', 'skipped']))
  })

  it('refuses what the contract does not know', () => {
    const article = corpus.find((r) => r.type === 'article' && (r.findings as unknown[]).length > 0) as Record<
      string,
      unknown
    >
    const [finding] = article.findings as Record<string, unknown>[]
    const { url: _, ...without } = finding as Record<string, unknown>
    for (const wrong of [
      { ...article, schema: 2 },
      { ...article, extra: true },
      { ...article, score: 101 },
      { ...article, findings: [{ ...finding, line: 0 }] },
      { ...article, findings: [{ ...finding, range: { start: 0, end: 1 } }] },
      { ...article, findings: [without] },
    ])
      expect(validate(wrong)).toBe(false)
    expect(validate(article)).toBe(true)
  })
})
