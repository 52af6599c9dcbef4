import { defineConfig } from 'tsdown'
import { ruleData, wordTable } from '../tools/src/assets.ts'
import { publishedPackage } from '../tools/src/library.ts'

export default defineConfig({
  ...publishedPackage({
    folder: import.meta.dirname,
    beside: ['unified', 'vfile', 'vfile-message', 'nlcst'],
    assets: [wordTable, ...ruleData()],
  }),
  entry: { index: 'src/index.ts', node: 'src/node.ts' },
  platform: 'neutral',
  target: 'es2022',
  inputOptions: {
    resolve: {
      conditionNames: ['source', 'import', 'default'],
      mainFields: ['module', 'main'],
    },
  },
})
