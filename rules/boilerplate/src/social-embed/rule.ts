import { type Document, defineRule, type Range } from '@copydesk/core'
import { defineCueRule, removal } from '../_shared/furniture.ts'
import { phrases } from './phrases.ts'

const frames = defineCueRule({
  id: 'boilerplate/social-embed',
  noun: 'embed leftover',
  summary: 'What is left of the frame around an embedded post; the post itself stays',
  confidence: 0.95,
  stage: 'stable',
  impact: 'minor',
  phrases,
})

export const rule = defineRule({
  ...frames,
  check(document, context) {
    frames.check?.(document, context)
    for (const range of pictures(document)) context.report('found', { ...removal(document, range), safe: false })
  },
})

const picture = /(?<=^|[\s(])pic\.twitter\.com\/[A-Za-z\d]{4,20}(?![\w/])/g

/** Addresses of a post's pictures, which stand at its end. What is stuck to other words is another rule's. */
const pictures = ({ text }: Document): Range[] =>
  text.includes('pic.twitter.com/')
    ? Array.from(text.matchAll(picture), ({ 0: address, index }) => ({ start: index, end: index + address.length }))
    : []
