import { plainArticle } from '@copydesk/core'
import { lexiconOf } from '@copydesk/lexicon'
import { createIndexer } from '@copydesk/text'
import { describe, expect, test } from 'vitest'
import { quotesOf } from './index.ts'

const words = 'the a and of in for to was is we need our own bridge ferry report letter grant residents harbour board'
const lexicon = lexiconOf(Object.fromEntries(words.split(' ').map((word) => [word, 100])))
const index = createIndexer({ lexicon })

const speakersOf = (text: string): (string | null)[] =>
  quotesOf(index(plainArticle(text, { key: 'a', source: 's' }))).map(({ speaker }) => speaker?.name ?? null)

const quote = '“We need our own bridge and our own ferry,”'

describe('whatever verb follows, a quotation has its speaker', () => {
  test.each([
    ['a verb and a name', `${quote} huffed Ruth Alvear.`, 'Ruth Alvear'],
    ['a name and a verb', `${quote} Ruth Alvear thundered, to cheers from the pier.`, 'Ruth Alvear'],
    ['a name and a verb with its adverb', `${quote} Ruth Alvear points out.`, 'Ruth Alvear'],
    ['a document', `${quote} the letter reads.`, 'the letter'],
    ['a document behind its verb', `${quote} reads a letter from the harbour board.`, 'a letter'],
  ])('%s', (_name, text, speaker) => {
    expect(speakersOf(text)).toEqual([speaker])
  })

  test.each([
    ['a title is the subject itself', '“The Last Ferry to Lorne,” argues that the bridge was a mistake.'],
    ['a participle', `${quote} outlining residents and their complaints.`],
    ['another clause', `${quote} but the residents wanted a bridge.`],
    ['a catchword', 'Its motto, “bridge and ferry,” residents liked.'],
    ['a plural noun', `${quote} a report by residents of the harbour.`],
  ])('not %s', (_name, text) => {
    expect(speakersOf(text)).toEqual([null])
  })
})

describe('a signature behind a quotation', () => {
  const whole = '“We need our own bridge and our own ferry.”'
  test.each([
    ['a dash, a name and an outlet', `${whole} — Ruth Alvear, Lorne Times`, 'Ruth Alvear'],
    ['a dash and a name alone', `${whole} – Ruth Alvear`, 'Ruth Alvear'],
    ['a name and an outlet', `${whole} Ruth Alvear, Bank of the Harbour`, 'Ruth Alvear'],
  ])('%s', (_name, text, speaker) => {
    expect(speakersOf(text)).toEqual([speaker])
  })

  test('not the next sentence', () => {
    expect(speakersOf(`${whole} Ruth Alvear, who was in the harbour, left for Lorne.`)).toEqual([null])
  })
})

describe('nobody speaks who is no person, group, office or writing', () => {
  test.each([
    ['a thing', 'The plan, which described “a new bridge for the whole harbour,” was shelved.'],
    ['a day', 'The board met, and Tuesday argued “a new bridge for the whole harbour” would do.'],
    ['a relative pronoun', 'It was the harbour, which said “a new bridge for the whole harbour” in lamps.'],
    ['a dateline', 'LORNE — “We need our own bridge and our own ferry.”'],
  ])('%s', (_name, text) => {
    expect(speakersOf(text)).toEqual([null])
  })

  test.each([['a letter', `${quote} the letter reads.`, 'the letter']])('but %s', (_name, text, speaker) => {
    expect(speakersOf(text)).toEqual([speaker])
  })
})
