import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

/** The command under test: the built one, or another installation. */
export const bin = process.env.COPYDESK_BIN ?? resolve(import.meta.dirname, '../../packages/cli/bin/copydesk.js')

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built command, without colour unless the environment given asks for it. */
export function copydesk(
  args: readonly string[],
  options: { cwd?: string; input?: string | Uint8Array; env?: Record<string, string> } = {},
): Ran {
  const { FORCE_COLOR: _, ...env } = process.env
  const run = spawnSync(process.execPath, [bin, ...args], {
    cwd: options.cwd,
    input: options.input ?? '',
    env: { ...env, NO_COLOR: '1', ...options.env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { status: run.status, stdout: run.stdout, stderr: run.stderr }
}

// biome-ignore lint/suspicious/noExplicitAny: records are checked field by field by the tests that read them
export const recordsOf = (stdout: string): any[] =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
