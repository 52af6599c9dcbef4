import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { clipped, story } from './articles.ts'
import { bin, copydesk, recordsOf } from './command.ts'
import { withFolder } from './folder.ts'
import { sh } from './packed.ts'

const glued = (n: number): string => story(n, clipped).replace('January. The', 'January.The')
const records = Array.from({ length: 1200 }, (_, i) =>
  i === 3
    ? '{ "id": '
    : JSON.stringify({ id: `r${i}`, outlet: `Post ${i % 3}`, text: i % 5 ? `Wall ${i}.` : glued(i) }),
)
const jsonl = `${records.join('\n')}\n`

/** Rows of a file as plain objects, numbers as numbers. */
const rowsOf = async (bytes: Uint8Array): Promise<Record<string, unknown>[]> =>
  parquetReadObjects({ file: bytes.slice().buffer as ArrayBuffer })

describe('Parquet', () => {
  it('holds what JSONL says of each record of a run', () =>
    withFolder({ 'in/all.jsonl': jsonl, 'in/a/1.txt': glued(1), 'in/a/empty.txt': '' }, async (cwd) => {
      const { stdout, status, stderr } = copydesk(['lint', 'in', '--format', 'jsonl,parquet=out.parquet'], { cwd })
      expect([status, stderr]).toEqual([3, expect.stringContaining('took text from')])
      const said = recordsOf(stdout).filter(({ type }) => type !== 'source')
      const rows = await rowsOf(readFileSync(join(cwd, 'out.parquet')))
      expect(rows).toHaveLength(1202)
      expect(rows.map(({ type, path, record, id, score }) => [type, path, record, id, score])).toEqual(
        said.map((r) => [r.type, r.path, r.record ?? r.line ?? null, r.id ?? null, r.score ?? null]),
      )
      const findings = (list: { rule: string; start: number; actual: string; expected: unknown }[] | null) =>
        list?.map(({ rule, start, actual, expected }) => [rule, start, actual, [expected].flat()[0] ?? null])
      expect(rows.map((row) => findings((row.findings ?? null) as never))).toEqual(
        said.map((r) => findings(r.findings)),
      )
      expect(said.flatMap((r) => r.findings ?? []).length).toBeGreaterThan(400)
      expect(rows.filter(({ type }) => type !== 'article').map(({ message }) => message)).toEqual([
        'empty',
        expect.stringContaining('not valid JSON'),
      ])
      // What is read out can be read in.
      const again = copydesk(['lint', 'out.parquet', '--fields', 'text=path', '--format', 'jsonl'], { cwd })
      expect(recordsOf(again.stdout).filter(({ type }) => type === 'article')).toHaveLength(1202)
    }))

  it('holds what clean and filter pass on', () =>
    withFolder({ 'in.jsonl': jsonl }, async (cwd) => {
      const piped = (command: string): Record<string, unknown>[] => {
        const { status, stderr } = sh('sh', ['-c', `"${process.execPath}" "${bin}" ${command} < in.jsonl > out`], cwd)
        expect([status, stderr]).toEqual([3, expect.stringContaining('habits learned')])
        return recordsOf(readFileSync(join(cwd, 'out'), 'utf8'))
      }
      const table = async (command: string): Promise<Record<string, unknown>[]> => {
        sh('sh', ['-c', `"${process.execPath}" "${bin}" ${command} --format parquet < in.jsonl > out`], cwd)
        return rowsOf(readFileSync(join(cwd, 'out')))
      }
      const cleaned = piped('clean -')
      const rows = await table('clean -')
      expect(rows.map(({ fields }) => fields && JSON.parse(fields as string))).toEqual(
        cleaned.map((record) => (record.type === 'error' ? null : record)),
      )
      expect(rows.map(({ text }) => text)).toEqual(cleaned.map(({ text }) => text ?? null))
      expect(rows.flatMap(({ removed }) => removed ?? [])).toEqual(cleaned.flatMap(({ removed }) => removed ?? []))
      const filter = 'filter - --max-finding truncation=0'
      const kept = piped(filter)
      expect((await table(filter)).map(({ fields }) => JSON.parse(fields as string))).toEqual(kept)
      expect(kept.length).toBeGreaterThan(900)
    }))

  it('is refused where it has no place', () => {
    const { status, stderr } = copydesk(['filter', '-', '--min-score', '1', '--format', 'csv'])
    expect([status, stderr]).toEqual([2, expect.stringContaining('a stream gives jsonl or parquet')])
  })
})
