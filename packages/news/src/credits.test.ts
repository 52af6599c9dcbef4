import { type Credits, plainArticle } from '@copydesk/core'
import { lexiconOf } from '@copydesk/lexicon'
import { createIndexer } from '@copydesk/text'
import { describe, expect, test } from 'vitest'
import { creditsOf } from './index.ts'

const words =
  'the a and of in for to was is are board harbour bridge ferry cookies use we our view more accept menu skip'
const index = createIndexer({ lexicon: lexiconOf(Object.fromEntries(words.split(' ').map((word) => [word, 100]))) })
const read = (text: string, source = 's'): Credits => creditsOf(index(plainArticle(text, { key: 'a', source })))

const title = 'Harbour board keeps the footbridge'
const story = [
  'The harbour board voted on Tuesday to keep the old footbridge open until the spring, after a debate of three hours or more.',
  'The board had closed the bridge in March when its piers were found to be cracked, and the repair took until the summer.',
  'A new bridge will be built beside the ferry pier within four years, and the old one will then be taken down for good.',
].join('\n\n')

const under = (...lines: string[]): Credits => read([title, lines.join('\n'), story].join('\n\n'))
const above = (...lines: string[]): Credits => read([title, story, ...lines].join('\n\n'))

describe('bylines under the headline', () => {
  test.each([
    ['By ANN LEEDS and BOB RAYNER Associated Press', ['ANN LEEDS', 'BOB RAYNER'], ['AP']],
    ['By ANN LEEDS, BOB RAYNER and CY POE The Associated Press', ['ANN LEEDS', 'BOB RAYNER', 'CY POE'], ['AP']],
    ['By Ann Leeds, Bob Rayner, AFP', ['Ann Leeds', 'Bob Rayner'], ['AFP']],
    ['By Ann Leeds of Reuters', ['Ann Leeds'], ['Reuters']],
    ['Ann Leeds, PA Media', ['Ann Leeds'], ['PA Media']],
    ['By Christie Denham | Email the author', ['Christie Denham'], []],
    ['By Christie Denham, c.denham@quayside.example', ['Christie Denham'], []],
    ['By Christie Denham • Harbour Reporter', ['Christie Denham'], []],
    ['ByChristie Denham', ['Christie Denham'], []],
    ['By Christie DenhamStaff Writer', ['Christie Denham'], []],
    ['By Laura E. Adams December 5, 2024', ['Laura E. Adams'], []],
    ['By José Ángel Gutiérrez and 3 others', ['José Ángel Gutiérrez'], []],
    ['Posted on March 5, 2024 by Ann Leeds', [], []],
    ['By now the harbour had been closed', [], []],
  ])('%s', (line, byline, agency) => {
    const credits = under(line)
    if (line.startsWith('Posted')) expect(credits.published).toBe('2024-03-05')
    else expect(credits).toMatchObject({ byline, agency })
  })
})

describe('the house a text was written for', () => {
  test.each([
    ['By Ann Leeds for The Conversation', 'The Conversation'],
    ['By Ann Leeds for Quayside Online', 'Quayside Online'],
    ['By Ann Leeds For The Harbour Echo', 'The Harbour Echo'],
    ['By Ann Leeds, for The Conversation', 'The Conversation'],
    ['By Ann Leeds, The Harbour Post', 'The Harbour Post'],
    ['By Ann Leeds | Harbour Gazette', 'Harbour Gazette'],
    ['By Ann Leeds, The Quayside', 'The Quayside'],
    ['By Ann Leeds, Harbour Review', 'Harbour Review'],
  ])('%s', (line, publisher) => expect(under(line)).toMatchObject({ byline: ['Ann Leeds'], publisher }))
})

test('the outlet behind a byline may be known by the source the text came with', () => {
  const line = [title, 'By Ann Leeds, Quaykeeper', story].join('\n\n')
  expect(read(line, 'quaykeeper')).toMatchObject({ byline: ['Ann Leeds'], publisher: 'Quaykeeper' })
  expect(read(line, 'elsewhere').publisher).toBeNull()
})

describe('outlets that speak of themselves', () => {
  test.each([
    ['Read more Quayside coverage of the harbour.', 'Quayside'],
    ['Read more from Quayside News:', 'Quayside News'],
    ['For more from The Quayside, check out our latest issue', 'The Quayside'],
    ['The Quayside is reader supported: chip in ten crowns or more.', 'The Quayside'],
    ['QuayWatch is a nonprofit newsroom that looks into harbours.', 'QuayWatch'],
    ['Content created by The Quayside Foundation is available without charge.', 'The Quayside Foundation'],
    ['Want to support Quayside so we can keep telling you of harbours?', 'Quayside'],
    ['Send letters to letters@quayside.example', 'quayside.example'],
    ['Ann Leeds is a senior writer for Quayside Magazine.', 'Quayside Magazine'],
    ['Sign up for The Quayside’s newsletter here.', 'The Quayside'],
    ['Ann Leeds is an editor at Quayside News. She lives in Port Ellery.', 'Quayside News'],
    ['Ann Leeds is a columnist for the St. Orrin Post-Courier.', 'the St. Orrin Post-Courier'],
    ['Ann Leeds is a reporter at The Quayside who covers ports.', 'The Quayside'],
  ])('%s', (line, publisher) => expect(above(line).publisher).toBe(publisher))

  test.each([
    'The ferry line told the Quayside Echo that it would sail.',
    'Ann Leeds wrote to ann.leeds@gmail.com for more.',
    'The Harbour Fund supports readers of the sea.',
    'Read more about the ferry and its crew.',
    'Sign up for a place on the ferry.',
    'Mr Poe, who had left the island, is a strong critic of the Aldavian government.',
    'Max Roe is the founding editor of the Aldavian business daily.',
    'Poe was a contributor to the Quayside Echo before he fell ill.',
  ])('not %s', (line) => expect(above(line).publisher).toBeNull())

  test('by the name of the source alone in brackets', () => {
    expect(read(`(QuayWatch) ${story}`, 'quaywatch-com').publisher).toBe('QuayWatch')
    expect(read(`(Exclusive) ${story}`, 'quaywatch-com').publisher).toBeNull()
  })
})

describe('authors at the foot', () => {
  test.each([
    ['Ann Leeds is a columnist for The Harbour Echo.', 'Ann Leeds'],
    ['— Ann Leeds is the editor of Harbour Review.', 'Ann Leeds'],
    ['Ann Leeds (@annleeds) is a contributor to Harbour Review.', 'Ann Leeds'],
    ['Judge Ann P. Leeds was the youngest judge of the county.', 'Ann P. Leeds'],
    ['Ann Leeds is a resident scholar at the Harbour Institute.', 'Ann Leeds'],
    ['Ann Leeds, is an associate professor of shipping.', 'Ann Leeds'],
    ['Most Recent Articles by Ann Leeds:', 'Ann Leeds'],
    ['CLICK HERE TO READ MORE BY ANN LEEDS', 'ANN LEEDS'],
    ['Contact Ann Leeds at ann@quayside.example', 'Ann Leeds'],
    ['Reporting by Ann Leeds; Editing by Max Roe', 'Ann Leeds'],
  ])('%s', (line, name) => expect(above(line).byline).toEqual([name]))

  test.each([
    'The bridge is a museum now.',
    'Harbour Hall is the owner of the pier.',
    'The ferry is a beauty, Ann Leeds said.',
  ])('none in %s', (line) => expect(above(line).byline).toEqual([]))
})

describe('dates', () => {
  const menu = [
    'Skip to main content',
    'We use cookies',
    'Accept cookies',
    'View cookies',
    'Menu',
    'Harbour',
    'Ferry',
    'Weather',
    'Sport',
  ]
  test('behind furniture', () => {
    expect(read([...menu, title, 'By Nora Petty, Harbour Post\nMarch 5, 2024', story].join('\n\n'))).toMatchObject({
      byline: ['Nora Petty'],
      published: '2024-03-05',
    })
  })

  test.each([
    ['on February 08, 2012 at 9:30 AM, updated February 09, 2012 at 9:44 AM', '2012-02-08', '2012-02-09'],
    ['Published: 8 September 2023', '2023-09-08', null],
    ['Last updated: 9 October 2019', null, '2019-10-09'],
    ['Updated Oct 9, 2019', null, '2019-10-09'],
    ['5/6/2020', '2020-05-06', null],
    ['31 February 2020', null, null],
    ['March 5, 2024 Tuesday', '2024-03-05', null],
  ])('%s', (line, published, modified) => expect(under(line)).toMatchObject({ published, modified }))
})

describe('bylines run into a text without line breaks', () => {
  const flat = `${story} ${story} ${story}`.replaceAll('\n\n', ' ')
  test.each([
    ['Harbour Ferry Aground By: Anna Quill January 09, 2026 3 mins read', '2026-01-09'],
    ['Harbour Ferry Aground Published 8 years ago on 12/14/2016 By Anna Quill', '2016-12-14'],
    ['14th December, 2025 14 Dec 2025 | – By Anna Quill', '2025-12-14'],
    ['Contributed by Anna Quill © 2017', null],
  ])('%s', (head, published) => {
    const text = `${head} ${flat}`
    expect(read(text)).toMatchObject({ byline: ['Anna Quill'], published })
  })

  test.each(['By Friday Harbour Hall was full.', '“By Anna Quill”, the cover says.', 'Stand by Anna Quill.'])(
    'not %s',
    (head) => expect(read(`${head} ${flat}`).byline).toEqual([]),
  )
})

describe('the day in a dateline', () => {
  test.each([
    [`PORT ELLERY, Feb. 2, 2018 /PRNewswire/ -- ${story}`, '2018-02-02'],
    [`PORT ELLERY, Garrow, 16 December 2024: ${story}`, '2024-12-16'],
    [`PORT ELLERY, Feb. 2, 2018 - ${story}`, '2018-02-02'],
    [`The board met in Port Ellery, Feb. 2, 2018 - ${story}`, null],
    [`In Port Ellery, Feb. 2, 2018 was a day of fog. ${story}`, null],
  ])('%#', (text, published) => expect(read(text).published).toBe(published))
})

describe('where a text appeared first', () => {
  test.each([
    [
      'This article originally appeared on Harbour Gazette: Board keeps footbridge after long debate',
      'Harbour Gazette',
    ],
    ['This story was originally published by The Quayside. Follow us @quayside', 'The Quayside'],
    [
      'Ann Leeds is a columnist for The Harbour Echo, where this column first appeared. Follow her: @annleeds',
      'The Harbour Echo',
    ],
    ['This article was originally published on Dec. 9, 2024', 'This article was originally published on Dec. 9, 2024'],
    [
      'Even the parts of the article that were right at the time it was first published are, after the vote of the board and the repair of the bridge last summer, out of date.',
      null,
    ],
  ])('%s', (line, original) => expect(above(line).original).toBe(original))
})

describe('datelines', () => {
  test.each([
    [`PORT ELLERY (Reuters) - ${story}`, ['Reuters'], null],
    [`PORT ELLERY/GARROW (AP) — ${story}`, ['AP'], null],
    [`PORT ELLERY (CBS News) - ${story}`, [], 'CBS News'],
    [`PORT ELLERY (News) - ${story}`, [], null],
  ])('%#', (text, agency, publisher) => expect(read(text)).toMatchObject({ agency, publisher }))
})

test('the name of the paper with its town', () => {
  expect(
    read([title, 'The Harbour Post (Northport)', 'March 5, 2024 Tuesday', 'Byline: Nora Petty', story].join('\n\n')),
  ).toMatchObject({
    byline: ['Nora Petty'],
    publisher: 'The Harbour Post',
  })
})

describe('texts that lost their line breaks', () => {
  const flat = story.replaceAll('\n\n', ' ').repeat(2)
  const credits = (head: string, tail = ''): Credits => read(`${head}${flat}${tail}`)
  test.each([
    [`${title} By Ada Quill January 9, 2026 `, { byline: ['Ada Quill'], published: '2026-01-09' }],
    [
      `${title} 14 Dec 2025 | – By Fazeel Shamar 14 Dec 2025 | `,
      { byline: ['Fazeel Shamar'], published: '2025-12-14' },
    ],
    ['Harbour Board Keeps The Footbridge 03.11.2016 ', { published: '2016-11-03' }],
    ['Wells, United Province, 3 October 2023: ', { published: '2023-10-03' }],
    ['The board met on January 9, 2026 By ', { published: null }],
    ['After the January 9, 2026 Harbour fire ', { published: null }],
  ])('above: %s', (head, expected) => expect(credits(head)).toMatchObject(expected))

  test.each([
    [' Published in Harbour Echo, August 27th, 2018', { publisher: 'Harbour Echo', published: '2018-08-27' }],
    [' © 2009-2025 Harbour News Service. All rights reserved.', { publisher: 'Harbour News Service' }],
    [' Contents of this site are © Copyright 2025 Harbour Echo. All rights reserved.', { publisher: 'Harbour Echo' }],
    [' The ferry was built in 1990.', { publisher: null, published: null }],
  ])('below: %s', (tail, expected) => expect(credits(`${title} `, tail)).toMatchObject(expected))
})

describe('whose text it is, at its foot', () => {
  test.each([
    ['Published in Harbour Echo, August 27th, 2018', 'Harbour Echo'],
    ['© 2017 by: Ann P. Leeds', 'Ann P. Leeds'],
    ['© 2020 Harbour News L.P.', 'Harbour News L.P.'],
    ['© 2020 Terms | Privacy', null],
    ['© Ann Leeds/iStockphoto', null],
    ['They are 501(c)3 and 501(c)4 clubs.', null],
    ['(c) Harbour Echo', 'Harbour Echo'],
    ['(c) This order is not intended to, and does not, create any right.', null],
    ['Source:Â\u00a0Harbour Echo and agencies', 'Harbour Echo and agencies'],
    ['Source: Harbour Echo; Image Source: Quayside', 'Harbour Echo'],
    ['source:harbourecho.com', 'harbourecho.com'],
    ['https://www.harbourecho.example/2024/01/harbour-board-keeps-footbridge.html', 'harbourecho.example'],
    ['https://www.harbourecho.example/2024/01/umbrella-makers-meet-again.html', null],
    ['https://en.wikipedia.org/wiki/Harbour_board_keeps_footbridge', null],
    ['Contact Ann Leeds at ann.leeds@harbourecho.example', 'harbourecho.example'],
    ['Contact Ann Leeds at ann.leeds@gmail.com', null],
    ['About Harbour Clinic\n\nHarbour Clinic is a hospital of the town.', 'Harbour Clinic'],
    ['About the author\n\nAnn Leeds is a writer.', null],
  ])('%s', (line, publisher) => expect(above(line).publisher).toBe(publisher))

  test('a person above the owner of the rights', () => {
    const credits = above('— Ann Leeds is the editor of Harbour Review. © 2017 Harbour Features Syndicate')
    expect(credits).toMatchObject({ byline: ['Ann Leeds'], publisher: 'Harbour Features Syndicate' })
  })

  test('a site beside the date', () => {
    expect(under('[January 24, 2018 - HarbourTimes.net]')).toMatchObject({
      published: '2018-01-24',
      publisher: 'HarbourTimes.net',
    })
  })
})
