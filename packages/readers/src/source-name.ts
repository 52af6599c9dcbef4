import type { SourceBy } from '@copydesk/core'
import type { ReadOptions, SourceNaming } from './options.ts'

/** Names of a source an article offers besides its folder. */
export interface SourceNames {
  readonly field?: string | null
  readonly 'front-matter'?: string | null
  readonly 'canonical-host'?: string | null
}

/** Host of an address without `www.`, lower case; null if there is none. */
export function hostOf(url: string | null): string | null {
  if (url === null) return null
  try {
    const host = new URL(url).hostname.toLowerCase()
    return host.replace(/^www\./, '') || null
  } catch {
    return null
  }
}

/** A source and what named it. */
export interface NamedSource {
  readonly source: string
  readonly sourceBy: SourceBy
}

/** The first name `sourceFrom` finds, the folder's if none. `usual`: the order where the options give none. */
export function namedSource(
  options: ReadOptions,
  names: SourceNames,
  usual: readonly SourceNaming[] = ['folder'],
): NamedSource {
  for (const naming of options.sourceFrom ?? usual) {
    const source = nameBy(naming, options, names)
    if (source) return { source, sourceBy: naming === 'canonical-host' ? 'host' : naming }
  }
  return { source: options.source, sourceBy: 'folder' }
}

function nameBy(naming: SourceNaming, { source, path }: ReadOptions, names: SourceNames): string | undefined {
  if (naming === 'folder') return source
  if (naming !== 'file') return names[naming]?.trim()
  return path.slice(path.lastIndexOf('/') + 1).replace(/(?<=.)\.[^.]*$/, '')
}
