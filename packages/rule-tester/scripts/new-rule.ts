import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineRule, families } from '@copydesk/core'
import { root } from './families.ts'

// Makes a rule's folder. Its flag fixture fails until the rule works, its page until it is written.
const id = process.argv.at(2) ?? ''

const ruleFile = `import { defineRule } from '@copydesk/core'

export const rule = defineRule({
  id: '${id}',
  meta: {
    summary: 'TODO: one line',
    confidence: 0.5,
    weight: 0,
    stage: 'preview',
    scope: 'span',
    messages: {
      found: { text: 'Unexpected "{actual}", expected TODO', severity: 'warning' },
    },
  },
  check(document, context) {
    // TODO: read document.tokens, document.lines or document.hits, and report:
    if (document.words < 0) context.report('found', { range: { start: 0, end: 0 } })
  },
})
`

const page = `# ${id}

## What it finds

TODO

## Why

TODO

## Exceptions

TODO

## Examples

TODO

## Measured

TODO
`

const flag = `TODO: a paragraph that holds the fault.
^^^^ Unexpected "TODO", expected TODO
`

const keep = `A near miss that must stay silent.
`

const [family = '', name = ''] = id.split('/')

function refuse(reason: string): never {
  console.error(`${reason}\nUsage: pnpm new-rule family/name, family one of ${families.join(', ')}`)
  process.exit(2)
}

try {
  defineRule({ id: id as `attribution/${string}`, meta: {} as never, check: () => {} })
} catch (error) {
  refuse(error instanceof Error ? error.message : String(error))
}
const folder = join(root, 'rules', family, 'src', name)
if (existsSync(folder)) refuse(`${folder} is already there`)
mkdirSync(join(folder, 'fixtures'), { recursive: true })
writeFileSync(join(folder, 'rule.ts'), ruleFile)
writeFileSync(join(folder, 'rule.md'), page)
writeFileSync(join(folder, 'fixtures/flag-first.txt'), flag)
writeFileSync(join(folder, 'fixtures/keep-first.txt'), keep)
console.log(`Made rules/${family}/src/${name}. Next: pnpm gen, then pnpm exec vitest run rules/${family} -t ${name}`)
