import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { copydesk, recordsOf } from './command.ts'
import { withFolder } from './folder.ts'

const text = (n: number): string =>
  `The council of Port Ellery voted on Tuesday to rebuild harbour wall number ${n}, which storms damaged in January. The work will take two years, according to the plan the council published.\n\nFishermen at the quay had asked for repairs since the autumn, and the bids will be opened in June.\n`

const articles = { 'in/elm/1.txt': text(1), 'in/elm/2.txt': text(2), 'in/oak/3.txt': text(3) }
const row = (file: string, n: number) => ({
  file,
  headline: `Wall ${n}`,
  author: 'Nora Whitfield',
  date: `2023-03-0${n}`,
  outlet: 'Harbour Post',
})
const jsonl = (rows: readonly object[]): string => rows.map((one) => `${JSON.stringify(one)}\n`).join('')
const table = jsonl([row('elm/1.txt', 1), row('elm/2.txt', 2), row('oak/3.txt', 3)])

const lint = (cwd: string, args: readonly string[]) => {
  const { stdout, stderr, status } = copydesk(['lint', ...args, '--format', 'jsonl', '--no-config'], { cwd })
  return { records: recordsOf(stdout), stdout, stderr, status }
}
const credits = ({ records }: ReturnType<typeof lint>) =>
  records.flatMap((r) => (r.type === 'article' ? [[r.source, r.credits.byline, r.credits.published]] : []))
const missing = ({ records }: ReturnType<typeof lint>): string[] =>
  records
    .flatMap((r) => (r.findings ?? []).map(({ rule }: { rule: string }) => rule))
    .filter((rule: string) => rule.includes('/missing-'))

const partFiles = (cwd: string, ending: string): string[] =>
  readdirSync(join(cwd, 'parts'))
    .filter((name) => name.endsWith(ending))
    .map((name) => `parts/${name}`)

describe('a table of metadata', () => {
  it('gives articles of bare text their credits and their source, and takes away what they were blamed for', () =>
    withFolder({ ...articles, 'in/meta.jsonl': table }, (cwd) => {
      const without = lint(cwd, ['in/elm', 'in/oak'])
      expect(new Set(missing(without))).toEqual(
        new Set(['attribution/missing-byline', 'attribution/missing-date', 'attribution/missing-publisher']),
      )
      const ran = lint(cwd, ['in', '--metadata', 'in/meta.jsonl'])
      expect(credits(ran)).toEqual([1, 2, 3].map((n) => ['Harbour Post', ['Nora Whitfield'], `2023-03-0${n}`]))
      expect(missing(ran)).toEqual([])
      expect(ran.stderr).toBe(
        'copydesk: in/meta.jsonl: 3 rows: took title from "headline", date from "date", author from "author", source from "outlet"\n',
      )
    }))

  it('is CSV as well, in another folder, with columns of other names', () =>
    withFolder(
      {
        ...articles,
        'about.csv': 'story,who,"when"\n"in/elm/1.txt","Oakes, Martin",2023-03-09\nin/oak/3.txt,Anna Reid,\n',
      },
      (cwd) => {
        const ran = lint(cwd, [
          'in',
          '--metadata',
          'about.csv',
          '--by',
          'file=story',
          '--fields',
          'author=who,published=when',
        ])
        expect(credits(ran)).toEqual([
          ['elm', ['Martin Oakes'], '2023-03-09'],
          ['elm', [], null],
          ['oak', ['Anna Reid'], null],
        ])
        expect(ran.stderr).toContain('about.csv: 1 file of 3 without a row (in/elm/2.txt)\n')
      },
    ))

  it('may name files from the folder that is linted on, wherever it lies', () =>
    withFolder({ ...articles, 'tables/meta.jsonl': table }, (cwd) => {
      const ran = lint(cwd, ['in', '--metadata', 'tables/meta.jsonl'])
      expect(credits(ran)).toEqual([1, 2, 3].map((n) => ['Harbour Post', ['Nora Whitfield'], `2023-03-0${n}`]))
      expect(ran.stderr).toContain('tables/meta.jsonl: its files are named from in on\n')
      expect(ran.stderr).not.toContain('without a row')
    }))

  it('goes by the ids of records, by the names of files, and by file and id', () =>
    withFolder(
      {
        'in/elm/a.txt': text(1),
        'in/all.jsonl': jsonl([
          { id: 7, text: text(2) },
          { id: 'x', text: text(3) },
        ]),
        'ids.jsonl': jsonl([
          { id: 'a', author: 'Anna Reid' },
          { id: 7, author: 'Martin Oakes' },
        ]),
        'files.jsonl': jsonl([
          { file: 'in/all.jsonl#x', author: 'Lucy Marsh' },
          { file: 'in/all.jsonl', author: 'Nobody Here' },
        ]),
      },
      (cwd) => {
        const bylines = (args: readonly string[]) => credits(lint(cwd, ['in', ...args])).map(([, byline]) => byline)
        expect(bylines(['--metadata', 'ids.jsonl', '--by', 'id'])).toEqual([['Martin Oakes'], [], ['Anna Reid']])
        expect(bylines(['--metadata', 'files.jsonl'])).toEqual([[], ['Lucy Marsh'], []])
        const input = readFileSync(join(cwd, 'in/all.jsonl'))
        const args = ['lint', '-', '--stdin-format', 'jsonl', '--metadata', 'ids.jsonl', '--by', 'id']
        const streamed = recordsOf(copydesk(args, { cwd, input }).stdout)
        expect(streamed.map((r) => r.credits.byline)).toEqual([['Martin Oakes'], []])
        const one = copydesk(
          [
            'lint',
            '-',
            '--stdin-filename',
            'in/elm/a.txt',
            '--metadata',
            'ids.jsonl',
            '--by',
            'id',
            '--format',
            'jsonl',
          ],
          { cwd, input: text(1) },
        )
        expect(recordsOf(one.stdout)[0].credits.byline).toEqual(['Anna Reid'])
      },
    ))

  it('counts before what an article says of itself, and leaves the rest', () =>
    withFolder(
      {
        'in/elm/1.md': `---\nauthor: Edith Hale\ndate: 2023-01-01\n---\n\n${text(1)}`,
        'meta.jsonl': jsonl([{ file: 'in/elm/1.md', author: 'Ivo Lorne' }]),
      },
      (cwd) =>
        expect(credits(lint(cwd, ['in', '--metadata', 'meta.jsonl']))).toEqual([['elm', ['Ivo Lorne'], '2023-01-01']]),
    ))

  it('says once what is wrong with it: rows without a key, of nothing, and twice', () =>
    withFolder(
      {
        ...articles,
        'meta.jsonl': jsonl([
          row('in/elm/1.txt', 1),
          { ...row('in/elm/1.txt', 9), author: 'Someone Else' },
          row('in/elm/1.txt', 1),
          { author: 'No File' },
          row('in/elm/2.txt', 2),
          row('in/oak/4.txt', 4),
          row('in/oak/5.txt', 5),
        ]),
      },
      (cwd) => {
        const ran = lint(cwd, ['in', '--metadata', 'meta.jsonl'])
        expect(credits(ran)[0]).toEqual(['Harbour Post', ['Nora Whitfield'], '2023-03-01'])
        expect(ran.stderr.split('\n').slice(1, -1)).toEqual([
          'copydesk: meta.jsonl: 1 row without "file" left out (line 4)',
          'copydesk: meta.jsonl: 1 row left out for one before of the same article (in/elm/1.txt: lines 1 and 2)',
          'copydesk: meta.jsonl: 2 rows of files that are not among those read (in/oak/4.txt)',
          'copydesk: meta.jsonl: 1 file of 3 without a row (in/oak/3.txt)',
        ])
        // A run of one file says nothing of the others.
        expect(lint(cwd, ['in/elm/1.txt', '--metadata', 'meta.jsonl']).stderr).not.toContain('not among')
      },
    ))

  it.each([
    ['{"file": "a"\n', [], /^copydesk: meta\.jsonl:1: not valid JSON/],
    ['["a"]\n', [], /meta\.jsonl:1: a row is an object/],
    ['{"who": "a", "place": "b"}\n', [], /no row has a "file": its columns are who, place; --by file=COLUMN/],
    ['\n', [], /meta\.jsonl: holds no row/],
    [
      '{"file": "a"}\n',
      ['--by', 'name'],
      /meta\.jsonl: a table goes by file, id, file=COLUMN or id=COLUMN, not "name"/,
    ],
    ['{"file": "a"}\n', ['--metadata', 'none.jsonl'], /none\.jsonl: there is no such table/],
    ['{"file": "a"}\n', ['--metadata', 'in'], /in: a table of metadata is \.jsonl, \.csv or \.tsv/],
  ])('that is none ends the run: %j %j', (content, args, message) =>
    withFolder({ ...articles, 'meta.jsonl': content }, (cwd) => {
      const { status, stderr, stdout } = lint(cwd, ['in', '--metadata', 'meta.jsonl', ...args])
      expect([status, stdout]).toEqual([2, ''])
      expect(stderr).toMatch(message)
    }),
  )

  it('may be named by the configuration, from its own folder on; the command line goes before it', () =>
    withFolder(
      {
        ...articles,
        'data/meta.csv': 'story,who\n../in/elm/1.txt,Anna Reid\n',
        'other.jsonl': jsonl([{ file: 'in/oak/3.txt', author: 'Martin Oakes' }]),
        'copydesk.config.json':
          '{ "metadata": { "file": "data/meta.csv", "by": "file=story" }, "sources": { "fields": { "author": "who" } } }',
      },
      (cwd) => {
        const bylines = (args: readonly string[]) => {
          const { stdout, stderr } = copydesk(['lint', 'in', '--format', 'jsonl', ...args], { cwd })
          const found = recordsOf(stdout).flatMap((r) => (r.type === 'article' ? [r.credits.byline] : []))
          return [found, stderr.split('\n')[0]]
        }
        expect(bylines([])).toEqual([[['Anna Reid'], [], []], 'copydesk: data/meta.csv: 1 row: took author from "who"'])
        expect(bylines(['--metadata', 'other.jsonl', '--fields', 'author=author'])).toEqual([
          [[], [], ['Martin Oakes']],
          'copydesk: other.jsonl: 1 row: took author from "author"',
        ])
        const printed = JSON.parse(copydesk(['--print-config', 'in/elm/1.txt'], { cwd }).stdout)
        expect(printed.metadata).toEqual({ value: 'data/meta.csv', by: 'file=story', from: 'copydesk.config.json' })
        writeFileSync(join(cwd, 'copydesk.config.json'), '{ "metadata": { "file": "data/meta.csv", "by": "name" } }')
        expect(copydesk(['lint', 'in'], { cwd })).toMatchObject({
          status: 2,
          stderr: expect.stringContaining('metadata.by: expected a match of'),
        })
      },
    ))

  it('knows records by ids that hold the mark between file and id', () =>
    withFolder(
      {
        'in/all.jsonl': jsonl([{ id: 'a#b', text: text(1) }]),
        'meta.jsonl': jsonl([
          { file: 'in/all.jsonl#a#b', author: 'Lucy Marsh' },
          { file: 'in/none.jsonl#a#b', author: 'Nobody Here' },
        ]),
      },
      (cwd) => {
        const ran = lint(cwd, ['in', '--metadata', 'meta.jsonl'])
        expect(credits(ran).map(([, byline]) => byline)).toEqual([['Lucy Marsh']])
        expect(ran.stderr).toContain('1 row of files that are not among those read (in/none.jsonl#a#b)\n')
      },
    ))

  it('is nothing to go by without a table', () =>
    withFolder(articles, (cwd) => expect(lint(cwd, ['in', '--by', 'id'])).toMatchObject({ status: 2 })))

  it('gives the same bytes from a cache, in threads and in parts, and another table other ones', () =>
    withFolder({ ...articles, 'meta.jsonl': table.replaceAll('"file":"', '"file":"in/') }, (cwd) => {
      const args = ['in', '--metadata', 'meta.jsonl']
      const plain = lint(cwd, args).stdout
      const cached = [...args, '--cache', '--cache-location', 'cache']
      expect(lint(cwd, cached).stdout).toBe(plain)
      expect(lint(cwd, cached).stdout).toBe(plain)
      expect(lint(cwd, [...args, '--concurrency', '2']).stdout).toBe(plain)
      const parts = [1, 2].map((n) => `${n}/2`)
      const must = (line: readonly string[]) =>
        expect(copydesk(line, { cwd }), line.join(' ')).toMatchObject({ status: 0 })
      const common = ['--metadata', 'meta.jsonl', '--no-config']
      for (const part of parts) must(['profile', 'in', '--shard', part, '-o', 'parts', ...common])
      must(['profile', '--merge', ...partFiles(cwd, '.profile'), '-o', 'profile.json'])
      for (const part of parts)
        must(['lint', 'in', '--shard', part, '--profile', 'profile.json', '--tallies', 'parts', ...common])
      const merged = copydesk(
        ['merge', ...partFiles(cwd, '.part'), '--profile', 'profile.json', '--format', 'jsonl', '--no-config'],
        { cwd },
      )
      expect(merged.stdout).toBe(plain)
      writeFileSync(join(cwd, 'meta.jsonl'), readFileSync(join(cwd, 'meta.jsonl'), 'utf8').replaceAll('Nora', 'Nell'))
      expect(credits(lint(cwd, cached)).map(([, byline]) => byline)).toEqual(Array(3).fill(['Nell Whitfield']))
    }))

  it('goes with clean: where it lies among the articles it is none of them', () =>
    withFolder({ ...articles, 'in/meta.csv': 'file,author\nelm/1.txt,Anna Reid\n' }, (cwd) => {
      const ran = copydesk(['clean', 'in', '--out', 'out', '--metadata', 'in/meta.csv', '--no-config'], { cwd })
      expect([ran.status, ran.stdout + ran.stderr]).toEqual([0, expect.stringContaining('3')])
      expect(ran.stderr).toContain('in/meta.csv: 1 row: took author from "author"')
      expect(readFileSync(join(cwd, 'out/elm/1.txt'), 'utf8')).toBe(text(1))
    }))

  it('is refused by line where it nests without end', () => {
    const deep = `{"file":"elm/1.txt","author":${'{"author":'.repeat(20_000)}"a"${'}'.repeat(20_000)}}\n`
    return withFolder({ ...articles, 'meta.jsonl': table + deep }, (cwd) => {
      const { status, stderr } = lint(cwd, ['in', '--metadata', 'meta.jsonl'])
      expect(stderr).toContain('meta.jsonl:4: not valid JSON: nested deeper than 200 levels')
      expect(status).toBe(2)
    })
  })
})
