import {
  type Article,
  type Directive,
  defineRule,
  lineStarts,
  plainArticle,
  type Rule,
  SourceMap,
  SourceMapBuilder,
} from '@copydesk/core'
import { lexiconOf } from '@copydesk/lexicon'
import { describe, expect, it } from 'vitest'
import { createEngine } from './index.ts'

const lexicon = lexiconOf({ the: 5 })

const articleOf = (
  text: string,
  directives: readonly Directive[],
  map = SourceMap.identity(text, lineStarts(text)),
): Article => plainArticle(text, { key: 'a/1.md', source: 'a', format: 'markdown', map, directives })

const messages = { found: { text: 'Unexpected "{actual}"', severity: 'warning' } } as const
const base = { summary: 's', confidence: 0.9, weight: 1, stage: 'stable', scope: 'span', messages } as const

const finder = (id: Rule['id'], word: string): Rule =>
  defineRule({
    id,
    meta: base,
    check: ({ text }, context) => {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
        context.report('found', { range: { start: at, end: at + word.length } })
    },
  })

const missing = defineRule({
  id: 'attribution/missing-x',
  meta: { ...base, scope: 'article' },
  check: (_, context) => context.report('found', { range: { start: 0, end: 3 } }),
})

const rules = [finder('truncation/a', 'aaa'), finder('truncation/b', 'bbb'), missing]
const known = [...rules.map((rule) => rule.id), 'boilerplate/is-off']

const directive = (kind: Directive['kind'], line: number, ...names: string[]): Directive => ({
  kind,
  rules: names.length > 0 ? names : ['*'],
  reason: null,
  line,
  where: 'comment',
})

const lint = (text: string, directives: readonly Directive[], map?: SourceMap, settings = {}) => {
  const engine = createEngine({ rules, lexicon, ...settings })
  return engine.lint(engine.index(articleOf(text, directives, map)), { known })
}

/** Lines of the input on which something is silent, by rule name. */
const silent = (text: string, ...directives: Directive[]): string[] =>
  lint(text, directives)
    .findings.filter((finding) => finding.suppressed === 'directive')
    .map(({ rule, line }) => `${rule.split('/')[1]}:${line}`)
    .sort()

const text = 'aaa bbb\n\naaa bbb\n\naaa bbb\n'

describe('directives', () => {
  it('silence a file, by rule id, rule name, family or everything', () => {
    expect(silent(text, directive('file', 1, 'truncation/a'))).toEqual(['a:1', 'a:3', 'a:5'])
    expect(silent(text, directive('file', 1, 'b'))).toEqual(['b:1', 'b:3', 'b:5'])
    expect(silent(text, directive('file', 1, 'attribution'))).toEqual(['missing-x:1'])
    expect(silent(text, directive('file', 9))).toHaveLength(7)
  })

  it('silence from a place to another, and end what they end', () => {
    expect(silent(text, directive('begin', 2, 'truncation'), directive('end', 4))).toEqual(['a:3', 'b:3'])
    expect(silent(text, directive('begin', 2), directive('end', 4, 'a'))).toEqual(['a:3', 'b:3', 'b:5'])
    expect(silent(text, directive('end', 1), directive('begin', 4, 'a'))).toEqual(['a:5'])
  })

  it('silence what is said of the article only from above its text', () => {
    expect(silent(text, directive('begin', 2, 'missing-x'))).toEqual([])
    expect(silent(text, directive('begin', 1, 'missing-x'))).toEqual(['missing-x:1'])
    expect(silent(text, directive('begin', 1), directive('end', 2))).toEqual(['a:1', 'b:1', 'missing-x:1'])
  })

  it('silence a line, and the next line of text wherever that is', () => {
    expect(silent(text, directive('line', 3, 'a'))).toEqual(['a:3'])
    expect(silent(text, directive('next-line', 1, 'a'))).toEqual(['a:3'])
    expect(silent(text, directive('next-line', 2, 'a'))).toEqual(['a:3'])
    expect(silent(text, directive('next-line', 5))).toEqual([])
  })

  it('mean by the next line the whole paragraph where the format joins lines', () => {
    const input = '<!-- x -->\nfirst\naaa\n\naaa\n'
    const map = new SourceMapBuilder().copy('first', 11).decode(' ', 16, 17).copy('aaa', 17).copy('\n\naaa', 20)
    const built = map.build(lineStarts(input))
    const found = lint('first aaa\n\naaa', [directive('next-line', 1, 'a')], built).findings
    expect(found.filter((f) => f.suppressed).map((f) => f.line)).toEqual([3])
  })

  it('keep a whole file silent where a stretch of it ends', () => {
    expect(silent(text, directive('file', 1, 'a'), directive('begin', 2, 'a'), directive('end', 4, 'a'))).toEqual([
      'a:1',
      'a:3',
      'a:5',
    ])
  })

  it("are named and silence nothing where they are not the reader's own", () => {
    const foreign = { ...directive('file', 1, 'a'), foreign: true } as const
    const { findings, unused } = lint(text, [foreign, { ...foreign, line: 3, rules: ['b'] }])
    expect(findings.filter((finding) => finding.suppressed)).toEqual([])
    expect(unused).toEqual([
      {
        rules: ['a', 'b'],
        reason: null,
        line: 1,
        where: 'comment',
        note: expect.stringMatching(/^not taken, nor are 1 more: .*"directives": true/),
      },
    ])
  })

  it('take no time of findings times directives', () => {
    const many = 'aaa\n\n'.repeat(20_000)
    const each = Array.from({ length: 20_000 }, (_, i) => directive('next-line', 2 * i, 'a'))
    const { findings } = lint(many, [...each, ...each.map((d) => ({ ...d, kind: 'begin' }) as Directive)])
    expect(findings.filter((finding) => finding.suppressed)).toHaveLength(20_000)
  })

  it('silence one text only, if they name it', () => {
    expect(silent(text, { ...directive('file', 1), actual: 'bbb' })).toEqual(['b:1', 'b:3', 'b:5'])
  })

  it('are named where they silence nothing, rule by rule', () => {
    const unused = (...list: Directive[]) =>
      lint(text, list).unused?.map(({ rules: [name], line, note }) => [name, line, note])
    expect(unused(directive('file', 1, 'a'))).toBeUndefined()
    expect(unused(directive('line', 2, 'a', 'b'))).toEqual([
      ['a', 2, null],
      ['b', 2, null],
    ])
    expect(unused(directive('line', 3, 'a', 'missing-x'))).toEqual([['missing-x', 3, null]])
    expect(unused(directive('file', 1, 'machine-translation'))).toEqual([['machine-translation', 1, null]])
    expect(unused(directive('file', 1, 'truncation/c'))).toEqual([
      ['truncation/c', 1, 'there is no rule "truncation/c"'],
    ])
  })

  it('are not named unused where that cannot be told', () => {
    expect(lint(text, [directive('file', 1, 'boilerplate/is-off')]).unused).toBeUndefined()
    expect(lint(text, [{ ...directive('line', 2, 'a'), shared: true }]).unused).toBeUndefined()
    expect(lint(text, [directive('end', 1)]).unused).toBeUndefined()
    const engine = createEngine({ rules, lexicon })
    expect(engine.lint(engine.index(articleOf(text, [directive('line', 2, 'a')]))).unused).toBeUndefined()
  })
})

describe('settings', () => {
  it('keep a rule running in silence', () => {
    const settings = () => ({ silent: true })
    const { findings } = lint(text, [], undefined, { settings })
    expect(findings).toHaveLength(7)
    expect(findings.every((finding) => finding.suppressed === 'directive')).toBe(true)
  })
})
