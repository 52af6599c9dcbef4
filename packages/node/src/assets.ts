import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
/** Beside the bundle, or beside the folder of its chunks. */
const packed = [join(here, 'assets'), join(here, '../assets')].find((folder) => existsSync(join(folder, 'words.bin')))
const root = join(here, '../../..')

/**
 * Bytes of a data file shipped with Copydesk: `words.bin`, `NAME.bin` for the resource `resource:NAME`, `en.aff` and
 * `en.dic` for the dictionary of English, or `rules/FAMILY/NAME.md` for the page of a rule. They lie beside the bundle, packed where few runs ask for them, or in their packages in a checkout. Throws an Error that names the file and the remedy.
 */
export function asset(name: string): Uint8Array {
  for (const path of candidates(name)) {
    if (existsSync(path)) return readFileSync(path)
    if (existsSync(`${path}.br`))
      return process.getBuiltinModule('node:zlib').brotliDecompressSync(readFileSync(`${path}.br`))
  }
  throw new Error(
    `data file "${name}" is missing from this installation: run "pnpm build" in a checkout, or install copydesk again`,
  )
}

/** Where the Markdown page of a rule lies; undefined for rules of others. */
export const pageFile = (rule: string): string | undefined =>
  candidates(`rules/${rule}.md`).find((path) => existsSync(path))

function candidates(name: string): string[] {
  if (packed) return [join(packed, name)]
  if (name === 'words.bin') return [join(root, 'packages/lexicon/dist', name)]
  const dictionary = /^en\.(aff|dic)$/.exec(name)
  if (dictionary) return [join(root, 'packages/lexicon/node_modules/dictionary-en', `index.${dictionary[1]}`)]
  const page = /^rules\/([\w-]+)\/([\w-]+)\.md$/.exec(name)
  if (page) return [join(root, 'rules', page[1] as string, 'src', page[2] as string, 'rule.md')]
  const families = join(root, 'rules')
  return readdirSync(families).map((family) => join(families, family, 'data', name))
}

/** Bytes of a resource by its id. */
export const resourceBytes = (id: string): Uint8Array => asset(`${id.replace(/^resource:/, '')}.bin`)
