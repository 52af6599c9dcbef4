/** First simple cut; replaced below. */
export const namesIn = (text: string): string[] => [text.replace(/^by\s+/i, '').trim()].filter((name) => name !== '')
