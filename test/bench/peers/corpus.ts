import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import type { Peer } from './list.ts'
import type { Corpus } from './run.ts'

interface Found {
  readonly source: string
  readonly text: string
  readonly hash: string
}

/** Distinct files of one ending below the folders, in an order that mixes the sources and is the same each time. */
function distinct(folders: readonly string[], ending: string): Found[] {
  const byHash = new Map<string, Found>()
  for (const folder of folders)
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || extname(entry.name) !== ending) continue
      const text = readFileSync(join(entry.parentPath, entry.name), 'utf8')
      const hash = createHash('sha256').update(text).digest('hex')
      byHash.set(hash, { source: basename(entry.parentPath), text, hash })
    }
  return [...byHash.values()].sort((a, b) => (a.hash < b.hash ? -1 : 1))
}

/** So many MB of them, or all. */
function upTo(found: readonly Found[], megabytes: number): Found[] {
  let left = megabytes * 1e6
  return found.filter(({ text }) => {
    if (left <= 0) return false
    left -= Buffer.byteLength(text)
    return true
  })
}

function written(folder: string, found: readonly Found[], ending: string): Corpus {
  const files = found.map(({ source, text }, n) => {
    const file = join(folder, source, `${n}${ending}`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    return file
  })
  const bytes = found.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
  const words = found.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0)
  return { folder, files, megabytes: bytes / 1e6, thousands: words / 1000 }
}

/** Writes what each kind of peer reads below a folder. `megabytes`: of text; of pages three times as many. */
export function corpora(
  folders: readonly string[],
  into: string,
  megabytes: number,
): Readonly<Record<Peer['reads'], Corpus>> {
  rmSync(into, { recursive: true, force: true })
  const texts = upTo(distinct(folders, '.txt'), megabytes)
  const pages = upTo(distinct(folders, '.html'), 3 * megabytes)
  return {
    text: written(join(into, 'text'), texts, '.txt'),
    markdown: written(join(into, 'markdown'), texts, '.md'),
    some: written(join(into, 'some'), upTo(texts, megabytes / 10), '.txt'),
    pages: written(join(into, 'pages'), pages, '.html'),
  }
}
