import { VFileMessage } from 'vfile-message'
import type { Finding } from './finding.ts'

const maxActual = 40

/** The text of a range as a message shows it: one line, control characters dropped, cut at 40 characters. */
export function excerpt(text: string, max = maxActual): string {
  // The start of a long text says enough, unless it is nearly blank.
  const head = text.length > max * 4 ? text.slice(0, max * 4) : text
  if (isPlain(head)) return head.length > max ? `${head.slice(0, max - 1).trimEnd()}…` : head
  const start = head.length < text.length ? pointsOf(head) : []
  const points = start.length > max ? start : pointsOf(text)
  if (points.length <= max) return points.join('')
  const shown = points.slice(0, max - 1).join('')
  return `${shown.trimEnd()}…`
}

/** True if `pointsOf` gives the units of a text as they stand: letters and marks of ASCII, dashes and quotation marks, single spaces between. */
function isPlain(text: string): boolean {
  let before = 32
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const isMark = (code > 32 && code < 127) || (code >= 0x2010 && code <= 0x2027)
    if (!isMark && (code !== 32 || before === 32)) return false
    before = code
  }
  return before !== 32
}

const pointsOf = (text: string): string[] =>
  Array.from(
    text
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )

/** Fills `{name}` placeholders. Throws a RangeError that names a placeholder without data. */
export function fill(template: string, data: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = data[name]
    if (value === undefined) throw new RangeError(`message "${template}" has no data for {${name}}`)
    return typeof value === 'number' ? String(value) : excerpt(value)
  })
}

/** What a thrown value says. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** A finding as unified's tools know it. */
export function toMessage(finding: Finding): VFileMessage {
  const message = new VFileMessage(finding.message, {
    place: {
      start: { line: finding.line, column: finding.column, offset: finding.start },
      end: { line: finding.endLine, column: finding.endColumn, offset: finding.end },
    },
    ruleId: finding.rule,
    source: 'copydesk',
  })
  message.fatal = finding.severity === 'info' ? undefined : false
  message.actual = finding.actual
  message.expected = [...finding.expected]
  message.url = finding.url
  return message
}
