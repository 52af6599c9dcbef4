import { readFileSync } from 'node:fs'
import { defineRule } from '@copydesk/core'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { configSchema } from './schema.ts'
import { validate } from './validate.ts'

const rule = defineRule({
  id: 'truncation/sample',
  meta: {
    summary: 's',
    confidence: 1,
    weight: 1,
    stage: 'stable',
    scope: 'span',
    messages: {},
    options: {
      type: 'object',
      properties: {
        most: { description: 'd', default: 1, type: 'integer', minimum: 1, maximum: 9 },
        words: { description: 'd', default: [], type: 'array', items: { type: 'string' } },
      },
      additionalProperties: false,
    },
  },
  check: () => {},
})

const schema = configSchema([rule])
const ajv = new Ajv2020({ strict: true, strictTuples: false, allowUnionTypes: true })
const byAjv = ajv.compile(schema)

const right: unknown[] = [
  {},
  { $schema: 'x', extends: 'recommended' },
  { extends: ['strict', './a.json'], ignore: ['a/', '*.b'] },
  { rules: { '*': 'off', 'truncation/*': 'on', 'truncation/sample': ['warning', { most: 3, words: ['a'] }] } },
  { rules: { 'truncation/sample': ['error'] } },
  { overrides: [{ files: 'a/**' }, { files: ['a'], excludedFiles: 'b', rules: { 'truncation/sample': 'off' } }] },
  { sources: { from: ['field', 'folder'], fields: { text: ['body', 'a.b'], title: 't' } } },
  { retext: { 'retext-spell': ['on', { max: 3 }], '@x/retext-y': 'warning' } },
  { profile: 'p', baseline: 'b', ruleset: '1', directives: { html: true } },
  { budget: { steps: 1, findings: 20 } },
]

const wrong: unknown[] = [
  [],
  'recommended',
  { rule: {} },
  { extends: 1 },
  { extends: [''] },
  { rules: { 'truncation/sample': 'warn' } },
  { rules: { 'truncation/sample': [] } },
  { rules: { 'truncation/sample': ['on', {}, 1] } },
  { rules: { 'truncation/sample': ['on', { most: 0 }] } },
  { rules: { 'truncation/sample': ['on', { most: 1.5 }] } },
  { rules: { 'truncation/sample': ['on', { words: [1] }] } },
  { rules: { 'truncation/sample': ['on', { other: 1 }] } },
  { rules: { 'truncation/*': ['on', {}] } },
  { rules: { 'truncation/other': 'on' } },
  { overrides: [{}] },
  { overrides: [{ files: 'a', severity: 'off' }] },
  { sources: { from: 'host' } },
  { sources: { from: [] } },
  { sources: { fields: { body: 'x' } } },
  { retext: { spell: 'on' } },
  { directives: { html: 'yes' } },
  { budget: { steps: 0 } },
  { budget: { findings: 1.5 } },
  { budget: { seconds: 1 } },
  { profile: '' },
]

describe('configuration schema', () => {
  it.each(right.map((value) => [JSON.stringify(value), value]))('takes %s, as Ajv does', (_, value) => {
    expect(validate(value, schema)).toEqual([])
    expect(byAjv(value)).toBe(true)
  })

  it.each(wrong.map((value) => [JSON.stringify(value), value]))('refuses %s, as Ajv does', (_, value) => {
    expect(validate(value, schema)).not.toEqual([])
    expect(byAjv(value)).toBe(false)
  })

  it('is shipped as a file that Ajv compiles', () => {
    const file = new URL('../../schema/config.schema.json', import.meta.url)
    const shipped = new Ajv2020({ strict: true, strictTuples: false, allowUnionTypes: true }).compile(
      JSON.parse(readFileSync(file, 'utf8')),
    )
    expect(shipped({ extends: 'recommended', rules: {} })).toBe(true)
    expect(shipped({ rules: { 'truncation/no-such-rule': 'on' } })).toBe(false)
  })
})
