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

const script = (text: string): string => `<script>${text}</script>`

/** A value as an attribute gives it. */
const attribute = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

const paragraphs = sentences.map((text) => `<p>${text}</p>`).join('')
const whole = sentences.join('\n\n')

describe('a text that only scripts are given', () => {
  const text = (value: string): object => ({ type: 'text', value })
  const post = { title: 'Ternmouth keeps its old footbridge open', body: paragraphs }
  const row = (text: string): string => script(`self.__next_f.push([1,${JSON.stringify(text)}])`)
  const element = (tag: string, children: unknown): unknown => ['$', tag, null, { className: 'story-text', children }]
  const shapes: Record<string, string> = {
    'JSON-LD, plain': json({ '@type': 'NewsArticle', articleBody: sentences.join('\n\n') }, 'type="application/ld+json"'),
    'markup in a field': json({ props: { pageProps: { post: { title: 'x', body: paragraphs } } } }, 'id="__NEXT_DATA__"  type="application/json"'),
    'rich text, a tree': json({ story: { body: { type: 'document', content: sentences.map((s) => ({ type: 'paragraph', content: [text(s.slice(0, 20)), { type: 'link', data: { href: '/x' }, content: [text(s.slice(20, 30))] }, text(s.slice(30))] })) } } }),
    'blocks of an editor': json({ blocks: sentences.map((s, i) => ({ key: `k${i}`, type: 'unstyled', text: s, inlineStyleRanges: [] })) }),
    'blocks with spans': json({ content: sentences.map((s) => ({ _type: 'block', style: 'normal', children: [{ _type: 'span', text: s }] })) }),
    'elements of markup': json({ content_elements: sentences.map((s) => ({ type: 'text', content: s })) }),
    'a list of strings': json({ article: { paragraphs: sentences } }),
    'state of the page': script(`window.__STATE__ = ${JSON.stringify({ article: { body: paragraphs } })};`),
    'one value of several': script(`window.Site=window.Site||{};Site.name="echo";Site.content=${JSON.stringify(post)};Site.more=1`),
    'a string of data': script(`window.__STATE__ = JSON.parse(${JSON.stringify(JSON.stringify({ post }))});`),
    'what a function gives back': script(`window.__STATE__=(function(a,b){return {data:[{post:{title:a,body:${JSON.stringify(paragraphs)}}}]}}("x",1));`),
    'a list of values by number': json([{ data: 1 }, { title: 2, body: 3 }, 'Ternmouth keeps its old footbridge open', paragraphs]),
    'elements of a server, as rows': script('self.__next_f=self.__next_f||[]') + row(`4:${JSON.stringify(element('article', [element('h1', 'Ternmouth keeps its old footbridge open'), ...sentences.map((s) => element('p', [s.slice(0, 20), element('em', s.slice(20, 30)), s.slice(30)]))]))}\n`),
    'data of a server, as a row': row(`5:${JSON.stringify({ post })}\n`),
    'text of a server, in rows': row(`6:{"a":1}\n7:T${Buffer.byteLength(paragraphs).toString(16)},`) + row(`${paragraphs}8:[]\n`),
    'data in an attribute': `<div id="app" data-page="${attribute(JSON.stringify({ component: 'Story', props: { post } }))}"></div>`,
    'data in single quotes': `<div id=app data-page='${JSON.stringify({ props: { post } }).replaceAll("'", '&#39;')}'></div>`,
    'markup in an attribute': `<story-body v-cloak html="${attribute(paragraphs)}"></story-body>`,
    'a page in a frame': `<iframe title="story" srcdoc="${attribute(`<html><body>${paragraphs}</body></html>`)}"></iframe>`,
  } // biome-ignore format: one shape a line
  test.each(Object.entries(shapes))('%s', (_, script) => {
    const article = read(script)
    expect(article.text).toBe(whole)
    expect(article.unfixable).toBe(true)
  })

  test.each([
    'rich text, a tree',
    'a string of data',
    'elements of a server, as rows',
    'text of a server, in rows',
    'data in an attribute',
    'a page in a frame',
  ])('every word lies where the map says: %s', (name) => {
    const input = shapes[name] as string
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
    ['rows without an end', `<script>self.__next_f.push([1,"7:Tffffffff,${paragraphs}"])</script>`],
    ['a row of a bad length', `<script>self.__next_f.push([1,"7:Tzz,${'7:T1,'.repeat(20_000)}"])</script>`],
    ['values without an end', `<script>${'a={"b":['.repeat(20_000)}</script>`],
    ['an attribute without an end', `<div data-page="${'{"a":['.repeat(20_000)}`],
    ['characters there are none of', `<div data-page="{&#x110000;${'&#1114112;'.repeat(2000)}"></div>`],
    ['deep', `<script type="application/json">${'[{"body":'.repeat(20_000)}</script>`],
    ['slashes', `<script type="application/json">{"body":"${'\\\\"'.repeat(20_000)}</script>`],
  ])('data that are %s end nothing', (_, script) => {
    expect(() => read(`<article><p>${sentences[0]}</p></article>${script}`)).not.toThrow()
  })
})
