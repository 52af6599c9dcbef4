export { Char, classOf, fold, isCloser, isInvisible, isStop } from './characters.ts'
export { createIndexer, type Indexer, type IndexerOptions } from './document.ts'
export { foldedHash, fullLine, trimmedLines } from './lines.ts'
export { QuoteStyle } from './quotations.ts'
export { isAbbreviation } from './sentences.ts'
export { type Dictionary, loadSpeller, type Speller } from './speller.ts'
export {
  endOf,
  foldedTokenHash,
  hasMask,
  hasShape,
  isAnyMark,
  isCapital,
  isJoined,
  isMark,
  isName,
  isNumber,
  isPlain,
  isPunctuation,
  isQuoted,
  isWord,
  isWordOrNumber,
  lengthOf,
  lowerOf,
  Mark,
  memoByWord,
  rangeOf,
  startOf,
  wordOf,
} from './tokens.ts'
export { loadParseTree, type ParseTree } from './tree.ts'
