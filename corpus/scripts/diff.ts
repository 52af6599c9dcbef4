// Findings before and after a change, by rule, with samples.
//   pnpm corpus:diff [--base REF] [--data FOLDER] [--samples N] [--rule ID]     the work tree against a commit
//   pnpm corpus:diff --before A.jsonl --after B.jsonl                            two saved runs
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { changesOf } from './changes.ts'
import { type LintOutput, lintFolder, parseRecords } from './lint.ts'

const { values } = parseArgs({
  options: {
    base: { type: 'string', default: 'HEAD' },
    data: { type: 'string' },
    before: { type: 'string' },
    after: { type: 'string' },
    samples: { type: 'string', default: '5' },
    rule: { type: 'string' },
  },
})
const checkout = join(import.meta.dirname, '../..')
const data = resolve(process.env.INIT_CWD ?? '.', values.data ?? join(checkout, 'corpus/outlets'))

/** Lints with the command as it was at a commit, built in a work tree of its own. */
function lintAt(ref: string): LintOutput {
  const tree = mkdtempSync(join(tmpdir(), 'copydesk-diff-'))
  const quiet = { cwd: checkout, stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'] }
  try {
    execFileSync('git', ['worktree', 'add', '--detach', '--force', tree, ref], { ...quiet, stdio: 'ignore' })
    execFileSync('npx', ['-y', 'pnpm@10.34.8', 'install', '--frozen-lockfile', '--prefer-offline'], {
      ...quiet,
      cwd: tree,
    })
    return lintFolder(tree, data)
  } finally {
    execFileSync('git', ['worktree', 'remove', '--force', tree], { ...quiet, stdio: 'ignore' })
    rmSync(tree, { recursive: true, force: true })
  }
}

const saved = (file: string): LintOutput =>
  parseRecords(readFileSync(resolve(process.env.INIT_CWD ?? '.', file), 'utf8'), data)
const before = values.before ? saved(values.before) : lintAt(values.base)
const after = values.after ? saved(values.after) : lintFolder(checkout, data)

let changed = false
for (const { rule, before: n, after: m, gone, come } of changesOf(before, after)) {
  if ((values.rule && rule !== values.rule) || (gone.length === 0 && come.length === 0)) continue
  changed = true
  console.log(`${rule}  ${n} → ${m}  (−${gone.length} +${come.length})`)
  for (const [sign, list] of [
    ['−', gone],
    ['+', come],
  ] as const) {
    for (const place of list.slice(0, Number(values.samples))) console.log(`  ${sign} ${place}`)
  }
}
if (!changed) console.log('no finding came or went')
