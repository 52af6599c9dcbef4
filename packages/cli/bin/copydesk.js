#!/usr/bin/env node
const { load } = require('./load.js')

const command = load()
if (command) {
  command.main(process.argv.slice(2)).then((code) => {
    process.exitCode = code
  })
} else {
  process.stderr.write('copydesk: not built yet: run "npx -y pnpm@10.34.8 install" in the checkout\n')
  process.exitCode = 2
}
