import type { Rule } from '@copydesk/core'

const notice = '// Written by `pnpm gen`: do not edit.\n'

interface OptionSchema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly items?: OptionSchema
}

/** TypeScript's type for the values a schema of an option admits. */
function typeOf({ type, enum: values, items }: OptionSchema): string {
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ')
  const names: Readonly<Record<string, string>> = {
    integer: 'number',
    number: 'number',
    string: 'string',
    boolean: 'boolean',
    null: 'null',
  }
  const one = (name: string): string =>
    name === 'array' ? `readonly (${items ? typeOf(items) : 'unknown'})[]` : (names[name] ?? 'unknown')
  return type === undefined
    ? 'unknown'
    : [type]
        .flat()
        .map((name) => one(String(name)))
        .join(' | ')
}

function optionsOf({ id, meta }: Rule): string {
  const options = Object.entries(meta.options?.properties ?? {})
  const fields = options.map(
    ([name, schema]) =>
      `/** ${schema.description} Default: ${JSON.stringify(schema.default)}. */\nreadonly ${JSON.stringify(name)}?: ${typeOf(schema as OptionSchema)}`,
  )
  const type = fields.length === 0 ? 'Readonly<Record<string, never>>' : `{\n${fields.join('\n')}\n}`
  return `/** ${meta.summary} */\n'${id}': ${type}`
}

/** `packages/node/src/config/rule-options.generated.ts`: the options of each rule, for configurations in TypeScript. */
export const optionTypes = (rules: readonly Rule[]): string =>
  `${notice}/** Options by rule id. */\nexport interface RuleOptions {\n${[...rules]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(optionsOf)
    .join('\n')}\n}\n`
