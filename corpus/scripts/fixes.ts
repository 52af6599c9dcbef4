// Safe fixes of a folder of articles, to be read: those that change a word all, the others drawn at random.
//   pnpm corpus:fixes --data FOLDER [--sample N] [--seed WORD] [--rule ID] [--unsafe]
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Edit } from '@copydesk/core'
import { type FindingRecord, type LintOutput, lintFolder } from './lint.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    sample: { type: 'string', default: '200' },
    seed: { type: 'string', default: 'copydesk' },
    rule: { type: 'string' },
    unsafe: { type: 'boolean', default: false },
  },
})
if (values.data === undefined) throw new Error('say where the articles are: --data FOLDER')
const checkout = join(import.meta.dirname, '../..')
const data = resolve(process.env.INIT_CWD ?? '.', values.data)

/** Letters shown each side of a fix. */
const context = 60

interface Fix {
  readonly place: string
  readonly rule: string
  readonly shown: string
  readonly changesWord: boolean
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')

/** Puts other letters, or parts or joins what stands between two letters; taking words out whole is none of these. */
function changesWords(text: string, edit: Edit): boolean {
  const letters = lettersOf(text.slice(edit.start, edit.end))
  if (letters !== lettersOf(edit.text)) return edit.text !== ''
  return /\p{L}/u.test(text.charAt(edit.start - 1)) && /\p{L}/u.test(text.charAt(edit.end)) && letters === ''
}

function fixOf(path: string, text: string, { rule, line, fix }: FindingRecord): Fix[] {
  const [first, last] = [fix?.edits[0], fix?.edits.at(-1)]
  if (!fix || first === undefined || last === undefined) return []
  let shown = text.slice(Math.max(0, first.start - context), first.start)
  let changesWord = false
  let at = first.start
  for (const edit of fix.edits) {
    const removed = text.slice(edit.start, edit.end)
    shown += `${text.slice(at, edit.start)}⟦${removed}→${edit.text}⟧`
    at = edit.end
    if (changesWords(text, edit)) changesWord = true
  }
  shown += text.slice(last.end, last.end + context)
  return [{ place: `${path}:${line}`, rule, shown: shown.replaceAll('\n', '⏎'), changesWord }]
}

/** Fixes `--fix` would make, in the order of the articles. */
function fixesOf({ articles }: LintOutput): Fix[] {
  return articles.flatMap(({ path, findings }) => {
    const wanted = findings.filter(
      ({ fix, severity, rule, promoted }) =>
        fix?.safe === !values.unsafe &&
        severity !== 'info' &&
        !promoted &&
        (values.rule === undefined || rule === values.rule),
    )
    if (wanted.length === 0) return []
    const text = readFileSync(join(data, path), 'utf8')
    return wanted.flatMap((finding) => fixOf(path, text, finding))
  })
}

/** The same part of the fixes every time. */
function drawn(fixes: readonly Fix[], count: number): Fix[] {
  const order = (fix: Fix): string =>
    createHash('sha256').update(`${values.seed} ${fix.place} ${fix.shown}`).digest('hex')
  return fixes
    .map((fix) => ({ fix, key: order(fix) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, count)
    .map(({ fix }) => fix)
}

function print(heading: string, fixes: readonly Fix[]): void {
  console.log(`${heading}\n`)
  for (const { place, rule, shown } of fixes) console.log(`${rule}  ${place}\n    ${shown}`)
  console.log('')
}

const fixes = fixesOf(lintFolder(checkout, data))
const [changing, others] = [fixes.filter((fix) => fix.changesWord), fixes.filter((fix) => !fix.changesWord)]
print(`${changing.length} fixes that change a word, all of them`, changing)
const sample = drawn(others, Number(values.sample))
print(`${sample.length} of ${others.length} others, drawn at random`, sample)
