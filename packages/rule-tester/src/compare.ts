import type { Finding } from '@copydesk/core'
import type { FixtureFile } from './fixtures.ts'
import type { Judged } from './lab.ts'

/** A finding or a mark as a line that reads the same where both agree. */
type Place = string

const span = (line: number, column: number, endLine: number, endColumn: number): Place => {
  const point = line === endLine && column === endColumn
  return `${line}:${column}-${endLine}:${point ? endColumn + 1 : endColumn}`
}

const isRecords = (file: FixtureFile): boolean => file.path.endsWith('.jsonl')

/** Of a JSON record the carets mark the text as the record writes it, escapes included. */
function recordPlace(text: string, line: number, column: number, endColumn: number): Place {
  const raw = (text.split('\n')[line - 1] ?? '').slice(column - 1, endColumn - 1)
  try {
    return `record ${line} ${JSON.stringify(JSON.parse(`"${raw}"`))}`
  } catch {
    return `record ${line}: the carets mark ${raw}, which is no piece of a JSON string`
  }
}

/** What the caret lines of a file say, in the order of the text. */
export const expectedLines = (file: FixtureFile): string[] =>
  file.marks
    .map((mark) => {
      const place = isRecords(file)
        ? recordPlace(file.text, mark.line, mark.column, mark.endColumn)
        : span(mark.line, mark.column, mark.endLine, mark.endColumn)
      return `${place} ${mark.message}${mark.expected === undefined ? '' : ` → ${mark.expected}`}`
    })
    .sort()

function findingLine(finding: Finding, { file, article }: Judged): string {
  const place = isRecords(file)
    ? `record ${article.recordLine} ${JSON.stringify(finding.actual)}`
    : span(finding.line, finding.column, finding.endLine, finding.endColumn)
  const plain = `${place} ${finding.message}`
  const arrow = `${plain} → ${finding.expected[0]}`
  // A caret line need not say the expected text; where it does, it must be right.
  return expectedLines(file).includes(plain) ? plain : finding.expected.length > 0 ? arrow : plain
}

/** What the rule found in a file, in the order of the text, told as its caret lines would. */
export const actualLines = (articles: readonly Judged[]): string[] =>
  articles.flatMap((judged) => judged.result.findings.map((finding) => findingLine(finding, judged))).sort()
