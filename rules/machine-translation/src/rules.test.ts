import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { testFamily } from '@copydesk/rule-tester'
import * as family from './index.generated.ts'
import { resources } from './resources.ts'

const files: Readonly<Record<string, string>> = resources

testFamily(family, import.meta.dirname, {
  resources: (id) => readFileSync(join(import.meta.dirname, '../data', files[id] ?? id)),
})
