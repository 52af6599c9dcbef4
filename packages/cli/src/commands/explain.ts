import { readFileSync } from 'node:fs'
import { pageFile } from '@copydesk/node'
import { pc } from '../colour.ts'
import { Exit } from '../exit.ts'
import { ruleOf } from '../select.ts'

/** `copydesk explain RULE`: the rule's page. */
export function explain(id: string): number {
  const rule = ruleOf(id)
  const { meta } = rule
  process.stdout.write(
    `${pc.bold(rule.id)}  ${pc.dim(`${meta.stage} · ${meta.scope} scope · precision ${meta.confidence} · weight ${meta.weight}`)}\n\n`,
  )
  process.stdout.write(pageOf(rule.id) ?? `${meta.summary}\n`)
  return Exit.ok
}

/** The Markdown page of a rule without its first heading; undefined for rules of others. */
export function pageOf(id: string): string | undefined {
  const file = pageFile(id)
  return file && readFileSync(file, 'utf8').replace(/^# [^\n]*\n+/, '')
}
