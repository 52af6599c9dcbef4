import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile, inputs } from './compile.ts'

const here = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const output = here('../dist/words.bin')
const stampFile = here('../dist/words.stamp')
const digestWanted = process.argv.includes('--digest')

const filesIn = (folder: string) => readdirSync(folder).map((file) => join(folder, file))
const core = dirname(fileURLToPath(import.meta.resolve('@copydesk/core')))
const sources = [here('.'), here('../src'), core].flatMap(filesIn).filter((file) => !file.endsWith('.test.ts'))

/** Changes when an input or the code does; a dictionary's upgrade may bring files older than the output. */
const stamp = [...Object.values(inputs).flat(), ...sources]
  .map((file) => `${file} ${statSync(file).size} ${statSync(file).mtimeMs}\n`)
  .join('')

const isCurrent = existsSync(output) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
if (digestWanted || !isCurrent) {
  const bytes = compile()
  mkdirSync(dirname(output), { recursive: true })
  writeFileSync(`${output}.tmp`, bytes)
  renameSync(`${output}.tmp`, output)
  writeFileSync(stampFile, stamp)
  const digest = createHash('sha256').update(bytes).digest('hex')
  if (digestWanted) writeFileSync(here('../data/words.sha256'), `${digest}\n`)
  process.stdout.write(`words.bin: ${bytes.length} bytes, sha256 ${digest}\n`)
}
