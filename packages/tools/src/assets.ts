import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readFamilies, root } from './families.ts'

/** A file that lies beside a bundle: where it comes from, below the root, and its name there. */
export type Asset = readonly [from: string, name: string]

export const wordTable: Asset = ['packages/lexicon/dist/words.bin', 'words.bin']

/** English for spelling, with its licence. */
export const dictionary: readonly Asset[] = (
  [
    ['index.aff', 'en.aff'],
    ['index.dic', 'en.dic'],
    ['license', 'en.license'],
  ] as const
).map(([from, name]) => [`packages/lexicon/node_modules/dictionary-en/${from}`, name])

export const schemas = (...names: readonly string[]): Asset[] =>
  names.map((name) => [`packages/node/schema/${name}`, name])

/** The data files of rules: `NAME.bin` for the resource `resource:NAME`. */
export const ruleData = (): Asset[] =>
  readFamilies().flatMap(({ family }) => {
    const folder = `rules/${family}/data`
    const names = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : []
    return names.filter((name) => name.endsWith('.bin')).map((name): Asset => [`${folder}/${name}`, name])
  })

/** The pages of rules, `rules/FAMILY/NAME.md` each. */
export const rulePages = (): Asset[] =>
  readFamilies().flatMap(({ family, rules }) =>
    rules.map((rule): Asset => [`rules/${family}/src/${rule}/rule.md`, `rules/${family}/${rule}.md`]),
  )

export function copyAssets(folder: string, assets: readonly Asset[]): void {
  for (const [from, name] of assets) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    copyFileSync(join(root, from), join(folder, name))
  }
}
