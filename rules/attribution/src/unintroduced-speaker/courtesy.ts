/** Titles that say nothing of who someone is. */
export const courtesy: ReadonlySet<string> = new Set(['mr', 'mrs', 'ms', 'miss'])
