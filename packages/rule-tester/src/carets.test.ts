import { describe, expect, it } from 'vitest'
import { readCarets } from './carets.ts'

describe('readCarets', () => {
  it('strips caret lines and reads span, message and expected text', () => {
    const marked = readCarets('One week.She left.\n    ^^^^^^^^ Unexpected "week.She" → week. She\nTwo.\n')
    expect(marked.text).toBe('One week.She left.\nTwo.\n')
    expect(marked.marks).toEqual([
      { line: 1, column: 5, endLine: 1, endColumn: 13, message: 'Unexpected "week.She"', expected: 'week. She' },
    ])
  })

  it('lets several caret lines mark one line', () => {
    const { text, marks } = readCarets('ab cd\n^^ first\n   ^^ second\nef')
    expect(text).toBe('ab cd\nef')
    expect(marks.map(({ line, column, message }) => [line, column, message])).toEqual([
      [1, 1, 'first'],
      [1, 4, 'second'],
    ])
  })

  it('carries the end over to a later line, counted without caret lines', () => {
    const { marks } = readCarets('ab\n^^ short\ncd\n^ long (to line 3)\nefg\n^^^ far (to line 3, column 2) → ` x`\n')
    expect(marks.slice(1)).toEqual([
      { line: 2, column: 1, endLine: 3, endColumn: 4, message: 'long' },
      { line: 3, column: 1, endLine: 3, endColumn: 2, message: 'far', expected: ' x' },
    ])
  })

  it('keeps CRLF and does not count the carriage return', () => {
    const { text, marks } = readCarets('ab\r\n^^ all (to line 2)\r\ncd\r\n')
    expect(text).toBe('ab\r\ncd\r\n')
    expect(marks).toEqual([{ line: 1, column: 1, endLine: 2, endColumn: 3, message: 'all' }])
  })

  it('refuses carets that mark nothing or say nothing', () => {
    expect(() => readCarets('^^ message\ntext')).toThrow('above all text')
    expect(() => readCarets('text\n^^\n')).toThrow('no message')
    expect(() => readCarets('text\n^^ all (to line 9)\n')).toThrow('end at line 9')
  })

  it('leaves text alone that only holds a caret', () => {
    expect(readCarets('2^10 is 1,024\n^_^\n').marks).toEqual([])
  })
})
