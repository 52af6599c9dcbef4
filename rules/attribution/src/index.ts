// Written by `pnpm gen`: do not edit.
import type { Resource, Rule, Signal } from '@copydesk/core'
import { rule as contributorOnly } from './contributor-only/rule.ts'
import { rule as deadSourceLink } from './dead-source-link/rule.ts'
import { rule as genericByline } from './generic-byline/rule.ts'
import { rule as missingByline } from './missing-byline/rule.ts'
import { rule as missingDate } from './missing-date/rule.ts'
import { rule as missingPublisher } from './missing-publisher/rule.ts'
import { rule as uncreditedAgency } from './uncredited-agency/rule.ts'
import { rule as unintroducedSpeaker } from './unintroduced-speaker/rule.ts'
import { rule as unsourcedQuote } from './unsourced-quote/rule.ts'
import { rule as vagueSource } from './vague-source/rule.ts'

export const resources: readonly Resource<unknown>[] = []
export const rules: readonly Rule[] = [
  contributorOnly,
  deadSourceLink,
  genericByline,
  missingByline,
  missingDate,
  missingPublisher,
  uncreditedAgency,
  unintroducedSpeaker,
  unsourcedQuote,
  vagueSource,
]
export const signals: readonly Signal[] = []
