import {
  countWhere,
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
 * nothing can be told. Takes time in proportion to findings and directives together, not to their product.
 */
export function applyDirectives(
  findings: readonly Finding[],
  document: Document,
  rules: readonly Rule[],
  known: readonly string[],
): Directed {
  const all = document.article.directives ?? []
  if (all.length === 0) return { findings, unused: [] }
  const directives = all.filter(({ foreign }) => !foreign).sort((a, b) => a.line - b.line)
  const used = new Set<string>()
  const places = new Places(document)
  const silencers = new Map<string, Silencers>()
  const marked = findings.map((finding) => {
    const of = silencers.get(finding.rule) ?? new Silencers(directives, finding, places)
    silencers.set(finding.rule, of)
    const by = of.silencer(finding)
    if (!by) return finding
    used.add(useOf(by.directive, by.name))
    return { ...finding, suppressed: 'directive' as const }
  })
  const unused = directives.flatMap((directive) => unusedOf(directive, used, rules, known))
  return { findings: marked, unused: [...foreignOf(all), ...unused] }
}

/** What an article of other people says of its own judgement is not taken, and said once. */
function foreignOf(directives: readonly Directive[]): UnusedDirective[] {
  const foreign = directives.filter((directive) => directive.foreign)
  const [first] = foreign
  if (!first) return []
  const { reason, line, where } = first
  const rules = [...new Set(foreign.flatMap((directive) => directive.rules))].slice(0, mostNames)
  return [{ rules, reason, line, where, note: notTaken(foreign.length) }]
}

/** Names of rules shown of what is not taken. */
const mostNames = 10

const notTaken = (count: number): string =>
  `not taken${count === 1 ? '' : `, nor are ${count - 1} more`}: an article may not silence its judge; say "directives": true in the configuration if these are your own`

const useOf = (directive: Directive, name: string): string =>
  `${directive.where} ${directive.line} ${directive.kind} ${name}`

interface Silencer {
  readonly directive: Directive
  readonly name: string
}

/** `*`, a family, a rule id, or a rule's name without its family. */
const means = (name: string, finding: Finding): boolean =>
  name === '*' || name === finding.rule || name === finding.family || `${finding.family}/${name}` === finding.rule

/** Places of a kind in ascending order, each with its silencer's index. */
class Sorted {
  readonly #lines: number[] = []
  readonly #indices: number[] = []

  add(line: number, index: number): void {
    this.#lines.push(line)
    this.#indices.push(index)
  }

  /** Index of the last that stands on a line from `from` to `to`, or -1. */
  last(from: number, to: number): number {
    const at = countWhere(this.#lines.length, (i) => (this.#lines[i] as number) <= to) - 1
    return at >= 0 && (this.#lines[at] as number) >= from ? (this.#indices[at] as number) : -1
  }
}

const everyText: unique symbol = Symbol('any text')

/** The directives that mean one rule, by kind, in the order of the text. */
class Silencers {
  readonly #all: Silencer[] = []
  readonly #places: Places
  readonly #begins = new Sorted()
  readonly #ends = new Sorted()
  /** Of whole files: the last, by the text it is for. */
  readonly #files = new Map<string | typeof everyText, number>()
  readonly #lines = new Map<string | typeof everyText, Sorted>()
  readonly #next = new Map<number, number>()

  constructor(directives: readonly Directive[], finding: Finding, places: Places) {
    this.#places = places
    for (const directive of directives) {
      const name = directive.rules.find((rule) => means(rule, finding))
      if (name !== undefined) this.#add({ directive, name })
    }
  }

  #add(silencer: Silencer): void {
    const { kind, line, actual = everyText } = silencer.directive
    const index = this.#all.push(silencer) - 1
    if (kind === 'file') this.#files.set(actual, index)
    else if (kind === 'begin') this.#begins.add(line, index)
    else if (kind === 'end') this.#ends.add(line, index)
    else if (kind === 'next-line') this.#next.set(this.#places.nextLine(line), index)
    else {
      const lines = this.#lines.get(actual) ?? new Sorted()
      lines.add(line, index)
      this.#lines.set(actual, lines)
    }
  }

  silencer(finding: Finding): Silencer | undefined {
    const { line, endLine } = finding
    const texts = [everyText, finding.actual] as const
    const index = Math.max(
      this.#open(this.#places.startOf(finding)),
      this.#next.get(this.#places.lineOf(finding)) ?? -1,
      ...texts.map((text) => this.#files.get(text) ?? -1),
      ...texts.map((text) => this.#lines.get(text)?.last(line, endLine) ?? -1),
    )
    return this.#all[index]
  }

  /** Index of what was begun before a line and is not ended there, or -1. */
  #open(line: number): number {
    const begin = this.#begins.last(0, line)
    return begin > this.#ends.last(0, line) ? begin : -1
  }
}

/** Where directives reach. */
class Places {
  readonly #document: Document
  /** Lines of the text that hold anything, in order, and the lines of the input they start on. */
  readonly #lines: number[] = []
  readonly #inputLines: number[] = []

  constructor(document: Document) {
    this.#document = document
    const { lines } = document
    for (let line = 0; line < lines.count; line++) {
      if (lines.hash[line] === 0) continue
      this.#lines.push(line)
      this.#inputLines.push(inputLine(document, line))
    }
  }

  /** Line of the input a finding starts on; one about the whole article stands before all of its text. */
  startOf(finding: Finding): number {
    return finding.scope === 'article' ? (this.#inputLines[0] ?? Number.POSITIVE_INFINITY) : finding.line
  }

  /** Index of the line of text a finding starts on. */
  lineOf(finding: Finding): number {
    return this.#document.lineAt(finding.range.start)
  }

  /** Index of the first line of text that starts behind line `line` of the input, or -2. */
  nextLine(line: number): number {
    return this.#lines[countWhere(this.#lines.length, (i) => (this.#inputLines[i] as number) <= line)] ?? -2
  }
}

/** Line of the input a line of the text starts on. */
function inputLine({ lines, article }: Document, line: number): number {
  const at = article.map.toSource({ start: lines.start[line] as number, end: (lines.start[line] as number) + 1 })
  return positionAt(article.map.lineStarts, at.start).line
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
