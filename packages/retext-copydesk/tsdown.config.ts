import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'tsdown'
import { Notices } from '../tools/src/notices.ts'

const root = join(import.meta.dirname, '../..')
const notices = new Notices()

/** The word table and the data files of rules. */
function copyAssets(): void {
  const assets = join(import.meta.dirname, 'dist/pack/assets')
  mkdirSync(assets, { recursive: true })
  copyFileSync(join(root, 'packages/lexicon/dist/words.bin'), join(assets, 'words.bin'))
  copyFileSync(join(root, 'rules/machine-translation/data/bigrams.bin'), join(assets, 'bigrams.bin'))
}

export default defineConfig({
  entry: { index: 'src/index.ts', node: 'src/node.ts' },
  outDir: 'dist/pack',
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  dts: { resolver: 'tsc', sourcemap: false, tsconfig: 'tsconfig.json' },
  // Of ours everything goes in: the packages it is in are none of the registry's.
  noExternal: [/^(?!node:|unified$|vfile|nlcst$)/],
  external: [/^node:/, /^(?:unified|vfile|vfile-message|nlcst)$/],
  inlineOnly: false,
  fixedExtension: false,
  failOnWarn: false,
  logLevel: 'warn',
  plugins: [notices.plugin()],
  inputOptions: {
    resolve: {
      conditionNames: ['source', 'import', 'default'],
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
