import { type Document, defineRule, type ImageCredit, type Range } from '@copydesk/core'
import { firstLine } from '../_shared/words.ts'

const credit =
  /©|\(c\)|\p{L}\s?\/\s?\p{L}|^\(.{3,60}\)$|\b(?:photo|photograph|photographer|image|picture|illustration|credit|courtesy|getty|reuters|afp|ap|epa|shutterstock|istock|alamy|unsplash|flickr|wikimedia|via|handout|file|source|sources|screenshot|chart|graphic|map|video|media)\b/iu

/** Captions of fewer words are labels. */
const leastWords = 4

/** A caption that says what an image shows and not whose it is. */
export const rule = defineRule({
  id: 'attribution/uncredited-image',
  meta: {
    summary: 'A caption without the credit of its image',
    confidence: 0.8,
    weight: 0,
    stage: 'preview',
    impact: 'minor',
    scope: 'article',
    messages: {
      image: { text: 'Uncredited image "{caption}", expected who made it', severity: 'warning' },
    },
  },
  check(document, context) {
    for (const { caption, range } of captionsOf(document)) context.report('image', { range, data: { caption } })
  },
})

/** Captions without a credit: those the metadata know of, and those that stand in the text. */
function captionsOf(document: Document): { caption: string; range: Range }[] {
  const { blocks, credits } = document.article
  const known = credits.images
    .filter(lacksCredit)
    .map(({ caption }) => ({ caption: caption ?? '', range: firstLine(document) }))
  const told = blocks
    .filter(({ kind }) => kind === 'caption')
    .map(({ start, end }) => ({ caption: document.text.slice(start, end).trim(), range: { start, end } }))
    .filter(({ caption }) => isUncredited(caption) && !credits.images.some((image) => image.caption?.includes(caption)))
  return [...known, ...told]
}

const lacksCredit = (image: ImageCredit): boolean =>
  image.credit === null && image.caption !== null && isUncredited(image.caption)

const isUncredited = (caption: string): boolean => caption.split(/\s+/).length >= leastWords && !credit.test(caption)
