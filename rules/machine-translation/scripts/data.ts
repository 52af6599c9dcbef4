import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'

/** Folder of the data the scripts compute from. @throws Error without `--data PATH` */
export function dataFolder(): string {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, show: { type: 'boolean' }, pairs: { type: 'boolean' } },
  })
  if (!values.data) throw new Error('say where the data lies: --data PATH')
  return values.data
}

const textOf = (file: string): string => gunzipSync(readFileSync(file)).toString('utf8')

/** Rows of a tab-separated table; lines that start with `# ` say what it is. */
export const readTable = (folder: string, name: string): string[][] =>
  textOf(join(folder, name))
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
    .map((line) => line.split('\t'))

/** Tokens of the corpus, as the head of a table says. */
export const tokensOf = (folder: string, name: string): number => {
  const found = /^# (\d+) tokens/.exec(textOf(join(folder, name)))
  if (!found) throw new Error(`${name} does not say of how many tokens it is`)
  return Number(found[1])
}

/** One labelled text of the translation data. */
export interface LabelledText {
  readonly id: string
  readonly label: 'human' | 'human-translated' | 'mt' | 'smt' | 'smt-ref' | 'roundtrip'
  readonly lang: string
  readonly corpus: string
  readonly text: string
}

export const readTexts = (folder: string): LabelledText[] =>
  textOf(join(folder, 'mt-dev.jsonl.gz'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LabelledText)
