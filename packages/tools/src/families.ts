import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../../..')

/** A family's folders below `rules/<family>/src`: names in order, as `pnpm gen` lists them. */
export interface FamilyFolders {
  readonly family: string
  readonly rules: readonly string[]
  readonly signals: readonly string[]
  readonly resources: readonly string[]
}

const foldersWith = (dir: string, file: string): string[] =>
  existsSync(dir)
    ? readdirSync(dir)
        .filter((name) => existsSync(join(dir, name, file)))
        .sort()
    : []

/** The families found below `base/rules`, in order of their names. */
export function readFamilies(base = root): FamilyFolders[] {
  return foldersWith(join(base, 'rules'), 'package.json').map((family) => {
    const src = join(base, 'rules', family, 'src')
    return {
      family,
      rules: foldersWith(src, 'rule.ts'),
      signals: foldersWith(join(src, 'signals'), 'signal.ts'),
      resources: foldersWith(join(src, 'resources'), 'resource.ts'),
    }
  })
}
