import type { SourceSummary, Status } from '@copydesk/language-server/protocol'

const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`

export function statusText(status: Status | undefined): { text: string; detail: string } {
  if (!status) return { text: 'Copydesk', detail: 'not checked' }
  const { score, skipped, findings, milliseconds } = status
  if (skipped !== undefined) return { text: 'Copydesk', detail: skipped }
  const said = `${count(findings, 'finding')} in ${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`
  return { text: score === undefined ? 'Copydesk' : `Copydesk ${score.toFixed(1)}`, detail: said }
}

export const sourceText = ({ score, grade, articles }: SourceSummary): string =>
  `${score.toFixed(1)} (${grade}) · ${count(articles.length, 'article')}`

export const articleText = (score: number, findings: number): string =>
  `${score.toFixed(1)} · ${findings === 0 ? 'clean' : count(findings, 'finding')}`
