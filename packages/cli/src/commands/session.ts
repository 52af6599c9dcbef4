import { readFileSync } from 'node:fs'
import type { Rule } from '@copydesk/core'
import { createHostEngine, type Input, type InputProblem, listInputs, type RunOptions } from '@copydesk/node'
import { UsageError } from '../exit.ts'
import { type Selection, selectRules } from '../select.ts'

export interface CommonOptions extends Selection {
  readonly stdinFilename?: string
}

/** Everything a command needs before it runs. */
export interface Session {
  readonly rules: readonly Rule[]
  readonly problems: readonly InputProblem[]
  readonly run: RunOptions
}

/** Resolves rules, inputs and the engine. Throws a UsageError if the paths hold no article. */
export async function openSession(paths: readonly string[], options: CommonOptions): Promise<Session> {
  const rules = selectRules(options)
  const cwd = process.cwd()
  const { files, problems } = listInputs(
    paths.filter((p) => p !== '-'),
    { cwd, root: cwd },
  )
  const stdin = paths.includes('-') ? stdinInput(options.stdinFilename ?? 'stdin.txt') : undefined
  const inputs = stdin ? [...files, stdin.input] : files
  if (inputs.length === 0 && problems.length === 0)
    throw new UsageError(`no articles in ${paths.join(', ')}: expected .txt, .md, .html, .json or .jsonl files`)
  const engine = await createHostEngine({ rules })
  const bytesOf = stdin ? { bytesOf: (input: Input) => (input === stdin.input ? stdin.bytes : undefined) } : {}
  return { rules, problems, run: { inputs, engine, ...bytesOf } }
}

function stdinInput(path: string): { input: Input; bytes: Uint8Array } {
  const bytes = readFileSync(0)
  return { input: { path, absolute: `\0stdin/${path}`, key: path, source: 'stdin', bytes: bytes.length }, bytes }
}
