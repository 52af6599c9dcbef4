import type { Credits } from '@copydesk/core'
import { describe, expect, test } from 'vitest'
import { readText } from '../index.ts'

const paragraph =
  '<p>The harbour board voted on Tuesday to keep the old footbridge open until the spring, after a long debate.</p>'

interface Page {
  readonly inner?: string
  readonly head?: string
  readonly lang?: string
  readonly after?: string
}

function credits({ inner = '', head = '', lang = 'en', after = '' }: Page): Credits {
  const input = `<html lang="${lang}"><head><meta property="og:site_name" content="Quayside Echo">${head}</head><body><main><h1>Footbridge stays open</h1>${inner}<article>${paragraph.repeat(4)}</article>${after}</main></body></html>`
  const [outcome] = readText(input, { path: 'a.html', key: 'a.html', source: 'folder' })
  if (outcome?.type !== 'article') throw new Error(JSON.stringify(outcome))
  return outcome.article.credits
}

describe('names by the borders of elements', () => {
  test.each([
    ['<div class="byline"><span>By</span><a href="/author/x"><span>Tess Halden</span></a></div>', ['Tess Halden']],
    ['<p class="byline"><b>By</b><i>Tess Halden</i></p>', ['Tess Halden']],
    ['<div class="author"><em>By</em><span>Tess McHalden</span></div>', ['Tess McHalden']],
    ['<div><span>By</span><b>Tess Halden</b></div>', ['Tess Halden']],
    ['<div class="byline"><a href="/p/h">Howard Blake</a><span>Staff Writer</span></div>', ['Howard Blake']],
    ['<div class="byline"><a href="/p/h">Howard Blake</a><span>Harbour Correspondent</span></div>', ['Howard Blake']],
    ['<div class="byline">By <b>Howard Blake</b><small>March 5, 2024</small></div>', ['Howard Blake']],
    [
      '<div class="byline">By <b>Laura E. Adams</b> <time datetime="2024-12-05">December 5, 2024</time></div>',
      ['Laura E. Adams'],
    ],
    [
      '<div class="byline"><span class="name">Max Roe</span><span class="outlet">Quayside Echo</span></div>',
      ['Max Roe'],
    ],
    ['<div class="byline">By <a>Max Roe</a><span>Updated 5 March 2024</span></div>', ['Max Roe']],
    ['<div class="byline">By <span><u>M</u>ax Roe</span></div>', ['Max Roe']],
  ])('%s', (inner, byline) => expect(credits({ inner }).byline).toEqual(byline))
})

describe('one, two and three authors', () => {
  test.each([
    ['<p><a rel="author" href="/a">Ann Poe</a>, <a rel="author" href="/b">Max Roe</a></p>', ['Ann Poe', 'Max Roe']],
    [
      '<p><span itemprop="author">Ann Poe</span> and <span itemprop="author">Max Roe</span></p>',
      ['Ann Poe', 'Max Roe'],
    ],
    [
      '<p>By <a rel="author">Ann Poe</a>, <a rel="author">Max Roe</a> and <a rel="author">Eve Doe</a></p>',
      ['Ann Poe', 'Max Roe', 'Eve Doe'],
    ],
    ['<div class="byline">By Ann Poe and Max Roe</div>', ['Ann Poe', 'Max Roe']],
    ['<div class="byline">By Ann Poe &amp; Max Roe</div>', ['Ann Poe', 'Max Roe']],
    ['<ul><li class="author">Ann Poe</li><li class="author">Max Roe</li></ul>', ['Ann Poe', 'Max Roe']],
    ['<p><a rel="author">Richard (R.J.) Poe</a></p>', ['Richard (R.J.) Poe']],
    ['<p><a rel="author">William (Bill) Roe</a></p>', ['William (Bill) Roe']],
    ['<p><a rel="author">Elizabeth (Liz) Roe</a>, <a rel="author">Max Roe</a></p>', ['Elizabeth (Liz) Roe', 'Max Roe']],
    ['<p class="byline">Max Roe (@maxroe)</p>', ['Max Roe']],
  ])('%s', (inner, byline) => expect(credits({ inner }).byline).toEqual(byline))

  test('of a list in JSON-LD', () => {
    const author = [
      { '@type': 'Person', name: 'Ann Poe' },
      { '@type': 'Person', name: 'Max Roe' },
      { '@type': 'Organization', name: 'Reuters' },
    ]
    const script = JSON.stringify({ '@type': 'NewsArticle', headline: 'Footbridge', author })
    expect(credits({ head: `<script type="application/ld+json">${script}</script>` })).toMatchObject({
      byline: ['Ann Poe', 'Max Roe'],
      agency: ['Reuters'],
    })
  })

  test('not of the next story', () => {
    const after = '<section class="related"><h2>More</h2><p><a rel="author" href="/z">Zoe Other</a></p></section>'
    expect(credits({ inner: '<p><a rel="author" href="/a">Ann Poe</a></p>', after }).byline).toEqual(['Ann Poe'])
  })
})

describe('posted on a day by someone', () => {
  test.each([
    ['<div>Posted on September 21, 2020 by Ada Quill</div>', '2020-09-21'],
    ['<div class="entry-meta">Posted September 21, 2020 by Ada Quill</div>', '2020-09-21'],
    ['<p>Published on 21 September 2020 by Ada Quill</p>', '2020-09-21'],
    ['<p>Published: 21/09/2020 by Ada Quill</p>', '2020-09-21'],
    ['<div>Posted by Ada Quill on September 21, 2020</div>', '2020-09-21'],
    [
      '<div>Posted on <time datetime="2020-09-21">September 21, 2020</time> by <a href="/q">Ada Quill</a></div>',
      '2020-09-21',
    ],
    ['<div>Submitted on Mon, 21 Sep 2020 by Ada Quill</div>', '2020-09-21'],
    ['<div>Posted at 10:15 on Sept. 21, 2020 by Ada Quill</div>', '2020-09-21'],
    ['<div>Posted on 2020-09-21 by Ada Quill in Harbour</div>', '2020-09-21'],
    ['<div>Filed on 21.09.2020 by Ada Quill</div>', '2020-09-21'],
  ])('%s', (inner, published) => {
    const read = credits({ inner })
    expect({ byline: read.byline, published: read.published?.slice(0, 10) }).toEqual({
      byline: ['Ada Quill'],
      published,
    })
  })
})

describe('updates apart from publication', () => {
  test.each([
    [
      '<div><span>Last updated: 29.09.2023, 14:42</span> <span>Published: 08.09.2023, 13:45</span></div>',
      '2023-09-08',
      '2023-09-29',
    ],
    ['<p>Published: 8 September 2023 | Updated: 29 September 2023</p>', '2023-09-08', '2023-09-29'],
    [
      '<div class="byline"><a href="/author/s">Ann Poe</a> / TNN / <span>Updated: Oct 9, 2019, 11:05 IST</span></div>',
      null,
      '2019-10-09',
    ],
    ['<p>Updated Oct 9, 2019</p>', null, '2019-10-09'],
    ['<p>Last modified: 9 October 2019</p>', null, '2019-10-09'],
    ['<p>Last updated on October 9, 2019 at 11:05</p>', null, '2019-10-09'],
    ['<p>UPDATED: 2019-10-09 11:05</p>', null, '2019-10-09'],
    ['<p><time datetime="2019-10-08">8 Oct 2019</time></p><p>Updated 9 Oct 2019</p>', '2019-10-08', '2019-10-09'],
    ['<p>8 October 2019</p><p>Updated: 9 October 2019</p>', '2019-10-08', '2019-10-09'],
    ['<p>Aktualisiert am 9. Oktober 2019</p>', null, '2019-10-09'],
  ])('%s', (inner, published, modified) => {
    const read = credits({ inner })
    expect([read.published?.slice(0, 10) ?? null, read.modified?.slice(0, 10) ?? null]).toEqual([published, modified])
  })
})

describe('numbers for dates', () => {
  test.each([
    [1_676_551_869, '2023-02-16'],
    ['1676551869', '2023-02-16'],
    [1_676_551_869_000, '2023-02-16'],
    ['1676551869000', '2023-02-16'],
    [946_684_800, '2000-01-01'],
    ['20230216', '2023-02-16'],
    ['20230216T123109Z', '2023-02-16'],
    [{ '@value': '2023-02-16' }, '2023-02-16'],
    ['2023-02-31', undefined],
    [17, undefined],
  ])('%j', (datePublished, day) => {
    const script = JSON.stringify({ '@type': 'NewsArticle', headline: 'Footbridge', datePublished })
    expect(credits({ head: `<script type="application/ld+json">${script}</script>` }).published?.slice(0, 10)).toBe(day)
  })
})

describe('the order of day and month', () => {
  const at = (address: string): string => `<link rel="canonical" href="${address}">`
  test.each([
    ['en-GB', at('https://quayside.example/2020/10/02/bridge'), '02/10/2020', '2020-10-02'],
    ['en-GB', '', '02/10/2020', '2020-10-02'],
    ['en-US', '', '02/10/2020', '2020-02-10'],
    ['en-US', at('https://quayside.co.uk/a'), '02/10/2020', '2020-10-02'],
    ['en', at('https://quayside.co.uk/a'), '02/10/2020', '2020-10-02'],
    ['en', at('https://quayside.example/2020/10/02/bridge'), '02/10/2020', '2020-10-02'],
    ['en-GB', at('https://quayside.example/2020/02/10/bridge'), '02/10/2020', '2020-02-10'],
    ['en-AU', '', '02/10/2020', '2020-10-02'],
    ['en', '', '25/10/2020', '2020-10-25'],
    ['en-GB', '', '10/25/2020', '2020-10-25'],
  ])('%s %s %s', (lang, head, written, day) => {
    expect(credits({ lang, head, inner: `<p>Published: ${written}</p>` }).published).toBe(day)
  })
})

describe('no credit where a page gives none', () => {
  test.each([
    '<section id="comments"><div class="comment-author vcard"><cite class="fn">Mike Horn</cite> <span>says:</span></div></section>',
    '<footer><p>© 2019-2024 Quayside Echo. Site last checked 01.02.2024</p></footer>',
    '<aside><p>By Zoe Other</p><time datetime="2024-02-01">1 Feb 2024</time></aside>',
    '<ol class="commentlist"><li class="comment"><b>Mike Horn</b> <time datetime="2019-03-01">March 1, 2019</time></li></ol>',
    '<nav><a href="/author/zoe">Zoe Other</a></nav>',
  ])('below the text: %s', (after) => {
    expect(credits({ after })).toMatchObject({ byline: [], published: null })
  })

  test.each([
    'Text Size',
    'WATCH LIVE',
    'Listen Now',
    'Sign In',
    'Print Article',
    'Share Story',
    'Read More',
    'Log In',
    'Live Updates',
    'Search Archive',
  ])('a label: %s', (label) =>
    expect(credits({ inner: `<div class="byline"><span>${label}</span></div><p>5 March 2024</p>` }).byline).toEqual([]),
  )
})

describe('the house a text was written for', () => {
  test.each([
    ['By <a class="author">Levi Park For Daily Harbour Australia</a>', ['Levi Park']],
    ['By <a class="author">Levi Park for Harbour Online</a>', ['Levi Park']],
    ['<span class="author">By LEVI PARK FOR HARBOURONLINE</span>', ['LEVI PARK']],
    ['<span class="author">Levi Park, for the Quayside Echo</span>', ['Levi Park']],
    ['<span class="author">Levi Park | Quayside Echo</span>', ['Levi Park']],
    ['<span class="author">Quayside Echo</span>', []],
    ['<span class="author">Levi Park of The Conversation</span>', ['Levi Park']],
    ['<span class="author">Special to the Echo by Levi Park</span>', ['Levi Park']],
    ['<span class="author">Bread &amp; Salt</span>', []],
    [
      '<span>The Quayside Echo</span><span class="name">&nbsp;|&nbsp;By <a rel="author">Levi Park</a></span>',
      ['Levi Park'],
    ],
  ])('%s', (inner, byline) => expect(credits({ inner: `<p>${inner}</p>` }).byline).toEqual(byline))
})

describe('parts of an article that the densest one would hide', () => {
  const line =
    'The harbour board voted on Tuesday to keep the old footbridge open until the spring, after a long debate.'
  const read = (body: string): string => {
    const [outcome] = readText(`<html><body><main><h1>Footbridge</h1>${body}</main></body></html>`, {
      path: 'a.html',
      key: 'a.html',
      source: 'folder',
    })
    if (outcome?.type !== 'article') throw new Error(JSON.stringify(outcome))
    return outcome.article.text
  }
  const updates = `<div class="cards">${`<div class="card"><p>${line}</p></div>`.repeat(30)}</div>`

  test('a summary over a live blog, named as the blog is', () => {
    const summary = `<ul><li>Two of the ${'five '.repeat(90)}piers are to be mended.</li><li>Share</li></ul>`
    const text = read(
      `<div class="body"><div class="article-body">${summary}</div><div class="article-body">${updates}</div></div>`,
    )
    expect(text).toContain('piers are to be mended')
  })

  test('lists of links that are what the article is about', () => {
    const list = (shop: string): string =>
      `<h2>${shop}</h2><ul>${`<li><a href="/x">Sixty per cent off ${shop} kettles and other household goods</a></li>`.repeat(8)}</ul>`
    const shops = ['Halden', 'Roe', 'Poe', 'Doe', 'Orme'].map(list).join(`<p>${line} ${line}</p>`)
    expect(read(`<article><p>${line} ${line}</p><p>${line} ${line}</p>${shops}</article>`)).toContain('off Poe kettles')
  })

  test('a list of links below an article is none of it', () => {
    const links = `<ul>${'<li><a href="/x">Sixty people came to the old market on the quay</a></li>'.repeat(8)}</ul>`
    expect(read(`<article>${`<p>${line} ${line}</p>`.repeat(5)}${links}</article>`)).not.toContain('old market')
  })
})

describe('articles in what is seldom one', () => {
  const lines = [
    'The harbour board voted on Tuesday to keep the old footbridge open until the spring, after a long debate.',
    'Engineers had told the board that two of the piers needed repair before the winter storms came to the town.',
    'The footbridge carries some nine hundred people a day between the fish market and the north quay, it said.',
    'A second vote on the cost of the repair is due in March, when the survey of the two piers is complete.',
    'The ferry will run every ten minutes while the work is being carried out, and tickets will cost nothing.',
  ]
  const text = lines.map((line) => `<p>${line}</p>`).join('')
  const read = (body: string): string => {
    const [outcome] = readText(`<html><body><h1>Footbridge</h1>${body}</body></html>`, {
      path: 'a.html',
      key: 'a.html',
      source: 'folder',
    })
    return outcome?.type === 'article' ? outcome.article.text : JSON.stringify(outcome)
  }
  test.each([
    ['a link', `<a href="/full">${text}</a>`],
    ['an anchor left open', `<a name="top">${text}`],
    ['navigation', `<nav>${text}</nav>`],
    ['a part with the role of navigation', `<div role="navigation">${text}</div>`],
    ['a button', `<button>${text}</button>`],
  ])('%s', (_, body) => expect(read(body)).toBe(lines.join('\n\n')))

  test('comments longer than the article are none of it', () => {
    const comment =
      '<div class="c"><p>It should never have been built there, as I have said here many times before.</p></div>'
    expect(read(`<article>${text}</article><div class="comments">${comment.repeat(40)}</div>`)).toBe(lines.join('\n\n'))
  })
})
