import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { copydesk } from './command.ts'
import { withFolder } from './folder.ts'

const fixtures = resolve(
  import.meta.dirname,
  '../../rules/machine-translation/src/quote-drift/fixtures/flag-translated-back',
)
const story = (name: string): string =>
  readFileSync(join(fixtures, name), 'utf8')
    .split('\n')
    .filter((line) => !/^#|^\^/.test(line))
    .join('\n')

const files = { 'wire/a.txt': story('original.txt'), 'copy/b.txt': story('copy.txt') }

const statement =
  '“We will not let one ship land until every pillar has been tested,” the board said. “The ferries will use the northern landing until then. We ask all who live here for patience.”'
const echo = [
  'The harbor board of Port Ellery voted on Monday to shut its eastern pier.',
  'Inspectors had found cracks in fourteen of the forty pillars under its deck.',
  'The ferries will use the northern landing while the pillars are replaced.',
  'The work will cost three million crowns and take until the autumn.',
  'The pier was built in the year the railway came to town.',
  'A second crane is planned beside the cold stores.',
]
const opinion = [
  'Nobody who sells fish at that pier was asked before the hands went up.',
  'A town that shuts its door in summer should not wonder at an empty till.',
  'Let the members hear the fishers, the schools and the ferry crews first.',
  'Then let them vote again, with the whole town in the gallery.',
]

describe('copydesk compare-stories', () => {
  it('pairs sentences and names drifted quotations', () =>
    withFolder(files, (folder) => {
      const { stdout, status } = copydesk([
        'compare-stories',
        join(folder, 'wire/a.txt'),
        join(folder, 'copy/b.txt'),
        '--json',
      ])
      expect(status).toBe(0)
      const { rows, drifts, overlap } = JSON.parse(stdout)
      expect(overlap).toBeGreaterThan(0.7)
      expect(drifts).toHaveLength(1)
      expect(drifts[0]).toMatchObject({
        speaker: 'Edwina Tarrow',
        a: expect.stringContaining('two boats'),
        b: expect.stringContaining('two vessels'),
      })
      const bow = rows.find((row: { a: string | null }) => row.a?.includes('lost part of its bow'))
      expect(bow).toMatchObject({ a: bow.b, similarity: 1 })
    }))

  it('says which was made from the other, and why, in every form', () =>
    withFolder(files, (folder) => {
      const [wire, copy] = [join(folder, 'wire/a.txt'), join(folder, 'copy/b.txt')]
      const run = (...args: string[]): string => copydesk(['compare-stories', ...args]).stdout
      const { direction } = JSON.parse(run(wire, copy, '--json'))
      expect(direction).toEqual({
        copy: 'b',
        reasons: [{ kind: 'translation', copy: 'b', says: expect.stringMatching(/marks of translation.*1 quotation/) }],
      })
      expect(JSON.parse(run(copy, wire, '--json')).direction.copy).toBe('a')
      expect(run(wire, copy)).toContain(
        `${copy} seems to be made from ${wire}\n  ${copy}: it carries marks of translation`,
      )
      const page = join(folder, 'out.html')
      run(wire, copy, '--html', page)
      expect(readFileSync(page, 'utf8')).toContain(
        `<b>${copy} seems to be made from ${wire}</b></p><ul class="reasons"><li>${copy}: it`,
      )
      expect(run(wire, wire)).toContain('no direction: dates, credits, ends and marks')
    }))

  it('takes two reports that quote the same words for no copies', () =>
    withFolder(
      {
        'a/1.txt': `By Ann Leeds, Northgate Wire\n\nThe harbor board of Port Ellery shut its eastern pier to all ships on Monday.\n\n${statement}\n\nThe inspectors had found cracks in fourteen pillars.\n`,
        'b/1.txt': `Nobody at the fish market had heard of the vote before the evening.\n\n${statement}\n\nA new crane is planned for the northern landing.\n`,
      },
      (folder) => {
        const pair = [join(folder, 'a/1.txt'), join(folder, 'b/1.txt')]
        const { overlap, told, extent, direction } = JSON.parse(copydesk(['compare-stories', ...pair, '--json']).stdout)
        expect(overlap).toBeGreaterThan(0.4)
        expect([told, extent]).toEqual([{ shared: 0, of: 2 }, 'little'])
        expect(direction).toEqual({ copy: null, reasons: [] })
        expect(copydesk(['compare-stories', ...pair]).stdout).toContain(
          'no direction: they share 0 of 2 sentences outside quotation marks, too few for one to be a copy\n',
        )
      },
    ))

  it('says who took a passage and credits it', () =>
    withFolder(
      {
        'quayside-echo/1.txt': `${echo.join('\n\n')}\n`,
        'b/1.txt': `The board is wrong, and it knows it.\n\nPer the Quayside Echo:\n\n${echo.slice(0, 2).join('\n\n')}\n\n${opinion.join('\n\n')}\n`,
      },
      (folder) => {
        const [here, there] = [join(folder, 'b/1.txt'), join(folder, 'quayside-echo/1.txt')]
        const { stdout } = copydesk(['compare-stories', there, here])
        expect(stdout).toContain(`${here} has passages of ${there}\n  ${here}: it credits quayside-echo\n`)
      },
    ))

  it('tells no direction of two stories that share little', () =>
    withFolder(
      {
        'a/1.txt': 'By Ann Leeds\n\nTwo ferries collided in fog off Port Ellery on Monday, injuring 31 people.\n',
        'b/1.txt': 'The town of Lisle celebrates its bakers on Sunday with a fair on the square.\n',
      },
      (folder) => {
        const { stdout } = copydesk(['compare-stories', join(folder, 'a/1.txt'), join(folder, 'b/1.txt'), '--json'])
        expect(JSON.parse(stdout).direction).toEqual({ copy: null, reasons: [] })
      },
    ))

  it('shows numbers that differ and permuted names', () =>
    withFolder(
      {
        'a.txt':
          'The Ostrel Regional Development Bank lent 410 million crowns to the harbour of Port Marrin last spring.\n',
        'b.txt':
          'The Ostrel Bank Regional Development lent 140 million crowns to the harbour of Port Marrin last spring.\n',
      },
      (folder) => {
        const [row] = JSON.parse(
          copydesk(['compare-stories', join(folder, 'a.txt'), join(folder, 'b.txt'), '--json']).stdout,
        ).rows
        expect(row.numbers).toEqual({ a: ['410'], b: ['140'] })
        expect(row.permuted).toHaveLength(1)
      },
    ))

  it('writes a page that runs no script from the text', () =>
    withFolder(
      {
        ...files,
        'copy/x.txt': `${story('copy.txt')}\n<script>alert(1)</script> and <img src=x onerror=alert(1)> stood in the text of the story.\n`,
      },
      (folder) => {
        const page = join(folder, 'out.html')
        expect(
          copydesk(['compare-stories', join(folder, 'wire/a.txt'), join(folder, 'copy/x.txt'), '--html', page]).status,
        ).toBe(0)
        const html = readFileSync(page, 'utf8')
        expect(html).toContain('&lt;script&gt;')
        expect(html).not.toMatch(/<script|<img/)
        expect(html).toContain("default-src 'none'")
        // The design of the report, dark as well, with a legend.
        expect(html).toContain('color-scheme:light dark')
        expect(html).toMatch(/class="legend"><span><del>words<\/del> only in A/)
      },
    ))

  it('asks for one article on each side', () =>
    withFolder(files, (folder) => {
      expect(copydesk(['compare-stories', folder, join(folder, 'wire/a.txt')])).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/name a file/),
      })
      expect(copydesk(['compare-stories', join(folder, 'none.txt'), join(folder, 'wire/a.txt')])).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/no such file/),
      })
    }))
})

describe('copydesk sources', () => {
  it('lists who is quoted, named how, and what no one owns', () =>
    withFolder(
      {
        'a.txt':
          'The bridge will stay closed. “We have to replace every bolt in the deck,” said Ada Quill, the city engineer. “That takes until June,” Quill added.\n\nThe market opens on Monday.\n\n“Nobody asked the people who live here.”\n',
      },
      (folder) => {
        const [article] = JSON.parse(copydesk(['sources', join(folder, 'a.txt'), '--json']).stdout)
        expect(article.sources).toEqual([
          { name: 'Ada Quill', calledAs: ['Ada Quill', 'Quill'], introduced: true, quotations: 2, words: 13 },
        ])
        expect(article.unowned).toEqual([{ line: 5, text: '“Nobody asked the people who live here.”' }])
      },
    ))
})

const german =
  'Der Stadtrat hat am Dienstag beschlossen, die alte Brücke über den Fluss zu sperren. „Wir haben keine andere Wahl“, sagte die Bürgermeisterin. Die Arbeiten dauern bis zum Sommer und kosten mehrere Millionen Euro.\n'

describe('of articles in another language', () => {
  it('nobody is said to be quoted, and a comparison says that only words are compared', () =>
    withFolder({ 'a.txt': german, 'b.txt': story('copy.txt') }, (cwd) => {
      expect(copydesk(['sources', 'a.txt'], { cwd })).toEqual({
        status: 3,
        stdout: '',
        stderr: 'copydesk: a.txt: not English but de: only English is linted\n',
      })
      expect(copydesk(['compare-stories', 'a.txt', 'b.txt'], { cwd }).stderr).toContain(
        'a.txt: not English but de: only English is linted; only its words are compared',
      )
      expect(JSON.parse(copydesk(['sources', '.', '--json'], { cwd }).stdout)).toHaveLength(1)
    }))
})

describe('a text two sources have in a run', () => {
  const dated = (outlet: string, day: number): string =>
    `---\nauthor: Ann Leeds ${outlet}\npublisher: ${outlet}\ndate: 2025-03-0${day}\n---\n\n${[...echo, ...opinion].join('\n\n')}\n`

  it('is shown with the place of the other, and why that one was first', () =>
    withFolder({ 'echo/1.md': dated('Quayside Echo', 3), 'bulletin/1.md': dated('Metro Bulletin', 7) }, (folder) => {
      const why = `${folder}/echo/1.md:7: the same text; it is dated 2025-03-07, the other 2025-03-03`
      const run = (...args: string[]): string =>
        copydesk(['lint', folder, '--only', 'attribution', '--no-config', ...args]).stdout
      const lines = run().split('\n')
      const at = lines.findIndex((line) => line.includes('attribution/uncredited-copy'))
      expect(lines[at]).toContain('Unexpected text of echo, expected a credit')
      expect(lines[at + 1]?.trim()).toBe(why)
      expect(lines.filter((line) => line.includes('the same text'))).toHaveLength(1)
      const page = join(folder, 'report.html')
      run('--format', `html=${page}`)
      expect(readFileSync(page, 'utf8')).toContain(`Unexpected text of echo, expected a credit. ${why}`)
    }))
})

describe('drifted quotations in a run', () => {
  it('are reported on both sides, each with the other place', () =>
    withFolder(files, (folder) => {
      const { stdout } = copydesk(['lint', folder, '--format', 'jsonl', '--exit-zero', '--no-config'])
      const articles = stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
        .filter((r) => r.type === 'article')
      const found = articles.flatMap((a) =>
        a.findings
          .filter((f: { rule: string }) => f.rule === 'machine-translation/quote-drift')
          .map((f: { severity: string; related: { path: string }[] }) => [a.source, f.severity, f.related[0]?.path]),
      )
      expect(found).toEqual([
        ['copy', 'warning', `${folder}/wire/a.txt`],
        ['wire', 'info', `${folder}/copy/b.txt`],
      ])
    }))
})
