import { severityNames } from '../data.ts'
import { type Article, articles, data, familyOf, ruleOf, sourceOf } from './model.ts'

/** What the article list shows; the part of the address after `?` holds it, so that it can be kept and sent. */
export interface Filter {
  readonly query: string
  readonly families: ReadonlySet<number>
  readonly severities: ReadonlySet<number>
  readonly rule: number | undefined
  readonly source: number | undefined
  readonly sort: Sort
}

export const sorts = { score: 'Lowest score', findings: 'Most findings', path: 'Path' } as const
export type Sort = keyof typeof sorts

export const noFilter: Filter = {
  query: '',
  families: new Set(),
  severities: new Set(),
  rule: undefined,
  source: undefined,
  sort: 'score',
}

export function readFilter(parameters: URLSearchParams): Filter {
  const list = (name: string, names: readonly string[]): ReadonlySet<number> =>
    new Set((parameters.get(name) ?? '').split(',').flatMap((n) => (names.includes(n) ? [names.indexOf(n)] : [])))
  const one = (name: string, names: readonly string[]): number | undefined => {
    const at = names.indexOf(parameters.get(name) ?? '\0')
    return at < 0 ? undefined : at
  }
  const sort = parameters.get('sort') ?? ''
  return {
    query: parameters.get('q') ?? '',
    families: list('family', data.families),
    severities: list('severity', severityNames),
    rule: one(
      'rule',
      data.rules.map(([id]) => id),
    ),
    source: one(
      'source',
      data.sources.map(({ name }) => name),
    ),
    sort: Object.hasOwn(sorts, sort) ? (sort as Sort) : 'score',
  }
}

export function writeFilter({ query, families, severities, rule, source, sort }: Filter): string {
  const parameters = new URLSearchParams()
  const put = (name: string, value: string | undefined): void => {
    if (value) parameters.set(name, value)
  }
  put('q', query)
  put('family', [...families].map((f) => data.families[f]).join(','))
  put('severity', [...severities].map((s) => severityNames[s]).join(','))
  put('rule', rule === undefined ? undefined : data.rules[rule]?.[0])
  put('source', source === undefined ? undefined : data.sources[source]?.name)
  put('sort', sort === 'score' ? undefined : sort)
  return parameters.toString()
}

let haystacks: readonly string[] | undefined

/** What a search looks through: path, source, rules and messages. */
function haystack(index: number): string {
  haystacks ??= articles.map((article) =>
    [article.path, sourceOf(article).name, ...article.findings.map((f) => `${ruleOf(f)[0]} ${f[6]}`)]
      .join('\n')
      .toLowerCase(),
  )
  return haystacks[index] as string
}

export const terms = (query: string): string[] => query.toLowerCase().split(/\s+/).filter(Boolean)

/** Articles that pass, in order. */
export function filtered(filter: Filter): readonly Article[] {
  const words = terms(filter.query)
  const picky = filter.families.size > 0 || filter.severities.size > 0 || filter.rule !== undefined
  const list = articles.filter(
    (article) =>
      (filter.source === undefined || article.source === filter.source) &&
      (!picky || article.findings.some((finding) => passes(finding, filter))) &&
      words.every((word) => haystack(article.index).includes(word)),
  )
  return list.sort(orders[filter.sort])
}

/** Whether a finding is one the filter asks for. */
export const passes = (finding: Article['findings'][number], { families, severities, rule }: Filter): boolean =>
  (families.size === 0 || families.has(familyOf(finding))) &&
  (severities.size === 0 || severities.has(finding[1])) &&
  (rule === undefined || rule === finding[0])

const byPath = (a: Article, b: Article): number => a.index - b.index

const orders: Readonly<Record<Sort, (a: Article, b: Article) => number>> = {
  score: (a, b) => a.score - b.score || byPath(a, b),
  findings: (a, b) => b.findings.length - a.findings.length || byPath(a, b),
  path: byPath,
}
