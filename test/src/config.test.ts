import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { copydesk, recordsOf } from './command.ts'
import { withFolder } from './folder.ts'

const clean =
  'The council met on Monday and voted to repair the bridge over the creek. Work will begin in the spring, and the road stays open until then.\n'
const glued = `${clean}\nIt talked for hours about the money.The mayor left early, and nobody asked him why he did so that night.\n`
const rule = 'truncation/glued-sentence'

const foundIn = (folder: string, ...args: string[]): string[] =>
  recordsOf(copydesk(['lint', ...args, '--format', 'jsonl', '--exit-zero'], { cwd: folder }).stdout)
    .filter((record) => record.type === 'article')
    .flatMap((record) =>
      record.findings
        .filter((f: { rule: string; suppressed?: string }) => f.rule === rule)
        .map((f: { severity: string; suppressed?: string }) => `${record.path} ${f.suppressed ?? f.severity}`),
    )

describe('configuration', () => {
  it('is found upwards, never inside what is linted', () =>
    withFolder(
      {
        'copydesk.config.yaml': `rules:\n  ${rule}: error\n`,
        'corpus/elm/1.txt': glued,
        'corpus/elm/copydesk.config.json': '{ "rules": { "*": "off" } }',
      },
      (folder) => {
        expect(foundIn(folder, 'corpus')).toEqual(['corpus/elm/1.txt error'])
        expect(foundIn(join(folder, 'corpus'), '.')).toEqual(['elm/1.txt error'])
        expect(foundIn(folder, 'corpus', '--no-config')).toEqual(['corpus/elm/1.txt warning'])
        expect(foundIn(folder, 'corpus', '--config', 'corpus/elm/copydesk.config.json')).toEqual([])
      },
    ))

  it('sets severities, options and paths; an exception moves gates, not scores', () =>
    withFolder(
      {
        'copydesk.config.json': JSON.stringify({
          overrides: [{ files: 'elm/b/**', rules: { 'truncation/*': 'off' } }],
        }),
        'elm/a/1.txt': glued,
        'elm/b/1.txt': glued,
      },
      (folder) => {
        expect(foundIn(folder, 'elm')).toEqual(['elm/a/1.txt warning', 'elm/b/1.txt directive'])
        const [a, b] = recordsOf(copydesk(['elm', '--format', 'jsonl'], { cwd: folder }).stdout)
        expect(b.score).toBe(a.score)
        const gate = (path: string) => copydesk([path, '--rule', rule, '--max-warnings', '0'], { cwd: folder }).status
        expect([gate('elm/a'), gate('elm/b')]).toEqual([1, 0])
      },
    ))

  it('leaves out what is ignored unless it is named', () =>
    withFolder(
      {
        'copydesk.config.json': '{ "ignore": ["drafts/"] }',
        '.copydeskignore': '*.raw.txt\n',
        'elm/1.txt': glued,
        'elm/2.raw.txt': glued,
        'drafts/1.txt': glued,
      },
      (folder) => {
        expect(foundIn(folder, '.')).toEqual(['elm/1.txt warning'])
        expect(foundIn(folder, 'drafts')).toEqual(['drafts/1.txt warning'])
        expect(foundIn(folder, 'drafts/1.txt', 'elm/2.raw.txt', '--force-exclude')).toEqual([])
        expect(foundIn(folder, '.', '--no-ignore')).toHaveLength(3)
        expect(copydesk(['drafts/1.txt', '--force-exclude'], { cwd: folder }).status).toBe(0)
      },
    ))

  it('maps fields and names sources', () =>
    withFolder(
      {
        'copydesk.config.json': JSON.stringify({
          sources: {
            from: ['field', 'expression'],
            expression: '^in/(\\w+)',
            fields: { text: 'payload.prose', source: 'payload.site' },
          },
        }),
        'in/rowan_2024.jsonl': `${JSON.stringify({ payload: { prose: clean, site: 'Birch Post' } })}\n${JSON.stringify({ payload: { prose: clean } })}\n`,
      },
      (folder) => {
        const records = recordsOf(copydesk(['in', '--format', 'jsonl'], { cwd: folder }).stdout)
        expect(records.filter((r) => r.type === 'article').map((r) => r.source)).toEqual(['Birch Post', 'rowan_2024'])
      },
    ))

  it('ends with 2 and names file, place and remedy of every mistake', () =>
    withFolder(
      {
        'copydesk.config.json': `{\n  "rules": { "truncation/glued-sentance": "on" },\n  "ignores": []\n}\n`,
        'elm/1.txt': clean,
      },
      (folder) => {
        const { status, stderr, stdout } = copydesk(['elm'], { cwd: folder })
        expect([status, stdout]).toEqual([2, ''])
        expect(stderr).toMatch(
          /^copydesk: copydesk\.config\.json:2:14: .*unknown rule "truncation\/glued-sentance": did you mean "truncation\/glued-sentence"\?/,
        )
        expect(stderr).toContain('copydesk.config.json:3:3: ignores: unknown key "ignores": did you mean "ignore"?')
        expect(copydesk(['elm', '--config', 'none.json'], { cwd: folder })).toMatchObject({
          status: 2,
          stderr: 'copydesk: none.json: no such file or folder: check the spelling and the working directory\n',
        })
      },
    ))

  it('runs configurations and plugins that are code', () =>
    withFolder(
      {
        '.git/HEAD': '',
        'copydesk.config.ts': `const level: string = 'error'\nexport default { plugins: ['./desk.mjs'], rules: { '${rule}': level, 'truncation/no-creek': 'on' } }\n`,
        'desk.mjs': `export const rules = [{ id: 'truncation/no-creek', family: 'truncation', name: 'no-creek', url: 'https://example.org',
          meta: { summary: 's', confidence: 1, weight: 5, stage: 'stable', scope: 'span', messages: { creek: { text: 'Unexpected creek', severity: 'error' } } },
          check({ text }, context) { const start = text.indexOf('creek'); if (start >= 0) context.report('creek', { range: { start, end: start + 5 } }) } }]\n`,
        'elm/1.txt': glued,
      },
      (folder) => {
        const [article] = recordsOf(copydesk(['elm', '--format', 'jsonl'], { cwd: folder }).stdout)
        expect(article.findings.map((f: { rule: string; severity: string }) => `${f.rule} ${f.severity}`)).toEqual(
          expect.arrayContaining(['truncation/no-creek error', `${rule} error`]),
        )
        const alone = recordsOf(
          copydesk(['elm', '--format', 'jsonl', '--rule', 'truncation/no-creek'], { cwd: folder }).stdout,
        )[0]
        expect([alone.findings.length, alone.score]).toEqual([1, 100])
      },
    ))

  it.each([
    ['beside the texts', '', {}],
    ['above the texts', 'corpus', {}],
    ['beside the texts of a repository', 'corpus', { '.git/HEAD': '' }],
  ])('runs no code it comes upon %s', (place, cwd, repository) => {
    const planted = (file: string) =>
      `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(file)}, '')\nexport default {}\n`
    return withFolder({ 'corpus/elm/1.txt': clean, ...repository }, (folder) => {
      const file = join(folder, place === 'beside the texts of a repository' ? 'corpus' : '', 'copydesk.config.mjs')
      writeFileSync(file, planted(join(folder, 'ran')))
      const args = ['lint', '.', '--format', 'jsonl']
      const { status, stderr } = copydesk(args, { cwd: join(folder, cwd) })
      expect(status).toBe(2)
      expect(stderr).toMatch(
        /runs code, which one that lies outside the root of a repository may not: name it with --config/,
      )
      expect(existsSync(join(folder, 'ran'))).toBe(false)
      copydesk([...args, '--config', file], { cwd: join(folder, cwd) })
      expect(existsSync(join(folder, 'ran'))).toBe(true)
    })
  })

  it('runs retext plugins as rules that weigh nothing', () => {
    const plugin = (options: string) => `export default function (options) {
      return (tree, file) => {
        const at = file.value.indexOf(${options})
        if (at >= 0) file.message('Unexpected \`creek\`', { place: { start: { line: 1, column: 1, offset: at }, end: { line: 1, column: 6, offset: at + 5 } } })
      }
    }\n`
    return withFolder(
      {
        '.git/HEAD': '',
        'copydesk.config.yaml': 'retext:\n  retext-creek: [error, { dictionary: words-creek }]\n',
        'node_modules/retext-creek/package.json': '{ "type": "module", "exports": "./index.js" }',
        'node_modules/retext-creek/index.js': plugin('options.dictionary.word'),
        'node_modules/words-creek/package.json': '{ "type": "module", "exports": "./index.js" }',
        'node_modules/words-creek/index.js': "export default { word: 'creek' }\n",
        'elm/1.txt': clean,
      },
      (folder) => {
        const args = ['elm', '--rule', 'truncation/retext-creek', '--format', 'jsonl']
        const { stdout, status } = copydesk(args, { cwd: folder })
        const [article] = recordsOf(stdout)
        expect(status).toBe(1)
        expect(article).toMatchObject({
          score: 100,
          findings: [{ rule: 'truncation/retext-creek', severity: 'error', actual: 'creek' }],
        })
        expect(copydesk([...args, '--no-config'], { cwd: folder }).stderr).toContain(
          'unknown rule "truncation/retext-creek"',
        )
      },
    )
  })

  it('is printed for a file, with what set it', () =>
    withFolder(
      { 'copydesk.config.json': JSON.stringify({ extends: 'strict', rules: { [rule]: 'off' }, profile: 'p.json' }) },
      (folder) => {
        const printed = JSON.parse(copydesk(['--print-config', 'elm/1.txt'], { cwd: folder }).stdout)
        expect(printed).toMatchObject({
          file: 'elm/1.txt',
          files: ['copydesk.config.json'],
          profile: { value: 'p.json', from: 'copydesk.config.json' },
          rules: { [rule]: { level: 'off', from: 'copydesk.config.json' } },
        })
        expect(printed.rules['truncation/lost-letters']).toMatchObject({ level: 'on', from: 'preset strict' })
      },
    ))
})

describe('copydesk init', () => {
  it('writes a configuration that works, and replaces none unasked', () =>
    withFolder({ 'elm/1.txt': clean }, (folder) => {
      expect(copydesk(['init', '--yes'], { cwd: folder })).toMatchObject({
        status: 0,
        stdout: 'wrote copydesk.config.json\n',
      })
      expect(JSON.parse(readFileSync(join(folder, 'copydesk.config.json'), 'utf8'))).toMatchObject({
        extends: 'recommended',
      })
      expect(copydesk(['elm'], { cwd: folder }).status).toBe(0)
      const again = copydesk(['init', '--yes'], { cwd: folder })
      expect([again.status, again.stderr]).toEqual([
        2,
        'copydesk: copydesk.config.json is here already: edit it, or use --force to replace it\n',
      ])
      expect(copydesk(['init', '--yes', '--force'], { cwd: folder }).status).toBe(0)
    }))

  it.each(['json', 'jsonc', 'yaml', 'ts'])('asks, and takes the answers: %s', (format) =>
    withFolder({ '.git/HEAD': '', 'elm/1.txt': clean }, (folder) => {
      const { stdout, stderr, status } = copydesk(['init'], { cwd: folder, input: `everything\nstrict\n${format}\n\n` })
      expect([status, stdout]).toEqual([0, `wrote copydesk.config.${format}\n`])
      expect(stderr).toContain('expected recommended or strict')
      expect(existsSync(join(folder, `copydesk.config.${format}`))).toBe(true)
      expect(JSON.parse(copydesk(['--print-config', 'x'], { cwd: folder }).stdout).rules[rule]).toMatchObject({
        from: 'preset strict',
      })
    }),
  )
})
