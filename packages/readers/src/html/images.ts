import type { ImageCredit } from '@copydesk/core'
import { type Node, stringOf } from './json-ld.ts'
import { textBelow } from './removed.ts'
import type { Page, PageElement } from './tree.ts'

const maxImages = 50

const creditName = /credit|photographer|attribution|copyright|source|byline/i

/** `Caption text. (Jane Doe/AP)`, `… Photo: Jane Doe`: the part that names who made the picture. */
const inBrackets = /\(([^()]{6,160})\)\s?\.?$/
const labelled =
  /(?:(?:photo(?:graph)?|image|picture|credit|foto|bild|crédit)s?(?:\s(?:credit|by|courtesy))?\s?[:/]\s?([^.]{2,100})|(?:©|photo(?:graph)? by|courtesy(?: of)?)\s([^.]{2,100}))\s?\.?$/iu

function first(page: Page, element: PageElement, test: (element: PageElement) => boolean): PageElement | undefined {
  for (let i = element.order + 1; i <= element.last; i++) {
    const inner = page.elements[i] as PageElement
    if (test(inner)) return inner
  }
  return undefined
}

const line = (text: string): string | null => text.replaceAll('\n', ' ').trim() || null

function creditIn(caption: string): string | null {
  const enclosed = inBrackets.exec(caption)?.[1]
  if (enclosed && /.{3}(?:\/|via\s)../su.test(enclosed)) return enclosed
  const match = labelled.exec(caption)
  return match?.[1] ?? match?.[2] ?? null
}

function creditOf(page: Page, figure: PageElement): ImageCredit | undefined {
  const image = first(page, figure, ({ tag }) => tag === 'img' || tag === 'amp-img')
  const caption = first(page, figure, ({ tag }) => tag === 'figcaption')
  if (image === undefined) return undefined
  const named = first(page, figure, ({ attribs }) => creditName.test(attribs.class ?? attribs.itemprop ?? ''))
  const text = caption === undefined ? null : line(textBelow(caption, 1000))
  const credit = (named && line(textBelow(named, 200))) ?? (text && creditIn(text.slice(-200)))
  const url = image.attribs.src ?? image.attribs['data-src'] ?? null
  return { url: url?.startsWith('data:') ? (image.attribs['data-src'] ?? null) : url, caption: text, credit }
}

/** The pictures of the article: figures inside its container, else what JSON-LD says of its lead image. */
export function imageCredits(page: Page, container: PageElement, node: Node): ImageCredit[] {
  const credits: ImageCredit[] = []
  for (let i = container.order; i <= container.last && credits.length < maxImages; i++) {
    const element = page.elements[i] as PageElement
    if (element.tag !== 'figure') continue
    const credit = creditOf(page, element)
    if (credit) credits.push(credit)
    i = element.last
  }
  const lead: unknown = Array.isArray(node.image) ? node.image[0] : node.image
  if (credits.length > 0 || typeof lead !== 'object' || lead === null) return credits
  const { url, caption, creditText } = lead as Record<string, unknown>
  const text = stringOf(creditText)
  return stringOf(url) === null ? [] : [{ url: stringOf(url), caption: stringOf(caption), credit: text }]
}
