#!/usr/bin/env node
// Entry of .pre-commit-hooks.yaml: builds the clone the framework made, once, then lints the files it is given.
const { spawnSync } = require('node:child_process')
const { existsSync, readFileSync } = require('node:fs')
const { dirname, join } = require('node:path')

const cli = dirname(__dirname)
const root = dirname(dirname(cli))

/** git tells a hook which repository it runs for: an installation has nothing to do with it. */
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))

function build() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  process.stderr.write('copydesk: first use: installing and building\n')
  const { status, error } = spawnSync('npx', ['-y', packageManager, 'install', '--frozen-lockfile'], {
    cwd: root,
    env: { ...environment, CI: 'true' },
    // Standard output belongs to the findings.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status === 0) return true
  process.stderr.write(`copydesk: cannot be built${error ? `: ${error.message}` : ''}\n`)
  return false
}

// The last file a build writes.
const built = join(cli, 'dist/core.cache')
if (existsSync(built) || build()) {
  process.argv.splice(2, 0, 'lint')
  require('./copydesk.js')
} else process.exitCode = 2
