import { families } from '@copydesk/core'
import { allRules, recommended } from '@copydesk/preset'
import { pc } from '../colour.ts'
import { Exit, UsageError } from '../exit.ts'
import { nearest } from '../nearest.ts'

/** `copydesk rules`: every rule with its family, stage and summary. */
export function listRules(options: { readonly family?: string; readonly json?: boolean }): number {
  if (options.family && !families.includes(options.family as never))
    throw new UsageError(`unknown family "${options.family}"${nearest(options.family, families)}`)
  const rules = allRules.filter((rule) => !options.family || rule.family === options.family)
  if (options.json) {
    const rows = rules.map(({ id, family, url, meta }) => ({
      id,
      family,
      stage: meta.stage,
      scope: meta.scope,
      confidence: meta.confidence,
      weight: meta.weight,
      summary: meta.summary,
      url,
    }))
    process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`)
    return Exit.ok
  }
  for (const family of families) {
    const list = rules.filter((rule) => rule.family === family)
    if (list.length === 0) continue
    process.stdout.write(`${pc.bold(family)}\n`)
    for (const { name, meta } of list)
      process.stdout.write(
        `  ${name.padEnd(24)} ${(meta.stage === 'preview' ? pc.dim : String)(`${meta.stage.padEnd(8)}${meta.summary}`)}\n`,
      )
  }
  process.stdout.write(
    `\n${rules.length} rules, ${rules.filter((r) => recommended.includes(r)).length} recommended; "copydesk explain RULE" prints a rule's page\n`,
  )
  return Exit.ok
}
