import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clipped, story } from './articles.ts'
import { must, sh, suiteFolder, write } from './packed.ts'

const root = resolve(import.meta.dirname, '../..')
const { folder, remove } = suiteFolder()
const home = join(folder, 'home')
const packages = ['cli', 'retext-copydesk', 'rule-tester'] as const
const tarballs = {} as Record<(typeof packages)[number], string>
const bin = join(root, 'node_modules/.bin')

/** The code of the first block of a language below a heading. */
function example(path: string, heading: string, language: string): string {
  const page = readFileSync(join(root, path), 'utf8')
  const section = page.slice(page.indexOf(`## ${heading}\n`))
  const code = section.split(`\`\`\`${language}\n`)[1]?.split('```')[0]
  if (code === undefined) throw new Error(`${path} has no ${language} below "${heading}"`)
  return code
}

beforeAll(() => {
  mkdirSync(home, { recursive: true })
  for (const name of packages) {
    const place = join(folder, name)
    must('npx', ['-y', 'pnpm@10.34.8', 'pack', '--pack-destination', place], join(root, 'packages', name))
    tarballs[name] = join(place, readdirSync(place)[0] as string)
  }
  write(home, { 'package.json': '{ "private": true, "type": "module" }', 'articles/elm/1.txt': story(1, clipped) })
  must(
    'npm',
    [
      'install',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      ...Object.values(tarballs),
      'retext@9',
      'vitest@4',
      'typescript@5.9.3',
    ],
    home,
  )
}, 600_000)
afterAll(remove)

describe.each(packages)('the package of %s', (name) => {
  it('satisfies publint', () => {
    expect(sh(join(bin, 'publint'), ['--strict', tarballs[name]], folder)).toMatchObject({ status: 0 })
  })

  it('has types that resolve', () => {
    const rest = name === 'cli' ? ['--profile', 'node16'] : ['--profile', 'esm-only']
    const ran = sh(
      join(bin, 'attw'),
      [tarballs[name], '--format', 'json', '--exclude-entrypoints', 'assets/*', 'browser', ...rest],
      folder,
    )
    expect(ran, ran.stdout).toMatchObject({ status: 0 })
  })

  it('says whose works it holds, and its own licence', () => {
    const files = must('tar', ['-tzf', tarballs[name]], folder).split('\n')
    expect(files).toEqual(
      expect.arrayContaining(['package/LICENSE', 'package/THIRD-PARTY-NOTICES.txt', 'package/README.md']),
    )
    const notices = must('tar', ['-xzOf', tarballs[name], 'package/THIRD-PARTY-NOTICES.txt'], folder)
    expect(notices).toContain('SCOWL')
    const manifest = JSON.parse(must('tar', ['-xzOf', tarballs[name], 'package/package.json'], folder))
    expect(JSON.stringify([manifest.dependencies ?? {}, manifest.peerDependencies ?? {}])).not.toMatch(
      /workspace:|@copydesk/,
    )
  })
})

const consumer = `
import { readFileSync, writeFileSync } from 'node:fs'
import { clean, createLinter, defineRule, lint, lintText, scoreSources } from 'copydesk'
import * as browser from 'copydesk/browser'
import { fileURLToPath } from 'node:url'

const records = []
for await (const record of lint('articles', { config: false })) records.push(record)
const data = {
  words: readFileSync(fileURLToPath(import.meta.resolve('copydesk/assets/words.bin'))),
  resources: { bigrams: readFileSync(fileURLToPath(import.meta.resolve('copydesk/assets/bigrams.bin'))) },
}
const web = await browser.createLinter({ data })
const text = 'The council met for hours.The mayor left early.'
const rulesOf = (list) => list.flatMap((r) => r.findings.map((f) => f.rule))
const aborted = await lint('articles', { signal: AbortSignal.abort() }).next().catch((error) => error.name)
writeFileSync('out.json', JSON.stringify({
  types: records.map((r) => r.type),
  sources: scoreSources(records).map((s) => s.score),
  same: records.flatMap((r) => (r.type === 'source' ? [r.score] : [])),
  text: rulesOf(await lintText(text)),
  web: rulesOf(await web.lintText(text)),
  clean: (await clean('The mayor left early on Monday, aides said.\\n\\nShare on Facebook')).text,
  rules: (await createLinter({ config: false, only: ['truncation'] })).rules.every((rule) => rule.family === 'truncation'),
  rule: defineRule({ id: 'truncation/own', meta: {}, check() {} }).name,
  aborted,
}))
`

describe.each(['20', '22', '24'])('under Node %s', (version) => {
  const node = (): string => join(folder, `node${version}`, 'node_modules/node/bin/node')

  beforeAll(() => {
    write(join(folder, `node${version}`), { 'package.json': '{ "private": true }' })
    must(
      'npm',
      ['install', '--prefer-offline', '--no-audit', '--no-fund', `node@${version}`],
      join(folder, `node${version}`),
    )
  }, 600_000)

  it('the command runs', () => {
    expect(must(node(), ['--version'], home)).toMatch(new RegExp(`^v${version}\\.`))
    const ran = sh(node(), ['node_modules/copydesk/bin/copydesk.js', 'lint', 'articles', '--format', 'compact'], home)
    expect(ran.status).toBe(1)
    expect(ran.stderr).toMatch(/^copydesk: --fail-on error: \d+ errors?\n$/)
    expect(ran.stdout).toContain('[truncation/clipped-tail]')
  })

  it('the library runs, imported and required, in Node.js and as in a browser', () => {
    write(home, {
      'consumer.mjs': consumer,
      'consumer.cjs': "const { lintText } = require('copydesk'); lintText('').then((r) => console.log(r[0].type))",
    })
    must(node(), ['consumer.mjs'], home)
    const out = JSON.parse(readFileSync(join(home, 'out.json'), 'utf8'))
    expect(out).toMatchObject({
      types: ['article', 'source'],
      clean: 'The mayor left early on Monday, aides said.',
      rules: true,
      rule: 'own',
      aborted: 'AbortError',
    })
    expect(out.sources).toEqual(out.same)
    expect(out.text).toContain('truncation/glued-sentence')
    expect(out.web).toContain('truncation/glued-sentence')
    expect(must(node(), ['consumer.cjs'], home).trim()).toBe('skipped')
  })

  it('the example of the README runs as it stands', () => {
    write(home, {
      'readme.mjs': `${example('README.md', 'In a unified pipeline', 'js')}\nconsole.log(file.messages.map(String).join('\\n'))`,
    })
    expect(must(node(), ['readme.mjs'], home)).toContain('Unexpected "hours.The", expected "hours. The"')
  })

  it('the example of the library page prints what the page says', () => {
    const page = 'packages/cli/docs/library.md'
    write(home, { 'library.mjs': example(page, 'Texts', 'js') })
    expect(must(node(), ['library.mjs'], home)).toBe(example(page, 'Texts', 'text'))
  })
})

describe('a rule package made from the template', () => {
  it('passes its tests, builds, packs, installs, runs and is typed', () => {
    const own = join(home, 'my-rules')
    cpSync(join(home, 'node_modules/@copydesk/rule-tester/template'), own, { recursive: true })
    const ran = sh(join(home, 'node_modules/.bin/vitest'), ['run'], own)
    expect(ran.stdout, ran.stderr).toMatch(/Tests {2}\d+ passed/)
    expect(sh(join(home, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.json'], own)).toMatchObject({
      status: 0,
      stdout: '',
    })
    must('npm', ['pack', '--pack-destination', folder], own)
    must(
      'npm',
      ['install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, 'copydesk-rules-example-0.1.0.tgz')],
      home,
    )
    const twice =
      'HARLOW — The bridge reopened after a year of repairs.\n\nHARLOW — Drivers queued from dawn on Monday.\n'
    write(home, {
      'articles/elm/2.txt': twice,
      'copydesk.config.json':
        '{ "plugins": ["copydesk-rules-example"], "rules": { "truncation/doubled-dateline": "warning" } }',
    })
    const linted = sh(
      join(home, 'node_modules/.bin/copydesk'),
      ['--config', 'copydesk.config.json', 'articles/elm/2.txt', '--format', 'compact'],
      home,
    )
    expect(linted.stdout).toContain('Unexpected second dateline "HARLOW —", remove it [truncation/doubled-dateline]')
  })
})
