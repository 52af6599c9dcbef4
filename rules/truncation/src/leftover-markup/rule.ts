import { type Document, defineRule, type Report } from '@copydesk/core'
import { startOf, wordOf } from '@copydesk/text'
import { brokenAddresses } from './addresses.ts'
import { type Pattern, patterns, reach } from './patterns.ts'

/** `[email protected]`, `[pullquote]`, `<span>`, `[study](https://…)`, `## Key points`: what the page was made with. */
export const rule = defineRule({
  id: 'truncation/leftover-markup',
  meta: {
    summary: 'Markup, shortcodes, template code or broken addresses left in the text',
    confidence: 0.97,
    weight: 1,
    stage: 'stable',
    scope: 'span',
    specificity: 78,
    impact: 'minor',
    messages: {
      masked: { text: 'Unexpected "{actual}", an address is lost here', severity: 'warning' },
      shortcode: { text: 'Unexpected shortcode "{actual}", remove it', severity: 'warning' },
      typesetting: { text: 'Unexpected typesetting code "{actual}", remove it', severity: 'warning' },
      script: { text: 'Unexpected script of the page around "{actual}", remove it', severity: 'warning' },
      template: { text: 'Unexpected template code "{actual}", remove it', severity: 'warning' },
      tag: { text: 'Unexpected tag "{actual}", remove it', severity: 'warning' },
      link: { text: 'Unexpected Markdown link "{actual}", expected its text', severity: 'warning' },
      heading: { text: 'Unexpected "{actual}" before a heading, remove it', severity: 'warning' },
      escape: { text: 'Unexpected backslash before a quotation mark, remove it', severity: 'warning' },
      address: { text: 'Unexpected spaces in the address "{actual}", remove them', severity: 'warning' },
    },
  },
  check(document, context) {
    for (const { pattern, start, end } of leftovers(document))
      context.report(pattern.message, mend(document, pattern, start, end))
    for (const { start, end, expected } of brokenAddresses(document)) {
      const range = { start, end }
      context.report('address', { range, expected: [expected], edits: [{ ...range, text: expected }], safe: false })
    }
  },
})

interface Leftover {
  readonly pattern: Pattern
  readonly start: number
  readonly end: number
}

/** By the code unit they begin with, in their order. */
const byMark = new Map<number, Pattern[]>()
for (const pattern of patterns) {
  const code = pattern.opens.charCodeAt(0)
  byMark.set(code, [...(byMark.get(code) ?? []), pattern])
}

function leftovers(document: Document): Leftover[] {
  const { text, marks, lines } = document
  const found: Leftover[] = []
  let done = 0
  let scripted = -1
  for (const mark of marks) {
    const opened = byMark.get(wordOf(document, mark))
    const start = startOf(document, mark)
    if (!opened || start < done) continue
    for (const pattern of opened) {
      const end = start + (pattern.pattern.exec(text.slice(start, start + reach))?.[0].length ?? 0)
      if (end === start || (pattern.message === 'heading' && lines.start[document.lineAt(start)] !== start)) continue
      // A script is one, however many calls it has.
      if (pattern.message !== 'script' || document.lineAt(start) !== scripted) found.push({ pattern, start, end })
      if (pattern.message === 'script') scripted = document.lineAt(start)
      done = end
      break
    }
  }
  return found
}

/** A link keeps its text, an escape its mark; whether the rest can go without a loss, only a reader can say. */
function mend({ text }: Document, { message }: Pattern, start: number, end: number): Report {
  const range = { start, end }
  if (message === 'masked' || message === 'script') return { range }
  const expected = message === 'link' ? text.slice(start + 1, text.indexOf('](', start)) : ''
  return {
    range,
    expected: [expected],
    edits: [{ ...range, text: expected }],
    safe: message === 'heading' || message === 'escape',
  }
}
