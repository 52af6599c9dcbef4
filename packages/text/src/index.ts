export { agenciesIn, agencyNamed } from './agencies.ts'
export { Char, classOf, fold, isCloser, isInvisible, isStop } from './characters.ts'
export { type CreditLine, creditLinesOf } from './credit-lines.ts'
export { dateOfAddress } from './credits.ts'
export { createIndexer, type Indexer, type IndexerOptions } from './document.ts'
export { foldedHash } from './lines.ts'
export { type Mention, type People, peopleOf, titles } from './people.ts'
export { QuoteStyle } from './quotations.ts'
export { isAbbreviation } from './sentences.ts'
export { type Quote, quotesOf, type Speaker } from './speakers.ts'
export { speechVerbs, weakSpeechVerbs } from './speech.ts'
export { type SpeechAct, type Subject, speechActsOf } from './speech-acts.ts'
export {
  alignSentences,
  type Drift,
  driftLimits,
  namesOf,
  numbersOf,
  quoteDrifts,
  quoteSketch,
  type SentencePair,
  storySketch,
} from './stories.ts'
export { loadParseTree, type ParseTree } from './tree.ts'
export { lowerAt } from './words.ts'
