import { nearest } from '../nearest.ts'
import type { JsonSchema } from './schema.ts'

export type JsonPath = readonly (string | number)[]

/** One thing that is wrong, and what would be right. */
export interface Issue {
  readonly path: JsonPath
  readonly message: string
}

const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value === 'number' ? 'number' : typeof value

const hasType = (value: unknown, type: string): boolean =>
  type === 'integer' ? Number.isInteger(value) : typeOf(value) === type

/** How a value reads in a message. */
const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}

const listed = (values: readonly unknown[]): string => values.map((value) => String(value)).join(', ')

/** What `value` breaks of `schema`, in reading order. Speaks the part of JSON Schema that configurations and rule options use. */
export function validate(value: unknown, schema: JsonSchema, path: JsonPath = [], root = schema): Issue[] {
  if (schema.$ref !== undefined) return validate(value, referred(schema, root), path, root)
  if (schema.anyOf) return validateAny(value, schema.anyOf, path, root)
  if (schema.enum && !schema.enum.includes(value)) return [{ path, message: outside(value, schema.enum) }]
  const types = schema.type === undefined ? [] : [schema.type].flat()
  if (types.length > 0 && !types.some((type) => hasType(value, type)))
    return [{ path, message: `expected ${types.join(' or ')}, not ${shown(value)}` }]
  if (Array.isArray(value)) return validateItems(value, schema, path, root)
  if (typeof value === 'object' && value !== null) return validateObject(value, schema, path, root)
  const message = typeof value === 'string' ? textIssue(value, schema) : numberIssue(value as number, schema)
  return message ? [{ path, message }] : []
}

/** The definition a schema refers to, or the schema itself. Throws an Error if there is none: the schema is ours. */
function referred(schema: JsonSchema, root: JsonSchema): JsonSchema {
  if (schema.$ref === undefined) return schema
  const found = root.$defs?.[schema.$ref.slice('#/$defs/'.length)]
  if (!found) throw new Error(`no definition ${schema.$ref}`)
  return found
}

const outside = (value: unknown, allowed: readonly unknown[]): string => {
  const near = typeof value === 'string' ? nearest(value, allowed.map(String)) : ''
  return `expected one of ${listed(allowed)}, not ${shown(value)}${near}`
}

/** The branch of the value's own type tells most; without one, all that would be right is named. */
function validateAny(value: unknown, anyOf: readonly JsonSchema[], path: JsonPath, root: JsonSchema): Issue[] {
  const branches = anyOf.map((branch) => referred(branch, root))
  const tried = branches.map((branch) => ({ branch, issues: validate(value, branch, path, root) }))
  if (tried.some(({ issues }) => issues.length === 0)) return []
  const fits = tried.find(({ branch }) => typeFits(value, branch))
  if (fits) return fits.issues
  const kinds = branches.map((branch) =>
    branch.enum ? listed(branch.enum) : [branch.type ?? 'value'].flat().join(', '),
  )
  return [{ path, message: `expected ${kinds.join(' or ')}, not ${shown(value)}` }]
}

const typeFits = (value: unknown, { type, enum: allowed }: JsonSchema): boolean =>
  allowed
    ? allowed.some((item) => typeOf(item) === typeOf(value))
    : [type ?? []].flat().some((name) => hasType(value, name))

function validateItems(value: readonly unknown[], schema: JsonSchema, path: JsonPath, root: JsonSchema): Issue[] {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, prefixItems = [], items } = schema
  if (value.length < minItems) return [{ path, message: `expected at least ${minItems} items` }]
  if (value.length > maxItems) return [{ path, message: `expected at most ${maxItems} items` }]
  return value.flatMap((item, i) => {
    const rule = prefixItems[i] ?? items
    return typeof rule === 'object' ? validate(item, rule, [...path, i], root) : []
  })
}

function validateObject(value: object, schema: JsonSchema, path: JsonPath, root: JsonSchema): Issue[] {
  const missing = (schema.required ?? [])
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => ({ path, message: `"${name}" is missing: add it` }))
  return [
    ...missing,
    ...Object.entries(value).flatMap(([key, item]) => validateProperty(key, item, schema, path, root)),
  ]
}

function validateProperty(key: string, item: unknown, schema: JsonSchema, path: JsonPath, root: JsonSchema): Issue[] {
  const at = [...path, key]
  const known = Object.hasOwn(schema.properties ?? {}, key) ? schema.properties?.[key] : undefined
  const found =
    known ?? Object.entries(schema.patternProperties ?? {}).find(([pattern]) => new RegExp(pattern, 'u').test(key))?.[1]
  if (found) return validate(item, found, at, root)
  if (typeof schema.additionalProperties === 'object') return validate(item, schema.additionalProperties, at, root)
  if (schema.additionalProperties !== false) return []
  return [{ path: at, message: unknownKey(key, schema, path) }]
}

function unknownKey(key: string, schema: JsonSchema, path: JsonPath): string {
  const names = Object.keys(schema.properties ?? {})
  const last = path.at(-1)
  if (last === 'retext') return `"${key}" is no retext plugin: expected a package name like "retext-repeated-words"`
  if (last === 'rules') return `unknown rule "${key}"${nearestRule(key, names)}; "copydesk rules" lists them`
  if (names.length === 0) return `unknown option "${key}": this rule takes none`
  const kind = path.length === 0 || typeof last === 'string' ? 'key' : 'option'
  return `unknown ${kind} "${key}"${nearest(key, names) || `: expected ${listed(names)}`}`
}

/** A rule named without its family is meant by its name. */
const nearestRule = (key: string, ids: readonly string[]): string => {
  if (key.includes('/')) return nearest(key, ids)
  const id = ids.find((name) => name.endsWith(`/${key}`))
  return id ? `: did you mean "${id}"?` : nearest(key, ids)
}

function textIssue(value: string, { minLength = 0, pattern }: JsonSchema): string | undefined {
  if (value.length < minLength) return 'expected some text, not ""'
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(value))
    return `expected a match of ${pattern}, not ${shown(value)}`
  return undefined
}

function numberIssue(value: number, schema: JsonSchema): string | undefined {
  if (schema.minimum !== undefined && value < schema.minimum) return `expected at least ${schema.minimum}, not ${value}`
  if (schema.maximum !== undefined && value > schema.maximum) return `expected at most ${schema.maximum}, not ${value}`
  if (schema.exclusiveMinimum !== undefined && value <= schema.exclusiveMinimum)
    return `expected more than ${schema.exclusiveMinimum}, not ${value}`
  if (schema.exclusiveMaximum !== undefined && value >= schema.exclusiveMaximum)
    return `expected less than ${schema.exclusiveMaximum}, not ${value}`
  return undefined
}
