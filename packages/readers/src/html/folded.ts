/** Text a page keeps for readers without scripts, or for a script to show: `noscript`, `template`, scripts of markup. */

const opening = /<(noscript|template|script)\b([^<>]{0,1000})>/gi
const markup =
  /\btype\s{0,3}=\s{0,3}["']?(?:text|application)\/(?:html|(?:x-|ng-)?(?:template|tmpl|handlebars|mustache))/i

/** One tag of the input: `[start, end)` up to its name's end, so many characters that `name` fits. */
interface Tag {
  readonly start: number
  readonly end: number
  readonly name: string
}

const unfolded = ({ start, end, name }: Tag): string => name.padEnd(end - start)

/** The tags that fold text away, with those that end them, in order. */
function tagsOf(input: string): Tag[] {
  const tags: Tag[] = []
  let reached = 0
  let closes = true
  for (const { 0: match, 1: name = '', 2: rest = '', index } of input.matchAll(opening)) {
    const isScript = name.toLowerCase() === 'script'
    if (index < reached || (isScript && !markup.test(rest))) continue
    const close: number = isScript && closes ? closing(input, index + match.length) : -1
    closes &&= !isScript || close >= 0
    if (isScript && !closes) continue
    tags.push({ start: index, end: index + 1 + name.length, name: '<div' })
    if (isScript) tags.push({ start: close, end: close + '</script'.length, name: '</div' })
    reached = isScript ? close : index
  }
  for (const { 0: match, index } of input.matchAll(/<\/(?:noscript|template)/gi))
    tags.push({ start: index, end: index + match.length, name: '</div' })
  return tags.sort((a, b) => a.start - b.start)
}

function closing(input: string, from: number): number {
  const found = /<\/script/gi
  found.lastIndex = from
  return found.exec(input)?.index ?? -1
}

/** True if the text between such tags comes to so many characters: most pages fold away no more than a picture. */
function holdsText(input: string, tags: readonly Tag[], least: number): boolean {
  let chars = 0
  for (let i = 1; i < tags.length && chars < least; i++) {
    const [before, after] = [tags[i - 1] as Tag, tags[i] as Tag]
    if (before.name === '<div') chars += textLength(input.slice(before.end, after.start))
  }
  const last = tags.at(-1) as Tag
  return chars >= least || (last.name === '<div' && input.length - last.end >= least)
}

/** Characters outside tags. */
function textLength(markup: string): number {
  let chars = 0
  for (let at = markup.indexOf('>') + 1, open = 0; open >= 0; at = markup.indexOf('>', open) + 1) {
    open = markup.indexOf('<', at)
    chars += (open < 0 ? markup.length : open) - at
    if (open >= 0 && markup.indexOf('>', open) < 0) break
  }
  return chars
}

/**
 * The input with such elements made into plain ones, every other character in its place; undefined if they hold fewer
 * characters of text than `least`.
 */
export function unfold(input: string, least: number): string | undefined {
  const tags = tagsOf(input)
  if (tags.length === 0 || !holdsText(input, tags, least)) return undefined
  const pieces: string[] = []
  let at = 0
  for (const tag of tags) {
    pieces.push(input.slice(at, tag.start), unfolded(tag))
    at = tag.end
  }
  return pieces.join('') + input.slice(at)
}
