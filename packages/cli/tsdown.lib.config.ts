import { defineConfig, type UserConfig } from 'tsdown'

/** The library for browsers: one script, and the word data it is given. */
const browser: UserConfig = {
  entry: { browser: 'src/library/browser.ts' },
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  outDir: 'dist/lib',
  clean: false,
  dts: false,
  noExternal: [/.*/],
  inlineOnly: false,
  minify: true,
  fixedExtension: false,
  logLevel: 'warn',
  inputOptions: {
    resolve: {
      conditionNames: ['source', 'import', 'worker', 'browser', 'default'],
      mainFields: ['browser', 'module', 'main'],
      aliasFields: [['browser']],
    },
  },
  outputOptions: { codeSplitting: false },
}

/** What the compiler says of the library, each entry in one file that imports nothing. */
const types = (entry: Record<string, string>, extension: string): UserConfig => ({
  entry,
  format: 'esm',
  outDir: 'dist/lib',
  clean: false,
  failOnWarn: false,
  dts: { emitDtsOnly: true, resolver: 'tsc', sourcemap: false, tsconfig: 'tsconfig.json' },
  noExternal: [/.*/],
  inlineOnly: false,
  logLevel: 'warn',
  outExtensions: () => ({ dts: extension }),
  inputOptions: { resolve: { conditionNames: ['source', 'import', 'node', 'default'] } },
})

export default defineConfig([
  browser,
  types({ index: 'src/library/index.ts' }, '.d.cts'),
  types({ browser: 'src/library/browser.ts' }, '.d.ts'),
])
