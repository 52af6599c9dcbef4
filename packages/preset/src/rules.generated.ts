// Written by `pnpm gen`: do not edit.
import type { Resource, Rule, Signal } from '@copydesk/core'
import * as attribution from '@copydesk/rules-attribution'
import * as boilerplate from '@copydesk/rules-boilerplate'
import * as machineTranslation from '@copydesk/rules-machine-translation'
import * as truncation from '@copydesk/rules-truncation'

export const rules: readonly Rule[] = [
  ...attribution.rules,
  ...boilerplate.rules,
  ...machineTranslation.rules,
  ...truncation.rules,
]
export const signals: readonly Signal[] = [
  ...attribution.signals,
  ...boilerplate.signals,
  ...machineTranslation.signals,
  ...truncation.signals,
]
export const resources: readonly Resource<unknown>[] = [
  ...attribution.resources,
  ...boilerplate.resources,
  ...machineTranslation.resources,
  ...truncation.resources,
]
