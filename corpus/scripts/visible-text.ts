import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'cheerio'

const INLINE = new Set(['a', 'abbr', 'b', 'cite', 'em', 'i', 'small', 'span', 'strong', 'sub', 'sup', 'time'])

/** UTF-8 where the bytes allow it, else windows-1252: one outlet has a file of each. */
const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The text of a page as read by a person: no scripts, entities decoded, one space between blocks and for every run of space. */
export const textOfHtml = (html: string): string => {
  const $ = load(html)
  $('head, script, style').remove()
  $('body *').each((_, element) => {
    if (!INLINE.has(element.tagName)) $(element).before(' ').after(' ')
  })
  return $('body').text().replace(/\s+/g, ' ').trim()
}

const textOfRecord = (line: string): string => (JSON.parse(line) as { text: string }).text

/** Every article of an outlet as its labels name it, with the text a label's `text` must occur in. */
export const visibleTexts = (corpus: string, outlet: string): Map<string, string> => {
  const folder = join(corpus, 'outlets', outlet)
  const texts = new Map<string, string>()
  for (const name of readdirSync(folder).sort()) {
    const text = decode(readFileSync(join(folder, name)))
    if (name.endsWith('.jsonl')) {
      const lines = text.split('\n').filter((line) => line !== '')
      for (const [at, line] of lines.entries()) texts.set(`${name}#${at + 1}`, textOfRecord(line))
    } else texts.set(name, name.endsWith('.html') ? textOfHtml(text) : text)
  }
  return texts
}
