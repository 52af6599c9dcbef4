import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { type Credits, messageOf } from '@copydesk/core'
import { type Mark, readCarets } from './carets.ts'

/** What the first line of a fixture may set: `# copydesk-fixture: {…}`, in HTML and Markdown as a comment. */
export interface FixtureOptions {
  /** Options of the rule. */
  readonly options?: Readonly<Record<string, unknown>>
  readonly source?: string
  readonly title?: string
  readonly url?: string
  readonly lang?: string
  /** Laid over the credits the reader found. */
  readonly credits?: Partial<Credits>
  /** A folder beside the fixture whose articles the source profile observes too. */
  readonly articles?: string
}

export interface FixtureFile {
  /** Path below `fixtures/`, with `/`. */
  readonly path: string
  /** The input as the reader gets it. */
  readonly text: string
  readonly marks: readonly Mark[]
  readonly options: FixtureOptions
}

/** One file, or a folder of articles of one source. */
export interface Fixture {
  readonly name: string
  readonly kind: 'flag' | 'keep'
  readonly files: readonly FixtureFile[]
  /** Observed with the files but not judged. */
  readonly background: readonly FixtureFile[]
  /** Messages of the source's own findings, in order; a folder says them in `source.expected`, one a line. */
  readonly sourceMessages: readonly string[]
  /** True if the fixture says what its source holds: only then does the rule see a profile. */
  readonly profiled: boolean
}

const extensions = ['.txt', '.md', '.html', '.jsonl']
const sourceFile = 'source.expected'
const header = /^(?:#|<!--) copydesk-fixture: (\{.*\})(?: -->)?\r?\n/

/** Reads one fixture file. @throws Error that names the file if its first line or its caret lines are malformed */
export function readFixtureFile(folder: string, path: string): FixtureFile {
  const raw = readFileSync(join(folder, path), 'utf8')
  try {
    const head = header.exec(raw)
    const options: FixtureOptions = head ? JSON.parse(head[1] ?? '{}') : {}
    return { path, ...readCarets(raw.slice(head?.[0].length ?? 0)), options }
  } catch (error) {
    throw new Error(`${path}: ${messageOf(error)}`)
  }
}

const articlesOf = (folder: string, name: string): FixtureFile[] =>
  readdirSync(join(folder, name))
    .filter((file) => extensions.includes(extname(file)))
    .sort()
    .map((file) => readFixtureFile(folder, `${name}/${file}`))

const kindOf = (name: string): Fixture['kind'] => {
  if (name.startsWith('flag-')) return 'flag'
  if (name.startsWith('keep-')) return 'keep'
  throw new Error(`fixtures/${name} is neither flag-* nor keep-*`)
}

function readFolder(folder: string, name: string): Fixture {
  const expected = join(folder, name, sourceFile)
  const sourceMessages = existsSync(expected) ? readFileSync(expected, 'utf8').split('\n').filter(Boolean) : []
  const files = articlesOf(folder, name)
  return { name, kind: kindOf(name), files, background: [], sourceMessages, profiled: true }
}

function readFile(folder: string, name: string): Fixture {
  if (!extensions.includes(extname(name))) throw new Error(`fixtures/${name} is not ${extensions.join(', ')}`)
  const file = readFixtureFile(folder, name)
  const { articles } = file.options
  const background = articles === undefined ? [] : articlesOf(folder, articles)
  return { name, kind: kindOf(name), files: [file], background, sourceMessages: [], profiled: articles !== undefined }
}

/**
 * The fixtures of a rule's `fixtures/` folder, by name. Folders whose name starts with `_` hold articles other fixtures
 * name as background.
 * @throws Error on a file that is no fixture
 */
export function readFixtures(folder: string): Fixture[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('_'))
    .map((entry) => (entry.isDirectory() ? readFolder(folder, entry.name) : readFile(folder, entry.name)))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
