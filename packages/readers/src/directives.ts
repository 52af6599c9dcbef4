import { type Directive, lineStarts, positionAt } from '@copydesk/core'
import { isRecord } from './fields.ts'

const kinds: Readonly<Record<string, Directive['kind']>> = {
  disable: 'begin',
  enable: 'end',
  'disable-next-line': 'next-line',
  'disable-line': 'line',
  'disable-file': 'file',
}

const rulesOf = (list: string): string[] => {
  const rules = list.split(/[\s,]+/).filter((rule) => rule !== '')
  return rules.length > 0 ? rules : ['*']
}

/**
 * The directive a comment's text holds: `copydesk-disable[-next-line|-line|-file] rule, rule -- reason` or
 * `copydesk-enable rule`; no rule means all. Undefined for any other comment.
 */
export function directiveIn(comment: string, line: number): Directive | undefined {
  const match = /^\s*copydesk-([a-z-]{6,20})(?=\s|$)/.exec(comment)
  const kind = match === null ? undefined : kinds[match[1] as string]
  if (match === null || kind === undefined) return undefined
  const rest = comment.slice(match[0].length)
  const cut = /(?:^|\s)--(?:\s|$)/.exec(rest)
  const reason = cut === null ? null : rest.slice(cut.index + cut[0].length).trim() || null
  return { kind, rules: rulesOf(cut === null ? rest : rest.slice(0, cut.index)), reason, line, where: 'comment' }
}

const strings = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string').flatMap(rulesOf)

/** Directives in the comments of HTML, by their own words; for pages that are trusted to carry them. */
export function commentDirectives(input: string): Directive[] {
  const found: Directive[] = []
  const lines = lineStarts(input)
  for (let at = input.indexOf('<!--'); at >= 0; at = input.indexOf('<!--', at + 4)) {
    const end = input.indexOf('-->', at + 4)
    if (end < 0) break
    const directive = directiveIn(input.slice(at + 4, Math.min(end, at + 1000)), positionAt(lines, end).line)
    if (directive) found.push(directive)
  }
  return found
}

/**
 * Directives of a front matter's `copydesk` field, each for the whole file: `disable`, `false`, a rule or a list of
 * rules, or `{ disable: …, reason: … }`, or a list of such objects. `line` is the 1-based line of the field.
 */
export function directivesOf(field: unknown, line: number, where = 'front matter'): Directive[] {
  const items = Array.isArray(field) && field.some(isRecord) ? field : [field]
  return items.flatMap((item): Directive[] => {
    const disable: unknown = isRecord(item) ? item.disable : item
    if (disable === undefined || disable === null || (disable === true && !isRecord(item))) return []
    const rules = disable === true || disable === false || disable === 'disable' ? ['*'] : strings(disable)
    const reason = isRecord(item) && typeof item.reason === 'string' ? item.reason : null
    return rules.length > 0 ? [{ kind: 'file', rules, reason, line, where }] : []
  })
}
