import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type UserConfig } from 'tsdown'

const here = import.meta.dirname
const root = join(here, '../..')
const assets = join(here, 'dist/assets')

/** Word table, data files and rule pages: as files for the server, as one list for the worker. */
function copyAssets(): void {
  mkdirSync(assets, { recursive: true })
  copyFileSync(join(root, 'packages/lexicon/dist/words.bin'), join(assets, 'words.bin'))
  for (const [from, to] of [
    ['index.aff', 'en.aff'],
    ['index.dic', 'en.dic'],
    ['license', 'en.license'],
  ] as const)
    copyFileSync(join(root, 'packages/lexicon/node_modules/dictionary-en', from), join(assets, to))
  const pages: Record<string, string> = {}
  const resources: string[] = []
  for (const family of readdirSync(join(root, 'rules'))) {
    const data = join(root, 'rules', family, 'data')
    for (const file of existsSync(data) ? readdirSync(data) : []) {
      if (!file.endsWith('.bin')) continue
      copyFileSync(join(data, file), join(assets, file))
      resources.push(file.slice(0, -'.bin'.length))
    }
    copyPages(family, pages)
  }
  writeFileSync(join(assets, 'pages.json'), JSON.stringify(pages))
  writeFileSync(join(assets, 'resources.json'), JSON.stringify(resources))
}

function copyPages(family: string, pages: Record<string, string>): void {
  mkdirSync(join(assets, 'rules', family), { recursive: true })
  for (const rule of readdirSync(join(root, 'rules', family, 'src'))) {
    const page = join(root, 'rules', family, 'src', rule, 'rule.md')
    if (!existsSync(page)) continue
    copyFileSync(page, join(assets, 'rules', family, `${rule}.md`))
    pages[`${family}/${rule}`] = readFileSync(page, 'utf8')
  }
}

function copySchemas(): void {
  mkdirSync(join(here, 'schema'), { recursive: true })
  for (const name of ['config.schema.json', 'sidecar.schema.json'])
    copyFileSync(join(root, 'packages/node/schema', name), join(here, 'schema', name))
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
        copyAssets()
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
