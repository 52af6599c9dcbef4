import { type Credits, noCredits, plainArticle } from '@copydesk/core'
import { lexiconOf } from '@copydesk/lexicon'
import { createIndexer } from '@copydesk/text'
import { describe, expect, test } from 'vitest'
import { directionOf, type Told } from './index.ts'

const words = 'the a and of in for to was were is are that it as both they on at what who had has not by an we will'
const index = createIndexer({ lexicon: lexiconOf(Object.fromEntries(words.split(' ').map((word) => [word, 100]))) })

const story = [
  'Two ferries collided in fog off Port Ellery on Monday, injuring 31 people.',
  'The Lady Orrin struck the stern of the Halcyon as both waited to enter the harbor.',
  '“We will not carry a single passenger until we know why two boats were in the same channel,” said Edwina Tarrow, the harbor master.',
  'Most of the injured had cuts and broken bones, and four were taken to the hospital.',
  'The harbor was closed for six hours while divers looked at both hulls.',
  'The owners of the Halcyon have promised a report before the end of the month.',
  'An inquiry will be led by the judge who looked into the loss of the Osprey.',
  'The ferries will not sail again before that inquiry has ended.',
  'Passengers with tickets for this week can have their money back at the pier.',
]
const told = (paragraphs: readonly string[], credits: Partial<Credits> = {}, source = 'one', marks?: string): Told => ({
  document: index({
    ...plainArticle(paragraphs.join('\n\n'), { key: source, source }),
    credits: { ...noCredits, ...credits },
  }),
  marks,
})

const cutShort = [...story.slice(0, 4), 'The harbor was closed for six hours while']
const drifted = story.map((line) =>
  line.replace(
    'not carry a single passenger until we know why two boats',
    'not transport a single passenger until we have understood why two vessels',
  ),
)

describe('who copied whom', () => {
  test.each<[string, Told, Told, 'date' | 'credit' | 'standing' | 'cut' | 'part' | 'translation']>([
    ['the later', told(story, { published: '2023-11-07' }), told(story, { published: '2023-11-06T18:22:00Z' }), 'date'],
    [
      'the one that credits the other',
      told(story, { publisher: 'Metro Bulletin', agency: ['Northgate Wire'] }),
      told(story, { publisher: 'Northgate Wire' }),
      'credit',
    ],
    [
      'the one that credits the other, whatever the dates say',
      told(story, { original: 'https://www.northgatewire.example/', published: '2023-11-06' }),
      told(story, { publisher: 'Northgate Wire', published: '2023-11-07' }),
      'credit',
    ],
    ['the one that names nobody', told(story), told(story, { byline: ['Bridie Callan'] }), 'standing'],
    ['the one without the agency', told(story, { publisher: 'NewsLoop' }), told(story, { agency: ['AP'] }), 'standing'],
    [
      'the one beside the page of the agency',
      told(story, { byline: ['Bridie Callan'] }),
      told(story, { publisher: 'Reuters', agency: ['Reuters'] }),
      'standing',
    ],
    ['the one that breaks off', told(cutShort), told(story), 'cut'],
    [
      'the one that breaks off inside a word',
      told([...cutShort.slice(0, -1), `${cutShort[4]} div`]),
      told(story),
      'cut',
    ],
    ['the one that ends early', told(story.slice(0, 4)), told(story), 'part'],
    [
      'the one with marks of translation',
      told(drifted, {}, 'one', 'a day without its month: "on the 6th" in line 1'),
      told(story),
      'translation',
    ],
  ])('%s', (_name, copy, original, kind) => {
    const direction = directionOf(copy, original)
    expect(direction.copy).toBe('a')
    expect(direction.reasons.find((reason) => reason.copy === 'a')?.kind).toBe(kind)
  })

  test('with words a reader can repeat', () => {
    const says = (a: Told, b: Told): string[] => directionOf(a, b).reasons.map((reason) => reason.says)
    expect(says(told(story, { published: '2023-11-07' }), told(story, { published: '2023-11-06' }))).toEqual([
      'it is dated 2023-11-07, the other 2023-11-06',
    ])
    expect(says(told(cutShort), told(story))).toEqual(['it breaks off where the other goes on: "for six hours while"'])
    expect(says(told(drifted, {}, 'one', 'an echo'), told(story))).toEqual([
      'it carries marks of translation (an echo) and gives 1 quotation in other words',
    ])
  })

  test.each<[string, Told, Told]>([
    ['nothing is known', told(story), told(story)],
    ['both name an author', told(story, { byline: ['Bridie Callan'] }), told(story, { byline: ['Ann Leeds'] })],
    ['one names an author, one an agency', told(story, { byline: ['Bridie Callan'] }), told(story, { agency: ['AP'] })],
    ['both carry marks of translation', told(drifted, {}, 'one', 'an echo'), told(story, {}, 'two', 'an echo')],
    ['the wording differs, and neither carries a mark', told(drifted), told(story)],
    ['one ends a sentence earlier', told(story.slice(0, -1)), told(story)],
    [
      'a cut text is dated earlier',
      told(cutShort, { published: '2023-11-06' }),
      told(story, { published: '2023-11-07' }),
    ],
  ])('nobody, where %s', (_name, a, b) => {
    expect(directionOf(a, b).copy).toBeNull()
  })

  test('nobody, where a part is shared and one page names no author', () => {
    const [bare, signed] = [told(story), told(story, { byline: ['Bridie Callan'] })]
    expect(directionOf(bare, signed).copy).toBe('a')
    expect(directionOf(bare, signed, 'part')).toEqual({ copy: null, reasons: [] })
  })

  test('nobody, where both are pages of the outlet they name', () => {
    const own = told(story, { publisher: 'Metro Bulletin' }, 'metro-bulletin')
    expect(directionOf(own, own)).toEqual({ copy: null, reasons: [] })
  })

  test('the other, when the two are swapped', () => {
    const credits: Partial<Credits>[] = [
      {},
      { publisher: 'Northgate Wire' },
      { publisher: 'Metro Bulletin', agency: ['Northgate Wire'], published: '2023-11-07' },
      { byline: ['Bridie Callan'], published: '2023-11-06' },
      { publisher: 'Reuters', agency: ['Reuters'], published: '2023-11-06T18:22:00Z' },
    ]
    const all = [story, cutShort, drifted, story.slice(0, 4)].flatMap((text) =>
      credits.flatMap((given) => [told(text, given), told(text, given, 'two', 'an echo')]),
    )
    const other = { a: 'b', b: 'a' } as const
    const seen = new Set<string | null>()
    for (const one of all)
      for (const two of all) {
        const [there, back] = [directionOf(one, two), directionOf(two, one)]
        seen.add(there.copy)
        expect(back.copy).toBe(there.copy && other[there.copy])
        const swapped = back.reasons.map((reason) => ({ ...reason, copy: other[reason.copy] }))
        expect(new Set(swapped)).toEqual(new Set(there.reasons))
        if (one === two) expect(there.copy).toBeNull()
      }
    expect(seen).toEqual(new Set(['a', 'b', null]))
  })
})
