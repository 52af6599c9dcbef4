import { rule as doubledDateline } from './doubled-dateline/rule.ts'

/** What `plugins` in a configuration of Copydesk takes from this package. */
export const rules = [doubledDateline]
