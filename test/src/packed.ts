import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Ran } from './command.ts'

const cli = resolve(import.meta.dirname, '../../packages/cli')

/** The environment of a user's shell: nothing of the pnpm, vitest or git run this test is part of. */
export const shellEnvironment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(?:npm_|pnpm_|VITEST|GIT_|NODE_ENV$|NODE_OPTIONS$|INIT_CWD$|FORCE_COLOR$)/i.test(name),
    ),
  ),
  NO_COLOR: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Nora Whitfield',
  GIT_AUTHOR_EMAIL: 'nora@example.com',
  GIT_COMMITTER_NAME: 'Nora Whitfield',
  GIT_COMMITTER_EMAIL: 'nora@example.com',
}

export function sh(command: string, args: readonly string[], cwd: string, env: Record<string, string> = {}): Ran {
  const ran = spawnSync(command, args, {
    cwd,
    env: { ...shellEnvironment, ...env },
    encoding: 'utf8',
    input: '',
    maxBuffer: 1 << 28,
  })
  return { status: ran.status, stdout: ran.stdout ?? '', stderr: ran.stderr ?? String(ran.error) }
}

/** Runs a command that must succeed. */
export function must(command: string, args: readonly string[], cwd: string, env: Record<string, string> = {}): string {
  const ran = sh(command, args, cwd, env)
  if (ran.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${ran.status}\n${ran.stdout}${ran.stderr}`)
  return ran.stdout
}

/** Packs the built command. Gives the path of the tarball in `folder`. */
export function pack(folder: string): string {
  must('npx', ['-y', 'pnpm@10.34.8', 'pack', '--pack-destination', folder], cli)
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) as string)
}

/** A new folder for a suite, and how to take it away. */
export function suiteFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-suite-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

/** A repository with these files committed. */
export function repository(folder: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(folder, { recursive: true })
  write(folder, files)
  must('git', ['init', '--quiet', '--initial-branch', 'main'], folder)
  must('git', ['add', '--all'], folder)
  must('git', ['commit', '--quiet', '--message', 'First', '--no-verify'], folder)
  return folder
}
