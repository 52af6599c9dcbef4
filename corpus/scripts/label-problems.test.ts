import { describe, expect, it } from 'vitest'
import { problemsOf } from './label-problems.ts'
import type { Label } from './labels.ts'
import { textOfHtml } from './visible-text.ts'

const problemsWith = (label: Label, text: string, name = 'a.txt'): string[] =>
  problemsOf({ about: 'one', machineTranslated: false, articles: { [name]: [label] } }, new Map([[name, text]]))

describe('problemsOf', () => {
  const rule = 'truncation/glued-sentence'
  const text = 'Head\n\nIt rained.The cup was lost.\nIt rained.The end.'

  it('accepts a text on its line and an article label', () => {
    expect(problemsWith({ rule, text: 'rained.The', line: 4 }, text)).toEqual([])
    expect(problemsWith({ rule: 'attribution/missing-byline', scope: 'article' }, text)).toEqual([])
  })

  it('refuses a text that is not on its line, or nowhere', () => {
    expect(problemsWith({ rule, text: 'rained.The', line: 2 }, text)).toEqual([
      'a.txt: line 2 does not hold "rained.The"',
    ])
    expect(problemsWith({ rule, text: 'snowed.The' }, text, 'a.html')).toEqual(['a.html: "snowed.The" does not occur'])
  })

  it('refuses a text without a line that points at two places', () => {
    expect(problemsWith({ rule, text: 'rained.The' }, text, 'a.html')).toEqual(['a.html: "rained.The" occurs 2 times'])
  })

  it('refuses a rule without a family, and an expectation that mends nothing', () => {
    expect(problemsWith({ rule: 'glued-sentence', text: 'rained.The', line: 3 }, text)).toHaveLength(1)
    expect(problemsWith({ rule, text: 'rained.The', line: 3, expected: 'rained.The' }, text)).toHaveLength(1)
  })

  it('refuses an article without labels and labels without an article', () => {
    const labels = { about: 'one', machineTranslated: false, articles: { 'b.txt': [] } }
    expect(problemsOf(labels, new Map([['a.txt', text]]))).toEqual([
      'a.txt: no labels, not even an empty list',
      'b.txt: no such article',
    ])
  })

  it('refuses a repeated line that is in one article only', () => {
    const labels = {
      about: 'one',
      machineTranslated: false,
      source: [{ rule: 'boilerplate/repeated-line', text: 'Head' }],
      articles: { 'a.txt': [] },
    }
    expect(problemsOf(labels, new Map([['a.txt', text]]))).toEqual(['source: "Head" is not in two articles'])
  })
})

describe('textOfHtml', () => {
  it('reads a page as a person does', () => {
    const page =
      '<head><title>No</title></head><p>By <a>Ann</a>, <b>Lee</b> &amp; Co</p><ul><li>One</li><li>Two</li></ul><script>no()</script>'
    expect(textOfHtml(page)).toBe('By Ann, Lee & Co One Two')
  })
})
