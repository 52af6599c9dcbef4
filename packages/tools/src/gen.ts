import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Rule } from '@copydesk/core'
import { optionTypes } from './config-outputs.ts'
import { readFamilies, root } from './families.ts'
import { barrel, preset, ruleTable, withTable } from './outputs.ts'
import { picture, readBoxes } from './picture.ts'

// Writes what can be read off the rule folders; with --check writes nothing and fails on what is stale.
const checking = process.argv.includes('--check')
const families = readFamilies()
const stale: string[] = []

const format = (path: string, text: string): string =>
  execFileSync(join(root, 'node_modules/.bin/biome'), ['format', `--stdin-file-path=${path}`], {
    cwd: root,
    input: text,
    encoding: 'utf8',
  })

function put(path: string, text: string): void {
  const file = join(root, path)
  const formatted = /\.(?:ts|json)$/.test(path) ? format(path, text) : text
  if (existsSync(file) && readFileSync(file, 'utf8') === formatted) return
  stale.push(path)
  if (!checking) writeFileSync(file, formatted)
}

async function loadRules(): Promise<Rule[]> {
  const files = families.flatMap(({ family, rules }) => rules.map((name) => `rules/${family}/src/${name}/rule.ts`))
  const modules = await Promise.all(
    files.map((file): Promise<{ rule: Rule }> => import(pathToFileURL(join(root, file)).href)),
  )
  return modules.map(({ rule }) => rule)
}

for (const family of families) put(`rules/${family.family}/src/index.generated.ts`, barrel(family))
put('packages/preset/src/rules.generated.ts', preset(families))
const rules = await loadRules()
put('packages/node/src/config/rule-options.generated.ts', optionTypes(rules))
put('.github/packages.svg', picture(readBoxes()))
const readme = join(root, 'README.md')
if (existsSync(readme)) put('README.md', withTable(readFileSync(readme, 'utf8'), ruleTable(rules)))

if (checking && stale.length > 0) {
  console.error(`Stale, run \`pnpm gen\`: ${stale.join(', ')}`)
  process.exitCode = 1
} else {
  console.log(stale.length > 0 ? `Wrote ${stale.join(', ')}` : 'Up to date')
}
