import { type Article, type Document, Mask, plainArticle, Shape, TokenKind } from '@copydesk/core'
import { growth, linear } from '@copydesk/core/testing'
import { lexiconOf } from '@copydesk/lexicon'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createIndexer, loadParseTree } from './index.ts'

const lexicon = lexiconOf({
  the: 500,
  a: 300,
  he: 100,
  said: 100,
  council: 20,
  mayor: 20,
  met: 10,
  on: 90,
  left: 10,
  early: 9,
  no: 50,
  hours: 9,
  it: 50,
  dr: { count: 20, flags: 7 + 8, capitalised: 20 },
  govt: { count: 5, flags: 7 + 8, capitalised: 0 },
})

const rules = [
  {
    id: 'boilerplate/a',
    phrases: [
      { text: 'leave a reply' },
      { text: 'sign up for * newsletter' },
      { text: 'Card' },
      { text: "don't miss" },
    ],
  },
  { id: 'boilerplate/b', phrases: [{ text: 'a reply' }, { text: '[+' }, { text: 'Σχετικά άρθρα' }] },
] as const

const index = createIndexer({ lexicon, rules })

const articleOf = (text: string): Article => plainArticle(text, { key: 'a', source: 's' })

const documentOf = (text: string): Document => index(articleOf(text))
const tokensOf = (d: Document): string[] => Array.from({ length: d.tokens.count }, (_, i) => d.tokenText(i))
const sentencesOf = (d: Document): string[] =>
  Array.from({ length: d.sentences.count }, (_, i) => d.text.slice(d.sentences.start[i], d.sentences.end[i]))
const quotationsOf = (d: Document): string[] =>
  Array.from({ length: d.quotations.count }, (_, i) => d.text.slice(d.quotations.start[i], d.quotations.end[i]))
const masked = (d: Document, mask: number): string[] =>
  tokensOf(d).filter((_, i) => (d.tokens.mask[i] as number) & mask)

/** White space, control and format characters, variation selectors. */
const invisible = /[\s\p{Cc}\p{Cf}\p{Variation_Selector}]+/gu

describe('tokens', () => {
  it.each([
    ['week.She left', ['week', '.', 'She', 'left']],
    ['It’s the council’s.', ['It’s', 'the', 'council’s', '.']],
    ['$1,200.50 at 12:30', ['$', '1,200.50', 'at', '12:30']],
    ['the 20th of 5G', ['the', '20th', 'of', '5G']],
    ['wait... what -- no', ['wait', '...', 'what', '--', 'no']],
    ['a well-known man', ['a', 'well', '-', 'known', 'man']],
    ['so\u00adft 😀 end', ['so\u00adft', '😀', 'end']],
    ["rock 'n' roll", ['rock', "'", 'n', "'", 'roll']],
    ['naïve Ωmega', ['naïve', 'Ωmega']],
  ])('cuts %j', (text, tokens) => expect(tokensOf(documentOf(text))).toEqual(tokens))

  it('says the shape of a word', () => {
    const { tokens } = documentOf('NATO iPhone Mayor so\u00adft 20th over.The')
    expect([...tokens.shape].slice(0, 5)).toEqual([
      Shape.capital | Shape.upper,
      Shape.camel,
      Shape.capital,
      Shape.invisible,
      Shape.digit,
    ])
    expect((tokens.shape[7] as number) & Shape.joined).toBe(Shape.joined)
  })

  it('cover every character that is no space, once, in order (any text)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { tokens } = documentOf(text)
        let at = 0
        for (let i = 0; i < tokens.count; i++) {
          expect(text.slice(at, tokens.start[i]).replace(invisible, '')).toBe('')
          expect(tokens.end[i]).toBeGreaterThan(tokens.start[i] as number)
          at = tokens.end[i] as number
        }
        expect(text.slice(at).replace(invisible, '')).toBe('')
      }),
    )
  })

  it('lists unknown words, stops and marks', () => {
    const d = documentOf('The cuoncil met. The mayor left!')
    expect([...d.unknown].map((i) => d.tokenText(i))).toEqual(['cuoncil'])
    expect([...d.stops].map((i) => d.tokenText(i))).toEqual(['.', '!'])
    expect(d.words).toBe(6)
  })
})

describe('sentences', () => {
  it.each([
    ['The council met. The mayor left.', ['The council met.', 'The mayor left.']],
    ['Dr. Quill left. He said no.', ['Dr. Quill left.', 'He said no.']],
    ['J. R. Quill met the U.S. envoy. He left.', ['J. R. Quill met the U.S. envoy.', 'He left.']],
    ['“It is no.” The mayor left.', ['“It is no.”', 'The mayor left.']],
    ['He left early. and no', ['He left early. and no']],
    ['one line\nNext line. And more', ['one line', 'Next line.', 'And more']],
  ])('cuts %j', (text, sentences) => expect(sentencesOf(documentOf(text))).toEqual(sentences))

  it('tile the tokens of every line (any text)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('The', 'mayor', 'left', '.', '.”', '“', '\n', '!', 'Dr', 'A', '9', '…'), {
          maxLength: 60,
        }),
        (parts) => {
          const d = documentOf(parts.join(' '))
          let at = 0
          for (let i = 0; i < d.sentences.count; i++) {
            expect(d.sentences.firstToken[i]).toBe(at)
            at = d.sentences.endToken[i] as number
          }
          expect(at).toBe(d.tokens.count)
        },
      ),
    )
  })
})

describe('quotations', () => {
  it.each([
    ['He said “no more” and left.', ['“no more”']],
    ['He said "no more" and "left".', ['"no more"', '"left"']],
    ['“It goes on\nand on', ['“It goes on']],
    ['He said ‘no more’ on the mayor’s day.', ['‘no more’']],
    ["It's the mayors' day, 'no more'.", ["'no more'"]],
    ['A 6" pipe and a 5\' man', []],
    ['Er sagte „nein“ und « non » war', ['„nein“', '« non »']],
    ['“He said ‘no’ to it”', ['“He said ‘no’ to it”']],
    ['“It is late," she said. "Too late.”', ['“It is late,"', '"Too late.”']],
    ['“He said "no," and left,” she said.', ['“He said "no," and left,”']],
    ['"He said “no,” and left," she said.', ['"He said “no,” and left,"']],
  ])('pairs %j', (text, quotations) => expect(quotationsOf(documentOf(text))).toEqual(quotations))
})

describe('masks', () => {
  it('know addresses, handles, tags and files', () => {
    const d = documentOf(
      'See https://elm.example/a?b=1, or www.elm.org. Ask desk@elm.org or @elmdesk about #elmday, Elm.kz and plan.pdf now.',
    )
    expect(masked(d, Mask.url).join('')).toBe('https://elm.example/a?b=1www.elm.orgdesk@elm.orgElm.kz')
    expect(masked(d, Mask.email).join('')).toBe('desk@elm.org')
    expect(masked(d, Mask.handle)).toEqual(['@', 'elmdesk'])
    expect(masked(d, Mask.hashtag)).toEqual(['#', 'elmday'])
    expect(masked(d, Mask.code).join('')).toBe('plan.pdf')
  })

  it('leave a glued sentence alone', () => {
    expect(masked(documentOf('He left early.It said no.'), Mask.url)).toEqual([])
    expect(masked(documentOf('He left early.it said no.'), Mask.url)).toEqual([])
  })

  it('know names and headlines', () => {
    const d = documentOf(
      'Mayor Left Early, Council Said\n\nThe mayor met Ada de Quill on a hill. Ada said no. The council left.',
    )
    expect(masked(d, Mask.name).filter((w) => w !== ',')).toEqual(expect.arrayContaining(['Ada', 'de', 'Quill']))
    expect(masked(d, Mask.headline)).toEqual(['Mayor', 'Left', 'Early', ',', 'Council', 'Said'])
  })
})

describe('lines', () => {
  it('have one hash for case, digits and space, none for blank ones', () => {
    const { lines } = documentOf('Updated  10:45 AM\n\nupdated 11:30 am\nother')
    expect(lines.count).toBe(4)
    expect(lines.hash[1]).toBe(0)
    expect(lines.hash[0]).toBe(lines.hash[2])
    expect(lines.hash[0]).not.toBe(lines.hash[3])
    expect([...lines.words]).toEqual([2, 0, 2, 1])
  })
})

describe('phrases', () => {
  const hits = (text: string, rule: string) =>
    documentOf(text)
      .hits(rule)
      .map((h) => [h.row, text.slice(h.start, h.end)])

  it('stand at word borders, in any case, over any space', () => {
    expect(hits('Please LEAVE  a Reply. Believe a reply.', 'boilerplate/a')).toEqual([[0, 'LEAVE  a Reply']])
    expect(hits('Please leave a reply', 'boilerplate/b')).toEqual([[0, 'a reply']])
    expect(hits('leave a\nreply', 'boilerplate/a')).toEqual([])
  })

  it('know wildcards, marks, apostrophes and other scripts', () => {
    expect(hits('Sign up for Elm newsletter', 'boilerplate/a')).toEqual([[1, 'Sign up for Elm newsletter']])
    expect(hits('Don’t miss it', 'boilerplate/a')).toEqual([[3, 'Don’t miss']])
    expect(hits('end [+187 chars]', 'boilerplate/b')).toEqual([[1, '[+']])
    expect(hits('ΣΧΕΤΙΚΆ ΆΡΘΡΑ', 'boilerplate/b')).toEqual([[2, 'ΣΧΕΤΙΚΆ ΆΡΘΡΑ']])
  })

  it('that only fill lines are found on lines that consist of such, those that fill and more on any', () => {
    const index = createIndexer({
      lexicon,
      rules: [
        {
          id: 'boilerplate/a',
          phrases: [
            { text: 'to', fills: 'only' },
            { text: 'leave a reply', fills: 'only' },
          ],
        },
        { id: 'boilerplate/b', phrases: [{ text: 'log in', fills: 'also' }, { text: 'reply' }, { text: 'to' }] },
      ],
    })
    const found = (text: string, rule: string) =>
      index(articleOf(text))
        .hits(rule)
        .map((h) => [h.line, text.slice(h.start, h.end)])
    const text = 'Log in to leave a reply (3)\nLog in to leave a reply today\nto\n\nShe came to log in'
    expect(found(text, 'boilerplate/a')).toEqual([
      [0, 'to'],
      [0, 'leave a reply'],
      [2, 'to'],
    ])
    expect(found(text, 'boilerplate/b')).toEqual([
      [0, 'Log in'],
      [0, 'to'],
      [0, 'reply'],
      [1, 'Log in'],
      [1, 'to'],
      [1, 'reply'],
      [2, 'to'],
      [4, 'to'],
      [4, 'log in'],
    ])
    expect(
      index(articleOf(text))
        .hits('boilerplate/a', true)
        .map((h) => h.line),
    ).toEqual([0, 0, 1, 1, 2, 4])
    // What does not fill covers nothing.
    expect(found('Log in to reply', 'boilerplate/a')).toEqual([])
  })

  it('refuse a phrase without words', () => {
    expect(() => createIndexer({ lexicon, rules: [{ id: 'boilerplate/c', phrases: [{ text: '* x' }] }] })).toThrow(
      /boilerplate\/c.*"\* x"/,
    )
  })
})

describe('the tree', () => {
  it('is parsed on first use and kept', async () => {
    const withTree = createIndexer({ lexicon, parseTree: await loadParseTree() })
    const document = withTree(articleOf('The council met. The mayor left.'))
    expect(document.tree().type).toBe('RootNode')
    expect(document.tree()).toBe(document.tree())
  })

  it('says what to do where no parser was loaded', () => {
    expect(() => documentOf('x').tree()).toThrow(/needs: \["tree"\]/)
  })
})

describe('hostile text', () => {
  const milliseconds = (text: string): number => {
    const started = performance.now()
    documentOf(text)
    return performance.now() - started
  }

  it.each([
    ['a text without a space', 'x', 100_000],
    ['quotation marks only', '“"\'‘', 10_000],
    ['stops only', '. ', 20_000],
    ['lone surrogates', '\ud800a\udc00 ', 10_000],
    ['right-to-left marks', '\u202eabc\u200f ', 10_000],
    ['addresses without end', 'a.b.c.d@e.f/', 5_000],
    ['capitals without end', 'Aa ', 15_000],
    ['open single quotes', "'a ", 5_000],
  ])('%s is indexed in linear time', (_, unit, repeats) => {
    expect(growth((size) => milliseconds(unit.repeat(size)), repeats / 4)).toBeLessThan(linear)
  })

  it('of 4 MB is indexed', () => {
    expect(documentOf('x'.repeat(4_000_000)).words).toBe(1)
  })

  it('a text without stops has sentences of bounded length that hold all of it', () => {
    const { sentences, tokens } = documentOf('said '.repeat(1001))
    expect([...sentences.firstToken]).toEqual([0, 400, 800])
    expect([...sentences.endToken]).toEqual([400, 800, tokens.count])
  })

  it('every token kind is one of the published', () => {
    const { tokens } = documentOf('a 1 . € \u{1F600}')
    expect([...tokens.kind]).toEqual([
      TokenKind.word,
      TokenKind.number,
      TokenKind.punctuation,
      TokenKind.symbol,
      TokenKind.symbol,
    ])
  })
})
