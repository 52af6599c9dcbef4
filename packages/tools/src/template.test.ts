import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { defineRule } from '@copydesk/core'
import { checkFixture, type Fixture, Lab, pageFaults, readFixtures, sections, setFaults } from '@copydesk/rule-tester'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ruleFolder } from './template.ts'

const id = 'truncation/new-fault'
const files = ruleFolder(id)
let folder: string
let fixtures: Fixture[]

const ruleThat = (reports: boolean) =>
  defineRule({
    id,
    meta: {
      summary: 'A fault',
      confidence: 0.5,
      weight: 0,
      stage: 'preview',
      scope: 'span',
      messages: { found: { text: 'Unexpected "{actual}", expected TODO', severity: 'warning' } },
    },
    check(document, context) {
      const start = document.text.indexOf('TODO')
      if (reports && start >= 0) context.report('found', { range: { start, end: start + 4 } })
    },
  })

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-rule-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  fixtures = readFixtures(join(folder, 'fixtures'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('a new rule', () => {
  it('has fixtures of both kinds', () => {
    expect(setFaults(fixtures)).toEqual([])
    expect(fixtures.map(({ kind }) => kind)).toEqual(['flag', 'keep'])
  })

  it('fails its flag fixture while it reports nothing, and passes once it works', async () => {
    const flag = fixtures.find(({ kind }) => kind === 'flag') as Fixture
    const silent = await Lab.of(ruleThat(false))
    expect(() => checkFixture(flag, silent)).toThrow()
    checkFixture(flag, await Lab.of(ruleThat(true)))
  })

  it('fails its page until it is written', () => {
    const page = files['rule.md'] as string
    expect(pageFaults(page, id)).toHaveLength(sections.length)
    expect(pageFaults(page.replaceAll('TODO', 'Written.'), id)).toEqual([])
  })
})
