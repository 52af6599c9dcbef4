import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../../..')

const inFolder = (folder: string, name: RegExp): string[] =>
  readdirSync(join(root, folder))
    .filter((file) => name.test(file))
    .sort()
    .map((file) => `${folder}/${file}`)

/** What a user reads, by path below the root. */
export const pages: readonly string[] = [
  'README.md',
  ...readdirSync(join(root, 'packages')).flatMap((name) => inFolder(`packages/${name}`, /^[A-Z-]+\.md$/)),
  ...inFolder('packages/cli/docs', /\.md$/),
  ...inFolder('packages/site/guides', /\.md$/),
  '.github/CONTRIBUTING.md',
].filter((page) => !page.endsWith('CHANGELOG.md'))

/** One line of a shell, with what the page says it prints. */
export interface Shown {
  readonly line: string
  readonly prints?: string
}

/** A command in running text or a table names files loosely; one in a block is typed as it stands. */
export interface PageCommands {
  readonly blocks: readonly (readonly Shown[])[]
  readonly inline: readonly string[]
}

const block = /^```(\w*)\n([\s\S]*?)^```\n(?:\n```text\n([\s\S]*?)^```\n)?/gm

/** The commands of a page: lines of its shell blocks, and code that starts with `copydesk`, also behind a pipe. */
export function commandsOf(page: string): PageCommands {
  const text = readFileSync(join(root, page), 'utf8')
  const blocks = [...text.matchAll(block)].flatMap(([, language, body = '', prints]) =>
    language === 'sh' ? [shownIn(body, prints)] : [],
  )
  const inline = [...text.replace(block, '').matchAll(/`((?:… \\\| )?copydesk [^`\n]*)`/g)].map(([, code = '']) =>
    code.replaceAll('\\|', '|'),
  )
  return { blocks, inline: [...new Set(inline)] }
}

function shownIn(body: string, prints: string | undefined): Shown[] {
  const lines = body
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)#.*/, '').trimEnd())
    .filter(Boolean)
  return lines.map((line, i) => (i === lines.length - 1 && prints !== undefined ? { line, prints } : { line }))
}

/** Options a page names in running text and tables. */
export const optionsOf = (page: string): string[] => {
  const text = readFileSync(join(root, page), 'utf8').replace(block, '')
  return [...new Set([...text.matchAll(/`(--[a-z][a-z-]+)(?=[` =])/g)].map(([, name = '']) => name))]
}
