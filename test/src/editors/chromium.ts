import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Where pictures are left, to be looked at after a run. */
export const pictures = process.env.COPYDESK_PICTURES ?? join(tmpdir(), 'copydesk-pictures')

/** Debian's Chromium with one page; closed whatever happens. Leaves a picture if `use` fails. */
export async function withPage<T>(use: (page: Page) => Promise<T>): Promise<T> {
  const browser: Browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args })
  const page = await browser.newPage({ viewport: { width: 1200, height: 700 } })
  try {
    return await use(page)
  } catch (error) {
    await page.screenshot({ path: join(pictures, 'failed.png') }).catch(() => undefined)
    throw error
  } finally {
    await browser.close()
  }
}
