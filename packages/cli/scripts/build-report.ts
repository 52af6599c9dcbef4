import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync, transformSync } from 'esbuild'

const client = join(import.meta.dirname, '../src/report/client')
const target = ['chrome123', 'firefox121', 'safari17.5']

/** Builds the page of the HTML report, one file with its style and script inside, with slots for title and data. */
export function buildReport(assets: string): void {
  const style = transformSync(readFileSync(join(client, 'style.css'), 'utf8'), { loader: 'css', minify: true, target })
  const bundle = buildSync({
    entryPoints: [join(client, 'app.ts')],
    bundle: true,
    minify: true,
    format: 'iife',
    charset: 'utf8',
    legalComments: 'none',
    target,
    write: false,
  })
  const script = (bundle.outputFiles[0]?.text ?? '').trim()
  if (/<\/script|<!--/i.test(script)) throw new Error('the script of the report would end its own element')
  const slots: Readonly<Record<string, string>> = {
    style: element('style', style.code.trim()),
    script: element('script', script),
    'style-hash': hashOf(style.code.trim()),
    'script-hash': hashOf(script),
  }
  const page = readFileSync(join(client, 'page.html'), 'utf8').replace(
    /\{\{([\w-]+)\}\}/g,
    (slot, name: string) => slots[name] ?? slot,
  )
  mkdirSync(assets, { recursive: true })
  writeFileSync(join(assets, 'report.html'), page)
}

const element = (name: string, text: string): string => `<${name}>${text}</${name}>`

/** What the policy of the page lets run: this text and no other. */
const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`
