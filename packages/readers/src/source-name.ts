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

/** The first name `sourceFrom` finds; the folder's if none. */
export function nameSource(options: ReadOptions, names: SourceNames): string {
  for (const naming of options.sourceFrom ?? (['folder'] satisfies SourceNaming[])) {
    const name = naming === 'folder' ? options.source : names[naming]?.trim()
    if (name) return name
  }
  return options.source
}
