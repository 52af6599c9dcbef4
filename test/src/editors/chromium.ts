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

/** Debian's Chromium with one page; closed whatever happens. */
export async function withPage<T>(use: (page: Page) => Promise<T>): Promise<T> {
  const browser: Browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args })
  try {
    return await use(await browser.newPage({ viewport: { width: 1200, height: 700 } }))
  } finally {
    await browser.close()
  }
}
