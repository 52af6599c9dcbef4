import { run } from '@copydesk/node'
import { type Explanation, explainSource, scoreSource } from '@copydesk/score'
import { pc } from '../colour.ts'
import { Exit, UsageError } from '../exit.ts'
import { plain, safeJson } from '../formats/escape.ts'
import { nearest } from '../nearest.ts'
import { Reading } from '../reading.ts'
import { type CommonOptions, openSession } from './session.ts'

/** `copydesk explain-score SOURCE PATHS…`: points lost by family and rule; they sum to 100 − score. */
export async function explainScore(
  source: string,
  paths: readonly string[],
  options: CommonOptions & { readonly json?: boolean },
): Promise<number> {
  const session = await openSession(paths, options)
  const events = run(session.run)
  const reading = new Reading()
  let step = await events.next()
  for (; !step.done; step = await events.next()) reading.add(step.value)
  const { tally } = step.value
  if (reading.say()) return Exit.incomplete
  if (!tally.sources().includes(source))
    throw new UsageError(`no source "${source}" in ${paths.join(', ')}${nearest(source, tally.sources())}`)
  const explanation = explainSource(tally, source)
  process.stdout.write(
    options.json ? `${safeJson(explanation, 2)}\n` : table(explanation, scoreSource(tally, source).grade),
  )
  return session.problems.length > 0 ? Exit.incomplete : Exit.ok
}

const points = (value: number): string => value.toFixed(1).padStart(6)

function table(explanation: Explanation, grade: string): string {
  const lines = [`${pc.bold(plain(explanation.source))}  ${points(100)}`]
  for (const family of explanation.families) {
    if (family.lost === 0) continue
    lines.push(`${`− ${family.family}`.padEnd(34)}${points(family.lost)}`)
    for (const rule of family.rules)
      lines.push(
        pc.dim(
          `    ${rule.rule.padEnd(40)}${points(rule.lost)}  ${rule.findings} ${rule.findings === 1 ? 'finding' : 'findings'}`,
        ),
      )
  }
  lines.push(`${'= cleanliness'.padEnd(34)}${points(explanation.score)}  ${grade}`)
  return `${lines.join('\n')}\n`
}
