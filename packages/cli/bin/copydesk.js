#!/usr/bin/env node
const argv = process.argv.slice(2)

/** Loads the rest only where it is needed. */
function start() {
  const { growYoungBy, load } = require('./load.js')
  const command = load()
  if (command) {
    // Loading leaves it at 4 MB twice. At V8's 16 a large folder takes 25 MB more and no less time.
    growYoungBy(1)
    command.main(argv).then((code) => {
      process.exitCode = code
    })
  } else {
    process.stderr.write('copydesk: not built yet: run "npx -y pnpm@10.34.8 install" in the checkout\n')
    process.exitCode = 2
  }
}

if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V'))
  process.stdout.write(`${require('../package.json').version}\n`)
else start()
