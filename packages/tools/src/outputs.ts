import type { Rule } from '@copydesk/core'
import type { FamilyFolders } from './families.ts'

const notice = '// Written by `pnpm gen`: do not edit.\n'

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

interface Listed {
  readonly kind: 'rule' | 'signal' | 'resource'
  readonly names: readonly string[]
  readonly folder: string
  readonly type: string
}

const importsOf = ({ kind, names, folder }: Listed): string[] =>
  names.map((name) => {
    const alias = kind === 'rule' ? camel(name) : camel(`${name}-${kind}`)
    return `import { ${kind} as ${alias} } from './${folder}${name}/${kind}.ts'`
  })

const listOf = ({ kind, names, type }: Listed): string => {
  const aliases = names.map((name) => (kind === 'rule' ? camel(name) : camel(`${name}-${kind}`)))
  return `export const ${kind}s: readonly ${type}[] = [${aliases.join(', ')}]`
}

/** `rules/<family>/src/index.generated.ts`: everything the family's folders hold. */
export function barrel({ rules, signals, resources }: FamilyFolders): string {
  const lists: Listed[] = [
    { kind: 'resource', names: resources, folder: 'resources/', type: 'Resource<unknown>' },
    { kind: 'rule', names: rules, folder: '', type: 'Rule' },
    { kind: 'signal', names: signals, folder: 'signals/', type: 'Signal' },
  ]
  const imports = lists.flatMap(importsOf).sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1))
  const types = `import type { Resource, Rule, Signal } from '@copydesk/core'`
  return `${notice}${[types, ...imports].join('\n')}\n\n${lists.map(listOf).join('\n')}\n`
}

const pathOf = (line: string): string => line.slice(line.indexOf("'"))

/** `packages/preset/src/rules.generated.ts`: the families joined. */
export function preset(families: readonly FamilyFolders[]): string {
  const imports = families.map(({ family }) => `import * as ${camel(family)} from '@copydesk/rules-${family}'`)
  const join = (name: string, type: string): string =>
    `export const ${name}: readonly ${type}[] = [${families.map((f) => `...${camel(f.family)}.${name}`).join(', ')}]`
  const types = `import type { Resource, Rule, Signal } from '@copydesk/core'`
  const lists = [join('rules', 'Rule'), join('signals', 'Signal'), join('resources', 'Resource<unknown>')]
  return `${notice}${[types, ...imports].join('\n')}\n\n${lists.join('\n')}\n`
}

export const tableStart = '<!-- rules: written by `pnpm gen` -->'
export const tableEnd = '<!-- /rules -->'

const cell = (text: string): string => text.replaceAll('|', '\\|')

const row = (rule: Rule): string =>
  `| [${rule.id}](rules/${rule.family}/src/${rule.name}/rule.md) | ${cell(rule.meta.summary)} | ${rule.meta.stage} | ${rule.meta.confidence.toFixed(2)} |`

/** The table of rules that stands in the README. */
export const ruleTable = (rules: readonly Rule[]): string =>
  ['| Rule | Finds | Stage | Precision |', '|---|---|---|---|', ...rules.map(row)].join('\n')

/** `readme` with its table replaced. Throws an Error if its markers are missing. */
export function withTable(readme: string, table: string): string {
  const start = readme.indexOf(tableStart)
  const end = readme.indexOf(tableEnd)
  if (start < 0 || end < start) throw new Error(`README.md has no "${tableStart}" … "${tableEnd}"`)
  return `${readme.slice(0, start + tableStart.length)}\n\n${table}\n\n${readme.slice(end)}`
}
