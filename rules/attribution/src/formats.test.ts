import { createEngine } from '@copydesk/engine'
import { readText } from '@copydesk/readers'
import { loadLexicon } from '@copydesk/rule-tester'
import { describe, expect, test } from 'vitest'
import { rules } from './index.generated.ts'

const title = 'Harbour board keeps the footbridge'
const paragraphs = [
  'The harbour board voted on Tuesday to keep the old footbridge open until the spring, after a debate of three hours.',
  'The board had closed the bridge in March when its piers were found to be cracked, and the repair took until summer.',
  'A new bridge will be built beside the ferry pier within four years, and the old one will then be taken down for good.',
]

interface Credit {
  readonly author: string
  readonly date: string
}

/** One article, said in five formats. */
const formats: Readonly<Record<string, (credit: Credit) => string>> = {
  'a.txt': ({ author, date }) =>
    [title, `By ${author}\n${date}`, ...paragraphs, '© 2020 Northport Gazette'].join('\n\n'),
  'a.md': ({ author, date }) =>
    `---\ntitle: ${title}\nauthor: ${JSON.stringify(author)}\ndate: ${date}\npublisher: Northport Gazette\n---\n\n${paragraphs.join('\n\n')}\n`,
  'a.html': ({ author, date }) =>
    `<html><head><title>${title}</title><meta name="author" content="${author}"><meta name="date" content="${date}"><meta property="og:site_name" content="Northport Gazette"></head><body><h1>${title}</h1><article>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`,
  'a.json': ({ author, date }) =>
    JSON.stringify({ title, author, date, publisher: 'Northport Gazette', text: paragraphs.join('\n\n') }),
  'a.jsonl': ({ author, date }) =>
    `${JSON.stringify({ title, author, date, publisher: 'Northport Gazette', text: paragraphs.join('\n\n') })}\n`,
}

const engine = createEngine({ rules, signals: [], lexicon: loadLexicon() })

function judge(path: string, credit: Credit): unknown {
  const write = formats[path] as (credit: Credit) => string
  const [outcome] = readText(write(credit), { path, key: path, source: 'northport' })
  if (outcome?.type !== 'article') throw new Error(JSON.stringify(outcome))
  const { credits, findings } = engine.lint(engine.index(outcome.article))
  const { byline, agency, published, publisher } = credits
  return { byline, agency, published, publisher, said: findings.map(({ rule, message }) => [rule, message]) }
}

const day = '5 June 2020'
const authors: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['Ann Leeds', ['Ann Leeds'], []],
  ['PA Media', ['PA Media'], ['PA Media']],
  ['The Associated Press', ['The Associated Press'], ['AP']],
  ['José Ángel Gutiérrez and 3 others', ['José Ángel Gutiérrez'], []],
  ['ANN LEEDS and BOB RAYNER Associated Press', ['ANN LEEDS', 'BOB RAYNER'], ['AP']],
  ['Leeds, Ann', ['Ann Leeds'], []],
  ['Richard (R.J.) Poe', ['Richard (R.J.) Poe'], []],
  ['Ann Leeds, Staff Writer', ['Ann Leeds'], []],
  ['Ann Leeds and Bob Rayner', ['Ann Leeds', 'Bob Rayner'], []],
  ['Ann Leeds, Reuters', ['Ann Leeds'], ['Reuters']],
  ['admin', [], []],
  ['Metro Staff', ['Metro Staff'], []],
]

describe.each(Object.keys(formats))('%s', (path) => {
  test.each(authors)('by %s', (author, byline, agency) => {
    expect(judge(path, { author, date: day })).toMatchObject({ byline, agency, published: '2020-06-05' })
  })

  test.each([
    ['5/6/2020', '2020-05-06'],
    ['25/6/2020', '2020-06-25'],
    ['5.6.2020', '2020-06-05'],
    ['June 5, 2020', '2020-06-05'],
    ['31 February 2020', null],
    ['2020-06-05', '2020-06-05'],
  ])('of %s', (date, published) => {
    expect(judge(path, { author: 'Ann Leeds', date })).toMatchObject({ byline: ['Ann Leeds'], published })
  })
})

test.each(authors)('five formats say the same of %s', (author) => {
  const [first, ...others] = Object.keys(formats).map((path) => judge(path, { author, date: day }))
  for (const other of others) expect(other).toEqual(first)
})
