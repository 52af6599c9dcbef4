import { Readability } from '@mozilla/readability'
import { JSDOM, VirtualConsole } from 'jsdom'
import { contentsBelow } from './files.mjs'

const virtualConsole = new VirtualConsole()
for (const html of contentsBelow(process.argv[2])) {
  const { window } = new JSDOM(html, { url: 'https://example.com/', virtualConsole })
  new Readability(window.document).parse()
  window.close()
}
