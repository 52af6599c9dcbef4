import { chmodSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { copydesk, recordsOf } from './command.ts'
import { withFolder } from './folder.ts'

const corpus = resolve(import.meta.dirname, '../../corpus/outlets')
const clean =
  'The council met on Monday and voted to repair the bridge over the creek. Work will begin in the spring, and the road stays open until then.\n'
const dirty = `${clean}\nIt talked for hours about the money.The mayor left early, and nobody asked him why he did so that night.\n`

describe('copydesk lint', () => {
  it('prints findings with a code frame, then the scoreboard', () =>
    withFolder({ 'elm/1.txt': dirty, 'elm/2.txt': clean }, (folder) => {
      const { stdout, status } = copydesk(['lint', folder, '--exit-zero'])
      expect(status).toBe(0)
      expect(stdout).toMatch(/elm\/1\.txt/)
      expect(stdout).toMatch(/3:\d+ .*money\.The/)
      expect(stdout).toMatch(/│ +\^{9}\n/)
      expect(stdout).toMatch(/source +articles +score +interval/)
      expect(stdout).toMatch(/2 articles/)
    }))

  it('writes one record an article in input order, then one a source, and nothing else', () =>
    withFolder({ 'elm/2.txt': clean, 'elm/1.txt': dirty, 'ash/1.txt': clean }, (folder) => {
      const records = recordsOf(copydesk(['lint', folder, '--format', 'jsonl', '--exit-zero']).stdout)
      expect(records.map((r) => [r.type, r.path ?? r.source])).toEqual([
        ['article', `${folder}/ash/1.txt`],
        ['article', `${folder}/elm/1.txt`],
        ['article', `${folder}/elm/2.txt`],
        ['source', 'ash'],
        ['source', 'elm'],
      ])
      const finding = records[1].findings.find((f: { rule: string }) => f.rule === 'truncation/glued-sentence')
      expect(finding).toMatchObject({ family: 'truncation', actual: 'money.The', line: 3, expected: ['money. The'] })
      expect(dirty.slice(finding.start, finding.end)).toBe('money.The')
    }))

  it('gives offsets in the input for CRLF, a BOM and HTML', () =>
    withFolder(
      {
        'elm/crlf.txt': `\ufeff${dirty.replaceAll('\n', '\r\n')}`,
        'elm/page.html': `<html><body><h1>A bridge</h1>${dirty
          .split('\n')
          .filter(Boolean)
          .map((p) => `<p>${p}</p>`)
          .join('\n')}<p>It cost &pound;5.</p></body></html>`,
      },
      (folder) => {
        const records = recordsOf(
          copydesk(['lint', folder, '--format', 'jsonl', '--exit-zero', '--rule', 'truncation/glued-sentence']).stdout,
        )
        const [crlf, html] = records
        const raw = dirty.replaceAll('\n', '\r\n')
        expect(raw.slice(crlf.findings[0].start, crlf.findings[0].end)).toBe('money.The')
        expect(crlf.findings[0].line).toBe(3)
        expect(html.findings[0].actual).toBe('money.The')
      },
    ))

  it('adds the body text on request', () =>
    withFolder({ 'elm/1.txt': `${clean}\nLeave a Reply\n\nYour email address will not be published.\n` }, (folder) => {
      const [article] = recordsOf(copydesk(['lint', folder, '--format', 'jsonl', '--with-body', '--exit-zero']).stdout)
      expect(article.bodyText).toBe(clean.trim())
      expect(recordsOf(copydesk(['lint', folder, '--format', 'jsonl', '--exit-zero']).stdout)[0]).not.toHaveProperty(
        'bodyText',
      )
    }))

  it('reads standard input', () => {
    const { stdout } = copydesk(['lint', '-', '--stdin-filename', 'elm/x.txt', '--format', 'jsonl', '--exit-zero'], {
      input: dirty,
    })
    expect(recordsOf(stdout)[0]).toMatchObject({ type: 'article', path: 'elm/x.txt' })
  })

  it('is the default command', () =>
    withFolder({ 'elm/1.txt': clean }, (folder) => {
      expect(copydesk([folder, '--exit-zero']).stdout).toContain('1 article')
    }))

  it('gives the same bytes twice, from any working directory order of paths', () => {
    const first = copydesk(['lint', corpus, '--format', 'jsonl', '--exit-zero'])
    const again = copydesk(['lint', corpus, '--format', 'jsonl', '--exit-zero'])
    const outlets = ['the-plain-report', 'newsloop', 'briefly'].map((o) => join(corpus, o))
    const forth = copydesk(['lint', ...outlets, '--format', 'jsonl', '--exit-zero'])
    const back = copydesk(['lint', ...outlets.reverse(), '--format', 'jsonl', '--exit-zero'])
    expect(first.stdout.length).toBeGreaterThan(100_000)
    expect(again.stdout).toBe(first.stdout)
    expect(back.stdout).toBe(forth.stdout)
  })
})

describe('gates and exit codes', () => {
  it.each([
    [['--fail-on', 'never'], 0],
    [['--fail-on', 'warning'], 1],
    [['--fail-on', 'warning', '--exit-zero'], 0],
    [['--max-warnings', '0', '--fail-on', 'never'], 1],
    [['--max-warnings', '50', '--fail-on', 'never'], 0],
    [['--min-score', '99.9', '--fail-on', 'never'], 1],
    [['--min-score', '5', '--fail-on', 'never'], 0],
  ])('%j → %i', (args, status) =>
    withFolder({ 'elm/1.txt': dirty }, (folder) => {
      expect(copydesk(['lint', folder, ...args]).status).toBe(status)
    }),
  )

  it.each([
    [['lint', '--frobnicate', '.'], /unknown option '--frobnicate'/],
    [['lint', '--fromat', 'json', '.'], /--format/],
    [['lint', '.', '--format', 'yml'], /unknown format "yml".*there are/],
    [['lint', '.', '--rule', 'truncation/glued-sentense'], /did you mean "truncation\/glued-sentence"/],
    [['lint', '.', '--family', 'bolierplate'], /did you mean "boilerplate"/],
    [['lint', '.', '--max-warnings', 'many'], /--max-warnings.*"many"/],
    [['explain', 'glued-sentense'], /did you mean "glued-sentence"/],
    [['lint'], /no paths: give files or folders/],
  ])('%j is wrong usage and says how it is right', (args, message) => {
    const { status, stderr, stdout } = copydesk(args as string[], { cwd: import.meta.dirname })
    expect(stderr).toMatch(message as RegExp)
    expect(stdout).toBe('')
    expect(status).toBe(2)
  })

  it('names a missing folder, lints the rest and exits 3', () =>
    withFolder({ 'elm/1.txt': clean }, (folder) => {
      const { status, stdout } = copydesk([
        'lint',
        join(folder, 'elm'),
        join(folder, 'oak'),
        '--format',
        'jsonl',
        '--exit-zero',
      ])
      expect(status).toBe(3)
      const records = recordsOf(stdout)
      expect(records.find((r) => r.type === 'error')).toMatchObject({
        path: `${folder}/oak`,
        message: expect.stringMatching(/no such file or folder/),
      })
      expect(records.some((r) => r.type === 'article')).toBe(true)
    }))

  it.skipIf(process.getuid?.() === 0)('names an unreadable file and goes on', () =>
    withFolder({ 'elm/1.txt': clean, 'elm/2.txt': clean }, (folder) => {
      chmodSync(join(folder, 'elm/1.txt'), 0o000)
      const { status, stdout } = copydesk(['lint', folder, '--exit-zero'])
      expect(status).toBe(3)
      expect(stdout).toMatch(/elm\/1\.txt.*permission denied/)
    }),
  )

  it('says that an empty folder is empty', () =>
    withFolder({ 'notes.bin': 'x' }, (folder) => {
      const { status, stderr } = copydesk(['lint', folder])
      expect(status).toBe(2)
      expect(stderr).toMatch(/no articles in .*expected \.txt/)
    }))

  it('counts a bad line of a container as unreadable and keeps the others', () =>
    withFolder(
      { 'elm/a.jsonl': `${JSON.stringify({ text: clean })}\n{"text": \n${JSON.stringify({ text: dirty })}\n` },
      (folder) => {
        const { status, stdout } = copydesk(['lint', folder, '--format', 'jsonl', '--exit-zero'])
        const records = recordsOf(stdout)
        expect(records.filter((r) => r.type === 'article').map((r) => r.record)).toEqual([1, 3])
        expect(records.find((r) => r.type === 'error')).toMatchObject({ line: 2 })
        expect(status).toBe(3)
      },
    ))

  it('skips an article that is not English, with its language', () =>
    withFolder(
      {
        'elm/1.txt':
          'Der Gemeinderat hat am Montag beschlossen, die Brücke über den Bach zu reparieren. Die Arbeiten beginnen im Frühjahr, und die Straße bleibt bis dahin offen, wie der Bürgermeister sagte.\n',
      },
      (folder) => {
        const records = recordsOf(copydesk(['lint', folder, '--format', 'jsonl']).stdout)
        expect(records[0]).toMatchObject({ type: 'skipped', lang: 'de' })
        expect(records.some((r) => r.type === 'source')).toBe(false)
      },
    ))
})

describe('explaining', () => {
  it('prints a rule’s page and the list of rules', () => {
    expect(copydesk(['explain', 'truncation/glued-sentence']).stdout).toMatch(/## What it finds/)
    const { stdout } = copydesk(['rules'])
    for (const family of ['machine-translation', 'truncation', 'boilerplate', 'attribution'])
      expect(stdout).toContain(family)
  })

  it('shows points that sum to 100 − score', () => {
    for (const source of ['newsloop', 'meridian-dispatch', 'alder-falls-ledger']) {
      const { stdout } = copydesk(['explain-score', source, corpus, '--json'])
      const { score, families } = JSON.parse(stdout)
      const tenths = (value: number) => Math.round(value * 10)
      const lost = families.reduce((sum: number, f: { lost: number }) => sum + tenths(f.lost), 0)
      const byRule = families
        .flatMap((f: { rules: { lost: number }[] }) => f.rules)
        .reduce((sum: number, r: { lost: number }) => sum + tenths(r.lost), 0)
      expect(lost).toBe(1000 - tenths(score))
      expect(byRule).toBe(lost)
    }
  })
})
