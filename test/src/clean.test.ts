import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { copydesk } from './command.ts'
import { filesBelow, withFolder } from './folder.ts'

const corpus = resolve(import.meta.dirname, '../../corpus/outlets')
const story = 'The council met on Monday and voted to repair the bridge over the creek. Work will begin in the spring.'
const other = 'Two miles of the old towpath will close for a week while the lock gates are taken out and scraped.'
const form = 'Leave a Reply\n\nYour email address will not be published. Required fields are marked *'

describe('copydesk clean', () => {
  it('writes text without furniture and says what went and why', () =>
    withFolder({ 'in/elm/1.txt': `${story}\n\n${form}\n`, 'in/elm/2.txt': `${other}\n` }, (folder) => {
      const { status, stdout } = copydesk(['clean', join(folder, 'in'), '--out', join(folder, 'out')])
      expect([status, stdout]).toEqual([0, expect.stringMatching(/^2 articles written/)])
      expect(filesBelow(join(folder, 'out'))).toEqual(['clean-report.copydesk.json', 'elm/1.txt', 'elm/2.txt'])
      expect(readFileSync(join(folder, 'out/elm/1.txt'), 'utf8')).toBe(`${story}\n`)
      const report = JSON.parse(readFileSync(join(folder, 'out/clean-report.copydesk.json'), 'utf8'))
      expect(report.files.map((f: { path: string }) => f.path)).toEqual(['elm/1.txt'])
      expect(report.files[0].removed[0]).toMatchObject({
        rule: 'boilerplate/comment-form',
        text: expect.stringContaining('Leave a Reply'),
      })
      expect(readFileSync(join(folder, 'in/elm/1.txt'), 'utf8')).toContain('Leave a Reply')
    }))

  it('names what it takes out of a line, and captions', () => {
    const link = '(RELATED: Ferry owner sues over sea wall)'
    const caption =
      'A passenger waits for the first ferry at the pier of Port Alder on May 3, 2021. (Ida Brandt/Tidewater Post)'
    const cut = 'The harbor board voted on Tuesday to build the longer of two piers'
    const text = `${cut} ${link} and to pay for it with a loan.\n\n${caption}\n\n${story}\n`
    return withFolder({ 'in/elm/1.txt': text }, (folder) => {
      copydesk(['clean', join(folder, 'in'), '--out', join(folder, 'out')])
      expect(readFileSync(join(folder, 'out/elm/1.txt'), 'utf8')).toBe(
        `${cut} and to pay for it with a loan.\n\n${story}\n`,
      )
      const report = JSON.parse(readFileSync(join(folder, 'out/clean-report.copydesk.json'), 'utf8'))
      expect(report.files[0].removed).toMatchObject([
        { rule: 'boilerplate/inline-furniture', text: expect.stringContaining(link) },
        { rule: 'boilerplate/caption', text: caption },
      ])
    })
  })

  it('names an article of which nothing is left', () =>
    withFolder({ 'in/elm/1.txt': `${form}\n`, 'in/elm/2.txt': `${other}\n` }, (folder) => {
      const refused = copydesk(['clean', join(folder, 'in'), '--out', join(folder, 'out')])
      expect([refused.status, existsSync(join(folder, 'out'))]).toEqual([3, false])
      expect(refused.stderr).toBe(
        'copydesk: nothing written: 1 of 2 articles would be left with nothing; if that is right, say --allow-empty\n  elm/1.txt: boilerplate/comment-form\n',
      )
      const { status, stdout } = copydesk(['clean', join(folder, 'in'), '--out', join(folder, 'out'), '--allow-empty'])
      expect([status, stdout]).toEqual([0, expect.stringMatching(/^1 article written.*1 left out/)])
      expect(filesBelow(join(folder, 'out'))).toEqual(['clean-report.copydesk.json', 'elm/2.txt'])
      const report = JSON.parse(readFileSync(join(folder, 'out/clean-report.copydesk.json'), 'utf8'))
      expect(report.emptied).toEqual(['elm/1.txt'])
    }))

  it('names the records of which nothing is left as their file numbers them, or by their ids', () =>
    withFolder(
      {
        'in/elm/1.jsonl': [
          '',
          ...[story, form, other, 'By Ada Quill', form].map((text) => JSON.stringify({ text })),
        ].join('\n'),
        'in/elm/2.json': JSON.stringify([story, form, other].map((text, i) => ({ id: `story-${i}`, text }))),
      },
      (folder) => {
        const { stdout } = copydesk(['clean', join(folder, 'in'), '--out', join(folder, 'out'), '--allow-empty'])
        expect(stdout).toMatch(/^5 articles written.*3 left out/)
        const report = JSON.parse(readFileSync(join(folder, 'out/clean-report.copydesk.json'), 'utf8'))
        expect(report.emptied).toEqual(['elm/1.jsonl#3', 'elm/1.jsonl#6', 'elm/2.json#story-1'])
        const left = readFileSync(join(folder, 'out/elm/1.jsonl'), 'utf8').split('\n')
        expect(left.filter((line) => line === '{"text":""}')).toHaveLength(2)
        expect(left).toHaveLength(6)
      },
    ))

  it('makes text or Markdown with front matter of a page', () =>
    withFolder(
      {
        'in/elm/p.html': `<html><head><title>Bridge</title><meta name="author" content="Ada Quill"></head><body><nav>Home</nav><article><h1>Bridge</h1><p>${story}</p><p>${story}</p></article></body></html>`,
      },
      (folder) => {
        copydesk(['clean', join(folder, 'in'), '--out', join(folder, 'text')])
        copydesk(['clean', join(folder, 'in'), '--out', join(folder, 'md'), '--to', 'markdown'])
        expect(readFileSync(join(folder, 'text/elm/p.txt'), 'utf8')).not.toContain('Home')
        expect(readFileSync(join(folder, 'md/elm/p.md'), 'utf8')).toMatch(
          /^---\ntitle: "Bridge"\nauthor: \["Ada Quill"\]\n---\n\n/,
        )
      },
    ))

  it('changes nothing more the second time, on the whole corpus', () =>
    withFolder({}, (folder) => {
      const [once, twice] = [join(folder, 'once'), join(folder, 'twice')]
      copydesk(['clean', corpus, '--out', once])
      const { stdout } = copydesk(['clean', once, '--out', twice])
      const articles = filesBelow(once).filter((f) => !f.endsWith('.copydesk.json'))
      expect(articles.length).toBeGreaterThan(80)
      for (const file of articles)
        expect([file, readFileSync(join(twice, file), 'utf8')]).toEqual([file, readFileSync(join(once, file), 'utf8')])
      expect(stdout).toMatch(/ 0 pieces taken out of 0/)
    }))

  const cleaned = async (
    name: string,
    input: string | Uint8Array,
    expected: string | Uint8Array,
    options: readonly string[] = [],
  ) =>
    withFolder({ [`in/elm/${name}`]: input }, (cwd) => {
      expect(copydesk(['clean', 'in', '--out', 'out', ...options], { cwd }).status).toBe(0)
      expect(filesBelow(join(cwd, 'out'))).toEqual(['clean-report.copydesk.json', `elm/${name}`])
      const bytes = readFileSync(join(cwd, 'out/elm', name))
      if (typeof expected === 'string') expect(bytes.toString('utf8')).toBe(expected)
      expect(bytes.equals(Buffer.from(expected))).toBe(true)
      copydesk(['clean', 'out', '--out', 'again', ...options], { cwd })
      expect(readFileSync(join(cwd, 'again/elm', name)).equals(bytes)).toBe(true)
    })

  const [leave, required] = form.split('\n\n') as [string, string]
  const record = (text: string, n: number): string =>
    `{ "id":${n},"writer" : {"b": 1.50, "a":[1,  2]}, "hed":"W\\u00e4ll", "body": "${text}", "url":"https:\\/\\/elm.example\\/${n}" }`

  it.each([
    [
      'JSONL: fields, order, escapes, numbers, line ends, lines that are no record',
      'a.jsonl',
      [record(`${story}\\r\\n\\r\\n${leave}\\r\\n\\r\\n${required}`, 1), '', '{"x": 1}', record(other, 2)],
      [record(story, 1), '', '{"x": 1}', record(other, 2)],
    ],
    [
      'a JSON array: indentation, paragraphs in a list',
      'a.json',
      ['[', `\t${record(`${leave}\\n\\n${story}`, 1)},`, `\t{"text": [ "${other}" , "${leave}"], "k":  null}`, ']'],
      ['[', `\t${record(story, 1)},`, `\t{"text": [ "${other}" , ""], "k":  null}`, ']'],
    ],
    [
      'HTML in a record',
      'a.json',
      [`{"html": "<div class='a'><p>${story}</p>\\n<p><b>${leave}</b></p><p>${required}</p></div>"}`],
      [`{"html": "<div class='a'><p>${story}</p>\\n<p><b></b></p><p></p></div>"}`],
    ],
    [
      'Markdown: front matter, comments, marks',
      'a.md',
      [
        '---',
        'title:   "W"  # why',
        'odd: [a,  b]',
        '---',
        '',
        '# The *W*',
        '',
        story,
        '',
        `**${leave}**`,
        '',
        `- ${required.replace('*', '\\*')}`,
        '',
        '<!-- x -->',
        '',
        `1990\\. ${other}`,
        '',
      ],
      [
        '---',
        'title:   "W"  # why',
        'odd: [a,  b]',
        '---',
        '',
        '# The *W*',
        '',
        story,
        '',
        '<!-- x -->',
        '',
        `1990\\. ${other}`,
        '',
      ],
    ],
    [
      'text: what looks like markup, doubled spaces',
      'a.txt',
      [`${story}  <secret>x</secret> *y*`, '', '', leave, '', required, '', `1990. ${other}`],
      [`${story}  <secret>x</secret> *y*`, '', '', `1990. ${other}`],
    ],
  ])('changes nothing but the text of %s', async (_, name, before, after) => {
    for (const eol of ['\n', '\r\n']) await cleaned(name, before.join(eol), after.join(eol))
    const wide = (lines: readonly string[]) => Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf16le')
    await cleaned(name, wide(before), wide(after))
  })

  it('changes nothing but the text of a page that is to stay one', () => {
    const page = (end: string): string =>
      `<!doctype html>\n<html><head><meta name=author content='Ada Quill'><script>1 < 2</script></head>\r\n<body><nav>Home</nav><article><p>${story} &amp;c.</p>${end}</article></body></html>`
    return cleaned('a.html', page(`<p class=x>${leave}</p><p>${required}</p>`), page('<p class=x></p><p></p>'), [
      '--to',
      'html',
    ])
  })

  it('takes the text of records from where the configuration says, in every round', () =>
    withFolder(
      {
        'copydesk.config.json': '{ "sources": { "fields": { "text": "payload.prose" } } }',
        'in/a.jsonl': `{"text":"${leave}","payload":{"prose":"${story}\\n\\n${leave}"}}\n`,
      },
      (cwd) => {
        expect(copydesk(['clean', 'in', '--out', 'out'], { cwd }).status).toBe(0)
        expect(readFileSync(join(cwd, 'out/a.jsonl'), 'utf8')).toBe(
          `{"text":"${leave}","payload":{"prose":"${story}"}}\n`,
        )
      },
    ))

  it('escapes what Markdown would read as markup', () =>
    withFolder(
      { 'in/p.html': `<article><p>${story}</p><p>1990. *x* &lt;secret&gt; [a](b) &amp;amp; ${other}</p></article>` },
      (cwd) => {
        copydesk(['clean', 'in', '--out', 'md', '--to', 'markdown'], { cwd })
        expect(readFileSync(join(cwd, 'md/p.md'), 'utf8')).toBe(
          `${story}\n\n1990\\. \\*x\\* \\<secret\\> \\[a\\](b) \\&amp; ${other}\n`,
        )
        const [, record] = copydesk(['md', '--with-body', '--format', 'jsonl', '--exit-zero'], { cwd }).stdout.match(
          /"bodyText":"([^"]*)"/,
        ) as RegExpMatchArray
        expect(record).toBe(`${story}\\n\\n1990. *x* <secret> [a](b) &amp; ${other}`)
      },
    ))

  it('writes each input to its place, and never two to one', () =>
    withFolder(
      {
        'a/elm/1.txt': story,
        'b/elm/1.txt': other,
        'c/p.html': `<p>${story}</p>`,
        'c/p.txt': other,
        [`d/${'n'.repeat(250)}.txt`]: story,
        'clean/me/elm/1.txt': story,
      },
      (cwd) => {
        const run = (...args: string[]) => copydesk(['clean', ...args, '--out', join(cwd, 'out')], { cwd })
        for (const paths of [['a/elm', 'b/elm'], ['a/elm/1.txt', 'b/elm/1.txt'], ['c']]) {
          const { status, stderr } = run(...paths)
          expect([status, stderr]).toEqual([2, expect.stringMatching(/ and .* would both be written to /)])
        }
        expect(existsSync(join(cwd, 'out'))).toBe(false)
        expect(run('d').status).toBe(0)
        expect(filesBelow(join(cwd, 'out'))).toContain(`${'n'.repeat(250)}.txt`)
        copydesk(['clean', '.', '--out', join(cwd, 'out/dot')], { cwd: join(cwd, 'clean/me') })
        expect(filesBelow(join(cwd, 'out/dot'))).toEqual(['clean-report.copydesk.json', 'elm/1.txt'])
      },
    ))

  it('keeps what it does not judge, and says what it leaves out', () => {
    const german = 'Der Rat der Stadt hat am Dienstag beschlossen, die Mauer am Hafen neu zu bauen.\n'.repeat(4)
    return withFolder(
      {
        'in/a.txt': german,
        'in/b.txt': story,
        'in/c.txt': other,
        'in/d.json': '{"x":1}',
        'in/e.html': `<p>${german}</p>`,
      },
      (cwd) => {
        expect(copydesk(['clean', 'in', '--out', 'out'], { cwd }).status).toBe(0)
        expect(readFileSync(join(cwd, 'out/a.txt'), 'utf8')).toBe(german)
        expect(readFileSync(join(cwd, 'out/e.txt'), 'utf8')).toContain('Der Rat der Stadt')
        const report = JSON.parse(readFileSync(join(cwd, 'out/clean-report.copydesk.json'), 'utf8'))
        expect(report.skipped).toEqual([{ path: 'in/d.json', reason: 'no text field' }])
        expect(filesBelow(join(cwd, 'out'))).toHaveLength(5)
      },
    )
  })

  it('writes through no link, and says in a line where it cannot write', () =>
    withFolder({ 'in/elm/1.txt': story, 'kept/1.txt': 'kept', file: '' }, (cwd) => {
      mkdirSync(join(cwd, 'out'))
      symlinkSync(join(cwd, 'kept'), join(cwd, 'out/elm'))
      const linked = copydesk(['clean', 'in', '--out', 'out'], { cwd })
      expect([linked.status, linked.stderr]).toEqual([
        2,
        expect.stringMatching(/^copydesk: cannot write .* outside of .*\n$/),
      ])
      expect(readFileSync(join(cwd, 'kept/1.txt'), 'utf8')).toBe('kept')
      for (const out of ['file/out', '/proc/no/such']) {
        const { status, stderr } = copydesk(['clean', 'in', '--out', out], { cwd })
        expect([status, stderr]).toEqual([2, expect.stringMatching(/^copydesk: cannot write .*\n$/)])
      }
    }))

  it('says so before it reads where the output cannot be', () =>
    withFolder({ 'in/elm/1.txt': story, 'in/elm/2.json': '{', file: '' }, (cwd) => {
      const { status, stderr } = copydesk(['clean', 'in', '--out', 'file/out'], { cwd })
      // The broken record would be named first.
      expect([status, stderr]).toEqual([2, expect.stringMatching(/^copydesk: cannot write to --out file\/out: .*\n$/)])
    }))

  it('never writes over its input', () =>
    withFolder({}, (folder) => {
      cpSync(join(corpus, 'newsloop'), join(folder, 'newsloop'), { recursive: true })
      for (const out of [join(folder, 'newsloop'), join(folder, 'newsloop/clean'), folder]) {
        const { status, stderr } = copydesk(['clean', join(folder, 'newsloop'), '--out', out])
        expect([status, stderr]).toEqual([2, expect.stringMatching(/folder of its own/)])
      }
      expect(existsSync(join(folder, 'newsloop/clean'))).toBe(false)
    }))
})

describe('copydesk explain-article', () => {
  it('says of every block what became of it, by which rule and why', () =>
    withFolder({ 'elm/1.txt': `By Ada Quill\n\n${story}\n\n${form}\n` }, (folder) => {
      const explained = JSON.parse(copydesk(['explain-article', join(folder, 'elm/1.txt'), '--json']).stdout)
      expect(explained.credits.byline).toEqual(['Ada Quill'])
      const fates = explained.blocks.map((b: { fate: string; text: string }) => [b.text.slice(0, 13), b.fate])
      expect(fates).toContainEqual(['The council m', 'kept'])
      expect(fates).toContainEqual(['Leave a Reply', 'removed'])
      expect(explained.blocks.find((b: { text: string }) => b.text === 'Leave a Reply').reasons[0].rule).toBe(
        'boilerplate/comment-form',
      )
    }))

  it('shows what the reader left out of a page', () => {
    const [page] = readdirSync(join(corpus, 'harbor-tribune'))
    const { stdout } = copydesk(['explain-article', join(corpus, 'harbor-tribune', page as string)])
    expect(stdout).toMatch(/− .*\n {4}reader: navigation/)
  })
})
