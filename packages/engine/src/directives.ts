import {
  type Directive,
  type Document,
  type Family,
  type Finding,
  families,
  positionAt,
  type Rule,
  type UnusedDirective,
} from '@copydesk/core'

export interface Directed {
  readonly findings: readonly Finding[]
  readonly unused: readonly UnusedDirective[]
}

/**
 * Marks the findings the article's directives silence, and names the directives that silence none. A directive for the
 * next line means the next line of text: in Markdown and HTML the next paragraph. Of several that cover a finding the
 * last in the text answers for it. `rules` are those that ran, `known` the ids of all there are: of a rule that is off
 * nothing can be told.
 */
export function applyDirectives(
  findings: readonly Finding[],
  document: Document,
  rules: readonly Rule[],
  known: readonly string[],
): Directed {
  const directives = [...(document.article.directives ?? [])].sort((a, b) => a.line - b.line)
  if (directives.length === 0) return { findings, unused: [] }
  const used = new Set<string>()
  const places = new Places(document)
  const marked = findings.map((finding) => {
    const by = silencer(finding, directives, places)
    if (!by) return finding
    used.add(useOf(by.directive, by.name))
    return { ...finding, suppressed: 'directive' as const }
  })
  return { findings: marked, unused: directives.flatMap((directive) => unusedOf(directive, used, rules, known)) }
}

const useOf = (directive: Directive, name: string): string =>
  `${directive.where} ${directive.line} ${directive.kind} ${name}`

interface Silencer {
  readonly directive: Directive
  readonly name: string
}

/** `*`, a family, a rule id, or a rule's name without its family. */
const means = (name: string, finding: Finding): boolean =>
  name === '*' || name === finding.rule || name === finding.family || `${finding.family}/${name}` === finding.rule

function silencer(finding: Finding, directives: readonly Directive[], places: Places): Silencer | undefined {
  let found: Silencer | undefined
  for (const directive of directives) {
    const name = directive.rules.find((rule) => means(rule, finding))
    if (name === undefined) continue
    if (directive.kind === 'end') {
      if (found?.directive.kind === 'begin' && places.startsBefore(directive, finding)) found = undefined
    } else if (places.covers(directive, finding)) found = { directive, name }
  }
  return found
}

/** Where directives reach. */
class Places {
  readonly #document: Document
  readonly #first: number
  readonly #next = new Map<Directive, number>()

  constructor(document: Document) {
    this.#document = document
    const line = textLineFrom(document, 1)
    this.#first = line < 0 ? Number.POSITIVE_INFINITY : inputLine(document, line)
  }

  covers(directive: Directive, finding: Finding): boolean {
    const { kind, line, actual } = directive
    if (actual !== undefined && actual !== finding.actual) return false
    if (kind === 'file') return true
    if (kind === 'line') return finding.line <= line && line <= finding.endLine
    if (kind === 'begin') return this.startsBefore(directive, finding)
    return this.#document.lineAt(finding.range.start) === this.#nextLine(directive)
  }

  /** A finding about the whole article stands before all of its text. */
  startsBefore({ line }: Directive, finding: Finding): boolean {
    return finding.scope === 'article' ? line <= this.#first : line <= finding.line
  }

  #nextLine(directive: Directive): number {
    const known = this.#next.get(directive)
    if (known !== undefined) return known
    const line = textLineFrom(this.#document, directive.line + 1)
    this.#next.set(directive, line)
    return line
  }
}

/** Line of the input a line of the text starts on. */
function inputLine({ lines, article }: Document, line: number): number {
  const at = article.map.toSource({ start: lines.start[line] as number, end: (lines.start[line] as number) + 1 })
  return positionAt(article.map.lineStarts, at.start).line
}

/** Index of the first line of text that starts on line `from` of the input or behind it, or -1. */
function textLineFrom(document: Document, from: number): number {
  const { lines } = document
  for (let line = 0; line < lines.count; line++) {
    if (lines.hash[line] !== 0 && inputLine(document, line) >= from) return line
  }
  return -1
}

function unusedOf(
  directive: Directive,
  used: ReadonlySet<string>,
  rules: readonly Rule[],
  known: readonly string[],
): UnusedDirective[] {
  if (directive.kind === 'end' || directive.shared) return []
  const { reason, line, where } = directive
  return directive.rules
    .filter((name) => !used.has(useOf(directive, name)))
    .flatMap((name) => {
      const note = whyUnused(name, rules, known)
      return note === undefined ? [] : [{ rules: [name], reason, line, where, note }]
    })
}

/** Null if the name is of a rule that ran; undefined if nothing can be said because the rule is off. */
function whyUnused(name: string, rules: readonly Rule[], known: readonly string[]): string | null | undefined {
  if (name === '*' || families.includes(name as Family)) return null
  if (rules.some((rule) => rule.id === name || rule.name === name)) return null
  return known.some((id) => id === name || id.endsWith(`/${name}`)) ? undefined : `there is no rule "${name}"`
}
