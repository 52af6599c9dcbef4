import { join } from 'node:path'
import type { UserConfig } from 'tsdown'
import { type Asset, copyAssets } from './assets.ts'
import { Notices } from './notices.ts'

interface LibraryOptions {
  /** Folder of the package. */
  readonly folder: string
  /** Packages that its users install beside it. */
  readonly beside: readonly string[]
  /** What lies beside the bundle in `assets`. */
  readonly assets: readonly Asset[]
}

/** What tsdown is told of a package that is published as modules with their types: all but entries and target. */
export function publishedPackage({ folder, beside, assets }: LibraryOptions): UserConfig {
  const notices = new Notices()
  const names = beside.join('|')
  return {
    outDir: 'dist/pack',
    format: 'esm',
    dts: { resolver: 'tsc', sourcemap: false, tsconfig: 'tsconfig.json' },
    // Of ours everything goes in: the packages it is in are none of the registry's.
    noExternal: [new RegExp(`^(?!node:|(?:${names})$)`)],
    external: [/^node:/, new RegExp(`^(?:${names})$`)],
    inlineOnly: false,
    fixedExtension: false,
    failOnWarn: false,
    logLevel: 'warn',
    plugins: [notices.plugin()],
    hooks: {
      'build:done': () => {
        copyAssets(join(folder, 'dist/pack/assets'), assets)
        notices.write(folder)
      },
    },
  }
}
