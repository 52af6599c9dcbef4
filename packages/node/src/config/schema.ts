import { families, type Rule } from '@copydesk/core'
import { defaultBudget } from '@copydesk/engine'

/** The part of JSON Schema (draft 2020-12) the configuration uses. */
export interface JsonSchema {
  readonly $schema?: string
  readonly $id?: string
  readonly $defs?: Readonly<Record<string, JsonSchema>>
  /** `#/$defs/NAME` of the schema it stands in. */
  readonly $ref?: string
  readonly title?: string
  readonly description?: string
  readonly default?: unknown
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: boolean | JsonSchema
  readonly required?: readonly string[]
  readonly items?: boolean | JsonSchema
  readonly prefixItems?: readonly JsonSchema[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly anyOf?: readonly JsonSchema[]
}

export const schemaUrl = 'https://copydesk.dev/schema/config.schema.json'

const levels = ['off', 'on', 'error', 'warning', 'info']
const level: JsonSchema = { $ref: '#/$defs/level' }
const string: JsonSchema = { type: 'string', minLength: 1 }
const strings = (description: string): JsonSchema => ({ description, $ref: '#/$defs/strings' })

const entry = (options: JsonSchema): JsonSchema => ({
  anyOf: [level, { type: 'array', prefixItems: [level, options], items: false, minItems: 1, maxItems: 2 }],
})

const noOptions: JsonSchema = { type: 'object', properties: {}, additionalProperties: false }

/** A rule's level and options; most rules have none, and share one definition. */
const ruleEntry = ({ meta }: Rule): JsonSchema =>
  Object.keys(meta.options?.properties ?? {}).length === 0
    ? { $ref: '#/$defs/plainRule' }
    : entry(meta.options as JsonSchema)

const ruleEntries = (rules: readonly Rule[]): JsonSchema => {
  const wide = ['*', ...families.map((family) => `${family}/*`)].map((key) => [
    key,
    { ...level, description: key === '*' ? 'Every rule.' : `Every rule of ${key.slice(0, -2)}.` },
  ])
  const single = [...rules]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((rule) => [rule.id, { description: rule.meta.summary, ...ruleEntry(rule) }])
  return {
    description: 'Rules by id, "family/*" or "*": off, on, a severity, or [severity, options].',
    type: 'object',
    properties: Object.fromEntries([...wide, ...single]),
    additionalProperties: false,
  }
}

const fieldNames = [
  'text', 'title', 'url', 'author', 'published', 'modified', 'publisher', 'source', 'lang', 'id',
] // biome-ignore format: a list of names

const sources: JsonSchema = {
  description: 'How a source is named and where JSON records keep their fields.',
  type: 'object',
  properties: {
    from: ((naming: JsonSchema): JsonSchema => ({
      description: 'What names a source, in order of preference.',
      anyOf: [naming, { type: 'array', items: naming, minItems: 1 }],
    }))({ enum: ['folder', 'field', 'front-matter', 'canonical-host', 'file', 'expression'] }),
    expression: {
      ...string,
      description: 'Regular expression over the path below the root: its group "source", or its first, is the name.',
    },
    fields: {
      description: 'Where a JSON record keeps what: a dotted path or several.',
      type: 'object',
      properties: Object.fromEntries(fieldNames.map((name) => [name, strings(`Where the ${name} lies.`)])),
      additionalProperties: false,
    },
  },
  additionalProperties: false,
}

const metadata: JsonSchema = {
  description: 'A table that says of articles what they do not say themselves, relative to this file.',
  anyOf: [
    string,
    {
      type: 'object',
      properties: {
        file: { ...string, description: 'JSONL, CSV or TSV, compressed or not.' },
        by: {
          type: 'string',
          pattern: '^(?:file|id)(?:=.+)?$',
          default: 'file',
          description: 'How it names the articles: file or id, or one of them and a column, as in "file=path".',
        },
      },
      required: ['file'],
      additionalProperties: false,
    },
  ],
}

const directives: JsonSchema = {
  description:
    'Whether exceptions count that stand in linted files or beside them; true: also comments in HTML and the field "copydesk" of records. Default: only in files of the repository that holds this configuration.',
  anyOf: [
    { type: 'boolean' },
    {
      type: 'object',
      properties: {
        html: { type: 'boolean', default: false, description: 'Comments in HTML.' },
        json: { type: 'boolean', default: false, description: 'The field "copydesk" of JSON records.' },
      },
      additionalProperties: false,
    },
  ],
}

const budget: JsonSchema = {
  description: 'What one article may take. One that takes more is not linted: its record is an error.',
  type: 'object',
  properties: {
    steps: {
      type: 'integer',
      minimum: 1,
      default: defaultBudget.steps,
      description: 'Characters of its text and hits of phrases, each once for every rule that runs.',
    },
    findings: {
      type: 'integer',
      minimum: 1,
      default: defaultBudget.findings,
      description: 'Findings, those that others cover included.',
    },
  },
  additionalProperties: false,
}

/** JSON Schema of a configuration file for the rules given. */
export function configSchema(rules: readonly Rule[]): JsonSchema {
  const entries: JsonSchema = { $ref: '#/$defs/rules' }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: schemaUrl,
    $defs: {
      level: { enum: levels },
      strings: { anyOf: [string, { type: 'array', items: string }] },
      plainRule: entry(noOptions),
      rules: ruleEntries(rules),
    },
    title: 'Copydesk configuration',
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      extends: strings('"recommended", "strict", a file relative to this one, or a package. Later ones win.'),
      plugins: { type: 'array', items: string, description: 'Packages or files that export rules. Their code runs.' },
      rules: entries,
      retext: {
        description: 'retext plugins to run as rules, by package name.',
        type: 'object',
        patternProperties: { '^(?:@[a-z0-9._-]+/)?retext-': entry({ type: 'object' }) },
        additionalProperties: false,
      },
      overrides: {
        description: 'Settings for some paths; later ones win.',
        type: 'array',
        items: {
          type: 'object',
          properties: {
            files: strings('Globs over paths below the root.'),
            excludedFiles: strings('Globs this override leaves out.'),
            rules: entries,
          },
          required: ['files'],
          additionalProperties: false,
        },
      },
      ignore: { type: 'array', items: string, description: 'Patterns as in .gitignore, relative to the root.' },
      sources,
      metadata,
      profile: { ...string, description: 'Saved source profiles, relative to this file (copydesk profile).' },
      baseline: { ...string, description: 'Accepted findings, relative to this file (copydesk baseline).' },
      ruleset: { ...string, description: 'Version of the rule set that gates are set for.' },
      directives,
      budget,
    },
    additionalProperties: false,
  }
}
