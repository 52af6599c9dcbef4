import { type Document, defineRule, type Range, type Report, type Rule, type RuleMeta } from '@copydesk/core'
import { type Cue, cueLines } from './cues.ts'

/** Who speaks where two rules claim a line: named furniture before regions, regions before repetition, then the model; parts of a line after whole lines. */
export const Specificity = { cue: 80, page: 75, region: 60, repeated: 40, shape: 20, inline: 10 } as const

/** Meta all rules of the family share. `noun` is what the message calls the thing. */
export const furnitureMeta = (
  noun: string,
  meta: Pick<RuleMeta, 'summary' | 'confidence' | 'stage'> & Partial<RuleMeta>,
): RuleMeta => ({
  weight: 1,
  scope: 'span',
  specificity: Specificity.cue,
  furniture: true,
  messages: { found: { text: `Unexpected ${noun} "{actual}", remove it`, severity: 'warning' } },
  ...meta,
})

/** Range of a line without the space around it. */
export function lineRange({ text, lines }: Document, line: number): Range {
  let start = lines.startOf(line)
  let end = lines.endOf(line)
  while (start < end && text.charCodeAt(start) <= 32) start++
  while (end > start && text.charCodeAt(end - 1) <= 32) end--
  return { start, end }
}

/** Text of a line without the space around it. */
export const lineText = ({ text, lines }: Document, line: number): string =>
  text.slice(lines.start[line], lines.end[line]).trim()

/** Range from the first line to the last, both whole. */
export const linesRange = (document: Document, first: number, last: number): Range => ({
  start: lineRange(document, first).start,
  end: lineRange(document, last).end,
})

/** Words of the text a message shows: with the name of the thing and the advice it stays under 14. */
const shownWords = 5

/** A report whose fix takes the range out. */
export function removal(document: Document, range: Range, more: Partial<Report> = {}): Report {
  const words = document.text
    .slice(range.start, Math.min(range.end, range.start + 400))
    .trim()
    .split(/\s+/, shownWords + 1)
  const actual = words.length > shownWords ? `${words.slice(0, shownWords).join(' ')}…` : words.join(' ')
  return { range, edits: [{ ...range, text: '' }], ...more, data: { actual, ...more.data } }
}

/** How an embedded post closes: `— Ida Brandt (@idab) March 4, 2031`. */
const postEnd = /\(@\w{1,20}\) \p{L}{3,10} \d{1,2}, \d{4}\s{0,4}$/u

/** True for a post of a network that the story keeps, whatever it says. */
const isPost = ({ text, lines }: Document, line: number): boolean => {
  const end = lines.endOf(line)
  return postEnd.test(text.slice(Math.max(lines.startOf(line), end - 80), end))
}

interface CueRule {
  readonly id: Rule['id']
  readonly noun: string
  readonly summary: string
  readonly confidence: number
  readonly stage: RuleMeta['stage']
  readonly impact?: NonNullable<RuleMeta['impact']>
  readonly phrases: readonly Cue[]
  /** Lines a cue of the rule stands in and that stay nevertheless. */
  readonly except?: (document: Document, line: number, cue: Cue) => boolean
}

const sureness = ({ confidence }: Cue): Partial<Report> => (confidence === undefined ? {} : { confidence })

/** A rule that reports the lines its cues make furniture. */
export const defineCueRule = ({ id, noun, phrases, except, ...meta }: CueRule): Rule =>
  defineRule({
    id,
    meta: furnitureMeta(noun, meta),
    phrases,
    check(document, context) {
      for (const { line, cue } of cueLines(document, context.hits, phrases))
        if (!except?.(document, line, cue) && !isPost(document, line))
          context.report('found', removal(document, lineRange(document, line), sureness(cue)))
    },
  })
