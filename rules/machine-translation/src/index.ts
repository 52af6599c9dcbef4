// Written by `pnpm gen`: do not edit.
import type { Resource, Rule, Signal } from '@copydesk/core'
import { rule as echoAfterStop } from './echo-after-stop/rule.ts'
import { rule as misplacedQuote } from './misplaced-quote/rule.ts'
import { rule as mixedHonorifics } from './mixed-honorifics/rule.ts'
import { rule as nameVariant } from './name-variant/rule.ts'
import { rule as orphanTail } from './orphan-tail/rule.ts'
import { rule as spacedCurrency } from './spaced-currency/rule.ts'
import { rule as strayBreak } from './stray-break/rule.ts'
import { rule as untranslatedRun } from './untranslated-run/rule.ts'

export const resources: readonly Resource<unknown>[] = []
export const rules: readonly Rule[] = [
  echoAfterStop,
  misplacedQuote,
  mixedHonorifics,
  nameVariant,
  orphanTail,
  spacedCurrency,
  strayBreak,
  untranslatedRun,
]
export const signals: readonly Signal[] = []
