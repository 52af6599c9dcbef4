// Written by `pnpm gen`: do not edit.
import type { Resource, Rule, Signal } from '@copydesk/core'

export const resources: readonly Resource<unknown>[] = []
export const rules: readonly Rule[] = []
export const signals: readonly Signal[] = []
