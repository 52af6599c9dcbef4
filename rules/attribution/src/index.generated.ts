// Written by `pnpm gen`: do not edit.
import type { Resource, Rule, Signal } from '@copydesk/core'
import { rule as anonymousWithoutReason } from './anonymous-without-reason/rule.ts'
import { rule as conflictingDate } from './conflicting-date/rule.ts'
import { rule as contributorOnly } from './contributor-only/rule.ts'
import { rule as deadSourceLink } from './dead-source-link/rule.ts'
import { rule as foreignCredit } from './foreign-credit/rule.ts'
import { rule as genericByline } from './generic-byline/rule.ts'
import { rule as missingByline } from './missing-byline/rule.ts'
import { rule as missingDate } from './missing-date/rule.ts'
import { rule as missingPublisher } from './missing-publisher/rule.ts'
import { rule as uncreditedAgency } from './uncredited-agency/rule.ts'
import { rule as uncreditedCopy } from './uncredited-copy/rule.ts'
import { rule as uncreditedImage } from './uncredited-image/rule.ts'
import { rule as undisclosedTranslation } from './undisclosed-translation/rule.ts'
import { rule as unintroducedSpeaker } from './unintroduced-speaker/rule.ts'
import { rule as unmarkedQuotation } from './unmarked-quotation/rule.ts'
import { rule as unsourcedFigure } from './unsourced-figure/rule.ts'
import { rule as unsourcedQuote } from './unsourced-quote/rule.ts'
import { rule as vagueSource } from './vague-source/rule.ts'

export const resources: readonly Resource<unknown>[] = []
export const rules: readonly Rule[] = [
  anonymousWithoutReason,
  conflictingDate,
  contributorOnly,
  deadSourceLink,
  foreignCredit,
  genericByline,
  missingByline,
  missingDate,
  missingPublisher,
  uncreditedAgency,
  uncreditedCopy,
  uncreditedImage,
  undisclosedTranslation,
  unintroducedSpeaker,
  unmarkedQuotation,
  unsourcedFigure,
  unsourcedQuote,
  vagueSource,
]
export const signals: readonly Signal[] = []
