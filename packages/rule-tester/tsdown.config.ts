import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'tsdown'
import { Notices } from '../tools/src/notices.ts'

const root = join(import.meta.dirname, '../..')
const notices = new Notices()

/** The word table. */
function copyAssets(): void {
  const assets = join(import.meta.dirname, 'dist/pack/assets')
  mkdirSync(assets, { recursive: true })
  copyFileSync(join(root, 'packages/lexicon/dist/words.bin'), join(assets, 'words.bin'))
}

export default defineConfig({
  entry: { index: 'src/index.ts' },
  outDir: 'dist/pack',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  dts: { resolver: 'tsc', sourcemap: false, tsconfig: 'tsconfig.json' },
  // Of ours everything goes in: the packages it is in are none of the registry's.
  noExternal: [/^(?!node:|vitest|fast-check$|dictionary-en$)/],
  external: [/^node:/, /^(?:vitest|fast-check|dictionary-en)$/],
  inlineOnly: false,
  fixedExtension: false,
  failOnWarn: false,
  logLevel: 'warn',
  plugins: [notices.plugin()],
  inputOptions: {
    resolve: {
      conditionNames: ['source', 'import', 'node', 'default'],
      mainFields: ['module', 'main'],
    },
  },
  hooks: {
    'build:done': () => {
      copyAssets()
      notices.write(import.meta.dirname)
    },
  },
})
