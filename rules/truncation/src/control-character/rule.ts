import { type Document, defineRule } from '@copydesk/core'
import { startOf, wordOf } from '@copydesk/text'
import { oddGaps } from '../_shared/gaps.ts'
import { characterOf } from '../_shared/windows1252.ts'

/** Control characters: C1 ones are misread windows-1252 (`\u0092` for `’`), C0 ones come out of PDF files and databases. */
export const rule = defineRule({
  id: 'truncation/control-character',
  meta: {
    summary: 'A control character in the text',
    confidence: 0.99,
    weight: 1,
    stage: 'stable',
    impact: 'minor',
    scope: 'span',
    specificity: 85,
    messages: {
      misread: { text: 'Unexpected control character U+{code}, expected "{expected}"', severity: 'error' },
      stray: { text: 'Unexpected control character U+{code}, remove it', severity: 'warning' },
    },
  },
  check(document, context) {
    for (const { start, end, codes } of controls(document)) {
      const range = { start, end }
      const expected = codes.map((code) => characterOf(code) ?? '').join('')
      const data = { code: hex(codes[0] as number), expected }
      if (expected !== '')
        context.report('misread', { range, data, expected: [expected], edits: [{ ...range, text: expected }] })
      else
        context.report('stray', {
          range,
          data,
          expected: [''],
          edits: [{ ...range, text: replacement(document, start, end) }],
        })
    }
  },
})

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0')

interface Controls {
  readonly start: number
  end: number
  readonly codes: number[]
}

/** Runs of control characters: C1 ones are marks of their own, C0 ones stand between tokens. */
function controls(document: Document): Controls[] {
  const { text, marks } = document
  const found: Controls[] = []
  const add = (at: number): void => {
    const last = found.at(-1)
    if (last && last.end === at) {
      last.end = at + 1
      last.codes.push(text.charCodeAt(at))
    } else found.push({ start: at, end: at + 1, codes: [text.charCodeAt(at)] })
  }
  for (const mark of marks) {
    const code = wordOf(document, mark)
    if (code >= 0x80 && code <= 0x9f) add(startOf(document, mark))
  }
  for (const gap of oddGaps(document)) for (let i = gap.start; i < gap.end; i++) if (isC0(text.charCodeAt(i))) add(i)
  return found.sort((a, b) => a.start - b.start)
}

/** All but tab, line feed and carriage return; delete is one too. */
const isC0 = (code: number): boolean => (code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127

/** Between two letters nothing stood, or a space: nothing is the safer guess, for PDF files put them inside words. */
function replacement({ text }: Document, start: number, end: number): string {
  const touches = /\S/.test(text.charAt(start - 1)) && /\S/.test(text.charAt(end))
  return touches && !/\p{L}/u.test(text.charAt(start - 1) + text.charAt(end)) ? ' ' : ''
}
