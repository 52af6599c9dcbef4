import { type Document, defineRule, type Range, type RuleContext } from 'copydesk'

/** `HARLOW — ` at the head of a line, once the place is known. */
const dateline = /^(\p{Lu}[\p{Lu} .]{2,30}) (?:—|–|--?) /u

/** The lines that begin with a dateline, as far down as one can stand. */
function datelines({ text }: Document): { readonly place: string; readonly range: Range }[] {
  const found = []
  let start = 0
  for (const line of text.split('\n').slice(0, 12)) {
    const [whole, place] = dateline.exec(line) ?? []
    if (whole && place) found.push({ place, range: { start, end: start + whole.length } })
    start += line.length + 1
  }
  return found
}

function check(document: Document, context: RuleContext): void {
  const [first, second] = datelines(document)
  if (!first || !second || first.place !== second.place) return
  context.report('doubled', { range: second.range, edits: [{ ...second.range, text: '' }] })
}

export const rule = defineRule({
  id: 'truncation/doubled-dateline',
  url: 'https://example.com/rules/doubled-dateline',
  meta: {
    summary: 'A dateline that is delivered twice',
    confidence: 0.9,
    weight: 0,
    stage: 'preview',
    scope: 'span',
    messages: { doubled: { text: 'Unexpected second dateline "{actual}", remove it', severity: 'warning' } },
  },
  check,
})
