import type { Lines, PhraseHit, Rule, Tokens } from '@copydesk/core'
import { mix32, TokenKind } from '@copydesk/core'
import { Char, classOf, fold } from './characters.ts'

/** A token that is in no phrase. */
const noWord = -1
const wildcard = -2

interface Entry {
  readonly rule: string
  readonly row: number
  readonly tokens: readonly string[]
}

/**
 * One automaton for the phrases of all rules: a trie over token ids, entered at every token. A token's id comes from the
 * hash the scanner computes anyway; a hit is verified letter by letter, so a hash collision costs time, never a finding.
 */
export class Phrases {
  readonly #words = new Map<number, number>()
  readonly #marks = new Map<number, number>()
  readonly #numbers = new Map<string, number>()
  readonly #filter = new Uint8Array(1 << 13)
  readonly #edges = new Edges()
  readonly #ends = new Map<number, Entry[]>()
  #ids = 0

  get size(): number {
    return this.#ids
  }

  /** Compiles the phrases of `rules`. Throws a RangeError that names a phrase without words. */
  static of(rules: readonly Pick<Rule, 'id' | 'phrases'>[]): Phrases {
    const phrases = new Phrases()
    // Rules share lists.
    const known = new Map<string, readonly string[]>()
    for (const rule of rules)
      rule.phrases?.forEach(({ text }, row) => {
        const tokens = known.get(text) ?? cut(text)
        known.set(text, tokens)
        phrases.#add(rule.id, row, text, tokens)
      })
    return phrases
  }

  #add(rule: string, row: number, text: string, tokens: readonly string[]): void {
    if (tokens.length === 0 || tokens[0] === '*')
      throw new RangeError(`${rule}: phrase ${row} "${text}" does not start with a word`)
    let state = 0
    for (const token of tokens) state = this.#edges.add(state, token === '*' ? wildcard : this.#idFor(token))
    const entries = this.#ends.get(state)
    if (entries) entries.push({ rule, row, tokens })
    else this.#ends.set(state, [{ rule, row, tokens }])
  }

  #idFor(token: string): number {
    const first = token.charCodeAt(0)
    const type = classOf(first)
    if (type === Char.digit && /^\d[\d.,:]*$/.test(token)) return this.#remember(this.#numbers, token)
    if (type === Char.lower || type === Char.upper || type === Char.letter || type === Char.digit) {
      const hash = hashOf(token)
      this.#filter[hash & 0x1fff] = 1
      return this.#remember(this.#words, hash)
    }
    return this.#remember(this.#marks, first)
  }

  #remember<K>(map: Map<K, number>, key: K): number {
    const known = map.get(key)
    if (known !== undefined) return known
    map.set(key, this.#ids)
    return this.#ids++
  }

  wordId(hash: number): number {
    return this.#filter[hash & 0x1fff] === 0 ? noWord : (this.#words.get(hash) ?? noWord)
  }

  markId(code: number): number {
    return this.#marks.get(code) ?? noWord
  }

  numberId(text: string, start: number, end: number): number {
    return this.#numbers.size === 0 || end - start > 12 ? noWord : (this.#numbers.get(text.slice(start, end)) ?? noWord)
  }

  /** Every place where a phrase stands, by rule, in text order; no hit crosses a line. */
  find(text: string, tokens: Tokens, vocabulary: Int32Array, lines: Pick<Lines, 'end'>): Map<string, PhraseHit[]> {
    const found = new Map<string, PhraseHit[]>()
    if (this.#ids === 0) return found
    let line = 0
    for (let i = 0; i < tokens.count; i++) {
      const id = vocabulary[i] as number
      if (id === noWord) continue
      const state = this.#edges.get(0, id)
      if (state < 0) continue
      while (line + 1 < lines.end.length && (lines.end[line] as number) < (tokens.start[i] as number)) line++
      this.#walk(state, i, i + 1, text, tokens, vocabulary, line, lines, found)
    }
    return found
  }

  #walk(
    from: number,
    first: number,
    at: number,
    text: string,
    tokens: Tokens,
    vocabulary: Int32Array,
    line: number,
    lines: Pick<Lines, 'end'>,
    found: Map<string, PhraseHit[]>,
  ): void {
    let state = from
    let i = at
    for (;;) {
      const ends = this.#ends.get(state)
      if (ends) for (const entry of ends) report(entry, first, i, text, tokens, line, lines, found)
      if (i >= tokens.count) return
      const any = this.#edges.get(state, wildcard)
      if (any >= 0 && (tokens.kind[i] as number) <= TokenKind.number)
        this.#walk(any, first, i + 1, text, tokens, vocabulary, line, lines, found)
      const id = vocabulary[i] as number
      if (id === noWord) return
      state = this.#edges.get(state, id)
      if (state < 0) return
      i++
    }
  }
}

/** The edges of the trie in one open-addressed table: thirty thousand maps would cost more than reading the text. */
class Edges {
  #states = new Int32Array(1 << 12).fill(-1)
  #ids = new Int32Array(1 << 12)
  #children = new Int32Array(1 << 12)
  #used = 0

  /** The state an edge leads to, -1 if there is none. */
  get(state: number, id: number): number {
    const slot = this.#slot(state, id)
    return this.#states[slot] === -1 ? -1 : (this.#children[slot] as number)
  }

  /** The state an edge leads to, made if there is none. States count from 1; 0 is the root. */
  add(state: number, id: number): number {
    if (this.#used * 2 >= this.#states.length) this.#grow()
    const slot = this.#slot(state, id)
    if (this.#states[slot] !== -1) return this.#children[slot] as number
    this.#put(slot, state, id, ++this.#used)
    return this.#used
  }

  #slot(state: number, id: number): number {
    const last = this.#states.length - 1
    let slot = mix32(Math.imul(state, 0x9e3779b1) ^ id) & last
    while (this.#states[slot] !== -1 && (this.#states[slot] !== state || this.#ids[slot] !== id))
      slot = (slot + 1) & last
    return slot
  }

  #put(slot: number, state: number, id: number, child: number): void {
    this.#states[slot] = state
    this.#ids[slot] = id
    this.#children[slot] = child
  }

  #grow(): void {
    const [states, ids, children] = [this.#states, this.#ids, this.#children]
    this.#states = new Int32Array(states.length * 4).fill(-1)
    this.#ids = new Int32Array(states.length * 4)
    this.#children = new Int32Array(states.length * 4)
    states.forEach((state, i) => {
      if (state === -1) return
      const id = ids[i] as number
      this.#put(this.#slot(state, id), state, id, children[i] as number)
    })
  }
}

function report(
  entry: Entry,
  firstToken: number,
  endToken: number,
  text: string,
  tokens: Tokens,
  line: number,
  lines: Pick<Lines, 'end'>,
  found: Map<string, PhraseHit[]>,
): void {
  const start = tokens.start[firstToken] as number
  const end = tokens.end[endToken - 1] as number
  if (end - 1 > (lines.end[line] as number)) return
  for (let k = 0; k < entry.tokens.length; k++) {
    const token = entry.tokens[k] as string
    const i = firstToken + k
    if (token !== '*' && !sameFolded(text, tokens.start[i] as number, tokens.end[i] as number, token)) return
  }
  const hit = { row: entry.row, start, end, firstToken, endToken, line }
  const list = found.get(entry.rule)
  if (list) list.push(hit)
  else found.set(entry.rule, [hit])
}

function sameFolded(text: string, start: number, end: number, folded: string): boolean {
  let k = 0
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i)
    if (classOf(code) === Char.invisible) continue
    if (fold(code) !== folded.charCodeAt(k++)) return k > 1 && folded.length === 1 && code === folded.charCodeAt(0)
  }
  return k === folded.length || folded.length === 1
}

/** Small letters and single spaces: most phrases. */
const plain = /^[a-z]+(?: [a-z]+)*$/

/** Cuts a phrase as the scanner would, folded. */
function cut(phrase: string): string[] {
  if (plain.test(phrase)) return phrase.split(' ')
  const folded = Array.from(phrase.trim(), (c) =>
    c.length === 1 ? String.fromCharCode(fold(c.charCodeAt(0))) : c,
  ).join('')
  return (
    folded.match(
      /[\p{L}\p{M}][\p{L}\p{M}\p{Nd}]*(?:'[\p{L}\p{M}]+)*|\d+(?:[.,:]\d+)*[\p{L}\p{M}]*|([.\-_=])\1*|\S/gu,
    ) ?? []
  )
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash
}
