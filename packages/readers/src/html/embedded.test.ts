import type { Article } from '@copydesk/core'
import { describe, expect, test } from 'vitest'
import { readText } from '../index.ts'

const sentences = [
  'The harbour board of Ternmouth voted on Tuesday to keep the old footbridge open until the spring.',
  'Engineers had told the board that “two of the piers” needed repair before the winter storms came.',
  'The footbridge carries some nine hundred people a day between the fish market and the north quay.',
  'A second vote on the cost of the repair is due in March, when the survey of the piers is complete.',
  'Residents of the north quay said they had waited long enough for somebody to take the decision.',
  'The board said that the ferry would run every ten minutes while the work was being carried out.',
]

function read(body: string, head = ''): Article {
  const input = `<html lang="en"><head><title>Ternmouth keeps its old footbridge open</title>${head}</head><body><nav><a href="/">Home</a></nav><main><h1>Ternmouth keeps its old footbridge open</h1></main>${body}</body></html>`
  const [outcome] = readText(input, { path: 'a.html', key: 'a.html', source: 'folder' })
  if (outcome?.type !== 'article') throw new Error(JSON.stringify(outcome))
  return outcome.article
}

const json = (value: unknown, attributes = 'type="application/json"'): string =>
  `<script ${attributes}>${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`

const paragraphs = sentences.map((text) => `<p>${text}</p>`).join('')
const whole = sentences.join('\n\n')

describe('a text that only scripts are given', () => {
  const text = (value: string): object => ({ type: 'text', value })
  const shapes: Record<string, string> = {
    'JSON-LD, plain': json({ '@type': 'NewsArticle', articleBody: sentences.join('\n\n') }, 'type="application/ld+json"'),
    'markup in a field': json({ props: { pageProps: { post: { title: 'x', body: paragraphs } } } }, 'id="__NEXT_DATA__"  type="application/json"'),
    'rich text, a tree': json({ story: { body: { type: 'document', content: sentences.map((s) => ({ type: 'paragraph', content: [text(s.slice(0, 20)), { type: 'link', data: { href: '/x' }, content: [text(s.slice(20, 30))] }, text(s.slice(30))] })) } } }),
    'blocks of an editor': json({ blocks: sentences.map((s, i) => ({ key: `k${i}`, type: 'unstyled', text: s, inlineStyleRanges: [] })) }),
    'blocks with spans': json({ content: sentences.map((s) => ({ _type: 'block', style: 'normal', children: [{ _type: 'span', text: s }] })) }),
    'elements of markup': json({ content_elements: sentences.map((s) => ({ type: 'text', content: s })) }),
    'a list of strings': json({ article: { paragraphs: sentences } }),
    'state of the page': `<script>window.__STATE__ = ${JSON.stringify({ article: { body: paragraphs } })};</script>`,
  } // biome-ignore format: one shape a line
  test.each(Object.entries(shapes))('%s', (_, script) => {
    const article = read(script)
    expect(article.text).toBe(whole)
    expect(article.unfixable).toBe(true)
  })

  test('every word lies where the map says', () => {
    const input = shapes['rich text, a tree'] as string
    const page = `<html><head><title>Ternmouth keeps its old footbridge open</title></head><body>${input}</body></html>`
    const [outcome] = readText(page, { path: 'a.html', key: 'a.html', source: 'folder' })
    if (outcome?.type !== 'article') throw new Error('no article')
    const { text: given, map } = outcome.article
    for (const { 0: word, index } of given.matchAll(/[a-z]+/g)) {
      const segments = map.segments({ start: index, end: index + word.length })
      expect(segments.map(({ start, end }) => page.slice(start, end)).join('')).toBe(word)
    }
  })

  test('a page that shows its first paragraphs is read whole', () => {
    const article = read(`<article><p>${sentences[0]}</p></article>${json({ body: paragraphs })}`)
    expect(article.text).toBe(whole)
    expect(article.removed.map(({ reason }) => reason)).toContain('outside the article (text of a script)')
  })
})

describe('what scripts are given besides', () => {
  const shown = `<article>${sentences.map((s) => `<p>${s}</p>`).join('')}</article>`
  const others = [
    'Umbrella makers of the valley met for the first time in nine years to talk about the price of ribs.',
    'Their chairman said that handles were no longer carved by hand in any of the eleven workshops there.',
    'A fair will be held in the autumn, with prizes for the largest, the smallest and the lightest of all.',
    'Nobody had thought that so many people would come on a day without a single cloud in the whole sky.',
    'The valley has made umbrellas since a travelling tinker was caught there in the rain long ago.',
  ] // biome-ignore format: one sentence a line
  test('a page that shows its article keeps it', () => {
    expect(read(shown + json({ body: others.concat(others, others).join('\n') })).text).toBe(whole)
  })
  test('another text is not taken for the article', () => {
    expect(read(`<article><p>${sentences[0]}</p></article>${json({ body: others.join('\n') })}`).text).toBe(
      sentences[0],
    )
  })
  test('cards of other articles are not paragraphs', () => {
    const cards = sentences.map((text) => ({ title: 'Ternmouth footbridge open', url: '/x', text }))
    expect(read(`<article><p>${sentences[0]}</p></article>${json({ items: cards })}`).text).toBe(sentences[0])
  })
  test.each([
    ['cut off', `<script type="application/json">{"body":["${sentences.join('","')}`],
    ['not JSON', '<script type="application/json">{{{{]]]"""</script>'],
    ['deep', `<script type="application/json">${'[{"body":'.repeat(20_000)}</script>`],
    ['slashes', `<script type="application/json">{"body":"${'\\\\"'.repeat(20_000)}</script>`],
  ])('data that are %s end nothing', (_, script) => {
    expect(() => read(`<article><p>${sentences[0]}</p></article>${script}`)).not.toThrow()
  })
})
