import { type FixOutcome, fixInputs, type InputProblem, type RunOptions, unifiedDiff } from '@copydesk/node'
import { Exit, UsageError } from '../exit.ts'
import { progressBar } from '../progress.ts'
import { say } from '../say.ts'
import type { Session } from './session.ts'

export interface FixFlags {
  readonly fix?: boolean
  readonly fixUnsafe?: boolean
  readonly fixDryRun?: boolean
  readonly diff?: boolean
}

export const fixes = ({ fix, fixUnsafe, fixDryRun, diff }: FixFlags): boolean =>
  fix === true || fixUnsafe === true || fixDryRun === true || diff === true

export interface Fixed {
  /** What is to be linted now: the fixed files, or their fixed texts where nothing was written. */
  readonly run: RunOptions
  readonly problems: readonly InputProblem[]
  readonly code: number
}

/** Makes the fixes, or shows them. Throws a UsageError if there is no file to write them to. */
export async function fixFirst(session: Session, flags: FixFlags): Promise<Fixed> {
  const write = !(flags.fixDryRun || flags.diff)
  if (write && session.run.bytesOf)
    throw new UsageError(
      'what comes from standard input or the index cannot be fixed in place: use --diff or --fix-dry-run',
    )
  const bar = await progressBar(session.run.inputs.length)
  // What the fixed files were read from is said once they are linted.
  const { onTaken: _, ...run } = session.run
  const outcome = await fixInputs({
    ...run,
    unsafe: flags.fixUnsafe === true,
    write,
    onProgress: bar.update,
  })
  bar.stop()
  if (flags.diff) {
    for (const file of outcome.files) process.stdout.write(await unifiedDiff(file.path, file.before(), file.after))
  } else for (const line of notes(outcome, write)) say(line)
  const problems = outcome.problems
  if (flags.diff) for (const { path, message } of [...session.problems, ...problems]) say(`${path}: ${message}`)
  const failed = session.problems.length + problems.length > 0
  return { run: { ...session.run, bytesOf: outcome.bytesOf }, problems, code: failed ? Exit.incomplete : Exit.ok }
}

function notes({ fixed, files, unfinished, spared }: FixOutcome, written: boolean): string[] {
  const what = `${fixed} ${fixed === 1 ? 'finding' : 'findings'} in ${files.length} ${files.length === 1 ? 'file' : 'files'}`
  return [
    `${written ? 'fixed' : 'would fix'} ${what}`,
    ...unfinished.map((path) => `${path}: fixes of this file do not come to an end: look at them by hand`),
    ...spared.map((path) => `${path}: left as it is: the lines to be removed make up more than half of the text`),
  ]
}
