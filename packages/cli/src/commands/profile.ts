import { existsSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { isPartialProfile, profileInputs, readProfiles, writeProfiles } from '@copydesk/node'
import { Exit, ReadError } from '../exit.ts'
import { plain } from '../formats/escape.ts'
import { progressBar } from '../progress.ts'
import { say } from '../say.ts'
import { type CommonOptions, openSession } from './session.ts'

/** `copydesk profile PATHS`: saves the habits of the sources. */
export async function profile(
  paths: readonly string[],
  options: CommonOptions & {
    readonly output?: string
    readonly merge?: boolean
    readonly shard?: string
    readonly stdinFormat?: string
  },
): Promise<number> {
  if (options.stdinFormat === 'rows') return (await import('./rows.ts')).profileRows(paths, options)
  if (options.shard !== undefined) return (await import('./parts.ts')).profileShard(paths, options)
  if (options.merge && paths.every(isPartialProfile))
    return (await import('./parts.ts')).mergeProfileParts(paths, options)
  const session = await openSession(paths, options, { withProfile: false })
  const { root, profile: configured } = session.config
  const path = options.output ? resolve(options.output) : (configured?.value ?? resolve(root, '.copydesk/profile.json'))
  const name = relative(process.cwd(), path)
  const saved = options.merge && existsSync(path) ? { saved: readProfiles(path, name) } : {}
  const bar = await progressBar(session.run.inputs.length)
  const { profiles, failed } = await profileInputs({ ...session.run, ...saved, onProgress: bar.update })
  bar.stop()
  const sources = profiles.sources.map((source) => profiles.profile(source))
  const articles = sources.reduce((sum, source) => sum + (source?.articles ?? 0), 0)
  if (articles === 0) throw new ReadError(`nothing was read: no article in English in ${paths.join(', ')}`)
  writeProfiles(path, profiles)
  process.stdout.write(`${plain(name)}: ${articles} articles of ${sources.length} sources\n`)
  const problems = [...session.problems, ...failed]
  for (const problem of problems) say(`${problem.path}: ${problem.message}`)
  return problems.length > 0 ? Exit.incomplete : Exit.ok
}
