// Written by `pnpm gen`: do not edit.
import type { Resource, Rule, Signal } from '@copydesk/core'
import { rule as articleBeforeCountry } from './article-before-country/rule.ts'
import { rule as calquedFormula } from './calqued-formula/rule.ts'
import { rule as dayWithoutMonth } from './day-without-month/rule.ts'
import { rule as doubledPreposition } from './doubled-preposition/rule.ts'
import { rule as echoAfterStop } from './echo-after-stop/rule.ts'
import { rule as foreignNumber } from './foreign-number/rule.ts'
import { rule as foreignPunctuation } from './foreign-punctuation/rule.ts'
import { rule as misplacedQuote } from './misplaced-quote/rule.ts'
import { rule as mixedHonorifics } from './mixed-honorifics/rule.ts'
import { rule as mixedNumberStyle } from './mixed-number-style/rule.ts'
import { rule as nameVariant } from './name-variant/rule.ts'
import { rule as nounCapital } from './noun-capital/rule.ts'
import { rule as orphanTail } from './orphan-tail/rule.ts'
import { rule as permutedName } from './permuted-name/rule.ts'
import { rule as quoteDrift } from './quote-drift/rule.ts'
import { resource as bigramsResource } from './resources/bigrams/resource.ts'
import { signal as machineTranslationSignal } from './signals/machineTranslation/signal.ts'
import { signal as translatedSignal } from './signals/translated/signal.ts'
import { rule as spacedCurrency } from './spaced-currency/rule.ts'
import { rule as strayBreak } from './stray-break/rule.ts'
import { rule as torturedPhrase } from './tortured-phrase/rule.ts'
import { rule as translatedSource } from './translated-source/rule.ts'
import { rule as untranslatedRun } from './untranslated-run/rule.ts'
import { rule as wordSalad } from './word-salad/rule.ts'

export const resources: readonly Resource<unknown>[] = [bigramsResource]
export const rules: readonly Rule[] = [
  articleBeforeCountry,
  calquedFormula,
  dayWithoutMonth,
  doubledPreposition,
  echoAfterStop,
  foreignNumber,
  foreignPunctuation,
  misplacedQuote,
  mixedHonorifics,
  mixedNumberStyle,
  nameVariant,
  nounCapital,
  orphanTail,
  permutedName,
  quoteDrift,
  spacedCurrency,
  strayBreak,
  torturedPhrase,
  translatedSource,
  untranslatedRun,
  wordSalad,
]
export const signals: readonly Signal[] = [machineTranslationSignal, translatedSignal]
