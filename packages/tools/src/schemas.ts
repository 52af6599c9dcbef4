import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { configSchema } from '@copydesk/node/config-schema'
import { sidecarSchema } from '@copydesk/node/sidecar-schema'
import { allRules } from '@copydesk/preset'
import { root } from './families.ts'

// What editors complete and check configurations and sidecars by. Written at build, kept out of the repository.
const schemas = { config: configSchema(allRules), sidecar: sidecarSchema }
for (const [name, schema] of Object.entries(schemas))
  writeFileSync(join(root, `packages/node/schema/${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`)
