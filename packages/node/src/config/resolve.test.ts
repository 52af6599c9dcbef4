import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Article, Rule } from '@copydesk/core'
import { allRules, recommended, strict } from '@copydesk/preset'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeConfig } from './print.ts'
import { type ResolvedConfig, type ResolveOptions, resolveConfig } from './resolve.ts'

const stable = recommended[0] as Rule
const preview = strict.find((rule) => !recommended.includes(rule)) as Rule

describe('resolveConfig', () => {
  let folder = ''

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'copydesk-config-')))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const put = (path: string, content: unknown): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content, null, 2))
  }

  const resolved = (options: Partial<ResolveOptions> = {}): Promise<ResolvedConfig> =>
    resolveConfig({ cwd: folder, trusted: true, ...options })

  const failure = async (options: Partial<ResolveOptions> = {}): Promise<string> => {
    const error = await resolved(options).then(
      () => undefined,
      (e: Error) => e,
    )
    expect(error?.name).toBe('ConfigError')
    return error?.message ?? ''
  }

  const article = (key: string): Article => ({ key, path: key, format: 'text' }) as Article

  it('runs the recommended rules where no file says otherwise', async () => {
    const config = await resolved()
    expect(config.root).toBe(folder)
    expect(config.rules.map((rule) => rule.id).sort()).toEqual(recommended.map((rule) => rule.id).sort())
    expect(config.statesOf('a.txt').get(stable.id)?.from).toBe('preset recommended')
  })

  it('finds the nearest file upwards and takes its folder for the root', async () => {
    put('copydesk.config.json', { rules: { [stable.id]: 'error' } })
    put('corpus/a.txt', 'text')
    const config = await resolved({ cwd: join(folder, 'corpus') })
    expect(config.root).toBe(folder)
    expect(config.settings(stable, article('corpus/a.txt'))).toMatchObject({ severity: 'error' })
  })

  it('reads no file below the working directory', async () => {
    put('corpus/copydesk.config.json', { rules: { '*': 'off' } })
    expect((await resolved()).rules).toHaveLength(recommended.length)
  })

  it('refuses a folder with two files', async () => {
    put('copydesk.config.json', {})
    put('copydesk.config.yaml', 'rules: {}\n')
    expect(await failure()).toContain('copydesk.config.json and copydesk.config.yaml: keep one')
  })

  it.each([
    ['copydesk.config.json', `{"rules": {"${stable.id}": "info"}}`],
    ['copydesk.config.jsonc', `{\n  // why\n  "rules": {"${stable.id}": "info",},\n}`],
    ['copydesk.config.yaml', `rules:\n  ${stable.id}: info\n`],
    ['copydesk.config.mjs', `export default { rules: { '${stable.id}': 'info' } }`],
    ['copydesk.config.ts', `const level: string = 'info'\nexport default { rules: { '${stable.id}': level } }`],
  ])('reads %s', async (name, text) => {
    put(name, text)
    const config = await resolved()
    expect(config.files).toEqual([name])
    expect(config.statesOf('x').get(stable.id)).toMatchObject({ level: 'info', from: name })
  })

  it.each([
    ['json', `{"rules":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['json', `{"rules":{"${stable.id}":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}}`],
    ['jsonc', `{"rules":${'['.repeat(100_000)}`],
    ['yaml', `rules: ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['yaml', `rules: ${'['.repeat(300)}${']'.repeat(300)}`],
  ])('refuses a file of %s that nests without end', async (extension, content) => {
    put(`copydesk.config.${extension}`, content)
    expect(await failure()).toMatch(
      /^copydesk\.config\.\w+(?::\d+:\d+)?: .*nested deeper than 200 levels: take levels out$/,
    )
  })

  it('runs no code in an untrusted workspace', async () => {
    put('copydesk.config.mjs', 'throw new Error("ran")')
    expect(await failure({ trusted: false })).toMatch(/copydesk\.config\.mjs: runs code/)
    rmSync(join(folder, 'copydesk.config.mjs'))
    put('copydesk.config.json', { plugins: ['./plugin.mjs'] })
    put('plugin.mjs', 'globalThis.ran = true')
    expect(await failure({ trusted: false })).toMatch(/plugins: "\.\/plugin\.mjs" runs code/)
    put('copydesk.config.json', { extends: './base.mjs' })
    put('base.mjs', 'globalThis.ran = true')
    expect(await failure({ trusted: false })).toMatch(/extends: "\.\/base\.mjs" runs code/)
    put('copydesk.config.json', { sources: { from: 'expression', expression: '(a+)+$' } })
    expect(await failure({ trusted: false })).toMatch(/expression can run without end/)
    put('copydesk.config.json', { retext: { 'retext-spell': 'on' } })
    expect(await failure({ trusted: false })).toMatch(/retext: "retext-spell" runs code/)
    expect('ran' in globalThis).toBe(false)
  })

  it('lets later layers win: presets, files extended, the file itself', async () => {
    put('base/shared.json', { extends: 'strict', rules: { [stable.id]: 'error', [preview.id]: 'info' } })
    put('copydesk.config.json', { extends: './base/shared.json', rules: { [stable.id]: 'off' } })
    const config = await resolved()
    const states = config.statesOf('x')
    expect(states.get(stable.id)).toMatchObject({ level: 'off', from: 'copydesk.config.json' })
    expect(states.get(preview.id)).toMatchObject({ level: 'info', from: 'base/shared.json' })
    expect(config.files).toEqual(['base/shared.json', 'copydesk.config.json'])
  })

  it('extends a package', async () => {
    put('node_modules/desk-rules/package.json', { name: 'desk-rules', main: 'config.json' })
    put('node_modules/desk-rules/config.json', { rules: { [stable.id]: 'info' } })
    put('copydesk.config.json', { extends: 'desk-rules' })
    expect((await resolved({ trusted: false })).statesOf('x').get(stable.id)?.level).toBe('info')
    put('node_modules/@desk/rules/package.json', {
      exports: { '.': { import: { default: './a.json' } }, './b': './b.json' },
    })
    put('node_modules/@desk/rules/a.json', { rules: { [stable.id]: 'error' } })
    put('copydesk.config.json', { extends: '@desk/rules' })
    expect((await resolved({ trusted: false })).statesOf('x').get(stable.id)?.level).toBe('error')
  })

  it.each([
    [{ extends: './missing.json' }, 'extends: there is no "./missing.json": check the path'],
    [{ extends: 'recommend' }, 'extends: there is no "recommend": did you mean "recommended"?'],
    [{ extends: './copydesk.config.json' }, 'extends itself'],
  ])('says what is wrong with %j', async (config, message) => {
    put('copydesk.config.json', config)
    expect(await failure()).toContain(message)
  })

  it('gives the wider key less weight, whatever the order', async () => {
    put('copydesk.config.json', { rules: { [stable.id]: 'error', [`${stable.family}/*`]: 'off', '*': 'info' } })
    const states = (await resolved()).statesOf('x')
    expect(states.get(stable.id)?.level).toBe('error')
    const sibling = allRules.find((rule) => rule.family === stable.family && rule !== stable)
    const stranger = allRules.find((rule) => rule.family !== stable.family)
    if (sibling) expect(states.get(sibling.id)?.level).toBe('off')
    expect(states.get(stranger?.id ?? '')?.level).toBe('info')
  })

  it('sets rules for some paths; one switched off there runs on in silence', async () => {
    put('copydesk.config.json', {
      overrides: [
        { files: '**/*.raw.txt', excludedFiles: 'keep/**', rules: { [stable.id]: 'off', [preview.id]: 'error' } },
        { files: 'b/**', rules: { [stable.id]: 'error' } },
      ],
    })
    const config = await resolved()
    expect(config.settings(stable, article('a/1.txt'))).not.toHaveProperty('silent')
    expect(config.settings(stable, article('a/1.raw.txt'))).toMatchObject({ silent: true })
    expect(config.settings(stable, article('keep/1.raw.txt'))).not.toHaveProperty('silent')
    expect(config.settings(stable, article('b/1.raw.txt'))).toMatchObject({ severity: 'error' })
    expect(config.settings(stable, article('b/1.raw.txt'))).not.toHaveProperty('silent')
    expect(config.settings(preview, article('a/1.txt'))).toBe('off')
    expect(config.settings(preview, article('a/1.raw.txt'))).toMatchObject({ severity: 'error' })
    expect(config.rules).toContain(preview)
  })

  it('matches the file of an article in a container', async () => {
    put('copydesk.config.json', { overrides: [{ files: 'a/*.jsonl', rules: { [stable.id]: 'error' } }] })
    const record = { ...article('a/x.jsonl#id#7'), path: 'a/x.jsonl', format: 'jsonl' } as Article
    expect((await resolved()).settings(stable, record)).toMatchObject({ severity: 'error' })
  })

  it('lets the command choose: one rule even where it is off, a family, another preset', async () => {
    put('copydesk.config.json', { rules: { [stable.id]: 'off' } })
    const one = await resolved({ only: [stable.id] })
    expect(one.rules).toEqual([stable])
    expect(one.statesOf('x').get(stable.id)).toMatchObject({ level: 'on', from: '--rule' })
    expect(one.partial).toBe(true)
    const family = await resolved({ families: [preview.family] })
    expect(new Set(family.rules.map((rule) => rule.family))).toEqual(
      new Set(family.rules.length > 0 ? [preview.family] : []),
    )
    expect((await resolved({ preset: 'strict' })).rules).toHaveLength(strict.length - 1)
    expect((await resolved({ noConfig: true })).rules).toHaveLength(recommended.length)
  })

  it('names file, place and the nearest right name of every mistake', async () => {
    const wrong = `${stable.id}s`
    put(
      'copydesk.config.json',
      `{\n  "rules": {\n    "${wrong}": "error",\n    "${stable.id}": "eror"\n  },\n  "overides": []\n}`,
    )
    const lines = (await failure()).split('\n')
    expect(lines[0]).toContain(
      `copydesk.config.json:3:5: rules.${wrong}: unknown rule "${wrong}": did you mean "${stable.id}"?`,
    )
    expect(lines[1]).toMatch(
      /^copydesk\.config\.json:4:5: .*expected one of off, on, error, warning, info, not "eror": did you mean "error"\?/,
    )
    expect(lines[2]).toBe('copydesk.config.json:6:3: overides: unknown key "overides": did you mean "overrides"?')
  })

  it('names places in YAML and syntax errors in both', async () => {
    put('copydesk.config.yaml', 'rules:\n  nonsense/thing: on\n')
    expect(await failure()).toMatch(/^copydesk\.config\.yaml:2:\d+: rules\.nonsense\/thing: unknown rule/)
    put('copydesk.config.yaml', 'rules: [\n')
    expect(await failure()).toMatch(/^copydesk\.config\.yaml:\d+:\d+: not valid YAML/)
    rmSync(join(folder, 'copydesk.config.yaml'))
    put('copydesk.config.json', '{\n  "rules": {,}\n}')
    expect(await failure()).toMatch(/^copydesk\.config\.json:2:\d+: not valid JSON/)
    put('copydesk.config.json', '{ // no\n}')
    expect(await failure()).toContain('comments need a copydesk.config.jsonc')
  })

  it('knows a rule named without its family', async () => {
    put('copydesk.config.json', { rules: { [stable.name]: 'off' } })
    expect(await failure()).toContain(`did you mean "${stable.id}"?`)
  })

  it('runs the rules of a plugin, which weigh nothing, with their options checked', async () => {
    put(
      'plugin.mjs',
      `export const rules = [{ id: 'truncation/house-style', family: 'truncation', name: 'house-style', url: 'x',
        meta: { summary: 's', confidence: 1, weight: 9, stage: 'stable', scope: 'span', messages: {},
          options: { type: 'object', properties: { most: { description: 'd', type: 'integer', minimum: 1, default: 3 } }, additionalProperties: false } },
        check() {} }]`,
    )
    put('copydesk.config.json', { plugins: ['./plugin.mjs'], rules: { 'truncation/house-style': ['on', { most: 2 }] } })
    const config = await resolved()
    const rule = config.rules.find(({ id }) => id === 'truncation/house-style') as Rule
    expect(rule.meta.weight).toBe(0)
    expect(config.settings(rule)).toEqual({ options: { most: 2 } })
    put('copydesk.config.json', {
      plugins: ['./plugin.mjs'],
      rules: { 'truncation/house-style': ['on', { most: 0, mots: 1 }] },
    })
    const lines = (await failure()).split('\n')
    expect(lines[0]).toContain('expected at least 1, not 0')
    expect(lines[1]).toContain('unknown option "mots": did you mean "most"?')
  })

  it('names sources by expression, fields and order', async () => {
    put('copydesk.config.json', {
      sources: {
        from: ['field', 'expression'],
        expression: '^(?:[^/]+/)?(?<source>[a-z]+)-\\d+',
        fields: { text: 'body.raw' },
      },
    })
    const config = await resolved()
    expect(config.read).toMatchObject({ sourceFrom: ['field', 'folder'], fields: { text: 'body.raw' } })
    expect(config.sourceOf('x/herald-12.txt')).toBe('herald')
    expect(config.sourceOf('x/12.txt')).toBeUndefined()
    put('copydesk.config.json', { sources: { from: 'expression', expression: '(' } })
    expect(await failure()).toContain('sources.expression')
  })

  it('pins the rule set it has and no other', async () => {
    put('copydesk.config.json', { ruleset: '2' })
    await resolved()
    put('copydesk.config.json', { ruleset: '999' })
    expect(await failure()).toMatch(/ruleset: this copydesk has rule set "2", not "999"/)
  })

  it('resolves profile and baseline from the file that names them', async () => {
    put('base/shared.json', { profile: 'p.json', baseline: '../b.json' })
    put('copydesk.config.json', { extends: './base/shared.json' })
    const config = await resolved()
    expect(config.profile).toEqual({ value: join(folder, 'base/p.json'), from: 'base/shared.json' })
    expect(config.baseline).toEqual({ value: join(folder, 'b.json'), from: 'base/shared.json' })
  })

  it('prints what holds for a file and by what', async () => {
    put('copydesk.config.json', {
      ignore: ['drafts/'],
      overrides: [{ files: 'a/**', rules: { [stable.id]: 'off' } }],
    })
    const printed = describeConfig(await resolved(), 'a/1.txt', folder)
    expect(printed).toMatchObject({
      file: 'a/1.txt',
      ignored: false,
      rules: {
        [stable.id]: { level: 'on', from: 'preset recommended', silencedBy: 'copydesk.config.json: overrides[0]' },
      },
    })
    expect(describeConfig(await resolved(), 'drafts/1.txt', folder)).toMatchObject({ ignored: 'copydesk.config.json' })
  })

  it('gives equal configurations equal hashes', async () => {
    put('copydesk.config.json', { rules: { [stable.id]: 'error' } })
    const one = (await resolved()).hash
    expect((await resolved()).hash).toBe(one)
    put('copydesk.config.json', { rules: { [stable.id]: 'info' } })
    expect((await resolved()).hash).not.toBe(one)
  })
})
