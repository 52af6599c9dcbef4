import type { Lines, Phrase, PhraseHit, Rule, Tokens } from '@copydesk/core'
import { mix32, TokenKind } from '@copydesk/core'
import { Char, classOf, fold, hashBasis, hashPrime } from './characters.ts'

/** Id of the edge any word or number takes. Words have even ids, marks and numbers other odd ones. */
const wildcard = 1

/** A phrase as it is cut up, and the rows of the rules that have it. */
interface Entry {
  readonly tokens: readonly string[]
  readonly owners: readonly Owner[]
  /** Those of `owners` that want it on any line. */
  readonly anywhere: readonly Owner[]
  readonly fills: boolean
}

/** One rule that has a phrase, and those before it that have it too. */
interface Owner {
  readonly rule: number
  readonly row: number
  readonly fills: Phrase['fills']
  readonly earlier: Owner | undefined
}

/** A phrase not cut up yet, and those before it that start with the same word. Chains: a start-up makes thousands. */
interface Pending {
  readonly text: string
  /** Of its first token. */
  readonly id: number
  owner: Owner
  earlier: Pending | undefined
}

/** What starts with one word: its phrases join the trie when a text first has the word. */
interface Start {
  pending: Pending | undefined
  state: number
}

/** Where a phrase may stand, to be looked at again when its line is known. */
interface Spots {
  readonly entries: Entry[]
  readonly firstToken: number[]
  readonly endToken: number[]
  count: number
  /** Token up to which the words of the line lie in phrases that fill one. */
  reach: number
}

/**
 * One automaton for the phrases of all rules: a trie over token ids, entered at every token. A token's id is the hash
 * the scanner computes anyway; a hit is verified letter by letter, so a hash collision costs time, never a finding.
 */
export class Phrases {
  readonly #starts = new Map<number, Start>()
  /** One bit of every start's id, so that most tokens are passed without a look-up. */
  readonly #filter = new Uint8Array(1 << 13)
  /** The same of what is wanted on any line. */
  readonly #anywhere = new Uint8Array(1 << 13)
  readonly #edges = new Edges()
  /** By state: the phrases that end there. */
  readonly #ends: (Entry[] | undefined)[] = []
  /** By state: 1 if a wildcard leads on. */
  #wild = new Uint8Array(1 << 10)
  /** Ids by the numbers that stand for rules. */
  readonly #rules: string[] = []

  /** Number of distinct tokens phrases start with. */
  get size(): number {
    return this.#starts.size
  }

  /** Takes the phrases of `rules`. Throws a RangeError that names a phrase without words. */
  static of(rules: readonly Pick<Rule, 'id' | 'phrases'>[]): Phrases {
    const phrases = new Phrases()
    // Rules share lists.
    const known = new Map<string, Pending>()
    for (const { id, phrases: list = [] } of rules) {
      const rule = phrases.#rules.push(id) - 1
      for (let row = 0; row < list.length; row++) {
        const { text, fills } = list[row] as Phrase
        let pending = known.get(text)
        if (pending) pending.owner = { rule, row, fills, earlier: pending.owner }
        else {
          pending = { text, id: firstId(text), owner: { rule, row, fills, earlier: undefined }, earlier: undefined }
          known.set(text, pending)
          phrases.#await(pending)
        }
        if (fills !== 'only') setBit(phrases.#anywhere, pending.id)
      }
    }
    return phrases
  }

  #await(pending: Pending): void {
    const { id } = pending
    if (id === wildcard) {
      const { rule, row } = pending.owner
      throw new RangeError(`${this.#rules[rule]}: phrase ${row} "${pending.text}" does not start with a word`)
    }
    const start = this.#starts.get(id)
    if (start) {
      pending.earlier = start.pending
      start.pending = pending
    } else {
      this.#starts.set(id, { pending, state: -1 })
      setBit(this.#filter, id)
    }
  }

  /** The state after a first token, -1 if no phrase starts with it. */
  #enter(id: number): number {
    const start = this.#starts.get(id)
    if (!start) return -1
    if (start.state < 0) {
      start.state = this.#edges.add(0, id)
      for (const pending of inOrder(start.pending)) this.#add(pending)
      start.pending = undefined
    }
    return start.state
  }

  #add({ text, owner }: Pending): void {
    const tokens = cut(text)
    let state = 0
    for (const token of tokens) {
      if (token === '*') this.#markWild(state)
      state = this.#edges.add(state, token === '*' ? wildcard : idOf(token))
    }
    const owners = inOrder<Owner>(owner)
    const anywhere = owners.filter(({ fills }) => fills !== 'only')
    const entry = { tokens, owners, anywhere, fills: owners.some(({ fills }) => fills !== undefined) }
    const others = this.#ends[state]
    if (others) others.push(entry)
    else this.#ends[state] = [entry]
  }

  #markWild(state: number): void {
    if (state >= this.#wild.length) {
      const wider = new Uint8Array(state * 2)
      wider.set(this.#wild)
      this.#wild = wider
    }
    this.#wild[state] = 1
  }

  /**
   * Every place where a phrase stands, by rule, in text order; no hit crosses a line. Phrases that only fill lines are
   * given up at the first word of a line that none of them holds, unless they are wanted `onEveryLine`.
   */
  find(
    text: string,
    tokens: Tokens,
    vocabulary: Int32Array,
    lines: LineTokens,
    onEveryLine: boolean,
  ): Map<string, PhraseHit[]> {
    const found: Found = new Array(this.#rules.length)
    const spots: Spots = { entries: [], firstToken: [], endToken: [], count: 0, reach: 0 }
    for (let line = 0; line < lines.count; line++) {
      spots.count = 0
      spots.reach = (onEveryLine ? lines.endToken : lines.firstToken)[line] as number
      const isFilled = this.#scan(
        lines.firstToken[line] as number,
        lines.endToken[line] as number,
        tokens,
        vocabulary,
        spots,
      )
      for (let k = 0; k < spots.count; k++) {
        const { owners, anywhere, tokens: words } = spots.entries[k] as Entry
        const wanting = isFilled ? owners : anywhere
        const [first, end] = [spots.firstToken[k] as number, spots.endToken[k] as number]
        if (wanting.length > 0 && stands(words, first, text, tokens)) report(wanting, first, end, tokens, line, found)
      }
    }
    const hits = new Map<string, PhraseHit[]>()
    found.forEach((list, rule) => {
      if (list) hits.set(this.#rules[rule] as string, list)
    })
    return hits
  }

  /** Collects the spots of one line; returns whether all its words lie in phrases that fill one. */
  #scan(first: number, end: number, tokens: Tokens, vocabulary: Int32Array, spots: Spots): boolean {
    let isFilled = true
    for (let i = first; i < end; i++) {
      const id = vocabulary[i] as number
      if (hasBit(isFilled ? this.#filter : this.#anywhere, id)) {
        const state = this.#enter(id)
        if (state >= 0) this.#walk(state, i, i + 1, end, tokens, vocabulary, isFilled, spots)
      }
      if (isFilled && i >= spots.reach && tokens.kind[i] === TokenKind.word) isFilled = false
    }
    return isFilled
  }

  #walk(
    from: number,
    first: number,
    at: number,
    end: number,
    tokens: Tokens,
    vocabulary: Int32Array,
    isFilled: boolean,
    spots: Spots,
  ): void {
    let state = from
    let i = at
    for (;;) {
      const ends = this.#ends[state]
      if (ends) for (const entry of ends) if (isFilled || entry.anywhere.length > 0) note(entry, first, i, spots)
      if (i >= end) return
      if (this.#wild[state] === 1 && (tokens.kind[i] as number) <= TokenKind.number)
        this.#walk(this.#edges.get(state, wildcard), first, i + 1, end, tokens, vocabulary, isFilled, spots)
      state = this.#edges.get(state, vocabulary[i] as number)
      if (state < 0) return
      i++
    }
  }
}

type LineTokens = Pick<Lines, 'count' | 'firstToken' | 'endToken'>

function note(entry: Entry, first: number, end: number, spots: Spots): void {
  spots.entries[spots.count] = entry
  spots.firstToken[spots.count] = first
  spots.endToken[spots.count++] = end
  if (entry.fills && end > spots.reach) spots.reach = end
}

/** Hits by the numbers of their rules. */
type Found = (PhraseHit[] | undefined)[]

/** A chain from its first link to its last. */
function inOrder<T extends { readonly earlier: T | undefined }>(last: T | undefined): T[] {
  const links: T[] = []
  for (let link = last; link; link = link.earlier) links.push(link)
  return links.reverse()
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
  owners: readonly Owner[],
  firstToken: number,
  endToken: number,
  tokens: Tokens,
  line: number,
  found: Found,
): void {
  const start = tokens.start[firstToken] as number
  const end = tokens.end[endToken - 1] as number
  let hit: PhraseHit | undefined
  for (const { rule, row } of owners) {
    // Rules that share a list share its hits.
    if (hit?.row !== row) hit = { row, start, end, firstToken, endToken, line }
    const list = found[rule]
    if (list) list.push(hit)
    else found[rule] = [hit]
  }
}

/** True if the letters of a phrase are those of the tokens from `first` on. */
function stands(phrase: readonly string[], first: number, text: string, tokens: Tokens): boolean {
  for (let k = 0; k < phrase.length; k++) {
    const token = phrase[k] as string
    const i = first + k
    if (token !== '*' && !sameFolded(text, tokens.start[i] as number, tokens.end[i] as number, token)) return false
  }
  return true
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
const ascii = /^[\0-\x7f]*$/
// Without the classes of Unicode an expression compiles in a hundredth of the time.
const asciiTokens = /[a-z][a-z0-9]*(?:'[a-z]+)*|\d+(?:[.,:]\d+)*[a-z]*|([.\-_=])\1*|\S/g
const anyTokens = /[\p{L}\p{M}][\p{L}\p{M}\p{Nd}]*(?:'[\p{L}\p{M}]+)*|\d+(?:[.,:]\d+)*[\p{L}\p{M}]*|([.\-_=])\1*|\S/gu

/** Cuts a phrase as the scanner would, folded. */
function cut(phrase: string): string[] {
  if (plain.test(phrase)) return phrase.split(' ')
  const folded = Array.from(phrase.trim(), (c) =>
    c.length === 1 ? String.fromCharCode(fold(c.charCodeAt(0))) : c,
  ).join('')
  return folded.match(ascii.test(folded) ? asciiTokens : anyTokens) ?? []
}

const slotOf = (id: number): number => (id >>> 4) & 0x1fff
const bitOf = (id: number): number => 1 << ((id >>> 1) & 7)
const hasBit = (filter: Uint8Array, id: number): boolean => ((filter[slotOf(id)] as number) & bitOf(id)) !== 0

function setBit(filter: Uint8Array, id: number): void {
  filter[slotOf(id)] = (filter[slotOf(id)] as number) | bitOf(id)
}

/** Id of a word by its hash: FNV-1a over its folded letters. */
export const wordId = (hash: number): number => hash & ~1

/** Id of a punctuation mark or symbol by its first code unit. */
export const markId = (code: number): number => (code << 1) | 1

/** Id of a number as it is written. */
export function numberId(text: string, start: number, end: number): number {
  let hash = hashBasis
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), hashPrime)
  return (hash | 1) === wildcard ? 3 : hash | 1
}

function idOf(token: string): number {
  const first = token.charCodeAt(0)
  const type = classOf(first)
  if (type === Char.digit && /^\d[\d.,:]*$/.test(token)) return numberId(token, 0, token.length)
  const isWord = type === Char.lower || type === Char.upper || type === Char.letter || type === Char.digit
  if (!isWord) return markId(first)
  let hash = hashBasis
  for (let i = 0; i < token.length; i++) hash = Math.imul(hash ^ token.charCodeAt(i), hashPrime)
  return wordId(hash)
}

function isLetter(code: number): boolean {
  const type = classOf(code)
  return type === Char.lower || type === Char.upper || type === Char.letter
}

/** Id of the first token, the wildcard's if there is no word; a phrase that starts with letters and a space need not be cut up for it. */
function firstId(text: string): number {
  let hash = hashBasis
  let i = 0
  for (let code = text.charCodeAt(0); code >= 0x61 && code <= 0x7a; code = text.charCodeAt(++i))
    hash = Math.imul(hash ^ code, hashPrime)
  for (; i < text.length && isLetter(text.charCodeAt(i)); i++)
    hash = Math.imul(hash ^ fold(text.charCodeAt(i)), hashPrime)
  if (i > 0 && (i === text.length || text.charCodeAt(i) === 0x20)) return wordId(hash)
  const first = cut(text)[0]
  return first === undefined || first === '*' ? wildcard : idOf(first)
}
