import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compile, inputs } from './compile.ts'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const output = path('../dist/words.bin')
const modified = (file: string) => statSync(file).mtimeMs

const sources = ['./', '../src/'].flatMap((folder) => readdirSync(path(folder)).map((file) => path(folder) + file))
const newest = Math.max(...[...Object.values(inputs).flat(), ...sources].map(modified))
const digestWanted = process.argv.includes('--digest')

if (digestWanted || !existsSync(output) || modified(output) <= newest) {
  const bytes = compile()
  mkdirSync(path('../dist'), { recursive: true })
  writeFileSync(`${output}.tmp`, bytes)
  renameSync(`${output}.tmp`, output)
  const digest = createHash('sha256').update(bytes).digest('hex')
  if (digestWanted) writeFileSync(path('../data/words.sha256'), `${digest}\n`)
  process.stdout.write(`words.bin: ${bytes.length} bytes, sha256 ${digest}\n`)
}
