import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { defineConfig } from 'tsdown'
import { copyAssets, dictionary, ruleData, rulePages, schemas, wordTable } from '../tools/src/assets.ts'
import { Notices } from '../tools/src/notices.ts'
import { buildReport } from './scripts/build-report.ts'

const root = join(import.meta.dirname, '../..')
const assets = join(import.meta.dirname, 'dist/assets')
const notices = new Notices()

/** `copydesk/config`: the types of a configuration, as one file that imports nothing. */
function copyTypes(): void {
  const folder = join(root, 'packages/node/src/config')
  const text = ['rule-options.generated.ts', 'types.ts']
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
  writeFileSync(join(assets, 'config.d.cts'), text.replace(/^import .*\n/gm, ''))
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

/** Bytes from which on a chunk that few runs load is packed. */
const leastPacked = 5_000

/** The dictionary is asked for only where spelling is. */
function packDictionary(): void {
  const path = join(assets, 'en.dic')
  writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)))
  rmSync(path)
}

/** Leaves large chunks packed, and scripts in their place that unpack them: see bin/unpack.js. */
function packChunks(): void {
  const chunks = join(import.meta.dirname, 'dist/chunks')
  for (const name of readdirSync(chunks)) {
    const path = join(chunks, name)
    if (statSync(path).size < leastPacked) continue
    writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)))
    writeFileSync(path, "require('../../bin/unpack.js').run(module)\n")
  }
}

/** What few runs load; everything else is one script, so that one code cache serves it. */
const onDemand =
  /node_modules\/(?:@bomb\.sh|base32-encode|chokidar|cli-progress|csv-parse|diff|eld|fzstd|hash-wasm|hyparquet|hysnappy|ignore|jiti|jsonc-parser|nspell|pako|picomatch|readdirp|retext|unified|uuid-random|vscode-|warcio)|language-server|commands\/(?:init|stream|watch)|cli\/src\/completion|config\/import|retext-copydesk/

/** Compiles what linting one article of text and one page needs, and leaves it beside the bundle: see bin/load.js. */
function writeCodeCache(): void {
  const articles = ['high-fell-gazette/band-hall.txt', 'harbor-tribune/night-market.html']
  const paths = articles.map((path) => join(root, 'corpus/outlets', path))
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, 'bin/cache.js'), ...paths], {
    stdio: ['ignore', 'ignore', 'inherit'],
    // The build's own loader is none of the command's.
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  if (status !== 0) throw new Error('the bundle does not lint: no code cache was written')
}

export default defineConfig({
  entry: { main: 'src/index.ts' },
  // One script that its code cache belongs to; see bin/load.js.
  format: 'cjs',
  shims: true,
  platform: 'node',
  target: 'node20.19',
  outExtensions: () => ({ js: '.cjs' }),
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
        // Of Node.js's own modules it re-exports the defaults, which a bundle of CommonJS gets wrong.
        ...Object.fromEntries(
          ['minpath', 'minproc', 'minurl'].map((part) => [
            `#${part}`,
            join(import.meta.dirname, `../retext-copydesk/node_modules/vfile/lib/${part}.browser.js`),
          ]),
        ),
        yaml: join(import.meta.dirname, '../readers/node_modules/yaml/browser/dist/index.js'),
      },
    },
  },
  minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
  outputOptions: {
    chunkFileNames: ({ name }) => (name === 'core' ? 'core.cjs' : 'chunks/[name]-[hash].cjs'),
    codeSplitting: { groups: [{ name: 'core', test: (id) => !onDemand.test(id) }] },
  },
  plugins: [notices.plugin()],
  logLevel: 'warn',
  // One script is what a code cache is made for.
  checks: { legacyCjs: false },
  hooks: {
    'build:done': () => {
      const published = schemas('config.schema.json', 'record.schema.json')
      copyAssets(assets, [wordTable, ...dictionary, ...published, ...ruleData(), ...rulePages()])
      copyTypes()
      buildReport(assets)
      packChunks()
      packDictionary()
      notices.write(import.meta.dirname)
      writeBuildId()
      writeCodeCache()
    },
  },
})
