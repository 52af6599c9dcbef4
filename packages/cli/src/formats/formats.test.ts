import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createHostEngine, listInputs, type RunEvent, type RunSummary, run } from '@copydesk/node'
import { allRules, recommended } from '@copydesk/preset'
import AjvDraft04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import type { Log } from 'sarif'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noColours } from '../colour.ts'
import { reporters } from './index.ts'
import type { ReporterOptions } from './reporter.ts'
import { live, shownFindings, shownSourceFindings } from './shown.ts'

const root = resolve(import.meta.dirname, '../../../..')
const folder = mkdtempSync(join(tmpdir(), 'copydesk-formats-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ran {
  readonly events: readonly RunEvent[]
  readonly summary: RunSummary
}

async function ran(paths: readonly string[], cwd: string): Promise<Ran> {
  const { files, problems } = listInputs(paths, { cwd, root: cwd })
  const engine = await createHostEngine({ rules: recommended })
  const events: RunEvent[] = problems.map((problem) => ({ type: 'error', ...problem }))
  const running = run({ inputs: files, engine, known: allRules.map((rule) => rule.id) })
  let step = await running.next()
  for (; !step.done; step = await running.next()) events.push(step.value)
  return { events, summary: step.value }
}

const options: ReporterOptions = {
  quiet: false,
  verbose: false,
  fold: false,
  rules: recommended,
  failOn: 'error',
  unused: 'warning',
  colours: noColours,
  columns: undefined,
  cwd: root,
  paths: ['corpus/outlets'],
}

function written(format: string, { events, summary }: Ran, change: Partial<ReporterOptions> = {}): string {
  const reporter = reporters[format]?.({ ...options, ...change })
  if (!reporter) throw new Error(`no format ${format}`)
  return events.map((event) => reporter.event(event) ?? '').join('') + (reporter.end?.(summary) ?? '')
}

const bad = '<img src=x onerror=alert(1)> & "both" ]]> @someone #12 https://evil.example www.evil.example `code` *b*'
/** Characters that no format may let through: escape, bell, null, right-to-left override, half a surrogate pair. */
const invisible = '\u001b[31m\u0007\u0000\u202e\ud800'

let corpus: Ran
let hostile: Ran

beforeAll(async () => {
  corpus = await ran(['corpus/outlets'], root)
  const source = join(folder, 'in', 'bad <b>|source')
  mkdirSync(source, { recursive: true })
  const text = `Council votes ${bad}\n\nThe council met on Monday.It agreed ${invisible} to mend the ${bad} bridge before winter.\n\nShare Tweet Pin\n\nCopyright ${bad} 2023. All rights reserved.\n`
  for (const name of ['a & b %0A::error::x.txt', '1. <i>.txt', '"q" | r.txt'])
    writeFileSync(join(source, name), text.repeat(4))
  writeFileSync(join(source, 'records.jsonl'), `${JSON.stringify({ text: text.repeat(3) })}\n{"broken\n`)
  writeFileSync(join(source, 'noise.txt'), Buffer.from([0, 1, 2, 0, 255, 254, 0, 7]))
  hostile = await ran(['in', 'missing <gone>.txt'], folder)
}, 120_000)

/** Findings that formats of one line an entry show, without those about directives. */
function shownCount({ events }: Ran, wishes = options): number {
  return events.reduce((sum, event) => {
    if (event.type === 'article') return sum + shownFindings(event.result, wishes).length + event.result.errors.length
    if (event.type === 'source') return sum + shownSourceFindings(event.findings, wishes).length
    return sum + (event.type === 'error' ? 1 : 0)
  }, 0)
}

/** The elements of a document, in order. Throws if it is not well-formed XML. */
function elementsOf(xml: string): SaxesTagPlain[] {
  const parser = new SaxesParser()
  const elements: SaxesTagPlain[] = []
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => elements.push(tag))
  parser.write(xml).close()
  return elements
}

/** What an HTML report embeds. */
function dataOf(page: string): string {
  const start = page.indexOf('id="data">') + 'id="data">'.length
  return page.slice(start, page.indexOf('</script>', start))
}

const control = /(?!\n)[\p{Cc}\u202e]|\p{Cs}/u

describe('what is tested', () => {
  it('has findings, failures and hostile texts', () => {
    expect(shownCount(corpus)).toBeGreaterThan(200)
    expect(shownCount(hostile)).toBeGreaterThan(10)
    expect(new Set(hostile.events.map((e) => e.type))).toEqual(new Set(['article', 'source', 'error', 'skipped']))
  })
})

describe.each([
  'stylish',
  'compact',
  'github',
  'markdown',
  'gitlab',
  'sarif',
  'checkstyle',
  'junit',
  'json',
  'jsonl',
  'html',
])('%s', (format) => {
  it('lets no control character out', () => {
    const text = written(format, hostile, { cwd: folder })
    expect(format === 'html' ? dataOf(text) : text).not.toMatch(control)
  })

  it('says the same twice', () => {
    expect(written(format, hostile)).toBe(written(format, hostile))
  })

  it('has something to say of nothing', async () => {
    const nothing = { events: [], summary: corpus.summary }
    const text = written(format, nothing)
    if (['json', 'gitlab', 'sarif'].includes(format)) expect(() => JSON.parse(text)).not.toThrow()
    if (['checkstyle', 'junit'].includes(format)) expect(elementsOf(text).length).toBe(1)
  })
})

describe('compact', () => {
  const line = /^(.+):(\d+):(\d+): (error|warning|info): (.+) \[([\w-]+\/[\w-]+)\]$/

  it('writes one line a finding that an editor can take apart', () => {
    const lines = written('compact', corpus).trimEnd().split('\n')
    expect(lines.length).toBe(shownCount(corpus))
    for (const text of lines) expect(text).toMatch(line)
    expect(
      written('compact', hostile)
        .trimEnd()
        .split('\n')
        .every((text) => line.test(text)),
    ).toBe(true)
  })

  it('points at the text, and in a container at the record', () => {
    for (const text of written('compact', corpus).trimEnd().split('\n')) {
      const [, path = '', at, column, , message = ''] = line.exec(text) ?? []
      const content = readFileSync(join(root, path), 'utf8').split('\n')[Number(at) - 1] ?? ''
      expect(content.length).toBeGreaterThanOrEqual(Number(column) - 1)
      if (path.endsWith('.jsonl') && /at \d+:\d+ of its text/.test(message)) expect(content).toMatch(/^\{/)
    }
  })

  it('keeps to errors when quiet and adds what is only informative when verbose', () => {
    const quiet = written('compact', corpus, { quiet: true })
    expect(quiet).not.toBe('')
    expect(quiet).not.toMatch(/: warning: /)
    const all = written('compact', corpus, { verbose: true })
    expect(all.length).toBeGreaterThanOrEqual(written('compact', corpus).length)
  })
})

describe('folding', () => {
  const lines = (text: string): number => text.split('\n').length
  const folded = /and (\d+) more in this article/g
  const foldedIn = (text: string): number =>
    [...text.matchAll(folded)].reduce((sum, [, count]) => sum + Number(count), 0)

  it('leaves out in compact as many lines as it says, and none in formats for machines', () => {
    const whole = written('compact', corpus)
    const short = written('compact', corpus, { fold: true })
    expect(whole).not.toMatch(folded)
    expect(foldedIn(short)).toBeGreaterThan(20)
    expect(lines(whole) - lines(short)).toBe(foldedIn(short))
    for (const format of ['jsonl', 'sarif', 'github', 'checkstyle'])
      expect(written(format, corpus, { fold: true }), format).toBe(written(format, corpus))
  })

  it('says the same number in stylish, and sums up all the same', () => {
    const short = written('stylish', corpus, { fold: true })
    expect(foldedIn(short)).toBe(foldedIn(written('compact', corpus, { fold: true })))
    expect(short.trimEnd().split('\n').at(-1)).toBe(written('stylish', corpus).trimEnd().split('\n').at(-1))
  })
})

describe('stylish', () => {
  it('draws carets under what was found', () => {
    const lines = written('stylish', corpus).split('\n')
    let drawn = 0
    for (const [i, caret] of lines.entries()) {
      const match = /^( +│ +)(\^+)$/.exec(caret)
      if (!match) continue
      drawn++
      const [, before = '', carets = ''] = match
      const marked = (lines[i - 1] ?? '').slice(before.length, before.length + carets.length)
      expect(marked.trim().length, `${lines[i - 1]}\n${caret}`).toBeGreaterThan(0)
    }
    expect(drawn).toBeGreaterThan(50)
  })

  it('names every source once in the scoreboard, cleanest first, and sums up', () => {
    const text = written('stylish', corpus)
    const board = text.slice(text.lastIndexOf('source  '))
    const scores = [...board.matchAll(/^\S.*? {2}\d+ {2,}(\d+\.\d) /gm)].map(([, score]) => Number(score))
    expect(scores.length).toBe(corpus.events.filter((e) => e.type === 'source').length)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    const articles = corpus.events.filter((e) => e.type === 'article').length
    expect(text).toMatch(new RegExp(`in ${articles} articles`))
  })

  it('says of the worst articles in a container which they are: a line to go to, else an id', async () => {
    const good =
      'The council met on Monday and agreed to mend the bridge over the river before winter. Work on it starts in June. A second crew will paint the rails. Drivers have to go round by the mill until then. Two shops at the corner expect fewer guests. Nobody knows yet what all of it will cost. The mayor hopes for a grant from the county. Her deputy voted against the plan. A report is due in May. '
    const bad = good.replaceAll('. ', '.')
    const records = [good, bad, good, bad, good].map((text, i) => ({ id: `story-${i}`, text: text + i }))
    mkdirSync(join(folder, 'boxes/elm'), { recursive: true })
    mkdirSync(join(folder, 'boxes/ash'), { recursive: true })
    writeFileSync(join(folder, 'boxes/elm/all.jsonl'), `\n${records.map((r) => JSON.stringify(r)).join('\n')}\n`)
    writeFileSync(join(folder, 'boxes/ash/all.json'), JSON.stringify(records))
    const text = written('stylish', await ran(['boxes'], folder))
    expect(text).toMatch(/worst: all\.jsonl:3 \d+\.\d, all\.jsonl:5 \d+\.\d$/m)
    expect(text).toMatch(/worst: all\.json#story-1 \d+\.\d, all\.json#story-3 \d+\.\d$/m)
  })

  it('leads from rules to their pages in a terminal that opens links, and is the same but for that', () => {
    const text = written('stylish', corpus, { links: true })
    const esc = '\u001b'
    const link = new RegExp(String.raw`${esc}\]8;;(file:[^${esc}]+)${esc}\\([\w/-]+)${esc}\]8;;${esc}\\`, 'g')
    const links = [...text.matchAll(link)]
    expect(links.length).toBeGreaterThan(50)
    for (const [, address = '', rule] of new Map(links.map((found) => [found[2], found])).values())
      expect(readFileSync(new URL(address), 'utf8')).toContain(`# ${rule}`)
    expect(text.replace(link, '$2')).toBe(written('stylish', corpus))
  })

  it('fits a narrow terminal', () => {
    const text = written('stylish', corpus, { columns: 80 })
    const rows = text.split('\n').filter((row) => !/^ +\d+:\d+ |^ {13}\S| [✖▲] |^corpus/.test(row))
    expect(rows.length).toBeGreaterThan(50)
    for (const row of rows) expect(row.length, row).toBeLessThanOrEqual(80)
  })
})

describe('sarif', () => {
  const require = createRequire(import.meta.url)
  const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as object
  const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false })
  addFormats.default(ajv)
  const validate = ajv.compile(schema)

  it.each([
    ['the corpus', () => corpus],
    ['hostile texts', () => hostile],
  ])('keeps to the schema of 2.1.0 on %s', (_, of) => {
    const log = JSON.parse(written('sarif', of(), { cwd: folder })) as Log
    expect(validate(log) ? [] : validate.errors?.slice(0, 5)).toEqual([])
    expect(validate({ ...log, version: '2.0.0' })).toBe(false)
  })

  it('has a result for every finding, each with its rule and place', () => {
    const [first] = (JSON.parse(written('sarif', corpus)) as Log).runs
    const results = first?.results ?? []
    expect(results.length).toBe(shownCount(corpus))
    for (const { ruleId, ruleIndex = -1, locations } of results) {
      expect(first?.tool.driver.rules?.[ruleIndex]?.id).toBe(ruleId)
      expect(locations?.[0]?.physicalLocation?.artifactLocation?.uri).toMatch(/^corpus\/outlets\//)
    }
  })

  it('brings the pages of the rules that speak, as no link to them works without a network', () => {
    const rules = (JSON.parse(written('sarif', corpus)) as Log).runs[0]?.tool.driver.rules ?? []
    const spoken = new Set(
      corpus.events.flatMap((e) => (e.type === 'article' ? e.result.findings.map((f) => f.rule) : [])),
    )
    const [speaks] = rules.filter(({ id }) => spoken.has(id))
    expect(speaks?.help).toEqual({
      text: `copydesk explain ${speaks?.id}`,
      markdown: expect.stringContaining('## What it finds'),
    })
    expect(rules.some(({ helpUri }) => helpUri !== undefined)).toBe(false)
    expect(rules.filter(({ help }) => help === undefined).length).toBeGreaterThan(0)
  })

  it('gives offsets and snippets that are those of the file', () => {
    const results = (JSON.parse(written('sarif', corpus)) as Log).runs[0]?.results ?? []
    let compared = 0
    for (const { locations } of results) {
      const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {}
      const uri = decodeURIComponent(artifactLocation?.uri ?? '')
      if (!uri.endsWith('.txt') || !region?.snippet?.text || region.charOffset === undefined) continue
      const input = readFileSync(join(root, uri), 'utf8').replace(/^\ufeff/, '')
      expect(input.slice(region.charOffset, region.charOffset + (region.charLength ?? 0))).toBe(region.snippet.text)
      compared++
    }
    expect(compared).toBeGreaterThan(50)
  })
})

describe('checkstyle', () => {
  it('is well-formed and holds every finding, message by message', () => {
    for (const of of [corpus, hostile]) {
      const errors = elementsOf(written('checkstyle', of)).filter(({ name }) => name === 'error')
      expect(errors.length).toBe(shownCount(of))
    }
    const messages = elementsOf(written('checkstyle', corpus)).map(({ attributes }) => attributes.message)
    for (const event of corpus.events)
      if (event.type === 'article' && event.result.recordLine === undefined)
        for (const { message } of shownFindings(event.result, options)) expect(messages).toContain(message)
  })
})

describe('junit', () => {
  const suitesOf = (xml: string) => elementsOf(xml).filter(({ name }) => name === 'testsuite')
  const sum = (suites: SaxesTagPlain[], name: string): number =>
    suites.reduce((total, { attributes }) => total + Number(attributes[name]), 0)

  it('has a case an article and fails those with errors', () => {
    const xml = written('junit', corpus)
    const elements = elementsOf(xml)
    const failed = corpus.events.filter((event) =>
      event.type === 'article'
        ? live(event.result.findings).some(({ severity }) => severity === 'error')
        : event.type === 'source' && event.findings.some(({ severity }) => severity === 'error'),
    )
    expect(failed.length).toBeGreaterThan(3)
    expect(sum(suitesOf(xml), 'failures')).toBe(failed.length)
    expect(elements.filter(({ name }) => name === 'failure').length).toBe(failed.length)
    expect(sum(suitesOf(xml), 'tests')).toBe(elements.filter(({ name }) => name === 'testcase').length)
  })

  it('fails on what the gate fails on', () => {
    const failures = (failOn: ReporterOptions['failOn']): number =>
      sum(suitesOf(written('junit', corpus, { failOn })), 'failures')
    expect(failures('warning')).toBeGreaterThan(failures('error'))
    expect(failures('never')).toBe(0)
  })

  it('counts what could not be read as an error and what was left out as skipped', () => {
    const suites = suitesOf(written('junit', hostile))
    expect(sum(suites, 'errors')).toBe(hostile.events.filter((e) => e.type === 'error').length)
    expect(sum(suites, 'skipped')).toBe(hostile.events.filter((e) => e.type === 'skipped').length)
  })
})

describe('github', () => {
  it('writes one command a line that no text can break out of', () => {
    for (const of of [corpus, hostile]) {
      const lines = written('github', of).trimEnd().split('\n')
      expect(lines.length).toBe(shownCount(of))
      for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) file=[^:]+,title=[\w/-]+::[^\r\n]+$/)
    }
  })

  it('escapes percent signs, so that %0A stays four characters', () => {
    expect(written('github', hostile)).toContain('%250A%3A%3Aerror%3A%3Ax.txt')
  })
})

describe('gitlab', () => {
  it('has unique fingerprints and the fields GitLab asks for', () => {
    for (const of of [corpus, hostile]) {
      const issues = JSON.parse(written('gitlab', of)) as Record<string, unknown>[]
      expect(issues.length).toBe(shownCount(of))
      expect(new Set(issues.map((issue) => issue.fingerprint)).size).toBe(issues.length)
      for (const issue of issues)
        expect(issue).toEqual({
          description: expect.stringMatching(/./),
          check_name: expect.stringMatching(/^[\w-]+\/[\w-]+$/),
          fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
          severity: expect.stringMatching(/^(?:info|minor|major|critical|blocker)$/),
          location: { path: expect.stringMatching(/./), lines: { begin: expect.any(Number), end: expect.any(Number) } },
        })
    }
  })
})

describe('markdown', () => {
  const rendered = (text: string): string =>
    micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true })

  it('is a table of the sources and the articles that need a look', () => {
    const html = rendered(written('markdown', corpus))
    for (const event of corpus.events)
      if (event.type === 'source') expect(html).toContain(`<td>${event.score.source.replaceAll('&', '&amp;')}</td>`)
    expect(html).toContain('<summary>')
    expect(html.length).toBeLessThan(60_000)
  })

  it('makes no markup, link, mention or issue number of strange texts', () => {
    const html = rendered(written('markdown', hostile))
    const tags = new Set([...html.matchAll(/<(\w+)/g)].map(([, name]) => name))
    const ours = [
      'h2',
      'h3',
      'p',
      'table',
      'thead',
      'tbody',
      'tr',
      'th',
      'td',
      'strong',
      'code',
      'ul',
      'li',
      'details',
      'summary',
    ]
    expect([...tags].filter((tag) => !ours.includes(tag as string))).toEqual([])
    const text = html.replace(/<code>.*?<\/code>/g, '')
    expect(text).not.toMatch(/@\w|#\d|:\/\/|www\./)
    expect(html).toContain('bad &lt;b&gt;|source')
  })
})

describe('html', () => {
  it('holds its data as JSON that cannot end its element', () => {
    const data = dataOf(written('html', hostile))
    expect(data).not.toContain('<')
    const { articles, unjudged } = JSON.parse(data) as { articles: unknown[]; unjudged: unknown[] }
    expect(articles.length).toBe(hostile.events.filter((e) => e.type === 'article').length)
    expect(unjudged.length).toBe(hostile.events.filter((e) => e.type === 'error' || e.type === 'skipped').length)
  })
})
