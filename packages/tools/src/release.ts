import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './families.ts'

// Builds and checks what is published, then publishes it; with --dry-run stops before that.
const dryRun = process.argv.includes('--dry-run')
const packages = ['cli', 'retext-copydesk', 'rule-tester'] as const
const pnpm = ['npx', '-y', JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager as string]
const bin = (name: string): string => join(root, 'node_modules/.bin', name)

/** What pnpm tells the scripts it runs, npm takes for settings it does not know. */
const pnpmOwn = /^npm_config_(?:_jsr_registry|catalog|npm_globalconfig|recursive|verify_deps_before_run)$/
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !pnpmOwn.test(name)))

function must(command: readonly string[], cwd = root): void {
  const [program = '', ...args] = command
  const { status } = spawnSync(program, args, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error(`${command.join(' ')} failed`)
}

/** Packs a package and holds the tarball to what registries and compilers ask. Gives its path. */
function pack(name: (typeof packages)[number], folder: string): string {
  const place = join(folder, name)
  mkdirSync(place)
  must([...pnpm, 'pack', '--pack-destination', place], join(root, 'packages', name))
  const tarball = join(place, readdirSync(place)[0] as string)
  must([bin('publint'), '--strict', tarball])
  const entries = ['--exclude-entrypoints', 'assets/*', 'browser']
  must([bin('attw'), tarball, '--profile', name === 'cli' ? 'node16' : 'esm-only', ...entries])
  return tarball
}

function release(folder: string): void {
  must([bin('changeset'), 'status'])
  must([...pnpm, 'build'])
  const tarballs = packages.map((name) => pack(name, folder))
  must([...pnpm, 'run', 'package'], join(root, 'packages/vscode'))
  for (const file of [...tarballs, join(root, 'packages/vscode/dist/copydesk.vsix')])
    console.log(`${file.slice(file.lastIndexOf('/') + 1)}  ${(statSync(file).size / 1e6).toFixed(1)} MB`)
  if (dryRun) return console.log('Ready to publish. Nothing was published.')
  must([bin('changeset'), 'publish'])
}

const folder = mkdtempSync(join(tmpdir(), 'copydesk-release-'))
try {
  release(folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
