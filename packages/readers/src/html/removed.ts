import type { RemovedBlock } from '@copydesk/core'
import type { Content } from './content.ts'
import { isBlock, isSilent } from './elements.ts'
import { holds, isElement, type Page, type PageElement } from './tree.ts'

/** Text of one removed piece is kept up to this many characters. */
const maxText = 20_000

function collapse(text: string): string {
  const trimmed = text.trim()
  return /\s\s|[^\S ]/.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed
}

/** A letter or bracket at the end of one element, a capital at the start of the next: two fields that CSS sets apart. */
const isGlued = (before: string, after: string): boolean =>
  /^\p{Lu}/u.test(after) && (before === 'By' || /[\p{Ll}.)]$/u.test(before.slice(-2)))

/**
 * Text below an element, white space collapsed, blocks on lines of their own. Document order without recursion. With
 * `borders` a line also ends where an inline element's border is all that stands between two words, as in credits.
 */
export function textBelow(element: PageElement, limit = maxText, borders = false): string {
  const lines: string[] = []
  let line = ''
  let length = 0
  const stack: { element: PageElement; next: number }[] = [{ element, next: 0 }]
  const endLine = (): void => {
    const text = collapse(line)
    if (text !== '') lines.push(text)
    line = ''
  }
  // Elements without text count as well: a short look must not walk a whole page.
  for (
    let frame = stack.at(-1), steps = 0;
    frame && length < limit && steps < limit * 8;
    frame = stack.at(-1), steps++
  ) {
    const node = frame.element.children[frame.next++]
    if (node === undefined) {
      if (isBlock(frame.element.tag)) endLine()
      stack.pop()
    } else if (!isElement(node)) {
      if (borders && isGlued(line, node.data)) endLine()
      line += node.data
      length += node.end - node.start
    } else if (node.tag === 'br') endLine()
    else if (!isSilent(node.tag)) {
      if (isBlock(node.tag)) endLine()
      stack.push({ element: node, next: 0 })
    }
  }
  endLine()
  return lines.join('\n').slice(0, limit)
}

/** Text an element owns itself, not through blocks inside it. */
export function ownText(element: PageElement): string {
  const pieces: string[] = []
  const stack: PageElement[] = [element]
  for (let at = stack.pop(); at; at = stack.pop()) {
    for (const child of at.children) if (!isElement(child)) pieces.push(child.data)
    for (const child of at.children.toReversed()) {
      if (isElement(child) && !isBlock(child.tag) && !isSilent(child.tag)) stack.push(child)
    }
  }
  return collapse(pieces.join(' '))
}

/** Every piece of the page with text that is not in the article, topmost elements first, in document order. */
export function removedBlocks(
  page: Page,
  { reasons, muted, reading }: Pick<Content, 'reasons' | 'muted' | 'reading'>,
  kept: readonly PageElement[],
): RemovedBlock[] {
  const removed: RemovedBlock[] = []
  const isPart = (element: PageElement): boolean => kept.some((part) => holds(part, element) || holds(element, part))
  const outside = reading === undefined ? 'outside the article' : `outside the article (${reading})`
  const add = (element: PageElement, text: string, reason: string): void => {
    if (text !== '') removed.push({ text, start: element.start, end: element.end, reason })
  }
  for (let i = 1; i < page.elements.length; i++) {
    const element = page.elements[i] as PageElement
    if (isSilent(element.tag)) {
      i = element.last
      continue
    }
    const reason = reasons.get(element) ?? (isPart(element) ? undefined : outside)
    if (reason !== undefined) {
      add(element, textBelow(element), reason)
      i = element.last
    } else if (muted.has(element)) add(element, ownText(element), muted.get(element) as string)
  }
  return removed
}
