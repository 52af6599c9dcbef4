/** Articles described by JSON-LD in a page: nested, listed, referred to by `@id`, broken now and then. */

export type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

const asList = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

/** Control characters inside strings, trailing commas, comment and CDATA wrappers: what pages get wrong most. */
function repair(text: string): string {
  return text
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\/\s*\]\]>|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*$/, '')
    .replace(/;\s*$/, '')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/,(\s{0,20}[}\]])/g, '$1')
}

/** Strings, by field, of a script too broken to parse. */
function salvage(text: string): unknown {
  const node: Record<string, unknown> = { '@type': 'NewsArticle' }
  for (const name of ['headline', 'datePublished', 'dateModified']) {
    const value = new RegExp(`"${name}"\\s{0,9}:\\s{0,9}"([^"]{1,500})"`).exec(text)?.[1]
    if (value) node[name] = value
  }
  for (const name of ['author', 'publisher']) {
    const value = new RegExp(
      `"${name}"\\s{0,9}:\\s{0,9}\\[?\\s{0,9}\\{[^{}]{0,300}"name"\\s{0,9}:\\s{0,9}"([^"]{1,200})"`,
    ).exec(text)?.[1]
    if (value) node[name] = { name: value }
  }
  return Object.keys(node).length > 1 ? node : undefined
}

export function parseLoose(text: string): unknown {
  for (const attempt of [(): string => text, (): string => repair(text)]) {
    try {
      return JSON.parse(attempt()) as unknown
    } catch {
      // The next attempt is more forgiving.
    }
  }
  return salvage(text)
}

export const typesOf = (node: Node): string[] =>
  asList(node['@type'])
    .filter((type): type is string => typeof type === 'string')
    .map((type) => type.replace(/^.*[/:#]/, ''))

const isArticleType = (type: string): boolean =>
  /Article$|Posting$|^Report$|^Review$|^Recipe$|^CreativeWork$|^Blog$|^OpinionPiece$/i.test(type)

export interface Graph {
  readonly nodes: readonly Node[]
  readonly byId: ReadonlyMap<string, Node>
}

/** Every object of the scripts, found without recursion; at most 5,000. */
export function graphOf(values: readonly unknown[]): Graph {
  const nodes: Node[] = []
  const byId = new Map<string, Node>()
  const queue: unknown[] = [...values]
  for (let i = 0; i < queue.length && nodes.length < 5000; i++) {
    const value = queue[i]
    if (Array.isArray(value)) queue.push(...value.slice(0, 1000))
    else if (isNode(value)) {
      nodes.push(value)
      const id = value['@id']
      if (typeof id === 'string' && Object.keys(value).length > 1 && !byId.has(id)) byId.set(id, value)
      // An update of a live page is an article of its own, with its own date and author.
      for (const [name, child] of Object.entries(value))
        if (typeof child === 'object' && name !== 'liveBlogUpdate') queue.push(child)
    }
  }
  return { nodes, byId }
}

const weight = (node: Node): number => {
  const types = typesOf(node)
  const type = types.some((name) => /NewsArticle|ReportageNewsArticle|OpinionNewsArticle|LiveBlogPosting/.test(name))
    ? 3
    : 2
  const fields = ['headline', 'datePublished', 'author', 'articleBody', 'publisher'].filter((name) => node[name]).length
  return types.some(isArticleType) ? type + fields * 2 : 0
}

/** The node that tells most of an article; the first of equals, so the page's own before those it links to. */
export function articleNode(graph: Graph): Node | undefined {
  let best: Node | undefined
  let most = 2
  for (const node of graph.nodes) {
    const value = weight(node)
    if (value > most) {
      best = node
      most = value
    }
  }
  return best
}

export interface Named {
  readonly name: string
  /** An account is a login of the site: its page lies at `/author/admin`. */
  readonly type: 'person' | 'organization' | 'account' | 'unknown'
}

const accountPath = /\/author\/(?:admin\w{0,20}|root|webmaster|wp-?admin|user\d{0,6})\/?(?:$|[?#])/i

/** Names in an `author` or `publisher` value: strings, objects, lists, references. */
export function namedOf(value: unknown, graph: Graph): Named[] {
  return asList(value).flatMap((item): Named[] => {
    if (typeof item === 'string') return item.trim() === '' ? [] : [{ name: item, type: 'unknown' }]
    if (!isNode(item)) return Array.isArray(item) ? namedOf(item, graph) : []
    const id = item['@id']
    const node = item.name === undefined && typeof id === 'string' ? (graph.byId.get(id) ?? item) : item
    const types = typesOf(node).join(' ')
    const isAccount = [id, node.url].some((address) => typeof address === 'string' && accountPath.test(address))
    const type = isAccount
      ? 'account'
      : /Person/i.test(types)
        ? 'person'
        : /Organization|Corporation|Brand/i.test(types)
          ? 'organization'
          : 'unknown'
    return asList(node.name).flatMap((name): Named[] => {
      if (typeof name === 'string') return [{ name, type }]
      return isNode(name) && typeof name['@value'] === 'string' ? [{ name: name['@value'], type }] : []
    })
  })
}

/** The first string a field holds, looking into `name`, `url`, `text` and `@id` of objects. */
export function stringOf(value: unknown): string | null {
  for (const item of asList(value)) {
    if (typeof item === 'string' && item.trim() !== '') return item.trim()
    if (typeof item === 'number') return String(item)
    if (!isNode(item)) continue
    for (const name of ['name', 'url', 'text', '@value', '@id']) {
      const inner = item[name]
      if (typeof inner === 'string' && inner.trim() !== '') return inner.trim()
    }
  }
  return null
}

export const stringsOf = (value: unknown): string[] =>
  asList(value)
    .map(stringOf)
    .filter((text) => text !== null)
