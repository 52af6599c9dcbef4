// Written by `pnpm gen`: do not edit.
import type { Resource, Rule, Signal } from '@copydesk/core'
import { rule as clippedTail } from './clipped-tail/rule.ts'
import { rule as clippedTeaser } from './clipped-teaser/rule.ts'
import { rule as controlCharacter } from './control-character/rule.ts'
import { rule as doubledPassage } from './doubled-passage/rule.ts'
import { rule as foreignBlock } from './foreign-block/rule.ts'
import { rule as gluedLabel } from './glued-label/rule.ts'
import { rule as gluedSentence } from './glued-sentence/rule.ts'
import { rule as gluedWords } from './glued-words/rule.ts'
import { rule as hyphenSplit } from './hyphen-split/rule.ts'
import { rule as invisibleCharacter } from './invisible-character/rule.ts'
import { rule as leftoverEntity } from './leftover-entity/rule.ts'
import { rule as leftoverMarkup } from './leftover-markup/rule.ts'
import { rule as lookAlikeLetter } from './look-alike-letter/rule.ts'
import { rule as lostEnding } from './lost-ending/rule.ts'
import { rule as lostLetters } from './lost-letters/rule.ts'
import { rule as lostOpening } from './lost-opening/rule.ts'
import { rule as missingPart } from './missing-part/rule.ts'
import { rule as mojibake } from './mojibake/rule.ts'
import { rule as replacementCharacter } from './replacement-character/rule.ts'
import { rule as runTogether } from './run-together/rule.ts'
import { rule as spelling } from './spelling/rule.ts'
import { rule as splitParagraph } from './split-paragraph/rule.ts'
import { rule as splitWord } from './split-word/rule.ts'
import { rule as straySpace } from './stray-space/rule.ts'
import { rule as strippedAccents } from './stripped-accents/rule.ts'
import { rule as systematicDeletion } from './systematic-deletion/rule.ts'

export const resources: readonly Resource<unknown>[] = []
export const rules: readonly Rule[] = [
  clippedTail,
  clippedTeaser,
  controlCharacter,
  doubledPassage,
  foreignBlock,
  gluedLabel,
  gluedSentence,
  gluedWords,
  hyphenSplit,
  invisibleCharacter,
  leftoverEntity,
  leftoverMarkup,
  lookAlikeLetter,
  lostEnding,
  lostLetters,
  lostOpening,
  missingPart,
  mojibake,
  replacementCharacter,
  runTogether,
  spelling,
  splitParagraph,
  splitWord,
  straySpace,
  strippedAccents,
  systematicDeletion,
]
export const signals: readonly Signal[] = []
