import { isElement, type Page, type PageElement } from './tree.ts'

/** Text a page keeps for readers without scripts, for a script to show or to be copied: `noscript`, `template`, scripts of markup, `textarea`. */

const markup = /^\s*(?:text|application)\/(?:html|(?:x-|ng-)?(?:template|tmpl|handlebars|mustache))/i

/** One tag of the input: `[start, end)` up to its name's end, so many characters that `name` fits. */
interface Tag {
  readonly start: number
  readonly end: number
  readonly name: string
}

const unfolded = ({ start, end, name }: Tag): string => name.padEnd(end - start)

/** The elements that fold text away. */
const foldedOf = ({ tagged }: Page): PageElement[] => [
  ...tagged('noscript'),
  ...tagged('template'),
  ...tagged('textarea'),
  ...tagged('script').filter(({ attribs }) => markup.test(attribs.type ?? '')),
]

/** The tags such an element begins and, if it is closed, ends with. */
function tagsOf(element: PageElement, input: string): Tag[] {
  const { tag, start, end } = element
  const close = input.lastIndexOf('</', end)
  const closes = close > start && input.slice(close + 2, close + 2 + tag.length).toLowerCase() === tag
  const name = tag === 'textarea' ? 'pre' : 'div'
  const opening = { start, end: start + 1 + tag.length, name: `<${name}` }
  return closes ? [opening, { start: close, end: close + 2 + tag.length, name: `</${name}` }] : [opening]
}

/** True if the text in the elements comes to so many characters: most pages fold away no more than a picture. */
function holdText(elements: readonly PageElement[], least: number): boolean {
  let chars = 0
  for (const stack = [...elements]; chars < least; ) {
    const at = stack.pop()
    if (at === undefined) return false
    for (const child of at.children) {
      if (isElement(child)) stack.push(child)
      else chars += at.tag === 'script' ? textLength(child.data) : child.data.length
    }
  }
  return true
}

/** Characters outside tags. */
function textLength(text: string): number {
  let chars = 0
  for (let at = 0, open = 0; open >= 0; at = text.indexOf('>', open) + 1) {
    open = text.indexOf('<', at)
    chars += (open < 0 ? text.length : open) - at
    if (open >= 0 && text.indexOf('>', open) < 0) break
  }
  return chars
}

/**
 * The input with such elements made into plain ones, every other character in its place; undefined if they hold fewer
 * characters of text than `least`.
 */
export function unfold(page: Page, least: number): string | undefined {
  const elements = foldedOf(page)
  if (!holdText(elements, least)) return undefined
  const { input } = page
  const tags = elements.flatMap((element) => tagsOf(element, input)).sort((a, b) => a.start - b.start)
  const pieces: string[] = []
  let at = 0
  for (const tag of tags) {
    pieces.push(input.slice(at, tag.start), unfolded(tag))
    at = tag.end
  }
  return pieces.join('') + input.slice(at)
}
