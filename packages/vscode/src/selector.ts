/** Languages articles are written in. */
export const languages = ['plaintext', 'markdown', 'html', 'jsonl']

interface Folder {
  readonly uri: { readonly scheme: string }
}

interface Selected {
  readonly scheme: string
  readonly language?: string
  readonly pattern?: string
}

/** Documents of the workspace's file systems: not output, not the other side of a diff. */
export function selectorFor(folders: readonly Folder[] = []): Selected[] {
  const schemes = [...new Set(['file', 'untitled', ...folders.map(({ uri }) => uri.scheme)])]
  return schemes.flatMap((scheme) => [
    ...languages.map((language) => ({ scheme, language })),
    { scheme, pattern: '**/*.{jsonl,ndjson}' },
  ])
}
