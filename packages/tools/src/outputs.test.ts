import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { defineRule } from '@copydesk/core'
import { describe, expect, it } from 'vitest'
import { readFamilies } from './families.ts'
import { barrel, preset, ruleTable, tableEnd, tableStart, withTable } from './outputs.ts'

const family = {
  family: 'machine-translation',
  rules: ['name-variant', 'stray-break'],
  signals: ['translated'],
  resources: ['weights'],
}

describe('pnpm gen', () => {
  it('finds rules, signals and resources by their files, in order', () => {
    const base = mkdtempSync(join(tmpdir(), 'copydesk-gen-'))
    const files = [
      'rules/truncation/package.json',
      'rules/truncation/src/b-fault/rule.ts',
      'rules/truncation/src/a-fault/rule.ts',
      'rules/truncation/src/_shared/stops.ts',
      'rules/truncation/src/unfinished/rule.md',
      'rules/truncation/src/signals/cut/signal.ts',
      'rules/truncation/src/resources/counts/resource.ts',
      'rules/notes/readme.md',
    ]
    for (const file of files) {
      mkdirSync(join(base, dirname(file)), { recursive: true })
      writeFileSync(join(base, file), '')
    }
    expect(readFamilies(base)).toEqual([
      { family: 'truncation', rules: ['a-fault', 'b-fault'], signals: ['cut'], resources: ['counts'] },
    ])
    rmSync(base, { recursive: true })
  })

  it('writes a barrel that imports and lists what there is', () => {
    const lines = barrel(family).split('\n')
    expect(lines).toContain("import { rule as nameVariant } from './name-variant/rule.ts'")
    expect(lines).toContain("import { signal as translatedSignal } from './signals/translated/signal.ts'")
    expect(lines).toContain('export const rules: readonly Rule[] = [nameVariant, strayBreak]')
    expect(lines).toContain('export const signals: readonly Signal[] = [translatedSignal]')
    expect(lines).toContain('export const resources: readonly Resource<unknown>[] = [weightsResource]')
  })

  it('joins the families in a preset', () => {
    const text = preset([family, { ...family, family: 'truncation' }])
    expect(text).toContain("import * as machineTranslation from '@copydesk/rules-machine-translation'")
    expect(text).toContain('export const rules: readonly Rule[] = [...machineTranslation.rules, ...truncation.rules]')
  })

  it('replaces the table of rules between its markers and nothing else', () => {
    const rule = defineRule({
      id: 'truncation/glued-sentence',
      meta: { summary: 'a|b', confidence: 0.95, weight: 1, stage: 'stable', scope: 'span', messages: {} },
      check: () => {},
    })
    const row = '| [truncation/glued-sentence](rules/truncation/src/glued-sentence/rule.md) | a\\|b | stable | 0.95 |'
    const once = withTable(`# Title\n\n${tableStart}\nold\n${tableEnd}\n\nEnd\n`, ruleTable([rule]))
    expect(once).toBe(`# Title\n\n${tableStart}\n\n${ruleTable([rule])}\n\n${tableEnd}\n\nEnd\n`)
    expect(once).toContain(row)
    expect(withTable(once, ruleTable([rule]))).toBe(once)
    expect(() => withTable('# Title\n', '')).toThrow('README.md has no')
  })
})
