import { describe, expect, it } from 'vitest'
import { edited, stretchesOf } from './marks.ts'

const finding = (start: number, end: number) => ({ start, end, severity: 'warning', family: 'truncation' }) as const

describe('stretches', () => {
  it('cut the text where findings begin and end, and join to it again', () => {
    const stretches = stretchesOf('one two three', [finding(4, 7), finding(0, 7)])
    expect(stretches).toEqual([
      { text: 'one ', on: [1] },
      { text: 'two', on: [0, 1] },
      { text: ' three', on: [] },
    ])
  })

  it('leave out what lies beyond a text that has changed since', () => {
    expect(
      stretchesOf('one', [finding(2, 9)])
        .map(({ text }) => text)
        .join(''),
    ).toBe('one')
    expect(stretchesOf('', [])).toEqual([])
  })
})

describe('edits', () => {
  it('are made from the end, and of two that overlap only the later one', () => {
    const edits = [
      { start: 0, end: 3, text: 'ONE' },
      { start: 4, end: 7, text: '2' },
      { start: 6, end: 9, text: 'x' },
    ]
    expect(edited('one two three', edits)).toBe('ONE two'.slice(0, 6) + 'xhree')
  })
})
