import { defineRule, Mask } from '@copydesk/core'
import { hasMask, isNumber, rangeOf } from '@copydesk/text'
import { type Form, formAt } from './forms.ts'

const elsewhere = Mask.url | Mask.email | Mask.handle | Mask.hashtag | Mask.code

/** Numbers, dates and times as other languages write them, inside English. */
export const rule = defineRule({
  id: 'machine-translation/foreign-number',
  meta: {
    summary:
      'A number, date or time in the form of another language: "12,5 percent", "340.000 euros", "11 thousand people"',
    confidence: 0.95,
    weight: 1,
    stage: 'stable',
    scope: 'span',
    impact: 'minor',
    specificity: 60,
    messages: {
      comma: { text: 'Unexpected decimal comma in "{actual}", expected "{expected}"', severity: 'warning' },
      stop: { text: 'Unexpected full stop in "{actual}", expected "{expected}"', severity: 'warning' },
      apostrophe: { text: 'Unexpected apostrophe in "{actual}", expected "{expected}"', severity: 'warning' },
      grouping: {
        text: 'Unexpected comma in "{actual}", expected a decimal point or groups of three digits',
        severity: 'warning',
      },
      thousand: { text: 'Unexpected "thousand" in "{actual}", expected "{expected}"', severity: 'warning' },
      parted: { text: 'Unexpected second amount in "{actual}", expected "{expected}"', severity: 'warning' },
      spaced: { text: 'Unexpected space in "{actual}", expected "{expected}"', severity: 'info' },
      day: { text: 'Unexpected full stop in "{actual}", expected "{expected}"', severity: 'warning' },
      time: { text: 'Unexpected space in "{actual}", expected "{expected}"', severity: 'warning' },
    },
  },
  check(document, { report }) {
    for (let i = 0; i < document.tokens.count; i++) {
      if (!isNumber(document, i) || hasMask(document, i, elsewhere)) continue
      const form = formAt(document, i)
      if (!form) continue
      const range = rangeOf(document, i, form.last)
      const expected = mended[form.id](document.text.slice(range.start, range.end))
      if (expected === undefined) report(form.id, { range })
      else
        report(form.id, {
          range,
          data: { expected },
          expected: [expected],
          edits: [{ ...range, text: expected }],
          safe: form.safe ?? true,
        })
    }
  },
})

/** What English writes; nothing where two amounts are as likely. */
const mended: Readonly<Record<Form['id'], (actual: string) => string | undefined>> = {
  comma: (actual) => actual.replace(/\s?,\s?/, '.'),
  stop: (actual) => actual.replaceAll('.', ','),
  apostrophe: (actual) => actual.replace(/['’]/, ','),
  grouping: () => undefined,
  thousand: (actual) => inFigures(Number(actual.split(/\s/)[0]?.replace(',', '.'))),
  parted: (actual) => {
    const [whole, size, part] = actual.split(/\s/)
    return `${whole}.${part?.padStart(3, '0')} ${size}`
  },
  spaced: (actual) => actual.replace(/\s/, ','),
  day: (actual) => actual.replace('.', ''),
  time: (actual) => actual.replace(/\s/, ''),
}

/** `5.7` thousand as `5,700`. */
const inFigures = (thousands: number): string | undefined =>
  Number.isFinite(thousands) ? Math.round(thousands * 1000).toLocaleString('en-US') : undefined
