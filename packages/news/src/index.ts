export { agenciesIn, agencyNamed } from './agencies.ts'
export { type CreditLine, creditLinesOf } from './credit-lines.ts'
export { creditsOf, statedCredits } from './credits.ts'
export {
  compareDates,
  type DateHints,
  type DayOrder,
  dateIn,
  dateOfAddress,
  dayOrder,
  daysBetween,
  type FoundDate,
  isoDate,
  monthOf,
} from './dates.ts'
export {
  type CopyReason,
  copyPoints,
  type Direction,
  directionOf,
  type Extent,
  originNamed,
  spokenCredits,
  standing,
  type Told,
} from './direction.ts'
export { givenNames } from './given-names.ts'
export { type Mention, type People, peopleOf, titles } from './mentions.ts'
export { type Authors, authorsIn, foldName, houseIn, isHouseName, type NameOptions, peopleIn } from './people.ts'
export { mayEndInPictureCredit } from './picture-credit-ends.ts'
export { type PictureCredit, pictureCreditOf } from './picture-credits.ts'
export type { Speaker } from './speakers/speaker.ts'
export { type Quote, quotesOf } from './speakers.ts'
export { speechVerbs, weakSpeechVerbs } from './speech.ts'
export type { Acts, SpeechAct, Subject } from './speech-acts/act.ts'
export { speechActsOf } from './speech-acts.ts'
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
