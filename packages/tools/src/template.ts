const ruleFile = (id: string): string => `import { defineRule } from '@copydesk/core'

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

const page = (id: string): string => `# ${id}

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

/** Files of a new rule's folder by path. Its flag fixture fails until the rule works, its page until it is written. */
export const ruleFolder = (id: string): Readonly<Record<string, string>> => ({
  'rule.ts': ruleFile(id),
  'rule.md': page(id),
  'fixtures/flag-first.txt': flag,
  'fixtures/keep-first.txt': keep,
})
