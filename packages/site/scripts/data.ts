import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Rule } from '@copydesk/core'
import { allRules } from '@copydesk/preset'

// What the site is made of besides its own pages: rule pages with what was measured, guides of the packages, word data.
// Written below pages that are kept out of the repository.
const site = resolve(import.meta.dirname, '..')
const root = resolve(site, '../..')

function put(path: string, text: string): void {
  mkdirSync(dirname(join(site, path)), { recursive: true })
  writeFileSync(join(site, path), text)
}

/** By rule id: how many labelled faults of the project's own outlets it must find, and finds. */
function measuredRecall(): Map<string, readonly [must: number, found: number]> {
  const ran = spawnSync('npx', ['tsx', '--conditions=source', 'scripts/recall.ts'], {
    cwd: join(root, 'corpus'),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  if (ran.status !== 0) throw new Error(`recall cannot be measured: ${ran.stderr}`)
  const rows = [...ran.stdout.matchAll(/^([a-z-]+\/[a-z-]+) +(\d+) +(\d+) /gm)]
  return new Map(rows.map(([, rule = '', must, found]) => [rule, [Number(must), Number(found)]]))
}

const recall = measuredRecall()

const recallOf = ({ id }: Rule): string => {
  const [must, found] = recall.get(id) ?? [0, 0]
  return must === 0 ? '–' : `${(found / must).toFixed(2)} (${found} of ${must})`
}

function facts(rule: Rule): string {
  const { stage, scope, confidence, impact = 'minor', weight } = rule.meta
  const rows = [
    ['Stage', stage === 'stable' ? 'stable: runs by default' : 'preview: runs under `strict`, or where it is named'],
    ['Judges', `a ${scope}`],
    ['Impact', impact],
    ['Weight in scores', String(weight)],
    ['Precision', `${confidence.toFixed(2)}, of findings read on real articles`],
    ['Recall', `${recallOf(rule)}, of the labelled faults in the project’s own outlets`],
  ]
  return `| Measure | Value |\n|---|---|\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}`
}

/** The page of a rule, what was measured of it first. */
function rulePage(rule: Rule): string {
  const page = readFileSync(join(root, 'rules', rule.family, 'src', rule.name, 'rule.md'), 'utf8')
  const [, body = ''] = /^# [^\n]*\n([\s\S]*)$/.exec(page) ?? []
  const more = '## Switch it off\n\n```sh\ncopydesk lint ARTICLES --off RULE\n```\n'.replace('RULE', rule.id)
  return `---\ntitle: ${rule.id}\ndescription: ${JSON.stringify(rule.meta.summary)}\n---\n\n# ${rule.id}\n\n${rule.meta.summary}.\n\n${facts(rule)}\n${body}\n${more}`
}

const cell = (text: string): string => text.replaceAll('|', '\\|')

function ruleIndex(): string {
  const rows = allRules.map(
    (rule) =>
      `| [${rule.id}](/rules/${rule.id}) | ${cell(rule.meta.summary)} | ${rule.meta.stage} | ${rule.meta.confidence.toFixed(2)} | ${recallOf(rule).replace(/ .*/, '')} |`,
  )
  return `---\naside: false\n---\n\n# Rules\n\nPrecision is the share of findings that were right when they were read on real articles. Recall is the share of the faults labelled in the project’s own outlets that a rule finds; a dash where none is labelled.\n\n| Rule | Finds | Stage | Precision | Recall |\n|---|---|---|--:|--:|\n${rows.join('\n')}\n`
}

/** Pages that lie in packages, and what they are called here. */
const guides: Readonly<Record<string, string>> = {
  'packages/cli/docs/configuration.md': 'configuration',
  'packages/cli/docs/formats.md': 'formats',
  'packages/cli/docs/hooks.md': 'ci',
  'packages/cli/docs/library.md': 'library',
  'packages/cli/docs/rules.md': 'rules',
  'packages/cli/docs/speed.md': 'speed',
  'packages/language-server/EDITORS.md': 'editors',
  'packages/score/SCORE.md': 'score',
  'corpus/ABOUT.md': 'corpus',
}

const repository = 'https://github.com/copydesk/copydesk/blob/main'

/** A page with its links led to where the pages are here, else to the repository. */
function relinked(text: string, from: string): string {
  return text.replace(/\]\(([^()\s]{1,300})\)/g, (whole, address: string) => {
    const [to = '', hash] = address.split('#')
    if (to === '' || to.startsWith('/') || to.includes(':')) return whole
    const path = join(dirname(from), to)
    const rule = /^rules\/([\w-]+)\/src\/([\w-]+)\/rule\.md$/.exec(path)
    const page = rule ? `/rules/${rule[1]}/${rule[2]}` : guides[path] && `/reference/${guides[path]}`
    return `](${page ?? `${repository}/${path}`}${hash === undefined ? '' : `#${hash}`})`
  })
}

for (const rule of allRules)
  put(`rules/${rule.id}.md`, relinked(rulePage(rule), `rules/${rule.family}/src/${rule.name}/rule.md`))
put('rules/index.md', ruleIndex())
for (const [from, name] of Object.entries(guides))
  put(`reference/${name}.md`, relinked(readFileSync(join(root, from), 'utf8'), from))

const data = join(site, 'public/copydesk')
mkdirSync(data, { recursive: true })
const assets = join(root, 'packages/cli/dist/assets')
for (const name of readdirSync(assets)) if (name.endsWith('.bin')) copyFileSync(join(assets, name), join(data, name))
copyFileSync(join(root, 'packages/vscode/media/copydesk.svg'), join(site, 'public/icon.svg'))

/** The page of everything the library exports, made of its types and their comments. */
function writeApi(): void {
  const library = join(root, 'packages/cli/src/library')
  const entries = ['index.ts', 'browser.ts'].flatMap((name) => ['--entryPoints', join(library, name)])
  const look = ['--hideBreadcrumbs', 'true', '--hidePageHeader', 'true', '--disableSources', '--readme', 'none']
  const what = ['--plugin', 'typedoc-plugin-markdown', '--tsconfig', join(root, 'packages/cli/tsconfig.json')]
  const where = ['--outputFileStrategy', 'modules', '--out', join(site, 'reference/api'), '--name', 'Library']
  const args = ['typedoc', ...what, ...entries, ...look, ...where, '--logLevel', 'Error']
  const ran = spawnSync('npx', args, { cwd: site, encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(`the library cannot be documented: ${ran.stdout}${ran.stderr}`)
}

writeApi()
