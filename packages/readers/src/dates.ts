export const isoDate = (text: string): string | null =>
  /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?/.exec(text.trim())?.[0] ?? null
