#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'

// V8 lets a heap of 30 MB grow to four times that before it cleans up: two passes over a large folder are no reason to.
const major = Number.parseInt(process.versions.node, 10)
if (major <= 22) setFlagsFromString('--heap-growing-percent=25')

const bundle = new URL('../dist/main.js', import.meta.url)
if (existsSync(fileURLToPath(bundle))) {
  const { main } = await import(bundle.href)
  process.exitCode = await main(process.argv.slice(2))
} else {
  process.stderr.write('copydesk: not built yet: run "npx -y pnpm@10.34.8 install" in the checkout\n')
  process.exitCode = 2
}
