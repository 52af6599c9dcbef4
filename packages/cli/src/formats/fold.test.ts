import type { ArticleResult, Finding, Severity } from '@copydesk/core'
import { describe, expect, it } from 'vitest'
import { andMore, Folder } from './fold.ts'

const finding = (rule: string, start: number, severity: Severity = 'warning'): Finding =>
  ({ rule, severity, range: { start, end: start + 1 }, suppressed: false }) as unknown as Finding

const article = (source: string, ...findings: Finding[]): ArticleResult =>
  ({ source, findings }) as unknown as ArticleResult

const seams = (count: number): Finding[] => Array.from({ length: count }, (_, i) => finding('t/seam', i))

const folder = (change: Partial<ConstructorParameters<typeof Folder>[0]> = {}): Folder =>
  new Folder({ quiet: false, verbose: false, fold: true, ...change })

describe('Folder', () => {
  it('shows everything until the source has done it three times', () => {
    const fold = folder()
    const counts = [2, 3, 4, 12, 1].map((count) => fold.next(article('harbor', ...seams(count))))
    expect(counts.map(({ findings }) => findings.length)).toEqual([2, 3, 4, 1, 1])
    expect(counts.map(({ more }) => [...more.values()])).toEqual([[], [], [], [11], []])
  })

  it('lets the first finding stand for the rest of its rule and leaves other rules alone', () => {
    const fold = folder()
    for (let i = 0; i < 3; i++) fold.next(article('harbor', ...seams(1)))
    const all = [finding('t/gap', 0), ...seams(3), finding('t/gap', 9)]
    const { findings, more } = fold.next(article('harbor', ...all))
    expect(findings).toEqual([all[0], all[1], all[4]])
    expect(more.get(all[1] as Finding)).toBe(2)
  })

  it('takes for a habit only what half of the articles before have', () => {
    const fold = folder()
    for (let i = 0; i < 3; i++) fold.next(article('harbor', ...seams(1)))
    for (let i = 0; i < 4; i++) fold.next(article('harbor'))
    expect(fold.next(article('harbor', ...seams(5))).findings).toHaveLength(5)
  })

  it('knows the sources apart', () => {
    const fold = folder()
    for (let i = 0; i < 4; i++) fold.next(article('harbor', ...seams(1)))
    expect(fold.next(article('pier', ...seams(5))).findings).toHaveLength(5)
    expect(fold.next(article('harbor', ...seams(5))).findings).toHaveLength(1)
  })

  it('folds nothing where all is asked for', () => {
    for (const change of [{ fold: false }, { verbose: true }]) {
      const fold = folder(change)
      for (let i = 0; i < 4; i++) fold.next(article('harbor', ...seams(1)))
      const { findings, more } = fold.next(article('harbor', ...seams(5)))
      expect([findings.length, more.size]).toEqual([5, 0])
    }
  })

  it('says how many', () => {
    expect(andMore(1)).toBe('and 1 more in this article')
    expect(andMore(1200)).toBe('and 1,200 more in this article')
  })
})
