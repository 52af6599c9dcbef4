import {
  type Article,
  defineRule,
  defineSignal,
  lineStarts,
  placesOf,
  plainArticle,
  type Rule,
  SourceMap,
  SourceMapBuilder,
} from '@copydesk/core'
import { lexiconOf } from '@copydesk/lexicon'
import { describe, expect, it } from 'vitest'
import { type Budget, createEngine, Profiles, promotionFloor } from './index.ts'

const lexicon = lexiconOf({ the: 5, mayor: 3, left: 2, read: 2, more: 2 })

const articleOf = (text: string, key = 'a/1.txt', map = SourceMap.identity(text, lineStarts(text))): Article =>
  plainArticle(text, { key, source: key.split('/')[0] as string, map })

const base = {
  summary: 's',
  confidence: 0.9,
  weight: 1,
  stage: 'stable',
  scope: 'span',
  messages: { found: { text: 'Unexpected "{actual}"', severity: 'warning' } },
} as const

/** Reports every occurrence of a word, with an edit that takes it out. */
const finder = (id: Rule['id'], word: string, meta: Partial<Rule['meta']> = {}): Rule =>
  defineRule({
    id,
    meta: { ...base, ...meta },
    check: (document, context) => {
      for (let at = document.text.indexOf(word); at >= 0; at = document.text.indexOf(word, at + 1)) {
        const range = { start: at, end: at + word.length }
        context.report('found', { range, edits: [{ ...range, text: '' }] })
      }
    },
  })

const lint = (rules: Rule[], text: string, article = articleOf(text)) => {
  const engine = createEngine({ rules, lexicon })
  return engine.lint(engine.index(article), { withBody: true })
}

describe('the budget of an article', () => {
  const rules = [finder('truncation/a', 'mayor'), finder('truncation/b', 'left')]
  const engineOf = (budget: Partial<Budget>) => createEngine({ rules, lexicon, budget })

  it('counts what rules report', () => {
    const article = articleOf('the mayor left')
    const [enough, less] = [engineOf({ findings: 2 }), engineOf({ findings: 1 })]
    expect(enough.lint(enough.index(article)).findings).toHaveLength(2)
    expect(() => less.lint(less.index(article))).toThrow(
      'not linted: takes more than 1 findings: raise "budget.findings" in the configuration if it is an article',
    )
  })

  it('counts characters once for every rule, before any of them looks', () => {
    // 14 characters, 2 rules.
    const article = articleOf('the mayor left')
    const [enough, less] = [engineOf({ steps: 28 }), engineOf({ steps: 27 })]
    expect(enough.lint(enough.index(article)).errors).toEqual([])
    expect(() => less.index(article)).toThrow(
      'not linted: takes more than 27 steps: raise "budget.steps" in the configuration if it is an article',
    )
  })

  it('counts hits of phrases', () => {
    const rule = defineRule({ id: 'truncation/a', meta: base, phrases: [{ text: 'mayor' }], check: () => {} })
    const lint = (steps: number) => {
      const engine = createEngine({ rules: [rule], lexicon, budget: { steps } })
      return engine.lint(engine.index(articleOf('mayor mayor')))
    }
    expect(lint(13).findings).toEqual([])
    expect(() => lint(12)).toThrow('more than 12 steps')
  })

  it('does not end what is learned from an article', () => {
    const promoting = finder('truncation/a', 'mayor', { promote: true })
    const engine = createEngine({ rules: [promoting], lexicon, budget: { findings: 1 } })
    const profiles = new Profiles()
    engine.observe(engine.index(articleOf('mayor mayor')), profiles)
    expect(profiles.profile('a')?.articles).toBe(1)
  })
})

describe('lint', () => {
  it('gives findings in text order with place, message and fingerprint', () => {
    const { findings } = lint([finder('truncation/b', 'left'), finder('truncation/a', 'mayor')], 'the mayor\nleft')
    expect(findings.map((f) => [f.rule, f.start, f.end, f.line, f.column, f.message])).toEqual([
      ['truncation/a', 4, 9, 1, 5, 'Unexpected "mayor"'],
      ['truncation/b', 10, 14, 2, 1, 'Unexpected "left"'],
    ])
    expect(new Set(findings.map((f) => f.fingerprint)).size).toBe(2)
  })

  it('carries further places of a fault, and what explains it, in offsets of the input', () => {
    const rule = defineRule({
      id: 'truncation/a',
      meta: base,
      check: (_, context) =>
        context.report('found', {
          range: { start: 0, end: 3 },
          places: [{ start: 10, end: 13 }],
          nearby: [{ start: 4, end: 9, message: 'stays' }],
        }),
    })
    const [finding] = lint([rule], 'cat mayor\ncat left').findings
    expect(finding?.related).toEqual([
      { path: 'a/1.txt', start: 10, end: 13, line: 2, column: 1, message: 'here too', kind: 'place' },
      { path: 'a/1.txt', start: 4, end: 9, line: 1, column: 5, message: 'stays' },
    ])
    expect(finding && placesOf(finding)).toBe(2)
  })

  it('keeps fingerprints when lines move, and tells equal places apart', () => {
    const rules = [finder('truncation/a', 'mayor')]
    const one = lint(rules, 'the mayor left').findings
    const moved = lint(rules, '\n\n\nthe mayor left').findings
    const twice = lint(rules, 'the mayor left\nthe mayor left').findings
    expect(moved[0]?.fingerprint).toBe(one[0]?.fingerprint)
    expect(new Set(twice.map((f) => f.fingerprint)).size).toBe(2)
  })

  it('maps ranges and edits to the input', () => {
    const builder = new SourceMapBuilder().copy('the ', 3).decode('&', 7, 12).copy(' mayor', 12)
    const { findings } = lint(
      [finder('truncation/a', 'mayor'), finder('truncation/b', '&')],
      '',
      articleOf(builder.text, 'a/1', builder.build(lineStarts('<p>the &amp; mayor'))),
    )
    expect(findings.map((f) => [f.start, f.end, f.fix?.edits[0]?.start])).toEqual([
      [7, 12, 7],
      [13, 18, 13],
    ])
  })

  it('makes a rule that throws an error of that article and goes on', () => {
    const broken = defineRule({
      id: 'truncation/broken',
      meta: base,
      check: () => {
        throw new Error('boom')
      },
    })
    const result = lint([broken, finder('truncation/a', 'mayor')], 'the mayor')
    expect(result.errors).toEqual([{ rule: 'truncation/broken', message: 'boom' }])
    expect(result.findings).toHaveLength(1)
  })

  it('refuses a range outside the text and a placeholder without data', () => {
    const outside = defineRule({
      id: 'truncation/outside',
      meta: base,
      check: (_, context) => context.report('found', { range: { start: 0, end: 99 } }),
    })
    const unfilled = defineRule({
      id: 'truncation/unfilled',
      meta: { ...base, messages: { found: { text: '{nothing}', severity: 'error' } } },
      check: (_, context) => context.report('found', { range: { start: 0, end: 1 } }),
    })
    expect(lint([outside], 'x').errors[0]?.message).toMatch(/0–99 of a text of 1/)
    expect(lint([unfilled], 'x').errors[0]?.message).toMatch(/\{nothing\}/)
  })

  it('lets the more specific rule of a family speak', () => {
    const rules = [
      finder('truncation/a', 'the mayor', { specificity: 10 }),
      finder('truncation/b', 'mayor', { specificity: 60 }),
    ]
    expect(lint(rules, 'the mayor').findings.map((f) => f.rule)).toEqual(['truncation/b'])
  })
})

describe('furniture', () => {
  const line = finder('boilerplate/line', 'read more\nthe mayor left\nread more', {
    furniture: true,
    specificity: 10,
    confidence: 0.6,
  })
  const cue = finder('boilerplate/cue', 'the mayor left', { furniture: true, specificity: 60, confidence: 0.8 })

  it('is cut out of the body text and counted', () => {
    const result = lint(
      [finder('boilerplate/cue', 'read more', { furniture: true })],
      'the mayor left\n\nread more\n\nthe mayor',
    )
    expect(result.bodyText).toBe('the mayor left\n\nthe mayor')
    expect(result.furnitureWords).toBe(2)
  })

  it('stays in the body text where it is only likely', () => {
    const likely = finder('boilerplate/likely', 'read more', { furniture: true, confidence: 0.6, leftOutFrom: 0.9 })
    const sure = finder('boilerplate/sure', 'share this', { furniture: true, confidence: 0.95, leftOutFrom: 0.9 })
    const result = lint([likely, sure], 'the mayor left\n\nread more\n\nshare this')
    expect(result.bodyText).toBe('the mayor left\n\nread more')
    expect(result.furnitureWords).toBe(4)
  })

  it('belongs to the most specific rule line by line, and agreeing evidence adds up', () => {
    const { findings } = lint([line, cue], 'read more\nthe mayor left\nread more')
    expect(findings.map((f) => [f.rule, f.actual, f.confidence])).toEqual([
      ['boilerplate/line', 'read more', 0.6],
      ['boilerplate/cue', 'the mayor left', 0.92],
      ['boilerplate/line', 'read more', 0.6],
    ])
  })

  it('inside a line takes the findings that whole lines of it keep', () => {
    const rules = [
      finder('boilerplate/prompt', 'read more', { furniture: true }),
      finder('truncation/a', 'more', { inFurniture: 'lines' }),
    ]
    expect(lint(rules, 'the mayor left\nread more').findings.map((f) => f.rule)).toEqual([
      'boilerplate/prompt',
      'truncation/a',
    ])
    const inline = lint(rules, 'the mayor read more left')
    expect(inline.findings.map((f) => f.rule)).toEqual(['boilerplate/prompt'])
    expect(inline).toMatchObject({ furnitureRuns: 1, inlineRuns: 1 })
  })

  it('silences machine-translation findings inside it, and keeps damaged words', () => {
    const rules = [
      finder('boilerplate/cue', 'read more', { furniture: true }),
      finder('machine-translation/a', 'read'),
      finder('truncation/a', 'more'),
    ]
    expect(lint(rules, 'the mayor\nread more').findings.map((f) => f.rule)).toEqual(['boilerplate/cue', 'truncation/a'])
  })
})

describe('signals and late rules', () => {
  it('combine findings, read each other in order, and are handed to late rules', () => {
    const count = defineSignal({ id: 'count', summary: '', combine: (findings) => findings.length / 10 })
    const twice = defineSignal({
      id: 'twice',
      summary: '',
      after: ['count'],
      combine: (_, __, { signals }) => (signals.count ?? 0) * 2,
    })
    const late = defineRule({
      id: 'attribution/late',
      meta: { ...base, scope: 'article' },
      after: 'signals',
      check: (_, { signals, report }) => {
        if ((signals.twice ?? 0) > 0.1) report('found', { range: { start: 0, end: 3 } })
      },
    })
    const engine = createEngine({ rules: [finder('truncation/a', 'mayor'), late], signals: [twice, count], lexicon })
    const result = engine.lint(engine.index(articleOf('the mayor')))
    expect(result.signals).toEqual({ count: 0.1, twice: 0.2 })
    expect(result.findings.map((f) => f.rule)).toEqual(['attribution/late', 'truncation/a'])
  })

  it('end no article where one fails to judge it', () => {
    const judge = defineSignal({
      id: 'judge',
      summary: '',
      combine: () => 0.5,
      verdict: () => {
        throw new RangeError('no sentences')
      },
    })
    const engine = createEngine({ rules: [finder('truncation/a', 'mayor')], signals: [judge], lexicon })
    const result = engine.lint(engine.index(articleOf('the mayor')))
    expect(result).toMatchObject({ signals: { judge: 0.5 }, errors: [{ rule: 'judge', message: 'no sentences' }] })
    expect(result.findings).toHaveLength(1)
    expect(result).not.toHaveProperty('verdict')
  })

  it('refuse to wait for each other', () => {
    const signal = (id: string, after: string) => defineSignal({ id, summary: '', after: [after], combine: () => 0 })
    expect(() => createEngine({ rules: [], signals: [signal('a', 'b'), signal('b', 'a')], lexicon })).toThrow(/a, b/)
  })
})

describe('what every article lacks', () => {
  const missing = defineRule({
    id: 'attribution/missing',
    meta: {
      ...base,
      scope: 'article',
      promote: true,
      messages: {
        found: { text: 'No byline', severity: 'warning' },
        source: { text: 'No article has a byline', severity: 'warning' },
      },
    },
    check: (document, { report }) => {
      if (!document.text.includes('By')) report('found', { range: { start: 0, end: 3 } })
    },
  })
  const engine = createEngine({ rules: [missing], lexicon })
  const profileOf = (texts: readonly string[]) => {
    const profiles = new Profiles()
    for (const [i, text] of texts.entries()) engine.observe(engine.index(articleOf(text, `s/${i}`)), profiles)
    return profiles.profile('s')
  }

  it('is said once of the source and marked in the articles', () => {
    const profile = profileOf(Array(promotionFloor).fill('the mayor'))
    if (!profile) throw new Error('no profile')
    expect(engine.lintSource(profile, new Map()).findings.map((f) => f.message)).toEqual(['No article has a byline'])
    expect(engine.lint(engine.index(articleOf('the mayor', 's/0')), { profile }).findings[0]?.promoted).toBe(true)
  })

  it('is not said where one has it, or of few articles', () => {
    const some = profileOf([...Array(promotionFloor).fill('the mayor'), 'By Ada'])
    const few = profileOf(Array(promotionFloor - 1).fill('the mayor'))
    for (const profile of [some, few]) expect(profile && engine.lintSource(profile, new Map()).findings).toEqual([])
  })

  it('is saved alike in whatever order and parts the articles came', () => {
    const texts = ['the mayor', 'the council', 'By Ada', 'the harbour', 'the ferry', 'the bridge']
    const observe = (given: readonly string[]): Profiles => {
      const profiles = new Profiles()
      for (const text of given) engine.observe(engine.index(articleOf(text, `s/${text}`)), profiles)
      return profiles
    }
    const whole = JSON.stringify(observe(texts))
    expect(JSON.stringify(observe([...texts].reverse()))).toBe(whole)
    expect(JSON.stringify(observe(texts.slice(3)).merge(observe(texts.slice(0, 3))))).toBe(whole)
  })

  it('is looked for no more once an article has it', () => {
    let asked = 0
    const check: typeof missing.check = (document, context) => {
      asked++
      missing.check(document, context)
    }
    const counted = { ...missing, check }
    const counting = createEngine({ rules: [counted], lexicon })
    const profiles = new Profiles()
    for (const [i, text] of ['the mayor', 'By Ada', 'the harbour', 'the ferry'].entries())
      counting.observe(counting.index(articleOf(text, `s/${i}`)), profiles)
    expect(asked).toBe(2)
  })
})
