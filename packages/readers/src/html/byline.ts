import { isoDate } from '@copydesk/news'
import { isForeign, type Metadata } from './metadata.ts'
import { textBelow } from './removed.ts'
import type { Page, PageElement } from './tree.ts'
import type { Zone } from './zone.ts'

/** Reads the names of a text; `person` where the page says that it is a person's. */
export type ReadNames = (value: string, person: boolean) => string[]

const authorPath =
  /\/(?:authors?|by|writers?|profiles?|people|staff|contributors?|bios?|journalists?|reporters?|team|autor(?:es)?|auteurs?)\/[^/?#]/i

/** A link to an author's page, but not in a caption, where it names who made the picture. */
const isAuthorLink = (element: PageElement): boolean =>
  element.tag === 'a' && authorPath.test(element.attribs.href ?? '') && !isInCaption(element)

const isInCaption = (element: PageElement): boolean => {
  for (let at: PageElement | null = element, steps = 0; at && steps < 4; at = at.parent, steps++) {
    if (at.tag === 'figcaption' || at.tag === 'figure' || /caption|credit|photo/i.test(at.attribs.class ?? ''))
      return true
  }
  return false
}

const isSure = ({ attribs }: PageElement): boolean =>
  attribs.itemprop === 'author' || /\bauthor\b/i.test(attribs.rel ?? '')

function namesInLines(element: PageElement, person: boolean, read: ReadNames): string[] {
  const lines = textBelow(element, 300, true)
    .split('\n')
    .filter((line) => line.length > 3 || !/^by$/i.test(line))
  return [...new Set(lines.flatMap((line) => read(line, person && lines.length === 1)))]
}

/** Lines in the head of the zone that read `By NAME`, or a bare name beside a date. */
function unmarkedNames(lines: readonly string[], read: ReadNames): string[] {
  // What follows a line break is a role or an outlet, unless the first line is no more than `By`.
  const namesOf = (line: string): string[] => {
    const names = read(line.split('\n', 1)[0] ?? '', false)
    return names.length > 0 ? names : read(line, false)
  }
  const stating = lines.filter((line) => byLine.test(line) && namesOf(line).length > 0)
  // A photographer's line may stand above the writer's; a role tells them apart.
  const stated = stating.find((line) => role.test(line)) ?? stating[0]
  if (stated !== undefined) return namesOf(stated)
  for (const [i, line] of lines.entries()) {
    if (line.length > 40 || isoDate(line) === null) continue
    const before = lines[i - 1] ?? ''
    const names = before.split(' ').length < 5 ? read(before, false) : []
    if (names.length > 0) return names
  }
  return []
}

/** Elements a byline of several authors may take. */
const besideElements = 24

/** Another author of the same byline: marked in the same way, a few elements on, outside the first. */
const isBeside = (other: PageElement, first: PageElement): boolean =>
  other.order > first.last &&
  other.order - first.last <= besideElements &&
  other.tag === first.tag &&
  other.attribs.class === first.attribs.class &&
  other.attribs.rel === first.attribs.rel &&
  other.attribs.itemprop === first.attribs.itemprop

const role = /\b(?:writer|reporter|correspondent|columnist|editor|staff)\b/i
const byLine =
  /^(?:by|words by|written by|story by|photos? and story by|story and photos? by|von|por|par|(?:posted|published|updated|filed|submitted):?\s(?:.{4,50}\s)?by)[\s:]/i

/**
 * Names the page shows as its article's byline: by `itemprop` and `rel`, by class, by a link to an author's page, by the
 * words of a line between headline and text.
 */
export function visibleNames(page: Page, metadata: Metadata, zone: Zone, read: ReadNames): string[] {
  const near = metadata.bylines.filter((element) => element.order <= zone.to && !isForeign(element))
  const steps: readonly (readonly [readonly PageElement[], boolean])[] = [
    [near.filter(isSure), true],
    [near.filter((element) => element.order >= zone.from), false],
  ]
  for (const [elements, person] of steps) {
    for (const [i, element] of elements.slice(0, 30).entries()) {
      const names = namesInLines(element, person, read)
      if (names.length === 0) continue
      const others = elements.slice(i + 1, 30).filter((other) => isBeside(other, element))
      return [...new Set([...names, ...others.flatMap((other) => namesInLines(other, person, read))])]
    }
  }
  const unmarked = unmarkedNames(zone.lines, read)
  if (unmarked.length > 0) return unmarked
  const links = page.elements.slice(zone.from, zone.head).filter(isAuthorLink)
  for (const element of [...links, ...near].slice(0, 60)) {
    const names = namesInLines(element, false, read)
    if (names.length > 0) return names
  }
  return []
}

/** `By University of Wells`, `By Associated Press`: capitals all through, small words between. */
const houseLine =
  /^[Bb][Yy][\s:]{1,3}((?:[Tt]he )?\p{Lu}[\p{L}\d&.’'-]{1,20}(?: (?:(?:of|the|and|for|&) ){0,2}\p{Lu}[\p{L}\d&.’'-]{0,20}){0,5})$/u

/** The house, institution or agency a line in the head of the article gives as its author, or null. */
export function visibleHouse(zone: Zone): string | null {
  for (const line of zone.lines) {
    const name = houseLine.exec(line.replaceAll('\n', ' '))?.[1]
    if (name !== undefined) return name
  }
  return null
}
