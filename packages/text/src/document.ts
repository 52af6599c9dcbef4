import {
  type Article,
  type Block,
  type Document,
  indexAtOrBefore,
  type Lexicon,
  type Lines,
  type PhraseHit,
  type Quotations,
  type Range,
  type Rule,
  type Sentences,
  type Tokens,
} from '@copydesk/core'
import type { Root } from 'nlcst'
import { linesOf } from './lines.ts'
import { mask } from './masks.ts'
import { Phrases } from './phrases.ts'
import { quotationsOf } from './quotations.ts'
import { type Scan, scan } from './scan.ts'
import { sentencesOf } from './sentences.ts'
import type { Speller } from './speller.ts'
import type { ParseTree } from './tree.ts'

export interface IndexerOptions {
  readonly lexicon: Lexicon
  /** Rules whose phrases the automaton holds. */
  readonly rules?: readonly Pick<Rule, 'id' | 'phrases'>[]
  /** For `document.tree()`; see `loadParseTree`. */
  readonly parseTree?: ParseTree
  /** For `document.misspelt()`; see `loadSpeller`. */
  readonly speller?: Speller
}

/** Indexes articles. */
export type Indexer = (article: Article) => Document

/** Compiles the phrases of the rules once and gives a function that indexes articles. */
export function createIndexer(options: IndexerOptions): Indexer {
  const phrases = Phrases.of(options.rules ?? [])
  return (article) => new IndexedDocument(article, options, phrases)
}

class IndexedDocument implements Document {
  readonly article: Article
  readonly text: string
  readonly words: number
  readonly tokens: Tokens
  readonly lines: Lines
  readonly sentences: Sentences
  readonly quotations: Quotations
  readonly stops: Int32Array
  readonly unknown: Int32Array
  readonly marks: Int32Array
  readonly lexicon: Lexicon
  readonly #phrases: Phrases
  readonly #vocabulary: Int32Array
  readonly #parseTree: ParseTree | undefined
  readonly #speller: Speller | undefined
  /** By whether phrases that only fill lines are looked for on every line. */
  readonly #hits: { every?: Map<string, PhraseHit[]>; some?: Map<string, PhraseHit[]> } = {}
  #tree: Root | undefined

  constructor(article: Article, options: IndexerOptions, phrases: Phrases) {
    const found: Scan = scan(article.text, options.lexicon)
    this.article = article
    this.text = article.text
    this.lexicon = options.lexicon
    this.words = found.words
    this.tokens = found.tokens
    this.stops = found.stops
    this.unknown = found.unknown
    this.marks = found.marks
    this.lines = linesOf(this.text, this.tokens)
    this.sentences = sentencesOf(this.text, this.tokens, this.lines, this.stops, this.lexicon)
    this.quotations = quotationsOf(this.text, this.tokens, this.lines, this.marks)
    mask(this)
    this.#phrases = phrases
    this.#vocabulary = found.vocabulary
    this.#parseTree = options.parseTree
    this.#speller = options.speller
  }

  hits(ruleId: string, onEveryLine = false): readonly PhraseHit[] {
    const key = onEveryLine ? 'every' : 'some'
    this.#hits[key] ??= this.#phrases.find(this.text, this.tokens, this.#vocabulary, this.lines, onEveryLine)
    return this.#hits[key].get(ruleId) ?? []
  }

  blockAt(offset: number): Block | undefined {
    const { blocks } = this.article
    let low = 0
    let high = blocks.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const block = blocks[middle] as Block
      if (offset < block.start) high = middle - 1
      else if (offset >= block.end) low = middle + 1
      else return block
    }
    return undefined
  }

  tokenAt(offset: number): number {
    const at = indexAtOrBefore(this.tokens.start, this.tokens.count, offset)
    if (at < 0) return 0
    return (this.tokens.end[at] as number) > offset ? at : at + 1
  }

  lineAt(offset: number): number {
    return Math.max(0, indexAtOrBefore(this.lines.start, this.lines.count, offset))
  }

  sentenceAt(offset: number): number {
    const at = indexAtOrBefore(this.sentences.start, this.sentences.count, offset)
    return at >= 0 && (this.sentences.end[at] as number) > offset ? at : -1
  }

  tokenText(i: number): string {
    return this.text.slice(this.tokens.start[i], this.tokens.end[i])
  }

  tree(): Root {
    if (!this.#parseTree)
      throw new Error(
        'no tree parser was loaded: declare needs: ["tree"] in the rule, or pass parseTree to the indexer',
      )
    this.#tree ??= this.#parseTree(this.text)
    return this.#tree
  }

  misspelt(): readonly Range[] {
    if (!this.#speller)
      throw new Error(
        'no dictionary was loaded: declare needs: ["speller"] in the rule, or pass speller to the indexer',
      )
    return this.#speller(this.tree())
  }
}
