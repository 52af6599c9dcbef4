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

/** The input with such elements made into plain ones, every other character in its place; undefined if it has none. */
export function unfold(input: string): string | undefined {
  const tags = tagsOf(input)
  if (tags.length === 0) return undefined
  const pieces: string[] = []
  let at = 0
  for (const tag of tags) {
    pieces.push(input.slice(at, tag.start), unfolded(tag))
    at = tag.end
  }
  return pieces.join('') + input.slice(at)
}
