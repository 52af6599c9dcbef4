import { defineConfig } from 'vitest/config'

const e2e = '**/*.e2e.test.ts'
// The template of a rule package is tried as its user would: packed and installed, by the end-to-end suite.
const never = ['**/node_modules/**', '**/dist/**', '.data/**', 'packages/rule-tester/template/**']

// Packages resolve each other by their TypeScript sources: no build before the tests.
export default defineConfig({
  resolve: { conditions: ['source', 'module', 'node', 'development|production'] },
  ssr: { resolve: { conditions: ['source', 'module', 'node', 'development|production'] } },
  test: {
    pool: 'threads',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{packages,rules,corpus,test}/**/*.test.ts'],
          exclude: [...never, e2e],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: [`{packages,corpus,test}/${e2e}`],
          exclude: never,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          // Editors and browsers drop a key now and then; what is broken fails three times.
          retry: 2,
        },
      },
    ],
  },
})
