import type { Article } from '@copydesk/core'
import { growth, linear } from '@copydesk/core/testing'
import { describe, expect, test } from 'vitest'
import { readText } from '../index.ts'

const outcomeOf = (input: string): unknown =>
  [...readText(input, { path: 'a.html', key: 'a.html', source: 'folder' })][0]

function page(input: string): Article {
  const [outcome] = readText(input, { path: 'a.html', key: 'a.html', source: 'folder' })
  if (outcome?.type !== 'article') throw new Error(JSON.stringify(outcome))
  return outcome.article
}

const body = (inner: string, head = ''): Article =>
  page(`<!doctype html><html lang="en"><head>${head}</head><body>${inner}</body></html>`)

const story = [
  'The harbour board voted on Tuesday to keep the old footbridge open until the spring, after a long debate.',
  'Engineers had asked for it to be shut at once, saying that two of its seven piers no longer bear the load.',
  'The board will meet again in March, when a survey of the river bed is due to be handed to its members.',
] as const
const paragraphs = story.map((text) => `<p>${text}</p>`).join('\n')

describe('main text', () => {
  test('frame, lists of links and labels go; each removal has a reason and its place', () => {
    const input = `<html><body>
      <header class="site-header"><a href="/">Quayside Echo</a></header>
      <nav><ul><li><a href="/a">Home</a><li><a href="/b">Sport</a></ul></nav>
      <main><article><h1>Footbridge stays open</h1><div class="byline">By Jane Doe</div>
      <div class="entry-content">${paragraphs}<div class="share-bar">Share this on social media today</div></div>
      <div class="related-posts"><h3>Related</h3><p>A ferry ran aground near the lighthouse on Monday, and nobody was hurt in it.</p></div>
      </article></main>
      <div id="comments"><p>I walk over this bridge every day and I have never seen anybody inspect its piers.</p></div>
      <footer>Quayside Echo Ltd</footer></body></html>`
    const article = page(input)
    expect(article.text).toBe(story.join('\n\n'))
    expect(article.title).toBe('Footbridge stays open')
    const reasonOf = (text: string): string | undefined =>
      article.removed.find((piece) => piece.text.includes(text))?.reason
    expect(reasonOf('Home')).toBe('navigation')
    expect(reasonOf('By Jane Doe')).toBe('byline and date (class "byline")')
    expect(reasonOf('Share this')).toBe('share buttons (class "share-bar")')
    expect(reasonOf('A ferry ran aground')).toBe('related articles (class "related-posts")')
    expect(reasonOf('never seen anybody')).toBe('comments (id "comments")')
    expect(reasonOf('Quayside Echo Ltd')).toBe('page footer')
    for (const piece of article.removed) {
      expect(
        input
          .slice(piece.start, piece.end)
          .replace(/<[^<>]*>/g, '')
          .replace(/\s+/g, ''),
      ).toContain(piece.text.replace(/\s+/g, '').slice(0, 20))
    }
  })

  test('a name on the main column does not take it out', () => {
    expect(
      body(
        `<div class="content-with-sidebar no-ads hidden">${paragraphs}</div><div class="sidebar"><p>Tides: high at six.</p></div>`,
      ).text,
    ).toBe(story.join('\n\n'))
  })

  test('hidden text, scripts and templates are no text', () => {
    const hidden =
      '<p hidden>One</p><p style="display: none">Two</p><div aria-hidden="true">Three</div><script>var a = "<p>Four</p>"</script><template><p>Five</p></template><noscript><p>Six</p></noscript>'
    expect(body(`<article>${paragraphs}${hidden}</article>`).text).toBe(story.join('\n\n'))
  })

  const [first = '', ...rest] = story
  const others = rest.map((text) => `<p>${text}</p>`).join('')
  test.each([
    ['a picture', `<p><img class="cap" src="t.png" alt="T">${first.slice(1)}</p>`],
    ['a letter for the eye, one for the ear', `<p><span aria-hidden="true"><b>T</b></span><span class="sr-only">T</span>${first.slice(1)}</p>`],
    ['a block of its own', `<div class="drop">T</div><p>${first.slice(1)}</p>`],
  ])('a first letter set as %s is read with its word', (_, opening) => {
    expect(body(`<main><h1>Footbridge stays open</h1>${opening}${others}</main>`).text).toBe(story.join('\n\n'))
  }) // biome-ignore format: one case a line

  test('a picture called by one letter is none where no word goes on', () => {
    const picture = '<p><img alt="A">The board of the harbour will sit again on Friday to hear the two engineers.</p>'
    expect(body(`<article>${picture}${paragraphs}</article>`).text).toMatch(/^The board of the harbour/)
  })

  test('what AMP shows to those who may not read on is no text', () => {
    const refused = '<p>Sign in or take out a subscription to go on reading this story and all the others we have.</p>'
    const article = body(
      `<article><p>${first}</p><section subscriptions-section="content">${others}</section><section subscriptions-section="content-not-granted">${refused}</section></article>`,
    )
    expect(article.text).toBe(story.join('\n\n'))
  })

  test('a text to be copied is read where it is all there is', () => {
    const long = [...story, ...story.map((text) => text.replace('board', 'council'))]
    const copied = `<main><h1>Footbridge</h1><textarea readonly>${long.join('\n\n')}</textarea></main>`
    expect(body(copied).text).toBe(long.join('\n\n'))
    expect(body(`<article>${paragraphs}</article><textarea>Write to us about this story.</textarea>`).text).toBe(
      story.join('\n\n'),
    )
  })

  test('a page of which nothing is kept is no article', () => {
    const labels = story.map((text) => `<label>${text}</label>`).join('')
    expect(outcomeOf(`<html><body><main><h1>Footbridge stays open</h1>${labels}</main></body></html>`)).toMatchObject({
      type: 'skipped',
    })
  })

  test('teasers under the story go even when they hold more prose than it', () => {
    const card = (title: string): string => `<li class="card"><h4><a href="/x">${title}</a></h4><p>${story[1]}</p></li>`
    const cards = ['A mild winter', 'Boats for hire', 'Gulls return', 'Quay repainted', 'Ferry late'].map(card).join('')
    expect(body(`<article><h1>Footbridge stays open</h1>${paragraphs}</article><ul>${cards}</ul>`).text).toBe(
      story.join('\n\n'),
    )
  })

  test('of several articles loaded one after another the first is read', () => {
    const other = story.map((text) => `<p>${text.replace('board', 'council')}</p>`).join('')
    const text = body(
      `<main><article><h1>A</h1>${paragraphs}</article><article><h1>B</h1>${other.repeat(3)}</article></main>`,
    ).text
    expect(text).toBe(story.join('\n\n'))
  })

  test('a summary above the container belongs to the text', () => {
    const summary = 'Piers are weak, but the footbridge stays in use until the spring.'
    const labels = '<div><span>Harbour and river</span></div>'.repeat(9)
    const article = body(
      `<div class="head"><h1>Footbridge stays open</h1><p class="standfirst">${summary}</p>${labels}</div><div class="story">${paragraphs}</div>`,
    )
    expect(article.text).toBe([summary, ...story].join('\n\n'))
  })

  test('captions leave the text; pictures are credited', () => {
    const figure =
      '<figure><img src="/b.jpg"><figcaption>The bridge at dusk. (Jane Doe/Quayside Echo)</figcaption></figure>'
    const article = body(`<article>${paragraphs}${figure}</article>`)
    expect(article.text).not.toContain('dusk')
    expect(article.credits.images).toEqual([
      { url: '/b.jpg', caption: 'The bridge at dusk. (Jane Doe/Quayside Echo)', credit: 'Jane Doe/Quayside Echo' },
    ])
  })
})

test('text that a control unfolds stays, a control’s label goes', () => {
  const unfolded = `<div role="button">${story[1]}</div>`
  const text = body(
    `<article><p>${story[0]}</p>${unfolded}<p>${story[2]}</p><div role="button">Fold</div></article>`,
  ).text
  expect(text).toBe(story.join('\n\n'))
  expect(body(`<article>${paragraphs}<button>Fold</button></article>`).text).toBe(story.join('\n\n'))
})

describe('blocks and text', () => {
  const blocks = (inner: string): string[] => {
    const { blocks: all, text } = body(`<article>${paragraphs}${inner}${paragraphs}</article>`)
    return all.slice(3, -3).map(({ kind, tag, start, end }) => `${kind}/${tag}: ${text.slice(start, end)}`)
  }

  test('kinds', () => {
    expect(
      blocks(
        '<h2>What next</h2><p>It waits.</p><ul><li>One pier<li>Two piers</ul><blockquote><p>It holds.</p></blockquote>',
      ),
    ).toEqual([
      'headline/h2: What next',
      'paragraph/p: It waits.',
      'list-item/li: One pier',
      'list-item/li: Two piers',
      'quote/p: It holds.',
    ])
    expect(blocks('<table><tr><th>Pier<th>Load<tr><td>1<td>9 t</table>')).toEqual([
      'list-item/tr: Pier\tLoad',
      'list-item/tr: 1\t9 t',
    ])
  })

  test('white space, entities, br', () => {
    expect(blocks('<p>\n  Fish&nbsp;&amp; <b>chips </b> &#x1F600; now<br>then\n</p>')).toEqual([
      'paragraph/p: Fish\u00a0& chips 😀 now\nthen',
    ])
    expect(blocks(`<div>${story[0]}<br> <br>${story[1]}</div>`)).toEqual([
      `paragraph/div: ${story[0]}`,
      `paragraph/div: ${story[1]}`,
    ])
  })

  test('link density and hints', () => {
    const article = body(
      `<article class="Story"><div id="text">${paragraphs}<p>See <a href="/x">the survey itself</a></p></div></article>`,
    )
    expect(article.blocks.at(-1)?.linkDensity).toBeCloseTo(17 / 21, 2)
    expect(article.blocks.at(-1)?.hints).toBe('text article story')
  })

  test('unclosed and misnested tags', () => {
    expect(body(`<div><p>${story[0]}<p><b>${story[1]}</p><p>${story[2]}</i></b></span></div>`).text).toBe(
      story.join('\n\n'),
    )
  })
})

describe('hostile pages', () => {
  const milliseconds = (input: string): number => {
    const start = performance.now()
    expect([...readText(input, { path: 'a.html', key: 'a.html', source: 'folder' })]).toHaveLength(1)
    return performance.now() - start
  }

  test('10,000 nested elements keep their text', () => {
    expect(page('<div>'.repeat(10_000) + paragraphs + '</div>'.repeat(10_000)).text).toBe(story.join('\n\n'))
  })

  test.each([
    ['open tags', '<div>'],
    ['paragraphs in formatting', '<p><b>'],
    ['end tags', '</div>'],
    ['cells', '<tr><td>a<td>b'],
    ['bylines within bylines', '<div class="byline date">'],
    ['breaks', 'a<br>'],
    ['attributes', '<p class="a b" id="c">'],
  ])('time grows with length: %s', (_name, piece) => {
    expect(growth((length) => milliseconds(piece.repeat(Math.ceil(length / piece.length))), 10_000)).toBeLessThan(
      linear,
    )
  })

  test('nothing but a script', () => {
    expect(outcomeOf('<script>var a = "<p>text</p>"')).toMatchObject({ type: 'skipped' })
  })
})
