import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Rule, Signal } from '@copydesk/core'
import { describe, expect, it } from 'vitest'
import type { LabOptions } from './lab.ts'
import { testRule } from './tester.ts'

/** What a family's barrel exports. */
export interface Family {
  readonly rules: readonly Rule[]
  readonly signals: readonly Signal[]
}

/** Bytes of the resource `resource:NAME`: `data/NAME.bin` in the family's package. */
const resourceFrom = (src: string) => (id: string) =>
  readFileSync(join(src, '../data', `${id.slice('resource:'.length)}.bin`))

/**
 * Declares the tests of a family: every rule below `src`, and that the barrel lists every rule folder. A late rule runs
 * beside the whole family and its signals, every other rule alone.
 */
export function testFamily(family: Family, src: string, options: LabOptions = {}): void {
  const { rules, signals } = family
  const folders = readdirSync(src).filter((name) => existsSync(join(src, name, 'rule.ts')))

  describe('barrel', () => {
    it('lists every rule folder (else run `pnpm gen`)', () => {
      expect(rules.map((rule) => rule.name).sort()).toEqual(folders.sort())
    })
  })
  for (const rule of rules) {
    const companions = rule.after === 'signals' || rule.checkSource ? { rules, signals } : {}
    testRule(rule, join(src, rule.name), { resources: resourceFrom(src), ...companions, ...options })
  }
}
