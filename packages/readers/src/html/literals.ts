/** The data a page hands to its scripts: JSON as a tree of places in the input, read without being parsed into values. */

export interface DataNode {
  /** What it is called in the object that holds it; of an item of a list, what the list is called. */
  readonly key: string
  readonly kind: 'object' | 'array' | 'string'
  /** Half-open offsets in the input; of a string without its quotes. */
  readonly start: number
  end: number
  /** Index of the node that holds it, -1 of a root; nodes stand behind what holds them. */
  readonly parent: number
  /** Index of the last node it holds, its own if none. */
  last: number
}

const longestKey = 60
/** Deeper data is a trap. */
const deepest = 200
/** More nodes than this are a catalogue. */
const mostNodes = 200_000

const opens = /["{}[\]]/g

/** The place behind a string's content: of its closing quote. `from` is behind the opening one. */
export function endOfString(input: string, from: number, to: number): number {
  for (let quote = input.indexOf('"', from); quote >= 0 && quote < to; quote = input.indexOf('"', quote + 1)) {
    let slashes = 0
    while (input.charCodeAt(quote - 1 - slashes) === 92 && quote - slashes > from) slashes++
    if (slashes % 2 === 0) return quote
  }
  return -1
}

/** The name without quotes that a program gives what stands at `at`; undefined if there is none. */
function bareKey(input: string, at: number): string | undefined {
  let colon = at - 1
  while (input.charCodeAt(colon) === 32) colon--
  if (input.charCodeAt(colon) !== 58 || input.charCodeAt(colon - 1) === 34) return undefined
  let from = colon
  while (from > colon - longestKey && /[\w$]/.test(input.charAt(from - 1))) from--
  return from === colon ? undefined : input.slice(from, colon)
}

const isKey = (input: string, quote: number): boolean => /^\s{0,9}:/.test(input.slice(quote + 1, quote + 12))

/** Nodes of the JSON that starts at `from`, in document order, as far as it is well formed; it ends where its root does. */
export function dataNodes(input: string, from: number, to: number): DataNode[] {
  const nodes: DataNode[] = []
  const stack: number[] = []
  let key = ''
  const enter = (kind: DataNode['kind'], start: number): boolean => {
    add(kind, start, to)
    stack.push(nodes.length - 1)
    return stack.length <= deepest && nodes.length <= mostNodes
  }
  const leave = (end: number): boolean => {
    const node = nodes[stack.pop() ?? -1]
    if (!node) return false
    node.end = end
    node.last = nodes.length - 1
    return stack.length > 0
  }
  const add = (kind: DataNode['kind'], start: number, end: number): void => {
    const parent = stack.at(-1) ?? -1
    const holder = nodes[parent]
    const name = holder?.kind === 'array' ? holder.key : (bareKey(input, kind === 'string' ? start - 1 : start) ?? key)
    nodes.push({ key: name, kind, start, end, parent, last: nodes.length })
  }
  opens.lastIndex = from
  for (let match = opens.exec(input); match && match.index < to; match = opens.exec(input)) {
    const { 0: mark, index } = match
    if (mark === '"') {
      const end = endOfString(input, index + 1, to)
      if (end < 0 || stack.length === 0) break
      const inObject = nodes[stack.at(-1) as number]?.kind === 'object'
      if (inObject && isKey(input, end)) key = input.slice(index + 1, Math.min(end, index + 1 + longestKey))
      else add('string', index + 1, end)
      opens.lastIndex = end + 1
    } else if (mark === '}' || mark === ']') {
      if (!leave(index + 1)) break
    } else if (!enter(mark === '{' ? 'object' : 'array', index)) break
  }
  for (const at of stack) (nodes[at] as DataNode).last = nodes.length - 1
  return nodes
}

/** One piece of a string: `[start, end)` of the input and how it reads. */
export interface Piece {
  readonly start: number
  readonly end: number
  readonly text: string
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', ' '],
  ['f', ' '],
])

/** The pieces of a string between its quotes: stretches as they are, escapes. */
export function* piecesOf(input: string, { start, end }: Pick<DataNode, 'start' | 'end'>): Generator<Piece> {
  for (let at = start; at < end; ) {
    const found = input.indexOf('\\', at)
    const slash = found < 0 || found >= end ? end : found
    if (slash > at) yield { start: at, end: slash, text: input.slice(at, slash) }
    if (slash >= end - 1) return
    const mark = input[slash + 1] as string
    const code = mark === 'u' ? /^[\da-f]{4}/i.exec(input.slice(slash + 2, Math.min(end, slash + 6)))?.[0] : undefined
    at = slash + (code === undefined ? 2 : 6)
    const text = code === undefined ? (escapes.get(mark) ?? mark) : String.fromCharCode(Number.parseInt(code, 16))
    yield { start: slash, end: at, text }
  }
}

/** What a string reads. */
export function readString(input: string, node: Pick<DataNode, 'start' | 'end'>): string {
  let text = ''
  for (const piece of piecesOf(input, node)) text += piece.text
  return text
}
