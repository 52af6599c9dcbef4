/** Phrases of lines that say where a story comes from: they stay however much they look like furniture. */
export const credits = [
  { text: 'contributed to this', reason: 'says who worked on the story' },
  { text: 'contributed reporting', reason: 'says who worked on the story' },
  { text: 'additional reporting by', reason: 'says who worked on the story' },
  { text: 'reporting by', reason: 'says who worked on the story' },
  { text: 'contributing:', reason: 'says who worked on the story' },
  { text: 'first appeared on', reason: 'says where the story comes from' },
  { text: 'originally published', reason: 'says where the story comes from' },
  { text: 'originally appeared', reason: 'says where the story comes from' },
  { text: 'h/t', reason: 'thanks the source' },
  { text: 'hat tip', reason: 'thanks the source' },
  { text: 'source: ', reason: 'names the source' },
  { text: 'sources: ', reason: 'names the source' },
  { text: 'with reporting by', reason: 'says who worked on the story' },
  { text: 'adapted from', reason: 'says where the story comes from' },
  { text: 'reprinted from', reason: 'says where the story comes from' },
  { text: 'co-published with', reason: 'says where the story comes from' },
  { text: 'in partnership with', reason: 'says who worked on the story' },
  { text: 'republished from', reason: 'says where the story comes from' },
  { text: 'contributed by', reason: 'says where the story comes from' },
  { text: 'with assistance by', reason: 'says who worked on the story' },
  { text: 'with assistance from', reason: 'says who worked on the story' },
] as const

/** A byline: `By Ida Brandt / Tidewater Post`, also behind its date: `May 2, 2021 By Ida Brandt`. */
const byline = /^(?:\p{Lu}\p{Ll}{2,8}\.? \d{1,2},? \d{4},? (?:[|•·–-] )?)?(?:By|BY):? \p{Lu}[\p{L}.'’-]{0,30} \p{Lu}/u

export const isCredit = (text: string): boolean => {
  const folded = text.toLowerCase()
  return byline.test(text.trimStart()) || credits.some((row) => folded.includes(row.text))
}
