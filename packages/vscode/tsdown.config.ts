import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type UserConfig } from 'tsdown'
import { copyAssets, dictionary, ruleData, rulePages, schemas, wordTable } from '../tools/src/assets.ts'

const here = import.meta.dirname
const root = join(here, '../..')
const assets = join(here, 'dist/assets')

/** Word table, data files and rule pages: as files for the server, as one list for the worker. */
function copyData(): void {
  const [data, pages] = [ruleData(), rulePages()]
  copyAssets(assets, [wordTable, ...dictionary, ...data, ...pages])
  const texts = pages.map(([from, name]) => [ruleOf(name), readFileSync(join(root, from), 'utf8')])
  writeFileSync(join(assets, 'pages.json'), JSON.stringify(Object.fromEntries(texts)))
  writeFileSync(join(assets, 'resources.json'), JSON.stringify(data.map(([, name]) => name.slice(0, -'.bin'.length))))
}

const ruleOf = (page: string): string => page.slice('rules/'.length, -'.md'.length)

function copySchemas(): void {
  copyAssets(join(here, 'schema'), schemas('config.schema.json', 'sidecar.schema.json'))
  copyFileSync(join(root, 'LICENSE'), join(here, 'LICENSE'))
}

const common: UserConfig = {
  // VS Code loads extensions as CommonJS: the advice against it is no failure.
  failOnWarn: false,
  clean: false,
  dts: false,
  minify: true,
  fixedExtension: false,
  noExternal: [/^(?!vscode$|node:)/],
  inlineOnly: false,
  logLevel: 'warn',
}

const forNode: UserConfig = {
  ...common,
  platform: 'node',
  target: 'node20.19',
  inputOptions: {
    resolve: {
      conditionNames: ['source', 'import', 'node', 'default'],
      // Its main file loads its parts by a function no bundler follows.
      alias: { 'jsonc-parser': join(root, 'packages/node/node_modules/jsonc-parser/lib/esm/main.js') },
    },
  },
}

const forBrowser: UserConfig = {
  ...common,
  platform: 'browser',
  target: 'es2022',
  inputOptions: {
    resolve: {
      // A web extension runs in a worker: what asks for a document has none.
      conditionNames: ['source', 'import', 'worker', 'browser', 'default'],
      mainFields: ['browser', 'module', 'main'],
      aliasFields: [['browser']],
    },
  },
}

export default defineConfig([
  {
    ...forNode,
    entry: { server: 'src/server.ts' },
    format: 'esm',
    outExtensions: () => ({ js: '.js' }),
    outputOptions: { chunkFileNames: 'chunks/[name]-[hash].js' },
    hooks: {
      'build:done': () => {
        copyData()
        copySchemas()
      },
    },
  },
  { ...forNode, entry: { desktop: 'src/desktop.ts' }, format: 'cjs', external: ['vscode'] },
  {
    ...forBrowser,
    entry: { web: 'src/web.ts' },
    format: 'cjs',
    external: ['vscode'],
    outExtensions: () => ({ js: '.js' }),
  },
  {
    ...forBrowser,
    entry: { worker: 'src/worker.ts' },
    format: 'iife',
    outExtensions: () => ({ js: '.js' }),
    outputOptions: { entryFileNames: '[name].js' },
  },
  {
    ...forBrowser,
    entry: { 'test/suite': 'test/suite.ts' },
    format: 'cjs',
    external: ['vscode'],
    outExtensions: () => ({ js: '.js' }),
  },
])
