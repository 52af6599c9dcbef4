import { type Document, defineRule, hash32, plainArticle } from '@copydesk/core'
import { lexiconOf } from '@copydesk/lexicon'
import { createIndexer } from '@copydesk/text'
import { describe, expect, it } from 'vitest'
import { Profiles } from './profiles.ts'

const index = createIndexer({ lexicon: lexiconOf({ the: 1 }), rules: [] })

const documentOf = (key: string, text: string): Document => index(plainArticle(text, { key, source: 'a' }))

const rule = defineRule({
  id: 'boilerplate/lines',
  meta: { summary: 's', confidence: 1, weight: 1, stage: 'stable', scope: 'source', messages: {} },
  observe: (document, observer) => {
    for (const line of document.text.split('\n')) observer.count('line', hash32(line))
    observer.term('whole', document.text)
    observer.sketch('lines', Uint32Array.of(hash32(document.text)))
  },
  check: () => {},
})

const saved = (): Profiles => {
  const profiles = new Profiles()
  profiles.observe(documentOf('1', 'share\none'), [rule])
  profiles.observe(documentOf('2', 'share\ntwo'), [rule])
  return Profiles.fromJSON(JSON.parse(JSON.stringify(profiles.toJSON(false))))
}

const withRun = (...articles: [key: string, text: string][]): Profiles => {
  const run = new Profiles(saved())
  for (const [key, text] of articles) run.observe(documentOf(key, text), [rule])
  return run.merge(saved())
}

const counts = (profiles: Profiles) => {
  const profile = profiles.profile('a')
  return [
    profile?.articles,
    profile?.words,
    profile?.of(rule.id).count('line', hash32('share')),
    profile?.of(rule.id).terms('whole').length,
  ]
}

describe('saved profiles', () => {
  it('are joined by the articles they have not counted', () => {
    expect(counts(withRun(['3', 'share\nthree']))).toEqual([3, 6, 3, 3])
  })

  it('count an article once, even if its text has changed', () => {
    expect(counts(withRun(['1', 'share\none']))).toEqual([2, 4, 2, 2])
    expect(counts(withRun(['1', 'share\nnew words']))).toEqual([2, 4, 2, 2])
  })

  it('count articles of one key twice where the run holds them twice', () => {
    expect(counts(withRun(['3', 'x'], ['3', 'y']))).toEqual([4, 6, 2, 4])
  })

  it('take sketches of every article of the run: they are not saved', () => {
    const run = withRun(['1', 'same'], ['3', 'same']).runIndex(() => undefined)
    expect(run.similar(rule.id, 'lines', '1', 1).map(({ key }) => key)).toEqual(['3'])
  })

  it('do not depend on how the run was split', () => {
    const known = saved()
    const parts = ['1', '3', '4'].map((key) => {
      const part = new Profiles(known)
      part.observe(documentOf(key, `share\n${key}`), [rule])
      return part
    })
    const split = parts.reduce((all, part) => all.merge(part), new Profiles(known)).merge(known)
    const whole = withRun(['1', 'share\n1'], ['3', 'share\n3'], ['4', 'share\n4'])
    expect(JSON.stringify(split)).toBe(JSON.stringify(whole))
  })
})
