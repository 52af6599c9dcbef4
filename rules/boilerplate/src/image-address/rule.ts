import { defineRule } from '@copydesk/core'
import { furnitureMeta, lineRange, removal } from '../_shared/furniture.ts'
import { layoutOf } from '../_shared/layout.ts'
import { isPictureAddress } from './addresses.ts'

/** How an address, its label or the markup around it opens, and no sentence does. */
const opening = /^(?:[!<]|data:|\S{1,20}[:=]\s|\S+$)/i
const maxLength = 600
const file = /[^\s.]\.(?:jpe?g|png|gif|webp|svg|bmp|avif|tiff?|heic)(?:[?#]|$)/i
const label = /^\S{1,20}[:=]\s{1,2}(?=\S)/
const dataUri = /^data:image\/[a-z+]{2,12};base64,/i
const markup = /^!\[[^\]]{0,200}\]\(\S{1,400}\)$|^<img\s[^>]{0,500}>$/i

export const rule = defineRule({
  id: 'boilerplate/image-address',
  meta: furnitureMeta('image address', {
    summary: 'Lines that are the address or file name of a picture',
    confidence: 0.98,
    stage: 'stable',
    impact: 'minor',
  }),
  check(document, context) {
    const { line, count } = layoutOf(document)
    for (let i = 0; i < count; i++) {
      const range = lineRange(document, line[i] as number)
      const text = document.text.slice(range.start, Math.min(range.end, range.start + maxLength))
      if (!opening.test(text)) continue
      if (dataUri.test(text) || (range.end - range.start <= maxLength && (isFile(text) || markup.test(text))))
        context.report('found', removal(document, range))
    }
  },
})

/** `photo-1.jpg`, `Image: https://example.org/a.png?w=300`, `https://img.example.net/pic.php?u=7`: one word, but for a label. */
function isFile(text: string): boolean {
  const word = text.replace(label, '')
  return !/\s/.test(word) && (file.test(word) || isPictureAddress(word))
}
