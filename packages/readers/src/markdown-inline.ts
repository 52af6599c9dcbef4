import { decodeHTML } from 'entities'

/** A stretch `[start, end)` of a block's source that reads as `text`: empty for markup. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
  /** True where the text stands for the markup rather than is what it reads: a tab for a table's bar. */
  readonly inserted?: true
}

export interface InlineComment {
  readonly start: number
  readonly text: string
}

export interface InlineImage {
  readonly url: string
  readonly alt: string
}

export interface Inline {
  /** In order, not overlapping. */
  readonly edits: readonly Edit[]
  readonly comments: readonly InlineComment[]
  readonly images: readonly InlineImage[]
}

interface Delimiter {
  readonly start: number
  /** Characters of the run not yet matched. */
  left: number
}

interface State {
  readonly text: string
  readonly labels: ReadonlySet<string>
  readonly edits: Edit[]
  readonly comments: InlineComment[]
  readonly images: InlineImage[]
  readonly brackets: { start: number; image: boolean; edits: number }[]
  readonly openers: Record<string, Delimiter[]>
}

const isSpace = (char: string | undefined): boolean => char === undefined || /\s/.test(char)
const isWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char)
const isEscapable = (char: string | undefined): boolean =>
  char !== undefined && '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'.includes(char)

/** Labels of link definitions are compared folded. */
export const foldLabel = (label: string): string => label.trim().replace(/\s+/g, ' ').toLowerCase()

const sticky = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

const target =
  /\(\s{0,9}(?:<([^<>\n]{0,2000})>|((?:[^\s()\\]|\\.|\([^\s()]{0,500}\)){0,2000}))(?:\s{1,9}(?:"[^"]{0,500}"|'[^']{0,500}'|\([^()]{0,500}\)))?\s{0,9}\)/y
const reference = /\[([^[\]]{0,300})\]/y
const tag = /<(?:\/[a-z][a-z0-9-]{0,30}\s{0,9}>|[a-z][a-z0-9-]{0,30}(?:\s[^<>]{0,2000})?\/?>)/iy
const autolink = /<([a-z][a-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[\w.+-]{1,64}@[\w.-]{1,255})>/iy
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy

const cut = (state: State, start: number, end: number, text = ''): void => {
  state.edits.push({ start, end, text })
}

/** Backtick spans: the fences go, what they hold stays as it is. Returns where scanning goes on. */
function codeSpan(state: State, at: number): number {
  const fence = /^`+/.exec(state.text.slice(at, at + 64))?.[0] ?? '`'
  const close = closingFence(state.text, at + fence.length, fence.length)
  if (close < 0) return at + fence.length
  cut(state, at, at + fence.length)
  cut(state, close, close + fence.length)
  return close + fence.length
}

function closingFence(text: string, from: number, length: number): number {
  const limit = Math.min(text.length, from + 5000)
  for (let i = text.indexOf('`', from); i >= 0 && i < limit; i = text.indexOf('`', i)) {
    let end = i
    while (text[end] === '`') end++
    if (end - i === length) return i
    i = end
  }
  return -1
}

function angle(state: State, at: number): number {
  const { text } = state
  if (text.startsWith('<!--', at)) {
    const close = text.indexOf('-->', at + 4)
    const end = close < 0 ? text.length : close + 3
    state.comments.push({ start: at, text: text.slice(at + 4, close < 0 ? end : close) })
    cut(state, at, end)
    return end
  }
  const link = sticky(autolink, text, at)
  const end = at + (link ?? sticky(tag, text, at) ?? [''])[0].length
  if (end === at) return at + 1
  if (link) {
    cut(state, at, at + 1)
    cut(state, end - 1, end)
  } else cut(state, at, end, /^<br\b/i.test(text.slice(at, at + 4)) ? '\n' : '')
  return end
}

/** A `]`: with its `[` it closes a link, an image or a footnote mark, or is text. */
function closeBracket(state: State, at: number): number {
  const { text, labels } = state
  const open = state.brackets.pop()
  if (open === undefined) return at + 1
  const inner = text.slice(open.start + (open.image ? 2 : 1), at)
  const destination = text[at + 1] === '(' ? sticky(target, text, at + 1) : null
  const label = destination ? null : text[at + 1] === '[' ? sticky(reference, text, at + 1) : null
  const named = labels.has(foldLabel(label?.[1] || inner))
  if (!destination && !named) return at + 1
  const end = at + 1 + (destination ?? label ?? [''])[0].length
  if (open.image) state.images.push({ url: destination?.[1] ?? destination?.[2] ?? '', alt: inner })
  if (open.image || inner.startsWith('^')) dropFrom(state, open, end)
  else {
    cut(state, open.start, open.start + 1)
    cut(state, at, end)
  }
  return end
}

/** Cuts a bracket and what it holds, with all edits made inside it. */
function dropFrom(state: State, open: { start: number; edits: number }, end: number): void {
  const later = state.edits.splice(open.edits).filter((edit) => edit.start < open.start)
  state.edits.push(...later)
  for (const list of Object.values(state.openers)) while ((list.at(-1)?.start ?? -1) >= open.start) list.pop()
  cut(state, open.start, end)
}

/** A run of `*`, `_` or `~`: markup only with its partner, as in CommonMark, but for its rule of three. */
function emphasis(state: State, at: number): number {
  const char = state.text[at] as string
  let end = at
  while (state.text[end] === char) end++
  const [before, after] = [state.text[at - 1], state.text[end]]
  const inWord = char === '_' && isWord(before) && isWord(after)
  const openers = state.openers[char] ?? []
  state.openers[char] = openers
  let left = end - at
  if (char === '~' && left !== 2) return end
  if (!isSpace(before) && !inWord) left = closeEmphasis(state, openers, end - left, left)
  const canOpen = !isSpace(after) && !inWord && !(char === '_' && isWord(before))
  if (left > 0 && canOpen) openers.push({ start: end - left, left })
  return end
}

function closeEmphasis(state: State, openers: Delimiter[], at: number, length: number): number {
  let left = length
  while (left > 0) {
    const opener = openers.at(-1)
    if (opener === undefined) break
    const size = Math.min(opener.left, left)
    opener.left -= size
    cut(state, opener.start + opener.left, opener.start + opener.left + size)
    cut(state, at + length - left, at + length - left + size)
    left -= size
    if (opener.left === 0) openers.pop()
  }
  return left
}

function step(state: State, at: number): number {
  const { text } = state
  switch (text[at]) {
    case '\\':
      if (isEscapable(text[at + 1])) cut(state, at, at + 1)
      else if (text[at + 1] === '\n') cut(state, at, at + 2, '\n')
      return at + 2
    case '`':
      return codeSpan(state, at)
    case '<':
      return angle(state, at)
    case '!':
    case '[':
      if (text[at] === '!' && text[at + 1] !== '[') return at + 1
      state.brackets.push({ start: at, image: text[at] === '!', edits: state.edits.length })
      return at + (text[at] === '!' ? 2 : 1)
    case ']':
      return closeBracket(state, at)
    case '&': {
      const found = sticky(entity, text, at)?.[0] ?? '&'
      const decoded = decodeHTML(found)
      if (decoded !== found) cut(state, at, at + found.length, decoded)
      return at + found.length
    }
    default:
      return emphasis(state, at)
  }
}

const special = /[\\`<![\]&*_~]/g

/**
 * What of a block's source is markup: link targets, emphasis, tags and comments go; entities and escapes are decoded.
 * `labels` are the folded labels of the file's link definitions. One pass; every look-ahead is bounded.
 */
export function readInline(text: string, labels: ReadonlySet<string>): Inline {
  const state: State = { text, labels, edits: [], comments: [], images: [], brackets: [], openers: {} }
  let at = 0
  while (at < text.length) {
    special.lastIndex = at
    const found = special.exec(text)
    if (found === null) break
    at = step(state, found.index)
  }
  return { ...state, edits: state.edits.sort((a, b) => a.start - b.start || a.end - b.end) }
}
