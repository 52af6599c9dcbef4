import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'tsdown'
import { buildReport } from './scripts/build-report.ts'

const root = join(import.meta.dirname, '../..')

/** Copies the word table and the rules' data files beside the bundle, and the rule pages for `copydesk explain`. */
function copyAssets(): void {
  const assets = join(import.meta.dirname, 'dist/assets')
  const pages = join(assets, 'rules')
  mkdirSync(pages, { recursive: true })
  copyFileSync(join(root, 'packages/lexicon/dist/words.bin'), join(assets, 'words.bin'))
  for (const schema of ['config.schema.json', 'record.schema.json'])
    copyFileSync(join(root, 'packages/node/schema', schema), join(assets, schema))
  for (const family of readdirSync(join(root, 'rules'))) {
    const data = join(root, 'rules', family, 'data')
    if (existsSync(data))
      for (const file of readdirSync(data))
        if (file.endsWith('.bin')) copyFileSync(join(data, file), join(assets, file))
    copyPages(join(root, 'rules', family, 'src'), join(pages, family))
  }
}

/** `copydesk/config`: the types of a configuration, as one file that imports nothing. */
function copyTypes(): void {
  const folder = join(root, 'packages/node/src/config')
  const text = ['rule-options.generated.ts', 'types.ts']
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
  writeFileSync(join(import.meta.dirname, 'dist/assets/config.d.ts'), text.replace(/^import .*\n/gm, ''))
}

/** One hash over every file of the bundle: a cache made by another build is no good. */
function writeBuildId(): void {
  const dist = join(import.meta.dirname, 'dist')
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).sort()
  const hash = createHash('sha1')
  for (const name of files) {
    const path = join(dist, name)
    if (statSync(path).isFile()) hash.update(`${name}\0`).update(readFileSync(path))
  }
  writeFileSync(join(dist, 'assets/build-id'), hash.digest('hex'))
}

function copyPages(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const rule of readdirSync(from)) {
    const page = join(from, rule, 'rule.md')
    if (existsSync(page)) copyFileSync(page, join(to, `${rule}.md`))
  }
}

export default defineConfig({
  entry: { main: 'src/main.ts', worker: '../node/src/worker.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  outExtensions: () => ({ js: '.js' }),
  clean: true,
  dts: false,
  fixedExtension: false,
  noExternal: [/.*/],
  inlineOnly: false,
  inputOptions: {
    resolve: {
      conditionNames: ['source', 'import', 'node', 'default'],
      // Its main file loads its parts by a function no bundler follows.
      // The other's runs in full wherever it is named; its modules for browsers are taken apart.
      alias: {
        'jsonc-parser': join(import.meta.dirname, '../node/node_modules/jsonc-parser/lib/esm/main.js'),
        yaml: join(import.meta.dirname, '../readers/node_modules/yaml/browser/dist/index.js'),
      },
    },
  },
  outputOptions: { chunkFileNames: 'chunks/[name]-[hash].js' },
  logLevel: 'warn',
  hooks: {
    'build:done': () => {
      copyAssets()
      copyTypes()
      buildReport(join(import.meta.dirname, 'dist/assets'))
      writeBuildId()
    },
  },
})
