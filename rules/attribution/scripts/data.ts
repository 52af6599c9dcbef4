import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The articles of a folder by source, as `SOURCE/FILE`, sorted. */
export const filesBySource = (folder: string): string[] =>
  readdirSync(folder)
    .filter((source) => statSync(join(folder, source)).isDirectory())
    .sort()
    .flatMap((source) =>
      readdirSync(join(folder, source))
        .sort()
        .map((file) => `${source}/${file}`),
    )

/** Numbers from 0 to 1, the same in every run: what is drawn can be drawn again. */
export function seeded(start: number): () => number {
  let seed = start
  return () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
    return seed / 0x7fffffff
  }
}
