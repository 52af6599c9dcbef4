import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { afterAll, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const families = ['attribution', 'boilerplate', 'machine-translation', 'truncation']
const ours = (...names: string[]): string[] => names.map((name) => `@copydesk/${name}`)
const rules = families.map((family) => `rules/${family}`)
const upToRetext = [
  ...ours('core', 'lexicon', 'text', 'news', 'readers', 'engine', 'score', 'preset'),
  'retext-copydesk',
]

/** What each layer may import of ours. A folder that is not here may import anything. */
const layers: Readonly<Record<string, readonly string[]>> = {
  'packages/core': [],
  'packages/lexicon': ours('core'),
  'packages/text': ours('core', 'lexicon'),
  'packages/news': ours('core', 'lexicon', 'text'),
  ...Object.fromEntries(rules.map((rule) => [rule, ours('core', 'text', 'news')])),
  'packages/preset': ours('core', ...families.map((family) => `rules-${family}`)),
  'packages/readers': ours('core', 'news'),
  'packages/engine': ours('core', 'text', 'news'),
  'packages/score': ours('core'),
  'packages/retext-copydesk': ours('core', 'lexicon', 'text', 'news', 'engine', 'preset'),
  'packages/node': upToRetext,
  'packages/language-server': [...upToRetext, '@copydesk/node'],
  'packages/vscode': [...upToRetext, '@copydesk/node', '@copydesk/language-server'],
  'packages/cli': [...upToRetext, '@copydesk/node', '@copydesk/language-server'],
}
const unlayered = ['packages/rule-tester', 'packages/site', 'packages/tools', 'corpus', 'test']
/** What an installed package is in Node.js: it reads the word data that lies beside it. */
const forNode = 'packages/retext-copydesk/src/node.ts'
/** These run in Node; all others also run in a browser. */
const nodeOnly = ['packages/node', 'packages/cli', 'packages/language-server', 'packages/vscode']

interface Manifest {
  readonly name: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

const manifest = (folder: string): Manifest => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))

const isOurs = (name: string): boolean =>
  name.startsWith('@copydesk/') || name === 'copydesk' || name === 'retext-copydesk'

/** It calls the packed command, and is no package of the workspace. */
const python = 'packages/spark'

const folders = [
  ...['packages', 'rules']
    .flatMap((parent) => readdirSync(join(root, parent)).map((name) => `${parent}/${name}`))
    .filter((folder) => folder !== python),
  'corpus',
  'test',
]

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.[mc]?[jt]s$/.test(path) && !path.endsWith('.test.ts'))
    .map((path) => join(root, folder, 'src', path))

const importsOf = (file: string): string[] =>
  ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles.map(({ fileName }) => fileName)

/** `@scope/name/entry` → `@scope/name`. */
const packageOf = (name: string): string =>
  name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name.split('/')[0] as string)

interface Import {
  readonly from: string
  readonly name: string
}

const allImports = (folder: string): Import[] =>
  sources(folder).flatMap((file) => importsOf(file).map((name) => ({ from: relative(root, file), name })))

describe('layers', () => {
  it('name every folder of the workspace', () => {
    expect(folders.toSorted()).toEqual([...Object.keys(layers), ...unlayered].sort())
  })

  describe.each(Object.entries(layers))('%s', (folder, allowed) => {
    const browser = !nodeOnly.includes(folder)

    it('depends on nothing of ours but the layers below', () => {
      const names = Object.keys(manifest(folder).dependencies ?? {}).filter(isOurs)
      expect(names.filter((name) => !allowed.includes(name))).toEqual([])
    })

    it('imports nothing of ours but the layers below, by their names', () => {
      const imports = allImports(folder)
      expect(imports.filter(({ name }) => isOurs(name) && !allowed.includes(packageOf(name)))).toEqual([])
      const leaving = imports.filter(
        ({ from, name }) => name.startsWith('.') && relative(folder, join(dirname(from), name)).startsWith('..'),
      )
      expect(leaving).toEqual([])
    })

    it.runIf(rules.includes(folder))('imports no library', () => {
      const libraries = allImports(folder).filter(({ name }) => !name.startsWith('.') && !isOurs(name))
      expect(libraries).toEqual([])
    })

    it(browser ? 'imports nothing of Node' : 'says that it runs in Node', () => {
      const builtin = allImports(folder).filter(({ from, name }) => isBuiltin(name) && from !== forNode)
      if (browser) expect(builtin).toEqual([])
      else expect(manifest(folder).devDependencies).toHaveProperty('@types/node')
    })

    it('refers to the layers it imports, so that tsc -b builds them first', () => {
      const config = JSON.parse(readFileSync(join(root, folder, 'tsconfig.json'), 'utf8'))
      const referenced = config.references.map(({ path }: { path: string }) => manifest(join(folder, path)).name)
      const { dependencies: shipped, devDependencies: bundled } = manifest(folder)
      const imported = new Set(allImports(folder).map(({ name }) => packageOf(name)))
      const dependencies = Object.keys({ ...shipped, ...bundled }).filter(
        (name) => isOurs(name) && (name in (shipped ?? {}) || imported.has(name)),
      )
      expect(referenced.toSorted()).toEqual(dependencies.sort())
    })
  })
})

/** Rules may neither read a clock, chance or the network nor reach for what Node.js or a page has. */
describe('linter', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'copydesk-layers-'))
  const path = 'rules/truncation/src/late/rule.ts'
  const lines = [
    'const now = Date.now()',
    'const chance = Math.random()',
    'const time = performance.now()',
    "const page = await fetch('https://example.org')",
    'const most = Math.max(1, 2)',
    'export const all = [now, chance, time, page, most]',
  ]

  afterAll(() => rmSync(scratch, { recursive: true, force: true }))

  it('keeps clock, chance and network out of rules', () => {
    for (const name of ['biome.json', '.gitignore']) cpSync(join(root, name), join(scratch, name))
    mkdirSync(join(scratch, dirname(path)), { recursive: true })
    writeFileSync(join(scratch, path), `${lines.join('\n')}\n`)
    const biome = join(root, 'node_modules/.bin/biome')
    const run = spawnSync(biome, ['lint', '--reporter=json', '--max-diagnostics=none'], {
      cwd: scratch,
      encoding: 'utf8',
    })
    const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: Diagnostic[] }
    const failing = (rule: string): string[] =>
      diagnostics
        .filter(({ category, location }) => category === rule && location.path === path)
        .map(({ location }) => lines[location.start.line - 1] ?? '')
    expect(run.status).toBe(1)
    expect(failing('lint/style/noRestrictedGlobals')).toEqual([lines[0], lines[2], lines[3]])
    expect(failing('lint/nursery/noJsRestrictedProperties')).toEqual([lines[1]])
  })
})

interface Diagnostic {
  readonly category: string
  readonly location: { readonly path: string; readonly start: { readonly line: number } }
}
