import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeLexicon } from '@copydesk/lexicon'
import { allRules } from '@copydesk/preset'
import dictionaryEn from 'dictionary-en'
import type { Root } from 'nlcst'
import { retext } from 'retext'
import retextRepeatedWords from 'retext-repeated-words'
import retextSpell from 'retext-spell'
import type { Plugin } from 'unified'
import { VFile } from 'vfile'
import { reporter } from 'vfile-reporter'
import { describe, expect, it } from 'vitest'
import copydesk, { hostRetextPlugin, type Options, pluginOf, rulePlugins } from './index.ts'

const root = join(import.meta.dirname, '../../..')
const lexicon = decodeLexicon(readFileSync(join(root, 'packages/lexicon/dist/words.bin')))
const resources = (id: string): Uint8Array => {
  const name = `${id.replace('resource:', '')}.bin`
  const found = ['machine-translation', 'boilerplate', 'truncation', 'attribution']
    .map((f) => join(root, 'rules', f, 'data', name))
    .find(existsSync)
  if (!found) throw new Error(`no data file ${name}`)
  return readFileSync(found)
}
const options: Options = { lexicon, resources }

const glued = 'The council met on Monday and talked for hours.The mayor left early, and nobody asked him why.\n'
const fileOf = (value: string) => new VFile({ path: 'elm-creek/1.txt', value })

describe('the whole set as a plugin', () => {
  it('gives up a text that takes more than its budget, in one message', async () => {
    const file = await retext()
      .use(copydesk, { ...options, budget: { findings: 1 } })
      .process(fileOf(glued + glued.replace('hours', 'days').replace('Monday', 'Friday')))
    expect(file.messages.map((m) => [m.ruleId, m.reason])).toEqual([
      [
        'budget',
        'not linted: takes more than 1 findings: raise "budget.findings" in the configuration if it is an article',
      ],
    ])
  })

  it('reports findings as messages with rule, source, url, place and expectation', async () => {
    const file = await retext().use(copydesk, options).process(fileOf(glued))
    const message = file.messages.find((m) => m.ruleId === 'truncation/glued-sentence')
    expect(message).toMatchObject({ source: 'copydesk', ruleId: 'truncation/glued-sentence', line: 1, fatal: false })
    expect(message?.url).toMatch(/truncation\/glued-sentence$/)
    expect(message?.expected?.[0]).toBe('hours. The')
    expect(message?.note).toBeTruthy()
    expect(message?.actual).toBe('hours.The')
  })

  it('reads well in vfile-reporter', async () => {
    const file = await retext().use(copydesk, options).process(fileOf(glued))
    const text = reporter(file, { color: false })
    expect(text).toContain('elm-creek/1.txt')
    expect(text).toMatch(/1:\d+-1:\d+\s+warning\s+Unexpected.*glued-sentence\s+copydesk/)
  })

  it('says nothing of clean prose', async () => {
    const clean = 'The council met on Monday and talked for hours. The mayor left early, and nobody asked him why.\n'
    const file = await retext()
      .use(pluginOf(allRules.filter((r) => r.family !== 'attribution')), options)
      .process(fileOf(clean))
    expect(file.messages.map(String)).toEqual([])
  })

  it('asks for word data', () => {
    expect(() =>
      retext()
        .use(copydesk, {} as Options)
        .freeze(),
    ).toThrow(/lexicon/)
  })

  it('turns a rule off', async () => {
    const file = await retext()
      .use(copydesk, { ...options, rules: { 'truncation/glued-sentence': false } })
      .process(fileOf(glued))
    expect(file.messages.filter((m) => m.ruleId === 'truncation/glued-sentence')).toEqual([])
  })
})

describe('each rule as a plugin', () => {
  it('is there for every rule and reports only that rule', async () => {
    expect(Object.keys(rulePlugins).sort()).toEqual(allRules.map((r) => r.id).sort())
    const plugin = rulePlugins['truncation/glued-sentence']
    if (!plugin) throw new Error('no plugin')
    const file = await retext().use(plugin, options).process(fileOf(glued))
    expect(file.messages.map((m) => m.ruleId)).toEqual(['truncation/glued-sentence'])
  })
})

describe('a retext plugin as a rule', () => {
  it('hosts retext-repeated-words', async () => {
    const rule = hostRetextPlugin(retextRepeatedWords as Plugin<[unknown?], Root>, { name: 'retext-repeated-words' })
    const file = await retext()
      .use(pluginOf([rule]), options)
      .process(fileOf('The the council met on Monday.\n'))
    expect(file.messages.map((m) => [m.ruleId, m.actual])).toEqual([['truncation/retext-repeated-words', 'The the']])
  })

  it('hosts retext-spell with dictionary-en, every article by itself', async () => {
    const rule = hostRetextPlugin(retextSpell as Plugin<[unknown?], Root>, {
      name: 'spelling',
      options: { dictionary: dictionaryEn, max: -1 },
    })
    const processor = retext().use(pluginOf([rule]), options)
    for (let i = 0; i < 3; i++) {
      const file = await processor.process(fileOf('The counncil met on Monday.\n'))
      expect(file.messages.map((m) => m.actual)).toEqual(['counncil'])
    }
  }, 20_000)
})
