import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { story } from './articles.ts'
import { copydesk, recordsOf } from './command.ts'
import { withFolder } from './folder.ts'

const corpus = resolve(import.meta.dirname, '../../corpus/outlets')

const lines = (records: readonly object[]): string => records.map((r) => `${JSON.stringify(r)}\n`).join('')

/** The scoreboard's rows. */
const board = (stdout: string): object[] => recordsOf(stdout).filter((r) => r.type === 'source')

describe('sources of records', () => {
  it('gives one JSONL file the scoreboard of the folder it was made of', () =>
    withFolder({}, async (folder) => {
      const texts = (readdirSync(corpus, { recursive: true, encoding: 'utf8' }) as string[])
        .filter((path) => path.endsWith('.txt'))
        .sort()
        .map((path) => ({ path, source: path.split('/')[0], text: readFileSync(join(corpus, path), 'utf8') }))
      expect(texts.length).toBeGreaterThan(50)
      await withFolder(
        {
          'all.jsonl': lines(texts.map(({ path, ...rest }) => ({ ...rest, id: path }))),
          ...Object.fromEntries(texts.map(({ path, text }) => [`in/${path}`, text])),
        },
        (cwd) => {
          const options = ['--format', 'jsonl', '--exit-zero']
          const [one, many] = [copydesk(['all.jsonl', ...options], { cwd }), copydesk(['in', ...options], { cwd })]
          const bare = (rows: readonly object[]) =>
            rows.map((row) => ({ ...row, worst: undefined, findings: undefined }))
          expect(bare(board(one.stdout))).toEqual(bare(board(many.stdout)))
          expect(recordsOf(one.stdout)[0].id).toBe(texts[0]?.path)
        },
      )
      expect(readdirSync(folder)).toEqual([])
    }))

  const records = [
    { outlet: { name: 'Elm Post' }, text: story(1) },
    { source: 'https://www.birch.example/feed', text: story(2) },
    { link: 'www.cedar.example/a/3', text: story(3) },
    { text: story(4) },
  ]
  const files = { 'in/dated.jsonl': lines(records), 'in/elm/1.json': JSON.stringify({ body: story(5) }) }
  const sources = (cwd: string, ...more: string[]): string[] =>
    board(copydesk(['in', '--format', 'jsonl', '--exit-zero', ...more], { cwd }).stdout).map(
      (row) => (row as { source: string }).source,
    )

  it('takes field, host, file of a record; of a file that is one article the folder', () =>
    withFolder(files, (cwd) => {
      expect(sources(cwd)).toEqual(['Elm Post', 'birch.example', 'cedar.example', 'dated', 'elm'])
      const { stdout } = copydesk(['in', '--exit-zero'], { cwd })
      expect(stdout).toContain('sources by field of the record (2), file (1), folder (1), host of the address (1)\n')
    }))

  it.each([
    ['folder', ['elm', 'in']],
    ['file', ['1', 'dated']],
    ['host', ['cedar.example', 'elm', 'in']],
    ['field:outlet', ['Elm Post', 'elm', 'in']],
  ])('may be told: --source-by %s', (by, expected) =>
    withFolder(files, (cwd) => {
      expect(sources(cwd, '--source-by', by)).toEqual(expected)
      expect(sources(cwd, '--source-by', by, '--concurrency', '2')).toEqual(expected)
    }),
  )

  it('refuses another way to name sources', () =>
    withFolder(files, (cwd) => {
      const { status, stderr } = copydesk(['in', '--source-by', 'host:x'], { cwd })
      expect([status, stderr]).toEqual([
        2,
        'copydesk: --source-by takes field:NAME, host, folder or file, not "host:x"\n',
      ])
    }))
})

describe('what is read from records', () => {
  const record = (n: number) => ({
    id: `s${n}`,
    headline: 'Wall',
    body: story(n),
    outlet: 'Echo',
    published_at: '2023-03-12',
  })

  it('is said once a file, of files that agree once for all', () =>
    withFolder(
      {
        'in/a.jsonl': lines([record(1), record(2)]),
        'in/b.json': JSON.stringify([record(3)]),
        'in/c.jsonl': lines([{ text: story(4) }, { content: story(5) }]),
        'in/d.txt': story(6),
      },
      (cwd) => {
        const { stderr, status } = copydesk(['in', '--fix', '--format', 'jsonl'], { cwd })
        expect([status, stderr.split('\n').slice(1)]).toEqual([
          0,
          [
            'copydesk: in/a.jsonl and 1 more file: took text from "body", title from "headline", date from "published_at", source from "outlet"; no author',
            'copydesk: in/c.jsonl: took text from "content" (1), "text" (1), source from the file; no title, no date, no author',
            '',
          ],
        ])
      },
    ))

  const odd = (n: number) => ({ key: n, hed: 'Wall', payload: { prose: story(n) } })
  const remedy = [
    '  its fields: key, hed, payload',
    '  if "payload.prose" is the text, put into copydesk.config.json: "sources": { "fields": { "text": "payload.prose" } }',
  ].join('\n')

  it('fails the run if it is nothing, with the line that would mend it', () =>
    withFolder({ 'odd.jsonl': lines([odd(1), odd(2)]) }, (cwd) => {
      const first = copydesk(['odd.jsonl', '--fail-on', 'never', '--exit-zero'], { cwd })
      expect(first.status).toBe(3)
      expect(first.stdout).toContain('nothing was judged')
      expect(first.stderr).toBe(
        `copydesk: odd.jsonl: 2 records skipped: no text field\n${remedy}\ncopydesk: nothing was read: 2 of 2 skipped: no text field\n`,
      )
      const others = [
        ['sources', 'odd.jsonl'],
        ['profile', 'odd.jsonl'],
        ['baseline', 'odd.jsonl'],
        ['explain-article', 'odd.jsonl'],
        ['explain-score', 'odd', 'odd.jsonl'],
        ['clean', 'odd.jsonl', '--out', 'out'],
        ['compare-stories', 'odd.jsonl', 'odd.jsonl'],
      ]
      for (const args of others) expect([args[0], copydesk(args, { cwd }).status]).toEqual([args[0], 3])
      expect(readdirSync(cwd)).toEqual(['odd.jsonl'])
      const line = /put into copydesk.config.json: (.*)/.exec(first.stderr)?.[1]
      return withFolder({ 'copydesk.config.json': `{ ${line} }`, 'odd.jsonl': lines([odd(1), odd(2)]) }, (mended) =>
        expect(copydesk(['odd.jsonl', '--fail-on', 'never'], { cwd: mended }).status).toBe(0),
      )
    }))

  it('fails it if more than half is skipped for one reason, and names the rest', () =>
    withFolder(
      {
        'most.jsonl': lines([odd(1), odd(2), { text: story(3) }]),
        'half.jsonl': lines([odd(1), { text: story(3) }]),
        'german.txt': 'Der Rat der Stadt hat am Dienstag beschlossen, die Mauer am Hafen neu zu bauen.\n'.repeat(4),
        'wall.txt': story(7),
      },
      (cwd) => {
        const most = copydesk(['most.jsonl', '--fail-on', 'never'], { cwd })
        expect([most.status, most.stderr]).toEqual([
          3,
          expect.stringContaining('more than half was not read: 2 of 3 skipped: no text field\n'),
        ])
        const half = copydesk(['half.jsonl', '--fail-on', 'never'], { cwd })
        expect([half.status, half.stderr]).toEqual([0, expect.stringContaining('1 record skipped: no text field\n')])
        expect(copydesk(['german.txt'], { cwd }).status).toBe(3)
        expect(copydesk(['german.txt', 'wall.txt', '--fail-on', 'never'], { cwd }).status).toBe(0)
        expect(copydesk(['german.txt', '--force-exclude'], { cwd }).status).toBe(0)
      },
    ))
})
