import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineRule, type Edit, type Rule } from '@copydesk/core'
import { createEngine } from '@copydesk/engine'
import { lexiconOf } from '@copydesk/lexicon'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listInputs } from '../inputs.ts'
import { type FixOptions, fixInputs } from './fix.ts'

const lexicon = lexiconOf({ the: 5, week: 3, she: 2 })
const messages = { found: { text: 'Unexpected "{actual}"', severity: 'warning' } } as const
const base = { summary: 's', confidence: 0.9, weight: 1, stage: 'stable', scope: 'span', messages } as const

/** Replaces what an expression matches. */
const replacer = (
  id: Rule['id'],
  pattern: RegExp,
  put: (match: RegExpExecArray) => string,
  meta: Partial<Rule['meta']> = {},
  safe?: boolean,
): Rule =>
  defineRule({
    id,
    meta: { ...base, ...meta },
    check: ({ text }, context) => {
      for (const match of text.matchAll(pattern)) {
        const range = { start: match.index, end: match.index + match[0].length }
        const edits: Edit[] = [{ ...range, text: put(match) }]
        context.report('found', { range, edits, ...(safe === undefined ? {} : { safe }) })
      }
    },
  })

const glued = replacer('truncation/glued', /(?<=[a-z]\.)(?=[A-Z])/g, () => ' ', { specificity: 60 })
const share = replacer('boilerplate/share', /^SHARE[^\n]*$/gm, () => '', { furniture: true })
const amp = replacer('machine-translation/amp', /R and D/g, () => 'R & D')
const quote = replacer('machine-translation/quote', /QUOTE/g, () => '“said”\\')
const doubled = replacer('machine-translation/doubled', /\b(\w+) \1\b/g, (match) => match[1] as string)
const guess = replacer('truncation/guess', /teh/g, () => 'the', {}, false)
const rules = [glued, share, amp, quote, doubled, guess]

describe('fixInputs', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'copydesk-fix-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const fix = (only: readonly Rule[] = rules, options: Partial<FixOptions> = {}) => {
    const { files } = listInputs(['.'], { cwd: folder, root: folder })
    return fixInputs({
      inputs: files,
      engine: createEngine({ rules: only, lexicon }),
      unsafe: false,
      write: true,
      ...options,
    })
  }

  /** The file after fixing. */
  const fixed = async (name: string, content: string | Uint8Array, only: readonly Rule[] = rules): Promise<Buffer> => {
    const path = join(folder, name)
    writeFileSync(path, content)
    const outcome = await fix(only)
    expect(outcome.problems).toEqual([])
    return readFileSync(path)
  }

  const fixedText = async (name: string, content: string): Promise<string> =>
    (await fixed(name, content)).toString('utf8')

  it('fixes until nothing is left, and then changes nothing', async () => {
    expect(await fixedText('a.txt', 'One week.She left left left.The the the end.\n')).toBe(
      'One week. She left. The the end.\n',
    )
    expect((await fix()).fixed).toBe(0)
  })

  it('makes unsafe fixes only if told', async () => {
    expect(await fixedText('a.txt', 'teh end\n')).toBe('teh end\n')
    await fix(rules, { unsafe: true })
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('the end\n')
  })

  it('takes a line out with its end and a blank line, not with its neighbours', async () => {
    const one = 'One man left the house early.'
    expect(await fixedText('a.txt', `${one}\n\nSHARE this\n\nTwo.\nSHARE\nThree.\nSHARE`)).toBe(
      `${one}\n\nTwo.\nThree.\n`,
    )
    expect(await fixedText('b.txt', `${one}\r\n\r\nSHARE this\r\n\r\nSHARE\r\n\r\nTwo.\r\n`)).toBe(
      `${one}\r\n\r\nTwo.\r\n`,
    )
    expect(await fixedText('c.txt', `SHARE\n\n${one}\n`)).toBe(`${one}\n`)
  })

  it('leaves alone an article of which more than half would go', async () => {
    const lines = 'SHARE this story now\n\nweek.She left.\n\nSHARE again\n'
    writeFileSync(join(folder, 'a.txt'), lines)
    const outcome = await fix()
    expect([outcome.fixed, outcome.spared]).toEqual([0, ['a.txt']])
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(lines)
  })

  it('lets the removal of a line beat edits inside it', async () => {
    const inside = replacer('truncation/inside', /this/g, () => 'THAT', { specificity: 99, inFurniture: 'keep' })
    expect((await fixed('a.txt', 'SHARE this\nkeep this\n', [share, inside])).toString()).toBe('keep THAT\n')
  })

  it('lets the more specific rule win and the others wait', async () => {
    const wide = replacer('truncation/wide', /abc/g, () => 'WIDE', { specificity: 10 })
    const narrow = replacer('attribution/narrow', /bc/g, () => 'x', { specificity: 90 })
    expect((await fixed('a.txt', 'abc\n', [wide, narrow])).toString()).toBe('ax\n')
    const other = replacer('attribution/narrow', /bc/g, () => 'bc c', { specificity: 5 })
    expect((await fixed('b.txt', 'abc\n', [wide, other])).toString()).toBe('WIDE\n')
  })

  it('leaves alone a file whose fixes go in circles', async () => {
    const there = replacer('truncation/there', /black/g, () => 'white')
    const back = replacer('attribution/back', /white/g, () => 'black')
    writeFileSync(join(folder, 'a.txt'), 'black\n')
    const outcome = await fix([there, back])
    expect(outcome.unfinished).toEqual(['a.txt'])
    expect(['black\n', 'white\n']).toContain(readFileSync(join(folder, 'a.txt'), 'utf8'))
  })

  it('gives up after ten rounds on fixes that feed themselves', async () => {
    const grow = replacer('truncation/grow', /x+/g, (match) => `${match[0]}x`)
    expect((await fixed('a.txt', 'x\n', [grow])).toString()).toBe(`${'x'.repeat(11)}\n`)
    expect((await fix([grow])).unfinished).toEqual(['a.txt'])
  })

  it('does not touch what a directive silences', async () => {
    expect(await fixedText('a.md', '<!-- copydesk-disable-next-line glued -->\nweek.She\n\nweek.She\n')).toBe(
      '<!-- copydesk-disable-next-line glued -->\nweek.She\n\nweek. She\n',
    )
  })

  it('escapes for HTML, inside entities, attributes and scripts left alone', async () => {
    expect(
      await fixedText(
        'a.html',
        '<p title="R and D">He said R and D &amp; week.She <b>left left</b></p><script>"week.She"</script>',
      ),
    ).toBe('<p title="R and D">He said R &amp; D &amp; week. She <b>left</b></p><script>"week.She"</script>')
  })

  it('makes no fix across tags', async () => {
    const page = '<p>One left <b>left</b> week. R <i>and</i> D</p>'
    expect(await fixedText('a.html', page)).toBe(page)
  })

  it('escapes for Markdown', async () => {
    expect(await fixedText('a.md', '# R and D\n\nHe QUOTE *left left* so.\n')).toBe(
      '# R & D\n\nHe “said”\\\\ *left* so.\n',
    )
  })

  it('rewrites only the strings of JSON that hold the text, in their own style', async () => {
    const json = '{ "title": "week.She",\n  "id":1.0, "text" : "caf\\u00e9 \\/ QUOTE\\nweek.She \\"left left\\"" }\n'
    expect(await fixedText('a.json', json)).toBe(
      '{ "title": "week.She",\n  "id":1.0, "text" : "caf\\u00e9 \\/ \\u201csaid\\u201d\\\\\\nweek. She \\"left\\"" }\n',
    )
  })

  it('rewrites records in lists, their paragraphs, and HTML in fields', async () => {
    const json =
      '[{"body":["week.She","left left"]},{"other":1},{"body":[{"text":"R and D"}]},{"html":"<p>R and D</p>"}]'
    expect(await fixedText('a.json', json)).toBe(
      '[{"body":["week. She","left"]},{"other":1},{"body":[{"text":"R & D"}]},{"html":"<p>R &amp; D</p>"}]',
    )
    expect(await fixedText('b.json', '{"articles":[{"text":"week.She"}]}')).toBe('{"articles":[{"text":"week. She"}]}')
  })

  it('rewrites JSONL line by line', async () => {
    const lines = ['{"text":"week.She", "n":1}', 'not json', '', '{"n": 2,"text":"clean"}', '{"text":"left left"}']
    writeFileSync(join(folder, 'a.jsonl'), lines.join('\r\n'))
    const outcome = await fix()
    expect(outcome.fixed).toBe(2)
    expect(readFileSync(join(folder, 'a.jsonl'), 'utf8').split('\r\n')).toEqual([
      '{"text":"week. She", "n":1}',
      'not json',
      '',
      '{"n": 2,"text":"clean"}',
      '{"text":"left"}',
    ])
  })

  it('leaves JSON alone where the same key stands twice', async () => {
    const json = '{"text":"week.She one","text":"week.She two"}'
    expect(await fixedText('a.json', json)).toBe(json)
  })

  it.each([
    ['UTF-8 with BOM', Buffer.from('\uFEFFweek.She é\r\n'), Buffer.from('\uFEFFweek. She é\r\n')],
    ['UTF-16 LE', Buffer.from('\uFEFFweek.She é\n', 'utf16le'), Buffer.from('\uFEFFweek. She é\n', 'utf16le')],
    [
      'UTF-16 BE',
      Buffer.from('\uFEFFweek.She é\n', 'utf16le').swap16(),
      Buffer.from('\uFEFFweek. She é\n', 'utf16le').swap16(),
    ],
    [
      'windows-1252',
      Buffer.from('\x93week.She\x94 caf\xe9\n', 'latin1'),
      Buffer.from('\x93week. She\x94 caf\xe9\n', 'latin1'),
    ],
  ])('keeps %s', async (_, before, after) => {
    expect((await fixed('a.txt', before)).equals(after)).toBe(true)
  })

  it('makes no fix whose characters the encoding lacks', async () => {
    const polish = replacer('truncation/polish', /Lodz/g, () => 'Łódź')
    const before = Buffer.from('caf\xe9 Lodz week.She\n', 'latin1')
    expect((await fixed('a.txt', before, [polish, glued])).toString('latin1')).toBe('caf\xe9 Lodz week. She\n')
  })

  it('finds the fixes at fault by halves, however many are right', async () => {
    const polish = replacer('truncation/polish', /Lodz/g, () => 'Łódź')
    const line = `${'week.She '.repeat(100)}Lodz `
    writeFileSync(join(folder, 'a.txt'), Buffer.from(`caf\xe9 ${line.repeat(3)}\n`, 'latin1'))
    let readings = 0
    const read = {
      get fields() {
        readings++
        return {}
      },
    }
    const outcome = await fix([polish, glued], { read })
    expect([outcome.fixed, outcome.problems]).toEqual([300, []])
    expect(readFileSync(join(folder, 'a.txt'), 'latin1')).toBe(
      `caf\xe9 ${line.repeat(3).replaceAll('week.She', 'week. She')}\n`,
    )
    expect(readings).toBeLessThan(80)
  })

  it('says why bytes that do not decode are left alone', async () => {
    const bytes = Buffer.concat([
      Buffer.from('é ü ö ä week.She é ü ö ä é ü ö ä'),
      Buffer.of(0xff),
      Buffer.from(' end\n'),
    ])
    writeFileSync(join(folder, 'a.txt'), bytes)
    const { problems } = await fix()
    expect(problems).toEqual([
      { path: 'a.txt', message: 'cannot be fixed: some bytes are not valid utf-8; convert it to UTF-8 first' },
    ])
    expect(readFileSync(join(folder, 'a.txt')).equals(bytes)).toBe(true)
  })

  it('keeps the mode and what links point to, leaves no other file behind', async () => {
    mkdirSync(join(folder, 'in'))
    const path = join(folder, 'in/a.txt')
    writeFileSync(path, 'week.She\n')
    chmodSync(path, 0o640)
    symlinkSync(path, join(folder, 'b.txt'))
    await fix()
    expect(statSync(path).mode & 0o777).toBe(0o640)
    expect(readFileSync(path, 'utf8')).toBe('week. She\n')
    expect(readdirSync(join(folder, 'in'))).toEqual(['a.txt'])
    expect(readdirSync(folder).sort()).toEqual(['b.txt', 'in'])
    expect(lstatSync(join(folder, 'b.txt')).isSymbolicLink()).toBe(true)
  })

  it('writes through no link to a file that was not given', async () => {
    mkdirSync(join(folder, 'in'))
    const path = join(folder, 'in/.hidden.txt')
    writeFileSync(path, 'week.She\n')
    symlinkSync(path, join(folder, 'b.txt'))
    const outcome = await fix()
    expect(outcome.problems).toEqual([
      { path: 'b.txt', message: 'not fixed: it is a symbolic link: name the file it points to' },
    ])
    expect(readFileSync(path, 'utf8')).toBe('week.She\n')
  })

  it('writes nothing in a dry run and shows what would be read', async () => {
    writeFileSync(join(folder, 'a.txt'), 'week.She\n')
    const outcome = await fix(rules, { write: false })
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('week.She\n')
    expect(outcome.files.map(({ path, after }) => [path, Buffer.from(after).toString()])).toEqual([
      ['a.txt', 'week. She\n'],
    ])
  })

  const damaged = fc
    .array(
      fc.constantFrom(
        'the',
        'week',
        'left',
        '.She',
        '.The',
        ' ',
        '\n',
        '\n\n',
        'SHARE ',
        'R and D',
        '<',
        '&amp;',
        '*',
        '"',
        '\\',
        'é',
        '’',
        '\r\n',
        'QUOTE',
      ),
      { minLength: 1, maxLength: 60 },
    )
    .map((parts) => parts.join(''))

  it.each(['txt', 'md', 'html', 'json', 'jsonl'])(
    'is idempotent and leaves none of the fixed behind: %s',
    async (format) => {
      const wrap = (text: string): string => {
        if (format === 'html') return `<article><p>${text.replaceAll('\n\n', '</p><p>')}</p></article>`
        return format.startsWith('json') ? JSON.stringify({ text }) : text
      }
      await fc.assert(
        fc.asyncProperty(damaged, async (text) => {
          const input = {
            path: `a.${format}`,
            key: `a.${format}`,
            absolute: `${folder}/a.${format}`,
            source: 's',
            bytes: 1,
          }
          const once = async (content: Uint8Array) => {
            const engine = createEngine({ rules, lexicon })
            const outcome = await fixInputs({
              inputs: [input],
              engine,
              unsafe: false,
              write: false,
              bytesOf: (absolute) => (absolute === input.absolute ? content : undefined),
            })
            expect(outcome.problems).toEqual([])
            return { bytes: outcome.bytesOf(input.absolute) as Uint8Array, ...outcome }
          }
          const first = await once(Buffer.from(wrap(text)))
          const second = await once(first.bytes)
          expect(Buffer.from(second.bytes).toString()).toBe(Buffer.from(first.bytes).toString())
          expect(second.fixed).toBe(0)
          if (format.startsWith('json')) JSON.parse(Buffer.from(first.bytes).toString())
        }),
        { numRuns: 150 },
      )
    },
  )
})
