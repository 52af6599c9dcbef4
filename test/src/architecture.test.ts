import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** What a page names in backquotes that looks like a place in the repository. */
const placesIn = (page: string): string[] =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/`((?:packages|rules|corpus|test)[\w./-]*)`/g)].map(
    ([, path]) => path as string,
  )

/** What the page of a folder names: files beside it, or above it. */
const filesIn = (folder: string): string[] =>
  [...readFileSync(join(root, folder, 'README.md'), 'utf8').matchAll(/`((?:\.\.\/)?[\w-]+\.ts)`/g)].map(
    ([, path]) => path as string,
  )

describe('the map of the project', () => {
  const map = '.github/ARCHITECTURE.md'

  it('names no place that is not there', () => {
    const places = placesIn(map)
    expect(places.length).toBeGreaterThan(40)
    expect(places.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it('names every package and family', () => {
    const folders = ['packages', 'rules'].flatMap((parent) =>
      readdirSync(join(root, parent)).map((name) => `${parent}/${name}`),
    )
    expect(folders.filter((folder) => !placesIn(map).includes(folder))).toEqual([])
  })
})

describe('the page of the run', () => {
  const folder = 'packages/node/src/run'

  it('names no file that is not there', () => {
    expect(filesIn(folder).filter((path) => !existsSync(join(root, folder, path)))).toEqual([])
  })

  it('names every file but entries and helpers', () => {
    const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    const named = new Set(filesIn(folder))
    expect(files.filter((name) => !named.has(name)).sort()).toEqual([
      'language.ts',
      'sources.ts',
      'temporary-folder.ts',
      'threads.ts',
      'timing.ts',
      'worker-entry.ts',
      'worker.ts',
    ])
  })
})
