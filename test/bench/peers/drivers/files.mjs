import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The contents of every file below a folder. */
export function* contentsBelow(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) yield readFileSync(join(entry.parentPath, entry.name), 'utf8')
}
