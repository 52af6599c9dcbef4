import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import license, { type Dependency } from 'rollup-plugin-license'
import { root } from './families.ts'

/** Data that lies in bundles and comes from no module: name, where its licence lies. */
const data = [
  ['dictionary-en 4.0.0 (English word lists of SCOWL)', 'packages/lexicon/node_modules/dictionary-en/license'],
  ['dictionary-en-gb 3.0.0 (British word lists of SCOWL)', 'packages/lexicon/node_modules/dictionary-en-gb/license'],
] as const

const frequencies = `Counts of words were made from the articles of Article-Bias-Prediction
(Ramy Baly, Giovanni Da San Martino, James Glass and Preslav Nakov, 2020), Apache-2.0. No text of them is contained.`

// Its types take it for a module of the other kind.
const licensePlugin = license as unknown as typeof license.default

/** What bundles hold of others, and the file that says so. */
export class Notices {
  readonly #found = new Map<string, Dependency>()

  /** A plugin of the bundler that notes what goes into its bundles. Ours is not noted. */
  plugin(): ReturnType<typeof licensePlugin> {
    return licensePlugin({
      cwd: root,
      thirdParty: {
        includePrivate: false,
        output: (dependencies) => {
          for (const dependency of dependencies) this.#found.set(`${dependency.name} ${dependency.version}`, dependency)
        },
      },
    })
  }

  /** Writes the notices, and Copydesk's own licence beside them. Throws an Error that names what comes without a licence. */
  write(folder: string): void {
    const ours = readFileSync(join(root, 'LICENSE'), 'utf8')
    const rows = [...this.#found].filter(([name]) => !/^(?:@copydesk\/|copydesk|retext-copydesk)/.test(name))
    const code = groups(rows.map(([name, dependency]) => [name, textOf(dependency).trim()]))
    const words = data.map(([name, path]) => section(name, readFileSync(join(root, path), 'utf8')))
    const all = onceEach([...code, ...words, section('Word frequencies', frequencies)])
    writeFileSync(join(folder, 'LICENSE'), ours)
    writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), `${head}\n\n${all.join('\n\n')}\n`)
  }
}

const head = 'This package contains the following works of others, each under its own licence.'

/** Works under one text, word for word, share it. */
function groups(texts: readonly (readonly [name: string, text: string])[]): string[] {
  const named = new Map<string, string[]>()
  for (const [name, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1)))
    named.set(text, [...(named.get(text) ?? []), name])
  return [...named].map(([text, names]) => section(names.join('\n'), text))
}

/** Characters from which on a paragraph that stands above, word for word, is pointed at. */
const long = 200

/** Most licences say the same below their first lines. */
function onceEach(sections: readonly string[]): string[] {
  const seen = new Set<string>()
  const shorter = (paragraph: string): string => {
    const words = paragraph.trim().replace(/\s+/g, ' ')
    if (words.length < long || !seen.has(words)) {
      seen.add(words)
      return paragraph
    }
    return `[The paragraph above: “${words.split(' ').slice(0, 8).join(' ')} …”]`
  }
  return sections.map((text) => text.split('\n\n').map(shorter).join('\n\n'))
}

const section = (name: string, text: string): string => `${'-'.repeat(80)}\n${name}\n\n${text.trim()}`

/** Its licence file, else what its manifest says. */
function textOf({ name, version, license: kind, licenseText, noticeText, author }: Dependency): string {
  if (!licenseText && !kind) throw new Error(`${name} ${version} says nothing of its licence: it cannot be bundled`)
  const said = `${kind ?? ''}${author?.name ? `, ${author.name}` : ''}`
  return [licenseText ?? said, noticeText ?? ''].filter(Boolean).join('\n\n')
}
