import { isoDate } from '../dates.ts'
import { namesIn } from '../people.ts'
import { isForeign, type Metadata } from './metadata.ts'
import type { Zone } from './published.ts'
import { textBelow } from './removed.ts'
import type { Page, PageElement } from './tree.ts'

/** Reads the names of a text; `person` where the page says that it is a person's. */
export type ReadNames = (value: string, person: boolean) => string[]

const authorPath = /\/(?:authors?|by|writers?|profiles?|people|staff|contributors?|bios?|journalists?|reporters?|team|autor(?:es)?|auteurs?)\/[^/?#]/i

const isSure = ({ attributes }: PageElement): boolean =>
  attributes['itemprop'] === 'author' || /\bauthor\b/i.test(attributes['rel'] ?? '')

function namesInLines(page: Page, element: PageElement, person: boolean, read: ReadNames): string[] {
  const lines = textBelow(page, element, 300).split('\n').filter((line) => line.length > 3 || !/^by$/i.test(line))
  return [...new Set(lines.flatMap((line) => read(line, person && lines.length === 1)))]
}

/** Text of an element of the zone, if it is one short line. */
function shortLine(page: Page, element: PageElement): string | null {
  if (element.children.length === 0 || element.last - element.order > 12) return null
  const text = textBelow(page, element, 200)
  return text === '' || text.length > 120 ? null : text.replaceAll('\n', ' ')
}

/** Lines between headline and text that read `By NAME`, or a bare name beside a date. */
function unmarkedNames(page: Page, zone: Zone, end: number, read: ReadNames): string[] {
  let before: string | null = null
  for (let i = zone.from + 1; i < end; i++) {
    const element = page.elements[i] as PageElement
    const line = shortLine(page, element)
    if (line === null) continue
    if (/^(?:by|words by|written by|von|por|par)[\s:]/i.test(line)) {
      const names = read(line, false)
      if (names.length > 0) return names
    }
    const isDate = line.length < 40 && isoDate(line) !== null
    if (isDate && before !== null && before.split(' ').length < 5) {
      const names = namesIn(before).length > 0 ? read(before, false) : []
      if (names.length > 0) return names
    }
    before = line
  }
  return []
}

/**
 * Names the page shows as its article's byline: by `itemprop` and `rel`, by class, by a link to an author's page, by the
 * words of a line between headline and text. `end` is the order of the first element of the text proper.
 */
export function visibleNames(page: Page, metadata: Metadata, zone: Zone, end: number, read: ReadNames): string[] {
  const near = metadata.bylines.filter((element) => element.order <= zone.to && !isForeign(element))
  const links = page.elements.slice(zone.from, end).filter(({ tag, attributes }) => tag === 'a' && authorPath.test(attributes['href'] ?? ''))
  const steps: readonly (readonly [readonly PageElement[], boolean])[] = [
    [near.filter(isSure), true],
    [near.filter((element) => element.order >= zone.from), false],
    [links, false],
    [near, false],
  ]
  for (const [elements, person] of steps) {
    for (const element of elements.slice(0, 30)) {
      const names = namesInLines(page, element, person, read)
      if (names.length > 0) return names
    }
  }
  return unmarkedNames(page, zone, end, read)
}
