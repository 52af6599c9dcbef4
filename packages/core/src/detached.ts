/** V8 copies shorter pieces of a text by itself. */
const shortest = 13
/** Arguments a call takes. */
const longest = 1000

/**
 * The same string for what outlives the text it was cut from: V8 keeps a whole text in memory for a piece of it. A longer
 * one than 1,000 UTF-16 units is given back as it is.
 */
export function detached(text: string): string {
  if (text.length < shortest || text.length > longest) return text
  return String.fromCharCode(...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)))
}
