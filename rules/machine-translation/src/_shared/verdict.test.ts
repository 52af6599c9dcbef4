import type { Finding } from '@copydesk/core'
import { plainArticle } from '@copydesk/core'
import { loadLexicon } from '@copydesk/rule-tester'
import { createIndexer } from '@copydesk/text'
import { describe, expect, it } from 'vitest'
import { leastWords, verdictOf } from './verdict.ts'
import { verdictLimit } from './weights.generated.ts'

const index = createIndexer({ lexicon: loadLexicon() })
const documentOf = (text: string) => index(plainArticle(text, { key: 'a', source: 's' }))
const long = documentOf('The ferry left the ferry. '.repeat(leastWords / 4))

const finding = (rule: string, messageId: string, actual: string): Finding =>
  ({ rule: `machine-translation/${rule}`, messageId, actual, range: { start: 0, end: 3 }, related: [] }) as never

describe('the verdict on translation', () => {
  it('says nothing of a text that is short or shows no sign', () => {
    expect(verdictOf([], documentOf('The ferry left.'), 1).translation).toBe('too short')
    expect(verdictOf([], long, verdictLimit - 0.0001)).toMatchObject({ translation: 'no sign', baseRate: null })
  })

  it('says that a text reads as translated, how often that errs and what it cannot tell', () => {
    const { translation, because, baseRate } = verdictOf([], long, verdictLimit)
    expect(translation).toBe('reads as translated')
    expect(because.join(' ')).toMatch(/0\.1 %.*cannot tell a machine from a person/)
    expect(baseRate).toBe(0.001)
  })

  it('names certain marks with their places, in short texts too', () => {
    const verdict = verdictOf([finding('day-without-month', 'day', 'on the 9th')], documentOf('The ferry left.'), 0)
    expect(verdict.translation).toBe('certain marks')
    expect(verdict.because[0]).toBe('a day without its month: "on the 9th" in line 1')
  })

  it('takes one slip, one slip delivered twice, and list numbers for nothing', () => {
    const slip = finding('stray-break', 'continuation', 'left. the')
    const [second, third] = [
      finding('stray-break', 'continuation', 'one. ii'),
      finding('stray-break', 'continuation', 'two. iv'),
    ]
    expect(verdictOf([slip], long, 0).translation).toBe('no sign')
    expect(verdictOf([slip, slip], long, 0).translation).toBe('no sign')
    expect(verdictOf([second, third], long, 1).translation).not.toBe('certain marks')
  })

  it('takes two slips for a mark only where the text leans to translation, three anywhere', () => {
    const slips = ['left. the', 'ferry. left', 'the. ferry'].map((actual) =>
      finding('stray-break', 'continuation', actual),
    )
    expect(verdictOf(slips.slice(0, 2), long, 0.2).translation).toBe('no sign')
    expect(verdictOf(slips.slice(0, 2), long, 0.6).translation).toBe('certain marks')
    expect(verdictOf(slips, long, 0.2).translation).toBe('certain marks')
    const forgotten = ['court. that', 'bridge. it', 'pier. and'].map((a) => finding('stray-break', 'starter', a))
    expect(verdictOf(forgotten, long, 0.6).translation).toBe('no sign')
  })

  it('takes two different formulas for a mark, and the same one twice for half', () => {
    const formula = (actual: string) => finding('calqued-formula', 'formula', actual)
    const [first, second] = [formula('This is reported by'), formula('It is noted that')]
    expect(verdictOf([first, formula('this is reported by')], long, 0).translation).toBe('no sign')
    const { translation, because } = verdictOf([first, second, second], long, 0)
    expect(translation).toBe('certain marks')
    expect(because[0]).toBe(
      'a formula of another language’s news: "This is reported by" in line 1, "It is noted that" in line 1 and 1 more',
    )
    expect(verdictOf([first, finding('foreign-number', 'thousand', '11 thousand')], long, 0).translation).toBe(
      'certain marks',
    )
  })

  it('knows the pair of zero-width spaces an engine leaves between words, and no other', () => {
    const said = (text: string) => verdictOf([], documentOf(text), 0).translation
    expect(said('In an area of \u200b\u200bthe ferry.')).toBe('certain marks')
    expect(said('The ferry\u200b\u200b left.')).toBe('too short')
    expect(said('The ferry.\u200b \u200b\u200bThe ferry left.')).toBe('too short')
  })
})
