import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export const glued =
  'It talked for hours about the money.The mayor left early, and nobody asked him why he did so that night.\n'
export const fixed = glued.replace('money.The', 'money. The')

const files = {
  'copydesk.config.json': JSON.stringify({ rules: { '*': 'off', 'truncation/glued-sentence': 'on' } }),
  'elm/1.txt': glued,
  'elm/2.md': `# A bridge\n\n${glued}\nAt night it rained.\n\n${glued}`,
  'elm/3.md': `# A bridge\n\n${glued}`,
  'elm/4.txt': glued,
  'oak/1.txt': fixed,
  'oak/2.txt': glued,
}

/** A new folder of articles with a configuration at its top. */
export function articleFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-articles-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}
