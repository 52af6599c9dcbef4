import { execFileSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '../../../packages/vscode')

/** Builds and packages the extension as for a release. Gives the package's path. */
export function packageExtension(): string {
  const bin = join(folder, 'node_modules/.bin')
  const options = { cwd: folder, stdio: 'pipe' } as const
  for (const name of ['assets', 'chunks']) rmSync(join(folder, 'dist', name), { recursive: true, force: true })
  execFileSync(join(bin, 'tsdown'), options)
  execFileSync(
    join(bin, 'vsce'),
    ['package', '--no-dependencies', '--allow-missing-repository', '--out', 'dist/copydesk.vsix'],
    options,
  )
  return join(folder, 'dist/copydesk.vsix')
}

/** Unpacks a packaged extension. Gives the folder of the extension. */
export function unpacked(vsix: string, into: string): string {
  execFileSync('unzip', ['-q', vsix, '-d', into])
  if (!existsSync(join(into, 'extension/package.json'))) throw new Error('the package holds no extension')
  return join(into, 'extension')
}

/** The tests that run inside an extension host, built with the package. */
export const suite = join(folder, 'dist/test/suite.js')
