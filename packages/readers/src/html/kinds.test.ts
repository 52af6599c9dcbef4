import type { Article } from '@copydesk/core'
import { describe, expect, test } from 'vitest'
import { type ReadOutcome, readText } from '../index.ts'

const outcomeOf = (input: string): ReadOutcome | undefined =>
  [...readText(input, { path: 'a.html', key: 'a.html', source: 'folder' })][0]

const frame = (inner: string): string =>
  `<!doctype html><html lang="en"><head><title>Mill pond to be drained</title></head><body>
<nav><a href="/">Home</a> <a href="/weather">Weather</a></nav>${inner}<footer><p>Vale Courier, Mill Lane</p></footer></body></html>`

function page(inner: string): Article {
  const outcome = outcomeOf(frame(inner))
  if (outcome?.type !== 'article') throw new Error(JSON.stringify(outcome))
  return outcome.article
}

const story = [
  'The parish will drain the mill pond in May to mend the sluice, which has leaked since the frost of February.',
  'Anglers asked for the carp to be moved first, and the clerk said a tanker had been hired for two days.',
  'Nobody knows how deep the silt lies, because the last survey was made before the road was widened.',
  'A meeting for neighbours will be held in the reading room on the first Monday of April.',
]
const paragraphs = story.map((text) => `<p>${text}</p>`).join('\n')
const title = '<h1>Mill pond to be drained</h1>'

const remarks = [
  'My grandmother skated on that pond every winter and she would have been furious to see it in such a state today.',
  'Why does the parish always wait until something breaks before it asks for money from the people who live here?',
  'I measured the silt with a pole last summer and got to about four feet before it stuck and I had to leave it there.',
  'The carp are not native anyway and nobody will miss them, whatever the club says in its letters to this newspaper.',
  'Whoever wrote this has never been down there in the rain, when the lane floods and the geese come up to the doors.',
]
const comments = remarks.map((text) => `<p>${text}</p>`).join('')
const consent =
  '<div class="consent-layer"><p>We and our partners keep identifiers on your device to measure how our pages are used and to choose what you see.</p><p>You can change your mind at any time on the page about privacy, where all of our partners are listed by name.</p></div>'

/** The whole story, nothing of comments or consent. */
function expectStory(article: Article): void {
  for (const text of story) expect(article.text).toContain(text)
  for (const text of remarks) expect(article.text).not.toContain(text)
  expect(article.text).not.toMatch(/our partners|Vale Courier/)
}

describe('names that seem to say that the article is clutter', () => {
  test.each([
    'class="entry author-joan"',
    'class="post tag-share category-sponsored"',
    'class="box article modal-enabled"',
    'class="story popup-ready"',
    'class="widget-text"',
    'class="content-ad-free promo-none"',
    'class="toc-enabled"',
    'id="TOC_BODY"',
    'class="sidebar-left-layout"',
    'class="listen-enabled player-ready"',
    'class="print-only-text"',
    'id="drawer-content"',
    'class="reading-time-5"',
    'role="complementary"',
  ])('%s', (attributes) => {
    const beside = `<section id="comments">${comments}</section>${consent}`
    expectStory(page(`<main>${title}<div ${attributes}>${paragraphs}</div></main>${beside}`))
    expectStory(page(`<main><article ${attributes}>${title}${paragraphs}</article>${beside}</main>`))
    expectStory(page(`<main>${title}<div ${attributes}>${paragraphs}</div></main>`))
  })

  test.each([
    '<aside>',
    '<aside class="col-main">',
    '<aside><div class="text">',
    '<aside role="main">',
    '<section class="widget"><aside>',
  ])('in %s', (open) => {
    expectStory(page(`${title}${open}${paragraphs}</div></aside></section>${consent}`))
    expectStory(page(`${title}${open}${paragraphs}</div></aside></section><div class="comment-list">${comments}</div>`))
  })

  test.each(['TOC_TITLE_', 'toc-', 'jump-', 'nav-section-', 'page-nav-', 'tag-'])('sections %s1, 2, …', (id) => {
    const sections = story.map((text, i) => `<div id="${id}${i + 1}"><h2>Part ${i + 1}</h2><p>${text}</p></div>`)
    expectStory(page(`${title}<article>${sections.join('')}</article>`))
    expectStory(page(`${title}<div>${sections.join('')}</div><div class="comments">${comments}</div>`))
  })

  test('says that it read on without names', () => {
    const article = page(
      `<div>Vale weekly</div>${title}<aside>${paragraphs}</aside><div id="comments">${comments}</div>`,
    )
    expect(article.removed.map(({ reason }) => reason)).toContain('outside the article (class names ignored)')
  })
})

describe('text kept from view', () => {
  test.each([
    ['<noscript>', '</noscript>'],
    ['<noscript><div class="text">', '</div></noscript>'],
    ['<NOSCRIPT>', '</NOSCRIPT>'],
    ['<template>', '</template>'],
    ['<template id="story"><section>', '</section></template>'],
    ['<script type="text/template">', '</script>'],
    ['<script id="body" type="text/x-template">', '</script>'],
    ["<script type='text/html' data-slot=story>", '</script>'],
    ['<script type="text/x-handlebars-template" id="t">', '</script>'],
    ['<script type=text/ng-template>', '</script >'],
  ])('%s', (open, close) => {
    const input = frame(`${title}<div id="app">Loading</div>${open}${paragraphs}${close}`)
    const outcome = outcomeOf(input)
    if (outcome?.type !== 'article') throw new Error(JSON.stringify(outcome))
    expectStory(outcome.article)
    const { text, map } = outcome.article
    const at = text.indexOf('The parish')
    const { start, end } = map.toSource({ start: at, end: at + 10 })
    expect(input.slice(start, end)).toBe('The parish')
  })

  test('does not stand in for text that is shown', () => {
    const article = page(`${title}<article>${paragraphs}</article><noscript>${comments}</noscript>`)
    expectStory(article)
    expectStory(page(`${title}<article>${paragraphs}</article><script type="text/template">${comments}</script>`))
  })
})

describe('pages without an article', () => {
  test.each([
    '',
    '<div id="app"></div><script>render()</script>',
    '<div class="spinner">Loading</div>',
    '<ul><li><a href="/a">Ponds of the vale</a><li><a href="/b">Weirs of the vale</a></ul>',
    '<h1>Access denied</h1>',
    '<form><label>E-mail</label><input name="mail"><button>Send</button></form>',
    '<p>Please turn on JavaScript to read on.</p>',
  ])('%s', (inner) => {
    expect(outcomeOf(frame(inner))).toMatchObject({
      type: 'skipped',
      reason: expect.stringMatching(/article on the page/),
    })
  })
})

describe('words and their spaces', () => {
  const first = (inner: string): string | undefined =>
    page(`<article>${title}${inner}${paragraphs}</article>`).text.split('\n\n')[0]

  const capped = 'The weir broke at dawn on Sunday and took the footpath with it, the warden said.'
  test.each([
    `<p><span class="cap">T</span>he${capped.slice(3)}</p>`,
    `<span class="cap">T</span><p>he${capped.slice(3)}</p>`,
    `<div class="dropcap">T</div><p>he${capped.slice(3)}</p>`,
    `<b>T</b>\n<p>he${capped.slice(3)}</p>`,
    `<p><span class="cap">T</span></p><p>he${capped.slice(3)}</p>`,
    `<div><span>T</span></div><div><p>he${capped.slice(3)}</p></div>`,
    `<p><font size="7">T</font>he${capped.slice(3)}</p>`,
    `<p><big><b>T</b></big>he${capped.slice(3)}</p>`,
    `<span class="first-letter">T</span>\n  <p>\n  he${capped.slice(3)}</p>`,
    `<p><em>T</em><em>h</em>e${capped.slice(3)}</p>`,
  ])('a drop cap is of its word: %s', (inner) => {
    expect(first(inner)).toBe(capped)
  })

  test.each([
    [
      '<p>The <strong>re</strong>opening waits, he said on the eve of the fair.</p>',
      'The reopening waits, he said on the eve of the fair.',
    ],
    [
      '<p>An un<b>finish</b>ed dam will not hold the water of a wet April.</p>',
      'An unfinished dam will not hold the water of a wet April.',
    ],
    [
      '<p>It is <i>over</i><u>due</u>, they say, and has been for many a year.</p>',
      'It is overdue, they say, and has been for many a year.',
    ],
    [
      '<p>The mill<!-- x -->pond is <a href="/p">low</a>, as it was in the year before.</p>',
      'The millpond is low, as it was in the year before.',
    ],
    [
      '<p>Water H<sub>2</sub>O is scarce, and the farms along the brook know it.</p>',
      'Water H2O is scarce, and the farms along the brook know it.',
    ],
    [
      '<p>On the 3<sup>rd</sup> of May the pumps will run for the first time.</p>',
      'On the 3rd of May the pumps will run for the first time.',
    ],
    [
      '<p>Para<wbr>graphs may break in a narrow column of a narrow page.</p>',
      'Paragraphs may break in a narrow column of a narrow page.',
    ],
    [
      '<p><span>Half</span><span> a word</span> is <span>not</span> a word, teachers say.</p>',
      'Half a word is not a word, teachers say.',
    ],
    [
      '<p>“<em>No</em>,” she said, and the room was quiet for a while.</p>',
      '“No,” she said, and the room was quiet for a while.',
    ],
    [
      '<p>Mc<span class="caps">DOWELL</span>’s boat sank off the slip in the night.</p>',
      'McDOWELL’s boat sank off the slip in the night.',
    ],
  ])('tags split no word: %s', (inner, text) => {
    expect(first(inner)).toBe(text)
  })
})

describe('what belongs to the story stays', () => {
  const text = (inner: string): string =>
    page(
      `<article>${title}${story
        .slice(0, 2)
        .map((p) => `<p>${p}</p>`)
        .join('')}${inner}${story
        .slice(2)
        .map((p) => `<p>${p}</p>`)
        .join('')}</article>`,
    ).text

  test.each([
    'It rained all night.',
    '<span>It rained all night.</span>',
    '<div>It rained all night.</div>',
    '<b>It rained all night.</b>',
    '<div><span>It rained all night.</span></div>',
    '<section><em>It rained all night.</em></section>',
    '“It rained all night,” he said.',
    '<div>Did it rain all night?</div>',
    '<center>It rained all night!</center>',
    '<font color="#333">It rained all night.</font>',
  ])('a short sentence outside p: %s', (inner) => {
    expect(text(inner)).toMatch(/rain(?:ed)? all night/)
  })

  test.each([
    [
      '<h2>What will it cost?</h2><ul><li>A new sluice</li><li>Two pumps</li></ul>',
      ['What will it cost?', 'A new sluice', 'Two pumps'],
    ],
    ['<h3>For</h3><p>The clerk</p><h3>Against</h3><p>Two anglers</p>', ['For', 'The clerk', 'Against', 'Two anglers']],
    ['<ol><li>Drain</li><li>Dig</li><li>Fill</li></ol>', ['Drain', 'Dig', 'Fill']],
    ['<p><strong>Yes</strong></p><p>Nine members</p><p><strong>No</strong></p>', ['Yes', 'Nine members', 'No']],
    ['<dl><dt>Depth</dt><dd>Four feet</dd></dl>', ['Depth', 'Four feet']],
    ['<h4>Next</h4><p>They wait.</p>', ['Next', 'They wait.']],
    ['<blockquote>Not a carp was lost.</blockquote>', ['Not a carp was lost.']],
    [
      '<table><tr><th>Month</th><th>Rain</th></tr><tr><td>May</td><td>41 mm</td></tr></table>',
      ['Month\tRain', 'May\t41 mm'],
    ],
    ['<ul><li><b>Sluice:</b> new</li><li><b>Pumps:</b> two</li></ul>', ['Sluice: new', 'Pumps: two']],
    ['<h2>Where?</h2><p>Mill Lane</p>', ['Where?', 'Mill Lane']],
  ])('lists and headings: %s', (inner, lines) => {
    const kept = text(inner).split('\n\n')
    for (const line of lines) expect(kept).toContain(line)
  })

  test.each([
    '<blockquote class="twitter-tweet"><p lang="en">The sluice is gone. Keep off the lane. <a href="https://t.co/a">pic.twitter.com/a</a></p>&mdash; Vale Wardens (@valewardens) <a href="https://twitter.com/x/1">May 1, 2024</a></blockquote>',
    '<blockquote class="instagram-media"><p>The sluice is gone. Keep off the lane.</p></blockquote>',
    '<div class="embed social-embed"><blockquote><p>The sluice is gone. Keep off the lane.</p></blockquote></div>',
    '<blockquote class="bluesky-embed"><p>The sluice is gone. Keep off the lane.</p></blockquote>',
    '<figure class="wp-block-embed is-type-rich"><blockquote class="twitter-tweet"><p>The sluice is gone. Keep off the lane.</p></blockquote></figure>',
  ])('a post set in: %s', (inner) => {
    expect(text(inner)).toContain('The sluice is gone. Keep off the lane.')
  })

  test.each([
    'paywall',
    'paywall-text',
    'subscriber-only',
    'premium',
    'meteredContent',
    'free-preview',
    'p-subscribe',
    'regwall',
    'piano-inline',
    'members',
  ])('paragraphs of class %s, but not the wall', (name) => {
    const body = story.map((line) => `<p class="${name}">${line}</p>`).join('')
    const wall = `<div class="${name} ${name}-bar"><p>You have read your last free story. Subscribe now for a crown a week.</p></div>`
    const article = page(`<main>${title}<div class="body">${body}</div></main>`)
    expectStory(article)
    expect(page(`<main>${title}<div class="body">${body}</div>${wall}</main>`).text).toContain(story[3])
  })
})

describe('what is none of the story goes', () => {
  const text = (inner: string): string =>
    page(`<article>${title}<p>${story[0]}</p><p>${story[1]}</p>${inner}<p>${story[2]}</p><p>${story[3]}</p></article>`)
      .text

  test.each([
    '<p><a href="/x">Otters seen again below the weir</a></p>',
    '<p><strong><a href="/x">Otters seen again below the weir</a></strong></p>',
    '<p>&gt;&gt; <a href="/x">Otters seen again below the weir</a></p>',
    '<p><a href="/x"><img src="o.jpg" alt="">Otters seen again below the weir</a></p>',
    '<div><b>Don’t miss:</b> <a href="/x">Otters seen again below the weir</a></div>',
    '<ul><li><a href="/x">Otters seen again below the weir</a></li><li><a href="/y">Otters and you</a></li></ul>',
    '<div class="related"><p>Otters have been seen again below the weir, a warden says.</p></div>',
    '<aside><h3>Otters</h3><p>They have been seen again below the weir, a warden says.</p></aside>',
    '<div class="inline-teaser"><h4>Otters</h4><p>They have been seen again below the weir.</p></div>',
    '<section class="c-recirc"><a href="/x">Otters seen again below the weir</a></section>',
  ])('a teaser in the flow: %s', (inner) => {
    expect(text(inner)).not.toContain('Otters')
  })

  test.each([
    '<p>The wardens wrote of it in <a href="/x">a report on otters of the lower weir</a>.</p>',
    '<p>“<a href="/x">We will read more of the old maps before we dig,</a>” said the clerk.</p>',
    '<p>Ellen Moss: <a href="/x">the carp</a> will live.</p>',
  ])('a sentence with a link stays: %s', (inner) => {
    expect(text(inner)).toMatch(/otters of the lower weir|before we dig|the carp will live/)
  })

  const thread = (open: string, close: string): string =>
    remarks
      .slice(0, 3)
      .map((line) => `${open}<p>${line}</p>${close}`)
      .join('')
  test.each([
    ['<details class="CommentBox" open><summary>A thought</summary>', '</details>'],
    ['<details class="comment"><summary>seadog, 9:11</summary>', '</details>'],
    ['<div class="c-comment__body">', '</div>'],
    ['<li class="comment depth-1">', '</li>'],
    ['<div class="UserComment">', '</div>'],
    ['<section data-type="comment" class="commentThread">', '</section>'],
    ['<div class="fb_comments"><div>', '</div></div>'],
    ['<article class="comment-item">', '</article>'],
    ['<div id="comment-12">', '</div>'],
    ['<div class="discussion-post">', '</div>'],
  ])('readers’ remarks: %s', (open, close) => {
    expectStory(page(`<article>${title}${paragraphs}</article>${thread(open, close)}`))
    expectStory(page(`<main>${title}<article>${paragraphs}</article>${thread(open, open)}</main>`))
  })

  test.each([
    '<amp-ad width="300"><div placeholder>Advertisement</div></amp-ad>',
    '<amp-list src="/more"><div placeholder>More stories load here</div></amp-list>',
    '<amp-list src="/more"><div fallback>More stories load here</div></amp-list>',
    '<amp-sidebar id="s"><ul><li><a href="/">More stories load here</a></li></ul></amp-sidebar>',
    '<amp-consent id="c"><p>We value your privacy, and our partners do so as well, all of them.</p></amp-consent>',
    '<amp-user-notification id="n">This site uses cookies. More stories load here <button>OK</button></amp-user-notification>',
    '<amp-embed type="x"><div overflow>More stories load here</div></amp-embed>',
    '<amp-sticky-ad><amp-ad></amp-ad>Advertisement</amp-sticky-ad>',
    '<amp-lightbox id="l" layout="nodisplay"><p>More stories load here</p></amp-lightbox>',
    '<amp-next-page><p>More stories load here</p></amp-next-page>',
  ])('parts of a light page: %s', (inner) => {
    const article = page(
      `<article>${title}<p>${story[0]}</p>${inner}<p>${story[1]}</p><p>${story[2]}</p><p>${story[3]}</p></article>`,
    )
    expectStory(article)
    expect(article.text).not.toMatch(/Advertisement|load here|privacy/)
  })
})
