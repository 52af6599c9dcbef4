import { defineConfig } from 'tsdown'
import { wordTable } from '../tools/src/assets.ts'
import { publishedPackage } from '../tools/src/library.ts'

export default defineConfig({
  ...publishedPackage({
    folder: import.meta.dirname,
    beside: ['vitest', 'fast-check', 'dictionary-en'],
    assets: [wordTable],
  }),
  entry: { index: 'src/index.ts' },
  platform: 'node',
  target: 'node20.19',
  inputOptions: {
    resolve: {
      conditionNames: ['source', 'import', 'node', 'default'],
      mainFields: ['module', 'main'],
    },
  },
})
