import type { Article, ArticleResult } from '@copydesk/core'
import { type Engine, Profiles } from '@copydesk/engine'
import { read } from '@copydesk/readers'
import { expect } from 'vitest'
import type { FuzzFormat } from './grammar.ts'

export const articlesOf = (bytes: Uint8Array, format: FuzzFormat): Article[] =>
  [...read(bytes, { path: `a.${format}`, key: `a.${format}`, source: 'a' })].flatMap((outcome) => {
    if (outcome.type === 'article') return [outcome.article]
    expect(outcome.type === 'error' ? outcome.message : outcome.reason).not.toBe('')
    return []
  })

const splitsPair = (text: string, at: number): boolean => {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000
}

/** What must hold of every finding, whatever the text. */
export function check(article: Article, { findings, errors }: ArticleResult): void {
  expect(errors).toEqual([])
  const { text } = article
  expect(findings.length).toBeLessThanOrEqual(text.length + 100)
  for (const finding of findings) {
    const { rule, range, actual, start, end } = finding
    const where = `${rule} ${range.start}..${range.end}`
    expect(range.start >= 0 && range.start <= range.end && range.end <= text.length, where).toBe(true)
    expect([splitsPair(text, range.start), splitsPair(text, range.end)], where).toEqual([false, false])
    expect(start >= 0 && start <= end, where).toBe(true)
    expect(text.includes(actual) || actual === '', `${where}: ${actual}`).toBe(true)
    for (const edit of finding.edits ?? []) {
      expect(edit.start >= 0 && edit.start <= edit.end && edit.end <= text.length, `${where}: edit`).toBe(true)
    }
  }
  const starts = findings.map(({ range }) => range.start)
  expect(starts).toEqual([...starts].sort((a, b) => a - b))
}

/** What a run over one article says. */
export function lint(engine: Engine, article: Article): ArticleResult {
  const document = engine.index(article)
  const profiles = new Profiles()
  engine.observe(document, profiles)
  return engine.lint(document, { profile: profiles.profile(article.source) })
}
