export { Char, classOf, fold, isCloser, isInvisible, isStop } from './characters.ts'
export { createIndexer, type Indexer, type IndexerOptions } from './document.ts'
export { foldedHash, fullLine } from './lines.ts'
export { QuoteStyle } from './quotations.ts'
export { isAbbreviation } from './sentences.ts'
export { type Dictionary, loadSpeller, type Speller } from './speller.ts'
export { loadParseTree, type ParseTree } from './tree.ts'
export {
  isCapitalAt,
  isMarkAt,
  isNameAt,
  isPlainAt,
  isQuotedAt,
  isWordAt,
  lowerAt,
  memoByWord,
} from './words.ts'
