import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { articleFolder, fixed } from './articles.ts'
import { pictures, withPage } from './chromium.ts'
import { packageExtension } from './extension.ts'

// The release test: the packaged extension in a workbench with a Node extension host. The host is installed once and kept.
const host = process.env.COPYDESK_CODE_SERVER ?? join(homedir(), '.cache/copydesk/code-server')
const entry = join(host, 'node_modules/code-server/out/node/entry.js')
const parent = mkdtempSync(join(tmpdir(), 'copydesk-code-server-'))
const articles = articleFolder()
const folders = ['--user-data-dir', join(parent, 'user'), '--extensions-dir', join(parent, 'extensions')]
let server: ChildProcess
let port = 0

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

beforeAll(async () => {
  const options = { stdio: 'pipe', env: { ...process.env, HOME: parent } } as const
  execFileSync('bash', [resolve(import.meta.dirname, '../../scripts/install-code-server.sh'), host], { stdio: 'pipe' })
  execFileSync(process.execPath, [entry, ...folders, '--install-extension', packageExtension()], options)
  mkdirSync(join(parent, 'user/User'), { recursive: true })
  writeFileSync(join(parent, 'user/User/settings.json'), JSON.stringify({ 'workbench.startupEditor': 'none' }))
  port = await freePort()
  const where = ['--bind-addr', `127.0.0.1:${port}`, '--config', join(parent, 'config.yaml')]
  const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust']
  server = spawn(process.execPath, [entry, ...folders, ...where, ...quiet, '--auth', 'none', articles], options)
  await new Promise<void>((ready, failed) => {
    server.stdout?.on('data', (text: Buffer) => text.includes('HTTP server listening') && ready())
    server.once('exit', (code) => failed(new Error(`code-server left with ${code}`)))
  })
}, 600_000)

afterAll(() => {
  server.kill()
  for (const folder of [parent, articles]) rmSync(folder, { recursive: true, force: true })
})

/** By the explorer: a folder, then a file in it. */
async function openFile(page: Page, folder: string, name: string): Promise<void> {
  const entry = (text: string) =>
    page.locator('.explorer-folders-view .monaco-list-row').getByText(text, { exact: true })
  await entry(folder).click()
  await entry(name).dblclick()
}

const problems = (page: Page) => page.locator('.markers-panel .monaco-list-row')

describe('the packaged extension in code-server', () => {
  it('shows findings in the Problems panel and fixes one', () =>
    withPage(async (page) => {
      page.setDefaultTimeout(40_000)
      await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(articles)}`)
      await page.locator('.monaco-workbench').waitFor()
      await page.locator('.explorer-folders-view').waitFor()
      await openFile(page, 'elm', '1.txt')
      await page.locator('.squiggly-warning').first().waitFor()
      await page.keyboard.press('Control+Shift+M')
      await problems(page).filter({ hasText: 'money.The' }).first().waitFor()
      const rows = (await problems(page).allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))
      expect(rows.join('\n')).toMatch(/money\.The.*truncation\/glued-sentence/)
      await page.screenshot({ path: join(pictures, 'code-server-problems.png') })

      await problems(page).filter({ hasText: 'money.The' }).first().dblclick()
      // The editor has the place, and the server has said what can be done there.
      await page.getByText(/\(9 selected\)/).waitFor()
      await page.locator('.monaco-editor .codicon-gutter-lightbulb, .monaco-editor .lightBulbWidget').first().waitFor()
      await page.keyboard.press('Control+.')
      await page.getByText('Replace with "money. The"').first().waitFor()
      await page.screenshot({ path: join(pictures, 'code-server-actions.png') })
      await page.keyboard.press('Enter')
      await page.locator('.squiggly-warning').first().waitFor({ state: 'detached' })
      await page.keyboard.press('Control+S')
      await expect.poll(() => readFileSync(join(articles, 'elm/1.txt'), 'utf8'), { timeout: 20_000 }).toBe(fixed)
      await page.screenshot({ path: join(pictures, 'code-server-fixed.png') })
    }))
})
