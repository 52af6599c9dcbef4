import type { Article, Credits } from '@copydesk/core'
import { describe, expect, test } from 'vitest'
import { type ReadOptions, readText } from '../index.ts'

const paragraph =
  '<p>The harbour board voted on Tuesday to keep the old footbridge open until the spring, after a long debate.</p>'

function page(head: string, inner = '', options: Partial<ReadOptions> = {}): Article {
  const input = `<html lang="en-GB"><head>${head}</head><body><h1>Footbridge stays open</h1>${inner}<div class="text">${paragraph.repeat(4)}</div></body></html>`
  const [outcome] = readText(input, { path: 'a.html', key: 'a.html', source: 'folder', ...options })
  if (outcome?.type !== 'article') throw new Error(JSON.stringify(outcome))
  return outcome.article
}

const credits = (head: string, inner = ''): Credits => page(head, inner).credits
const jsonLd = (value: unknown): string =>
  `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`

describe('JSON-LD', () => {
  test('a graph with references', () => {
    const graph = {
      '@graph': [
        { '@type': 'WebSite', name: 'Quayside Echo' },
        {
          '@type': 'NewsArticle',
          headline: 'Footbridge stays open',
          author: [{ '@id': '#jane' }, { '@type': 'Person', name: 'Max Roe, Quayside Echo' }],
          publisher: { '@id': '#echo' },
          datePublished: '2022-01-13T09:30:00+01:00',
          dateModified: '2022-01-14T10:00:00+01:00',
          translator: { name: 'Ann Poe' },
          correction: 'An earlier version named the wrong pier.',
        },
        { '@type': 'Person', '@id': '#jane', name: 'Jane Doe' },
        { '@type': 'NewsMediaOrganization', '@id': '#echo', name: 'Quayside Echo' },
      ],
    }
    expect(credits(jsonLd(graph))).toMatchObject({
      byline: ['Jane Doe', 'Max Roe'],
      published: '2022-01-13T09:30:00+01:00',
      modified: '2022-01-14T10:00:00+01:00',
      publisher: 'Quayside Echo',
      translator: 'Ann Poe',
      corrections: ['An earlier version named the wrong pier.'],
    })
  })

  test('the article among those it links to, agencies apart from people', () => {
    const list = [
      {
        '@type': 'NewsArticle',
        headline: 'Footbridge stays open',
        author: [{ name: 'Jane Doe' }, { name: 'The Associated Press' }],
        datePublished: '2022-01-13',
      },
      { '@type': 'NewsArticle', headline: 'Ferry aground', url: '/ferry' },
    ]
    expect(credits(jsonLd(list))).toMatchObject({ byline: ['Jane Doe'], agency: ['AP'], published: '2022-01-13' })
  })

  test.each([
    [
      'a line end in a string',
      '{"@type":"NewsArticle","headline":"Foot\nbridge","author":{"name":"Jane Doe"},"datePublished":"2022-01-13"}',
    ],
    ['a trailing comma', '{"@type":"NewsArticle","author":{"name":"Jane Doe"},"datePublished":"2022-01-13",}'],
    [
      'CDATA and comment',
      '/*<![CDATA[*/{"@type":"NewsArticle","author":{"name":"Jane Doe"},"datePublished":"2022-01-13"}/*]]>*/',
    ],
    [
      'no end',
      '{"@type":"NewsArticle","author":[{"@type":"Person","name":"Jane Doe"}],"datePublished":"2022-01-13","articleBody":"The',
    ],
  ])('broken by %s', (_name, text) => {
    expect(credits(jsonLd(text))).toMatchObject({ byline: ['Jane Doe'], published: '2022-01-13' })
  })

  test('deep nesting ends', () => {
    expect(credits(jsonLd('['.repeat(100_000))).byline).toEqual([])
  })
})

describe('meta and marked-up text', () => {
  test('meta', () => {
    const head =
      '<meta name="author" content="Jane Doe"><meta property="article:published_time" content="2022-01-13T09:30:00+0100"><meta property="article:modified_time" content="2022-01-14"><meta property="og:site_name" content="Quayside Echo"><meta property="og:title" content="Footbridge stays open - Quayside Echo"><link rel="canonical" href="https://quaysideecho.example/a">'
    const article = page(head)
    expect(article).toMatchObject({
      title: 'Footbridge stays open',
      lang: 'en-GB',
      url: 'https://quaysideecho.example/a',
      source: 'folder',
    })
    expect(article.credits).toMatchObject({
      byline: ['Jane Doe'],
      published: '2022-01-13T09:30:00+01:00',
      modified: '2022-01-14',
      publisher: 'Quayside Echo',
      canonical: 'https://quaysideecho.example/a',
    })
    expect(page(head, '', { sourceFrom: ['canonical-host'] }).source).toBe('quaysideecho.example')
  })

  test.each([
    ['rel=author', '<a rel="author" href="/jane">Jane Doe</a>'],
    ['itemprop', '<span itemprop="author"><span itemprop="name">Jane Doe</span></span>'],
    ['class', '<div class="article__byline">By <a href="/j">Jane Doe</a>, Health Reporter</div>'],
    ['a link to an author page', '<div><span>Words: </span><a href="/author/jane">Jane Doe</a></div>'],
    ['a line', '<div>By <b>Jane Doe</b></div>'],
    ['a bare name beside a date', '<span>Jane Doe</span><span>Jan 13, 2022</span>'],
  ])('byline by %s', (_name, inner) => {
    expect(credits('', inner).byline).toEqual(['Jane Doe'])
  })

  test('the writer, not the photographer above', () => {
    expect(credits('', '<div>By Max Roe</div><div>By Jane Doe, Staff Writer</div>').byline).toEqual(['Jane Doe'])
  })

  test('a name in a comment or a card is no byline', () => {
    expect(
      credits(
        '',
        '<div class="comment"><span class="author">Max Roe</span></div><aside><span class="author">Ann Poe</span></aside>',
      ).byline,
    ).toEqual([])
  })

  test.each([
    ['time', '<time datetime="2022-01-13T09:30:00+01:00">yesterday</time>', '2022-01-13T09:30:00+01:00'],
    ['a class', '<div class="post-date">13 January 2022</div>', '2022-01-13'],
    ['a line', '<div>13 January 2022</div>', '2022-01-13'],
    [
      'the earlier of published and updated',
      '<time datetime="2022-01-14">Updated 14 January 2022</time><time datetime="2022-01-13">13 January 2022</time>',
      '2022-01-13',
    ],
  ])('date by %s', (_name, inner, date) => {
    expect(credits('', inner).published).toBe(date)
  })

  test('the date of the address as a last resort', () => {
    expect(credits('<link rel="canonical" href="https://quaysideecho.example/2022/01/13/bridge">').published).toBe(
      '2022-01-13',
    )
  })

  test('of two spellings of one instant the page’s own local time', () => {
    const meta = '<meta property="article:published_time" content="2022-01-13T22:30:00Z">'
    expect(credits(meta, '<time datetime="2022-01-14T09:30:00+11:00">14 January</time>').published).toBe(
      '2022-01-14T09:30:00+11:00',
    )
    expect(credits(meta, '<div class="date">January 14, 2022 - 9:30am</div>').published).toBe('2022-01-14T09:30+11:00')
    expect(credits(meta, '<div class="date">January 9, 2022 - 9:30am</div>').published).toBe('2022-01-13T22:30:00Z')
  })

  test('the outlet, not the section that calls itself the site', () => {
    const head = `<meta property="og:site_name" content="Science"><link rel="canonical" href="https://www.quaysideecho.example/a">${jsonLd({ '@type': 'NewsArticle', headline: 'A', publisher: { name: 'Quayside Echo' } })}`
    expect(credits(head).publisher).toBe('Quayside Echo')
    expect(credits('<title>Footbridge stays open | News | The Quayside Echo</title>').publisher).toBe(
      'The Quayside Echo',
    )
    expect(credits('').publisher).toBeNull()
  })

  test.each([
    [
      'the site that JSON-LD describes, not the owner',
      jsonLd([
        {
          '@type': 'NewsArticle',
          headline: 'A',
          publisher: { name: 'Pell & Marsh Media' },
          url: 'https://quaysideecho.example/a',
        },
        { '@type': 'WebSite', name: 'Quayside Echo' },
      ]),
      'Quayside Echo',
    ],
    [
      'the feed named after the host, not the owner',
      '<meta property="og:site_name" content="Pell & Marsh Media"><link rel="canonical" href="https://quaysideecho.example/a"><link rel="alternate" type="application/rss+xml" title="Quayside Echo » Feed" href="/feed">',
      'Quayside Echo',
    ],
    [
      'a feed named after its topic names no outlet',
      '<link rel="canonical" href="https://quaysideecho.example/a"><link rel="alternate" type="application/rss+xml" title="All harbour stories" href="/feed">',
      'quaysideecho.example',
    ],
    ['no notice around a name', '<meta name="copyright" content="(c) Quayside Media 2019">', 'Quayside Media'],
    [
      'years and rights cut off',
      '<meta name="copyright" content="Copyright © 2018-2019 Quayside Media. All rights reserved.">',
      'Quayside Media',
    ],
  ])('the outlet: %s', (_name, head, publisher) => {
    expect(credits(head).publisher).toBe(publisher)
  })

  test.each([
    ['the light version', '<link rel="amphtml" href="https://amp.quaysideecho.example/a">'],
    ['a feed', '<link rel="alternate" type="application/atom+xml" title="News" href="https://quaysideecho.example/f">'],
    ['the publisher', jsonLd({ '@type': 'NewsArticle', publisher: { url: 'https://www.quaysideecho.example' } })],
  ])('a page without address is of the host of %s', (_name, head) => {
    expect(credits(head)).toMatchObject({ publisher: 'quaysideecho.example', canonical: null })
  })

  test.each([
    ['twitter:url', '<meta name="twitter:url" content="https://quaysideecho.example/a">'],
    [
      'its main entity',
      jsonLd({ '@type': 'NewsArticle', mainEntityOfPage: { '@id': 'https://quaysideecho.example/a' } }),
    ],
  ])('the address by %s', (_name, head) => {
    expect(credits(head).canonical).toBe('https://quaysideecho.example/a')
  })
})

describe('a text that came out again', () => {
  const dates = jsonLd({
    '@type': 'NewsArticle',
    headline: 'Footbridge stays open',
    datePublished: '2021-04-02T08:00:00+01:00',
    dateModified: '2023-11-27T09:00:00+01:00',
  })

  test.each([
    ['one date shown, that of the last change', '<p>27 November 2023</p>', '2023-11-27T09:00:00+01:00'],
    [
      'above the headline’s text, in a time',
      '<time datetime="2023-11-27">Nov 27, 2023</time>',
      '2023-11-27T09:00:00+01:00',
    ],
    ['the date called an update', '<p>Updated 27 November 2023</p>', '2021-04-02T08:00:00+01:00'],
    ['both dates shown', '<p>2 April 2021</p><p>27 November 2023</p>', '2021-04-02T08:00:00+01:00'],
    ['the first date shown', '<p>2 April 2021</p>', '2021-04-02T08:00:00+01:00'],
    ['a date the metadata do not know', '<p>3 June 2022</p>', '2021-04-02T08:00:00+01:00'],
    ['only how long ago', '<time datetime="2023-11-27T09:00:00+01:00">2 days ago</time>', '2021-04-02T08:00:00+01:00'],
    ['none shown', '', '2021-04-02T08:00:00+01:00'],
  ])('%s', (_, inner, published) => {
    expect(credits(dates, inner).published).toBe(published)
  })

  test('an update of a live page does not date the page', () => {
    const updates = [
      {
        '@type': 'BlogPosting',
        headline: 'Divers leave the pier',
        datePublished: '2023-11-29',
        author: { name: 'Ann Poe' },
        publisher: { name: 'Quayside Echo' },
        articleBody: 'The divers left at noon.',
      },
    ]
    const live = {
      '@type': 'LiveBlogPosting',
      headline: 'Footbridge',
      datePublished: '2023-11-27',
      liveBlogUpdate: updates,
    }
    expect(credits(jsonLd(live)).published).toBe('2023-11-27')
  })
})

describe('an author that is no person', () => {
  const author = (value: unknown): string =>
    jsonLd({ '@type': 'NewsArticle', headline: 'Footbridge stays open', author: value, datePublished: '2022-01-13' })

  test.each([
    ['an agency', author({ '@type': 'Organization', name: 'Associated Press' }), '', 'Associated Press'],
    [
      'a board',
      author({ '@type': 'Person', name: 'Quayside Echo Editorial Board' }),
      '',
      'Quayside Echo Editorial Board',
    ],
    [
      'an institution the page shows, before the house its metadata name',
      author({ '@type': 'Organization', name: 'Quayside Channel' }),
      '<p class="article-byline">by <a href="https://wells.example/">University of Wells</a></p>',
      'University of Wells',
    ],
    ['an account', author({ name: 'Quayside D', url: 'https://echo.example/author/admin/' }), '', undefined],
    ['a line that is none', author(undefined), '<p>By land and sea</p>', undefined],
  ])('%s', (_, head, inner, house) => {
    const article = page(head, inner)
    expect(article.credits.byline).toEqual([])
    expect(article.houseByline).toBe(house)
  })
})

describe('contributors among the authors', () => {
  const authors = [{ name: 'Jane Doe' }, { name: 'Max Roe' }]
  const head = (creator: unknown, meta: string): string =>
    jsonLd({ '@type': 'NewsArticle', headline: 'Footbridge stays open', author: authors, creator }) +
    `<meta name="parsely-author" content="${meta}">`

  test.each([
    ['creator and meta name the same one', head({ name: 'Jane Doe' }, 'Jane Doe'), ['Jane Doe']],
    ['meta alone names one', head(undefined, 'Jane Doe'), ['Jane Doe', 'Max Roe']],
    ['they name different ones', head({ name: 'Jane Doe' }, 'Max Roe'), ['Jane Doe', 'Max Roe']],
  ])('%s', (_, html, byline) => {
    expect(credits(html).byline).toEqual(byline)
  })
})

test('an article without a date in JSON-LD has that of its page', () => {
  const graph = {
    '@graph': [
      { '@type': 'WebPage', datePublished: '2024-03-05' },
      { '@type': 'Article', headline: 'x' },
    ],
  }
  expect(credits(jsonLd(graph)).published).toBe('2024-03-05')
})
