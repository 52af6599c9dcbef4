import type { Finding } from '@copydesk/core'
import { rulesById } from '@copydesk/preset'
import type { Hover } from 'vscode-languageserver'
import type { Placed } from './diagnostics.ts'
import type { Host } from './host.ts'

type Pages = Pick<Host, 'page' | 'pageUri'>

const percent = (value: number): string => `${Math.round(value * 100)} %`

/** Text from an article is shown as code: it must not become markup of ours. */
const code = (text: string): string => `\`${text.replaceAll('`', "'").replace(/\s+/g, ' ').trim()}\``

/** Why a finding is one, and what it rests on. */
export function hoverOf(placed: readonly Placed[], pages: Pages): Hover | undefined {
  const [first] = placed
  if (!first) return undefined
  const value = placed.map(({ finding }) => describe(finding, pages)).join('\n\n---\n\n')
  return { contents: { kind: 'markdown', value }, range: first.range }
}

function describe(finding: Finding, pages: Pages): string {
  const page = pages.page(finding.rule)
  const summary = rulesById.get(finding.rule)?.meta.summary
  const lines = [`**${finding.rule}**${summary ? ` · ${summary}` : ''}`]
  const why = page && section(page, 'Why')
  if (why) lines.push(why)
  if (finding.actual !== '') lines.push(`Found: ${code(finding.actual)}`)
  const expected = finding.expected.filter((text) => text !== '').slice(0, 3)
  if (expected.length > 0) lines.push(`Expected: ${expected.map(code).join(', ')}`)
  for (const { message, path, line } of finding.related.slice(0, 5))
    lines.push(`- ${code(message)} in ${code(line === undefined ? path : `${path}:${line}`)}`)
  lines.push(`Confidence ${percent(finding.confidence)} · [rule page](${pages.pageUri(finding.rule) ?? finding.url})`)
  return lines.join('\n\n')
}

/** First paragraph of a section of a rule page. */
function section(page: string, title: string): string | undefined {
  const start = page.indexOf(`\n## ${title}`)
  if (start < 0) return undefined
  const body = page.slice(page.indexOf('\n', start + 1)).trim()
  const end = body.search(/\n\s*\n|\n## /)
  return end < 0 ? body : body.slice(0, end)
}
