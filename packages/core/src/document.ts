import type { Root } from 'nlcst'
import type { Article, Block } from './article.ts'
import type { Lexicon } from './lexicon.ts'
import type { Range } from './ranges.ts'

/** Kinds of token. Words hold letters, digits inside them, apostrophes (`'` `’`) between letters and soft hyphens; a hyphen is punctuation. */
export const TokenKind = { word: 1, number: 2, punctuation: 3, symbol: 4 } as const

/** Shape of a word token, bit by bit (`Tokens.shape`). */
export const Shape = {
  /** First letter is upper case. */
  capital: 1,
  /** Two or more letters, all upper case. */
  upper: 2,
  /** An upper-case letter after a lower-case one. */
  camel: 4,
  /** Holds a digit. */
  digit: 8,
  /** Holds a letter outside ASCII. */
  nonAscii: 16,
  /** Holds an apostrophe. */
  apostrophe: 32,
  /** Holds a soft hyphen, zero-width or other invisible character. */
  invisible: 64,
  /** No space between this token and the one before. */
  joined: 128,
} as const

/** What a token is part of, bit by bit (`Tokens.mask`): where prose rules look elsewhere. */
export const Mask = {
  url: 1,
  email: 2,
  handle: 4,
  hashtag: 8,
  /** Inside a quotation, marks included. */
  quotation: 16,
  /** Part of a run of capitalised words that is not only the start of a sentence. */
  name: 32,
  /** In a headline: a short line without a full stop, or a block the reader calls a headline. */
  headline: 64,
  /** Inside `code`, a file name or markup. */
  code: 128,
  /** In a line that is no running prose: too short, no sentence end, list, table. */
  fragment: 256,
} as const

/** Tokens as parallel typed arrays of `count` valid entries. */
export interface Tokens {
  readonly count: number
  /** Half-open UTF-16 offsets in `Document.text`. */
  readonly start: Int32Array
  readonly end: Int32Array
  readonly kind: Uint8Array
  readonly shape: Uint8Array
  /** Word id in the lexicon, -1 if unknown; for punctuation the code unit of its first character. */
  readonly word: Int32Array
  readonly mask: Uint16Array
}

/** Ranges as parallel typed arrays of `count` valid entries, ascending. */
export interface Spans {
  readonly count: number
  readonly start: Int32Array
  readonly end: Int32Array
  /** Index of the first token at or after `start`; one past the last token before `end`. */
  readonly firstToken: Int32Array
  readonly endToken: Int32Array
  startOf(i: number): number
  endOf(i: number): number
  firstTokenOf(i: number): number
  endTokenOf(i: number): number
  rangeOf(i: number): Range
}

/** Lines of the text without their line end; empty lines are kept. */
export interface Lines extends Spans {
  /** FNV-1a hash of the line folded (lower case, digits to 0, space collapsed, trimmed); 0 for a blank line. */
  readonly hash: Uint32Array
  /** Number of word tokens. */
  readonly words: Int32Array
  wordsOf(line: number): number
}

/** Sentences; none crosses a line. `line` is the line each lies in. */
export interface Sentences extends Spans {
  readonly line: Int32Array
  lineOf(sentence: number): number
}

/** Quotations, marks included; none crosses a line. */
export interface Quotations extends Spans {
  /** 0 straight double, 1 curly double, 2 straight single, 3 curly single, 4 guillemets or low marks. */
  readonly style: Uint8Array
  /** 1 if the closing mark was found; 0 if the quotation runs to the end of its line. */
  readonly closed: Uint8Array
}

/** Where a phrase of a rule stands. */
export interface PhraseHit extends Range {
  /** Row of the rule's `phrases`. */
  readonly row: number
  readonly firstToken: number
  readonly endToken: number
  readonly line: number
}

/** An article with its text index. What rules see. */
export interface Document {
  readonly article: Article
  readonly text: string
  /** Number of word tokens. */
  readonly words: number
  readonly tokens: Tokens
  readonly lines: Lines
  readonly sentences: Sentences
  readonly quotations: Quotations
  /** Indices of the tokens that end sentences or could: runs of `.`, `!`, `?`, `…`. */
  readonly stops: Int32Array
  /** Indices of the word tokens the lexicon does not have (possessives of known words are known). */
  readonly unknown: Int32Array
  /** Indices of all punctuation and symbol tokens. */
  readonly marks: Int32Array
  readonly lexicon: Lexicon
  /**
   * Hits of a rule's phrases, in text order; a rule has its own as `context.hits`. `onEveryLine`: also of phrases that only
   * fill lines on lines that hold other words, which costs another pass over the text.
   */
  hits(ruleId: string, onEveryLine?: boolean): readonly PhraseHit[]
  /** The block an offset lies in, if the format has blocks. */
  blockAt(offset: number): Block | undefined
  /** Index of the token that holds the offset, or of the first after it (`tokens.count` if none). */
  tokenAt(offset: number): number
  /** Index of the line that holds the offset. */
  lineAt(offset: number): number
  /** Index of the sentence that holds the offset, or -1. */
  sentenceAt(offset: number): number
  /** Text of token `i`. */
  tokenText(i: number): string
  /** The nlcst tree by retext-english; parsed on first use, then kept. */
  tree(): Root
  /** What retext-spell does not find in its dictionary, in text order; for rules that need `speller`. */
  misspelt(): readonly Range[]
}
