import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { defineRule, families, messageOf, type Rule } from '@copydesk/core'
import { root } from './families.ts'
import { ruleFolder } from './template.ts'

const id = process.argv.at(2) ?? ''

function refuse(reason: string): never {
  console.error(`${reason}\nUsage: pnpm new-rule family/name, family one of ${families.join(', ')}`)
  process.exit(2)
}

function parse(): Rule {
  try {
    return defineRule({ id: id as Rule['id'], meta: {} as never, check: () => {} })
  } catch (error) {
    return refuse(messageOf(error))
  }
}

const { family, name } = parse()
const folder = join(root, 'rules', family, 'src', name)
if (existsSync(folder)) refuse(`rules/${family}/src/${name} is already there`)
for (const [path, text] of Object.entries(ruleFolder(id))) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
console.log(`Made rules/${family}/src/${name}. Next: pnpm gen, then pnpm exec vitest run rules/${family} -t ${name}`)
