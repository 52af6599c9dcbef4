import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allRules, recommended, resources, rulesById, signals, strict } from './index.ts'

const repeated = (ids: readonly string[]): string[] => ids.filter((id, i) => ids.indexOf(id) !== i)

describe('presets', () => {
  it('name every rule, signal and resource once', () => {
    expect(repeated(allRules.map((rule) => rule.id))).toEqual([])
    expect(repeated(signals.map((signal) => signal.id))).toEqual([])
    expect(repeated(resources.map((resource) => resource.id))).toEqual([])
    expect(rulesById.size).toBe(allRules.length)
  })

  it('recommend stable rules of a precision of at least 0.9, and weigh no others', () => {
    expect(recommended.filter((rule) => rule.meta.confidence < 0.9).map((rule) => rule.id)).toEqual([])
    const preview = strict.filter((rule) => !recommended.includes(rule))
    expect(preview.filter((rule) => rule.meta.weight > 0).map((rule) => rule.id)).toEqual([])
  })

  it('give every resource and signal a rule or signal needs', () => {
    const known = new Set<string>(resources.map((resource) => resource.id))
    const needs = [...allRules, ...signals].flatMap((part) => part.needs ?? [])
    expect(needs.filter((need) => need.startsWith('resource:') && !known.has(need))).toEqual([])
  })

  it('link each rule to its page', () => {
    const page = (id: string) => resolve(import.meta.dirname, '../../../rules', id.replace('/', '/src/'), 'rule.md')
    expect(allRules.filter((rule) => !existsSync(page(rule.id))).map((rule) => rule.id)).toEqual([])
  })
})
