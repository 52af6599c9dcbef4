#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const bundle = new URL('../dist/main.js', import.meta.url)
if (existsSync(fileURLToPath(bundle))) {
  const { main } = await import(bundle.href)
  process.exitCode = await main(process.argv.slice(2))
} else {
  process.stderr.write('copydesk: not built yet: run "npx -y pnpm@10.34.8 install" in the checkout\n')
  process.exitCode = 2
}
