import type { RemovedBlock } from '@copydesk/core'
import { isBlock, isSilent } from './elements.ts'
import { isElement, type Page, type PageElement, textValue } from './tree.ts'

/** Text of one removed piece is kept up to this many characters. */
const maxText = 20_000

const collapse = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim()

/** Text below an element, white space collapsed, blocks on lines of their own. Document order without recursion. */
export function textBelow(page: Page, element: PageElement, limit = maxText): string {
  const lines: string[] = []
  let line = ''
  let length = 0
  const stack: { element: PageElement; next: number }[] = [{ element, next: 0 }]
  const endLine = (): void => {
    const text = collapse(line)
    if (text !== '') lines.push(text)
    line = ''
  }
  for (let frame = stack.at(-1); frame && length < limit; frame = stack.at(-1)) {
    const node = frame.element.children[frame.next++]
    if (node === undefined) {
      if (isBlock(frame.element.tag)) endLine()
      stack.pop()
    } else if (!isElement(node)) {
      line += textValue(page.input, node)
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

/** Every piece of the page with text that is not in the article, topmost elements first, in document order. */
export function removedBlocks(
  page: Page,
  container: PageElement,
  reasons: ReadonlyMap<PageElement, string>,
): RemovedBlock[] {
  const removed: RemovedBlock[] = []
  const add = (element: PageElement, reason: string): void => {
    const text = textBelow(page, element)
    if (text !== '') removed.push({ text, start: element.start, end: element.end, reason })
  }
  for (let i = 1; i < page.elements.length; i++) {
    const element = page.elements[i] as PageElement
    const reason = reasons.get(element)
    const holds = element.order <= container.order && element.last >= container.last
    const inside = element.order > container.order && element.last <= container.last
    if (isSilent(element.tag)) i = element.last
    else if (reason !== undefined) {
      add(element, reason)
      i = element.last
    } else if (!holds && !inside) {
      add(element, 'outside the article')
      i = element.last
    }
  }
  return removed
}
