/**
 * Draws docs/screenshot.png (the command on the corpus) and docs/report.png (its HTML report). Needs a build and Debian's
 * chromium; run with `pnpm --filter copydesk run screenshot` after the rules or the
 * looks changed.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { constants } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'
import { PNG } from 'pngjs'
import { ansiToHtml } from './ansi.ts'

const root = resolve(import.meta.dirname, '../../..')
const docs = join(import.meta.dirname, '../docs')
const maxBytes = 450_000
/** Articles whose findings are shown, at most this many lines of each. */
const shown = ['meridian-dispatch/strike-streetcars.txt', 'port-ellery-star/school-factory.txt']
const linesEach = 10

function lint(...options: readonly string[]): string {
  const command = join(root, 'packages/cli/bin/copydesk.js')
  const args = [command, 'lint', 'corpus/outlets', '--exit-zero', '--no-cache', ...options]
  const run = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (run.status !== 0) throw new Error(`copydesk lint ended with ${run.status}: ${run.stderr}`)
  return run.stdout
}

/** Some findings and the scoreboard, as the terminal shows them. */
function telling(output: string): string {
  const blocks = output.trimEnd().split('\n\n')
  const articles = shown.map((path) => {
    const block = blocks.find((b) => b.split('\n')[0]?.includes(path))
    if (!block) throw new Error(`nothing was found in ${path}`)
    return whole(block.split('\n')).join('\n')
  })
  return [...articles, ...blocks.slice(-2)].join('\n\n')
}

/** The first findings of an article, none of them cut in two. */
function whole(lines: readonly string[]): readonly string[] {
  const starts = lines.flatMap((line, i) =>
    i <= linesEach && /^ *\d+:\d/.test(stripVTControlCharacters(line)) ? [i] : [],
  )
  return lines.length <= linesEach ? lines : lines.slice(0, starts.at(-1))
}

const terminal = (content: string): string => `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; padding: 28px; background: #f4f2ee; width: max-content; }
.window { background: #14161a; color: #d9dce1; border-radius: 10px; padding: 14px 22px 20px; box-shadow: 0 14px 36px rgb(0 0 0 / .28); }
.dots { display: flex; gap: 7px; margin-bottom: 12px; } .dots i { width: 11px; height: 11px; border-radius: 50%; background: #3a3d44; }
pre { margin: 0; font: 13px/1.42 "JetBrains Mono", "DejaVu Sans Mono", monospace; font-variant-ligatures: none; }
b { color: #7ee787; font-weight: 400; }
</style><div class="window"><div class="dots"><i></i><i></i><i></i></div><pre><b>$</b> copydesk corpus/outlets\n\n${content}</pre></div>`

async function drawTerminal(browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, deviceScaleFactor: 1 })
  await page.setContent(terminal(ansiToHtml(telling(lint('--color')))))
  await page.locator('body').screenshot({ path: join(docs, 'screenshot.png') })
  await page.close()
}

async function drawReport(browser: Browser): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-screenshot-'))
  const file = join(folder, 'report.html')
  lint('--format', `html=${file}`)
  const [front, back] = [
    await picture(browser, `${file}#/articles?q=${shown[0]}`, 'dark', true),
    await picture(browser, file, 'light', false),
  ]
  rmSync(folder, { recursive: true })
  const page = await browser.newPage({ viewport: { width: 1280, height: 1290 } })
  await page.setContent(`<!doctype html><style>
body { margin: 0; background: #f4f2ee; } img { position: absolute; width: 900px; border-radius: 10px; box-shadow: 0 14px 40px rgb(0 0 0 / .25); }
</style><img style="left: 40px; top: 40px" src="data:image/png;base64,${back}"><img style="right: 40px; bottom: 40px" src="data:image/png;base64,${front}">`)
  await page.screenshot({ path: join(docs, 'report.png') })
  await page.close()
}

/** A page of the report as PNG in base 64; `article` opens the first article of the list at its first finding. */
async function picture(
  browser: Browser,
  address: string,
  colorScheme: 'light' | 'dark',
  article: boolean,
): Promise<string> {
  const page = await browser.newPage({ viewport: { width: 1180, height: article ? 780 : 800 }, colorScheme })
  await page.goto(`file://${address}`)
  await page.waitForSelector('[data-ready]', { state: 'attached' })
  if (article) {
    await page.locator('.article-row').first().click()
    await page.locator('mark').first().click()
    await page.waitForTimeout(400)
  }
  const image = await page.screenshot()
  await page.close()
  return image.toString('base64')
}

mkdirSync(docs, { recursive: true })
const asTheyAre = {
  colorType: 2,
  filterType: 0,
  deflateLevel: 9,
  deflateStrategy: constants.Z_DEFAULT_STRATEGY,
} as const
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
try {
  await drawTerminal(browser)
  await drawReport(browser)
} finally {
  await browser.close()
}
for (const name of ['screenshot.png', 'report.png']) {
  const path = join(docs, name)
  // Of text on one colour the pixels as they are come out a fifth smaller than their differences, which Chromium writes.
  const picture = PNG.sync.write(PNG.sync.read(readFileSync(path)), asTheyAre)
  writeFileSync(path, picture)
  process.stdout.write(`docs/${name}: ${Math.round(picture.length / 1000)} kB\n`)
  if (picture.length > maxBytes) throw new Error(`docs/${name} is over ${maxBytes} bytes`)
}
