/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../../../..')
const folder = mkdtempSync(join(tmpdir(), 'copydesk-report-'))
const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: switches })
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Lints a folder with the built command and gives the report's path. */
function reportOf(name: string, paths: readonly string[], cwd: string, more: readonly string[] = []): string {
  const file = join(folder, `${name}.html`)
  const command = join(root, 'packages/cli/bin/copydesk.js')
  const args = [
    command,
    'lint',
    ...paths,
    '--no-config',
    '--exit-zero',
    ...more,
    '--format',
    `html=${file},jsonl=${join(folder, `${name}.jsonl`)}`,
  ]
  const run = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })
  // Which fields records were read by and which files were written is said there, and nothing else.
  expect(run.stderr.replace(/^copydesk: \S+(?:(?: and \d+ more files?)?: took text from .*| written)\n/gm, '')).toBe('')
  expect(run.status).toBe(0)
  return file
}

interface ArticleRecord {
  readonly path: string
  readonly findings: readonly {
    readonly scope: string
    readonly severity: string
    readonly start: number
    readonly end: number
    readonly promoted?: boolean
  }[]
}

/** The records that were written along with a report. */
const recordsOf = (name: string): ArticleRecord[] =>
  readFileSync(join(folder, `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ArticleRecord)

interface Opened {
  readonly page: Page
  /** Everything that went wrong or was said on the console. */
  readonly complaints: readonly string[]
  /** Addresses asked for, other than the file itself. */
  readonly requests: readonly string[]
}

async function open(file: string, hash = '', options: BrowserContextOptions = {}): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options })
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== `file://${file}`) requests.push(request.url())
  })
  await page.goto(`file://${file}${hash}`)
  await page.waitForSelector('[data-ready]', { state: 'attached' })
  return { page, complaints, requests }
}

const texts = (page: Page, selector: string): Promise<string[]> => page.locator(selector).allTextContents()
const textAt = async (page: Page, selector: string): Promise<string> => (await texts(page, selector))[0] ?? ''
const countLine = (page: Page): Promise<string> => textAt(page, '.count-line')
const counted = async (page: Page): Promise<number> => Number((await countLine(page)).split(' ')[0]?.replace(',', ''))

describe('the report of one article', () => {
  const story = [
    '<p>The council of Port Ellery voted on Tuesday to rebuild the harbour wall, which storms damaged in January.The work will take two years.</p>',
    '<p>"We waited too long with this," said Martin Oakes, who has led the council since 2019. "The next storm will not wait for us."</p>',
    '<p>Fishermen at the quay said they had asked for repairs since the autumn.</p>',
    '<p>"Nobody asked us before they drew the line on the map,"</p>',
    '<p>The council will open the bids in June. Residents can read the plan in the library.</p>',
  ]
  let file: string
  beforeAll(() => {
    const page = `<html><head><meta property="og:site_name" content="Harbour Post"></head><body><article><h1>Wall to be rebuilt</h1>\n${story.join('\n')}</article></body></html>`
    mkdirSync(join(folder, 'one'))
    writeFileSync(join(folder, 'one/story.html'), page)
    file = reportOf('one', ['one/story.html'], folder)
  })

  it('opens on it: credits given and missing, the verdict, who is quoted, and as many findings as everywhere', async () => {
    const { page, complaints } = await open(file)
    expect(await textAt(page, 'h1')).toBe('story.html')
    const facts = await page
      .locator('.facts div')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((c) => c.textContent)))
    expect(Object.fromEntries(facts)).toEqual({
      Author: 'not given',
      Date: 'not given',
      Outlet: 'Harbour Post',
      Translation: 'nothing speaks for it',
      Quoted: 'Martin Oakes (2); 1 quotation of no one: line 5',
    })
    const [record] = recordsOf('one')
    const said = record?.findings.filter(({ severity }) => severity !== 'info') ?? []
    expect(said.length).toBeGreaterThan(2)
    expect(await textAt(page, '.lede')).toContain(`${said.length} findings`)
    expect(await page.locator('.note').count()).toBe(said.length)
    expect(complaints).toEqual([])
    await page.goto(`file://${file}#/`)
    expect(await texts(page, 'tbody tr')).toHaveLength(1)
    await page.close()
  })

  it('puts each note under its line on a phone, and beside the text where there is room', async () => {
    const { page } = await open(file, '', { viewport: { width: 390, height: 800 } })
    const under = page.locator('.under .note', { hasText: 'January.The' })
    await under.waitFor()
    const box = async (selector: string) =>
      (await page.locator(selector).first().boundingBox()) as { y: number; height: number }
    const mark = await box('mark.family-1')
    const note = (await under.boundingBox()) as { y: number; height: number }
    const next = await page.locator('#text').evaluate((text) => {
      const range = document.createRange()
      const node = [...text.childNodes].find((child) => child.textContent?.includes('We waited')) as Text
      const at = (node.textContent ?? '').indexOf('We waited')
      range.setStart(node, at)
      range.setEnd(node, at + 9)
      return range.getBoundingClientRect().top + scrollY
    })
    expect(note.y).toBeGreaterThan(mark.y + mark.height - 1)
    expect(note.y + note.height).toBeLessThan(next)
    // What concerns the whole article stands above it.
    const whole = (await page.locator('.notes .note').first().boundingBox()) as { y: number }
    expect(whole.y).toBeLessThan((await box('#text')).y)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.locator('.under .note').first().waitFor({ state: 'detached' })
    expect(await texts(page, '.notes .note')).toHaveLength(await page.locator('.note').count())
    await page.close()
  })
})

describe('the report of the corpus', () => {
  let file: string
  beforeAll(() => {
    file = reportOf('corpus', ['corpus/outlets'], root)
  })

  it('is one file that asks for nothing and complains of nothing', async () => {
    const { page, complaints, requests } = await open(file)
    for (const hash of ['#/rules', '#/articles', '#/article/3', '#/source/meridian-dispatch']) {
      await page.evaluate((to) => {
        location.hash = to
      }, hash)
      await page.locator('h1').waitFor()
    }
    expect(complaints).toEqual([])
    expect(requests).toEqual([])
    await page.close()
  })

  it.each([
    ['a host that allows scripts of its own only', { 'content-security-policy': "script-src 'self'" }, {}],
    ['a host that allows nothing', { 'content-security-policy': "default-src 'none'" }, {}],
    ['a browser without scripts', {}, { javaScriptEnabled: false }],
  ])('says why it shows nothing: %s', async (_, headers, options) => {
    const server = createServer((__, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(readFileSync(file))
    })
    await new Promise<void>((resolved) => server.listen(0, '127.0.0.1', resolved))
    const page = await browser.newPage(options)
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const said = page.getByText('which was not allowed to run')
    await said.waitFor({ state: 'visible' })
    expect(await said.textContent()).toContain('Open the file from disk')
    await page.close()
    server.close()
  })

  it('shows every source with its score, cleanest first, and sorts by name', async () => {
    const { page } = await open(file)
    const scores = (await texts(page, 'tbody .score')).map(Number)
    expect(scores.length).toBeGreaterThanOrEqual(10)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    await page.getByRole('button', { name: 'Source', exact: true }).click()
    const names = await texts(page, 'tbody th')
    expect(names).toEqual([...names].sort())
    expect(await textAt(page, 'th[aria-sort="ascending"]')).toMatch(/^Source/)
    await page.close()
  })

  it('lets the steps of a waterfall sum to the points lost', async () => {
    const { page } = await open(file, '#/source/meridian-dispatch')
    const values = (await texts(page, '.waterfall .num')).map((text) => Number(text.replace('−', '-')))
    const [all = 0, ...steps] = values
    const score = steps.pop() as number
    expect(all + steps.reduce((sum, step) => sum + step, 0)).toBeCloseTo(score, 6)
    expect(steps.length).toBeGreaterThan(5)
    await page.close()
  })

  it('marks findings in the text at their place, with a note for each', async () => {
    const { page } = await open(file, '#/articles?q=newsloop/2.txt')
    await page.locator('.article-row').first().click()
    await page.locator('mark').first().waitFor()
    const path = 'corpus/outlets/newsloop/2.txt'
    const input = readFileSync(join(root, path), 'utf8')
    const findings = recordsOf('corpus').find((r) => r.path === path)?.findings ?? []
    for (const [i, { scope, start, end }] of findings.filter((f) => !f.promoted && f.severity !== 'info').entries()) {
      if (scope === 'article') continue
      const marked = await page.locator(`mark[data-finding~="${i}"]`).allTextContents()
      expect(marked.join('')).toBe(input.slice(start, end))
    }
    expect(await page.locator('.note').count()).toBeGreaterThan(5)
    const tops = await page.locator('.note').evaluateAll((notes) => notes.map((n) => n.getBoundingClientRect()))
    for (const [i, box] of tops.slice(1).entries()) expect(box.top).toBeGreaterThanOrEqual(tops[i]?.bottom ?? 0)
    await page.close()
  })

  it('finds articles by path and by message', async () => {
    const { page } = await open(file, '#/articles')
    const all = await counted(page)
    await page.keyboard.press('/')
    await page.keyboard.type('quayside kelp')
    await page.waitForFunction(() => document.querySelector('.count-line')?.textContent === '1 article')
    expect(await texts(page, '.article-row .path')).toEqual(['corpus/outlets/quayside-echo/kelp-farm.txt'])
    await page.locator('#search').fill('spaced-currency')
    await page.waitForFunction(() => !/^1 /.test(document.querySelector('.count-line')?.textContent ?? ''))
    expect(await counted(page)).toBeLessThan(all)
    for (const note of await texts(page, '.article-row .gist')) expect(note).toMatch(/space|currency|percent/i)
    await page.locator('#search').fill('no such thing anywhere')
    await page.waitForFunction(() => document.querySelector('.count-line')?.textContent === 'No article matches.')
    await page.close()
  })

  it('filters by family, severity, rule and source, and keeps the filter in the address', async () => {
    const { page } = await open(file, '#/articles')
    await page.getByRole('button', { name: 'Machine translation' }).click()
    await page.waitForFunction(() => location.hash.includes('family=machine-translation'))
    const translated = await counted(page)
    await page.getByLabel('Source').selectOption({ label: 'meridian-dispatch' })
    await page.waitForFunction(() => location.hash.includes('source=meridian-dispatch'))
    const own = await counted(page)
    expect(own).toBeGreaterThan(0)
    expect(own).toBeLessThan(translated)
    for (const path of await texts(page, '.article-row .path')) expect(path).toContain('meridian-dispatch')
    await page.reload()
    await page.waitForSelector('[data-ready]', { state: 'attached' })
    expect(await counted(page)).toBe(own)
    expect(await textAt(page, '.chip[aria-pressed="true"]')).toBe('Machine translation')
    await page.getByRole('button', { name: 'Info' }).click()
    await page.waitForFunction(() => location.hash.includes('severity=info'))
    expect(await countLine(page)).toBe('No article matches.')
    await page.close()
  })

  it('can be read with the keyboard alone', async () => {
    const { page } = await open(file)
    await page.keyboard.press('a')
    await page.locator('.article-row').first().waitFor()
    const [first, second] = await texts(page, '.article-row .path')
    const focused = () => page.evaluate(() => document.activeElement?.querySelector('.path')?.textContent)
    await page.keyboard.press('j')
    expect(await focused()).toBe(first)
    await page.keyboard.press('ArrowDown')
    expect(await focused()).toBe(second)
    await page.keyboard.press('Enter')
    await page.locator('mark').first().waitFor()
    await page.keyboard.press('j')
    const chosen = () => page.locator('.note.chosen').allInnerTexts()
    const one = await chosen()
    expect(one).toHaveLength(1)
    await page.keyboard.press('j')
    expect(await chosen()).not.toEqual(one)
    await page.keyboard.press(']')
    await page.waitForFunction(() => document.querySelector('.neighbours')?.textContent?.includes('3 of'))
    await page.keyboard.press('?')
    expect(await page.locator('dialog').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.locator('.count-line').waitFor()
    await page.close()
  })

  it('follows the theme of the system until told otherwise', async () => {
    const { page } = await open(file, '', { colorScheme: 'dark' })
    const brightness = () =>
      page.evaluate(() => {
        const [r = 0, g = 0, b = 0] = (getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []).map(Number)
        return r + g + b
      })
    expect(await brightness()).toBeLessThan(150)
    await page.keyboard.press('t')
    expect(await textAt(page, '#theme')).toBe('Light')
    expect(await brightness()).toBeGreaterThan(600)
    await page.reload()
    await page.waitForSelector('[data-ready]', { state: 'attached' })
    expect(await brightness()).toBeGreaterThan(600)
    await page.close()
  })

  it.each(['light', 'dark'] as const)('has text that stands out from its ground (%s)', async (colorScheme) => {
    const { page } = await open(file, '#/rules', { colorScheme })
    for (const hash of ['#/', '#/rules', '#/articles', '#/source/open-desk']) {
      await page.evaluate((to) => {
        location.hash = to
      }, hash)
      await page.waitForTimeout(100)
      expect(await page.evaluate(weakText)).toEqual([])
    }
    await page.close()
  })

  it('names every control and keeps one heading of the first level', async () => {
    const { page } = await open(file, '#/articles')
    const nameless = await page
      .locator('button, a, input, select')
      .evaluateAll((all) =>
        all
          .filter(
            (e) => !(e.getAttribute('aria-label') || e.textContent?.trim() || (e as HTMLInputElement).labels?.length),
          )
          .map((e) => e.outerHTML),
      )
    expect(nameless).toEqual([])
    expect(await page.locator('h1').count()).toBe(1)
    await page.close()
  })
})

/** Texts whose contrast with the page is below 4.5 (WCAG 2.2, 1.4.3). Runs in the page. */
function weakText(): string[] {
  const parse = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number)
  const light = (rgb: number[]): number =>
    rgb
      .map((v) => v / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
      .reduce((sum, v, i) => sum + v * ([0.2126, 0.7152, 0.0722][i] as number), 0)
  const ground = (element: Element | null): string => {
    for (let e = element; e; e = e.parentElement) {
      const { backgroundColor } = getComputedStyle(e)
      if (!/rgba\(.*, 0\)|transparent/.test(backgroundColor)) return backgroundColor
    }
    return 'rgb(255, 255, 255)'
  }
  const weak: string[] = []
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent?.trim())
    if (!own || element.closest('.hidden, script, dialog, .skip, noscript, style')) continue
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(parse(ground(element)))]
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    if (ratio < 4.5) weak.push(`${ratio.toFixed(2)} ${element.className} ${element.textContent?.slice(0, 40)}`)
  }
  return [...new Set(weak)]
}

describe('the report of hostile texts', () => {
  const bad = '<img src=x onerror="window.pwned=1">'
  const script = '</script><script>window.pwned=2</script><!--'
  let file: string
  beforeAll(() => {
    const source = join(folder, 'hostile', `${bad.replaceAll('/', '')} & "quoted"`)
    mkdirSync(source, { recursive: true })
    for (let i = 0; i < 6; i++) {
      const text = `Council ${bad} votes\n\nThe town council met on Monday.It ${script} agreed to mend the bridge, and ${bad} was there \u001b[31m\u202e.\n\nShare Tweet Pin ${script}\n\nRead more: ${bad}\n`
      writeFileSync(join(source, `${i} <svg onload=window.pwned=3>.txt`), text.repeat(3))
    }
    file = reportOf('hostile', ['hostile'], folder)
  })

  it('runs nothing and builds no element of them', async () => {
    const { page, complaints, requests } = await open(file)
    for (const key of ['r', 'a', 'j', 'Enter', 'j', 'j']) {
      await page.keyboard.press(key)
      await page.waitForTimeout(120)
    }
    await page.locator('mark').first().waitFor()
    expect(await textAt(page, '#text')).toContain(script)
    expect(await textAt(page, '#text')).toContain('␛[31m')
    await page.keyboard.press('s')
    await page.locator('tbody a').first().click()
    await page.locator('.waterfall').waitFor()
    expect(await textAt(page, 'h1')).toContain('<img src=x onerror=')
    expect(await page.evaluate(() => (globalThis as unknown as { pwned?: number }).pwned)).toBeUndefined()
    expect(await page.locator('img, svg, iframe, object').count()).toBe(0)
    expect(complaints).toEqual([])
    expect(requests).toEqual([])
    await page.close()
  })

  it('has a policy under which an injected script would not run', async () => {
    const { page } = await open(file)
    await page.evaluate(() => {
      const element = document.createElement('script')
      element.textContent = 'window.pwned = 4'
      document.body.append(element)
    })
    expect(await page.evaluate(() => (globalThis as unknown as { pwned?: number }).pwned)).toBeUndefined()
    await page.close()
  })
})

describe('the report of 5,000 articles', () => {
  let file: string
  beforeAll(() => {
    writeArticles(join(folder, 'many'), 5000)
    file = reportOf('many', ['many'], folder, ['--family', 'truncation', '--family', 'boilerplate'])
  })

  it('opens in two seconds, searches and scrolls with few elements', async () => {
    const started = performance.now()
    const { page } = await open(file, '#/articles')
    await page.locator('.article-row').first().waitFor()
    expect(performance.now() - started).toBeLessThan(2000)
    expect(await countLine(page)).toBe('5,000 articles')
    expect(await page.locator('.article-row').count()).toBeLessThan(60)
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
    await page.waitForTimeout(200)
    expect(await page.locator('.virtual-row').last().getAttribute('aria-posinset')).toBe('5000')
    const search = performance.now()
    await page.keyboard.press('/')
    await page.keyboard.type('outlet-07/4007')
    await page.waitForFunction(() => document.querySelector('.count-line')?.textContent === '1 article')
    expect(performance.now() - search).toBeLessThan(1500)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.locator('mark').first().waitFor()
    expect(await textAt(page, '#text')).toContain('Report 4007')
    await page.close()
  })

  it('is not much larger than what it holds', () => {
    expect(statSync(file).size).toBeLessThan(16_000_000)
  })
})

const subjects = ['council', 'harbour', 'library', 'ferry', 'orchard', 'museum', 'bridge', 'market', 'school', 'bakery']
const verbs = [
  'opened',
  'closed',
  'repaired',
  'inspected',
  'praised',
  'moved',
  'painted',
  'counted',
  'measured',
  'sold',
]
const places = [
  'Lorne',
  'Skerry',
  'Wexcombe',
  'Vanter',
  'Lisle',
  'Ellery',
  'Alder Falls',
  'Northgate',
  'Calder',
  'Fell',
]

/** Invented articles of some 1,000 characters in fifty sources, each with damage of its own. */
function writeArticles(target: string, count: number): void {
  let state = 7
  const pick = (list: readonly string[]): string => {
    state = (state * 48271) % 2147483647
    return list[state % list.length] as string
  }
  const sentence = (): string =>
    `The ${pick(subjects)} in ${pick(places)} was ${pick(verbs)} on the day the ${pick(subjects)} was ${pick(verbs)}, said a warden of the ${pick(subjects)}.`
  for (let i = 0; i < count; i++) {
    const source = join(target, `outlet-${String(i % 50).padStart(2, '0')}`)
    if (i < 50) mkdirSync(source, { recursive: true })
    const paragraphs = Array.from({ length: 4 }, () => [sentence(), sentence()].join(' '))
    paragraphs[1] = `${paragraphs[1]?.replace('. ', '.')} Report ${i} has more.`
    const tail = i % 3 === 0 ? '\n\nShare this article\n\nLeave a Reply' : ''
    writeFileSync(join(source, `${i}.txt`), `${pick(subjects)} news ${i}\n\n${paragraphs.join('\n\n')}${tail}\n`)
  }
}
