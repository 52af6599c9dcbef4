/** Files of the family's `data` folder by resource id. */
export const resources = { 'resource:bigrams': 'bigrams.bin' } as const
