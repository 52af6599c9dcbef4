// Written by `pnpm gen`: do not edit.
import type { Resource, Rule, Signal } from '@copydesk/core'
import { rule as gluedSentence } from './glued-sentence/rule.ts'
import { rule as gluedWords } from './glued-words/rule.ts'
import { rule as hyphenSplit } from './hyphen-split/rule.ts'
import { rule as lostLetters } from './lost-letters/rule.ts'
import { rule as splitWord } from './split-word/rule.ts'
import { rule as systematicDeletion } from './systematic-deletion/rule.ts'

export const resources: readonly Resource<unknown>[] = []
export const rules: readonly Rule[] = [
  gluedSentence,
  gluedWords,
  hyphenSplit,
  lostLetters,
  splitWord,
  systematicDeletion,
]
export const signals: readonly Signal[] = []
