import { type Article, type TakenName, takenNames } from '@copydesk/core'
import { type RunEvent, type RunOptions, readInput, TakenCounter, type TakenFile } from '@copydesk/node'
import { say } from './say.ts'

/** Files that are named one by one. */
const mostFiles = 40

/** What names a source and is no field. */
const otherPlaces = [
  ['file', 'the file'],
  ['folder', 'the folder'],
  ['expression', 'the path'],
] as const

const quoted = (name: string): string => JSON.stringify(name)

/** `text from "body"`; of several fields the usual one first, with how many records had each. */
function phrase(name: TakenName, { taken, sourceBy }: TakenFile): string | undefined {
  const paths = Object.entries(taken[name] ?? {}).sort((a, b) => (b[1] ?? 0) - (a[1] ?? 0) || (a[0] < b[0] ? -1 : 1))
  const fields = paths.map(([path, count]) => (paths.length > 1 ? `${quoted(path)} (${count})` : quoted(path)))
  const places = name === 'source' ? otherPlaces.flatMap(([by, place]) => (sourceBy[by] ? [place] : [])) : []
  const all = [...fields, ...places]
  return all.length === 0 ? undefined : `${name} from ${all.join(', ')}`
}

function noteOf(file: TakenFile): string {
  const found = takenNames.flatMap((name) => phrase(name, file) ?? [])
  const lacking = takenNames.filter((name) => phrase(name, file) === undefined)
  return `took ${found.join(', ')}${lacking.length > 0 ? `; no ${lacking.join(', no ')}` : ''}`
}

/** Says on stderr, once a file, which fields records were read from; of files that agree, the first by name. */
export function sayTaken(files: readonly TakenFile[]): void {
  const alike = new Map<string, TakenFile[]>()
  for (const file of files) {
    const note = noteOf(file)
    const group = alike.get(note)
    if (group) group.push(file)
    else alike.set(note, [file])
  }
  const lines = [...alike].slice(0, mostFiles).map(([note, [first, ...more]]) => {
    const others = more.length > 0 ? ` and ${more.length} more ${more.length === 1 ? 'file' : 'files'}` : ''
    return `${first?.path}${others}: ${note}`
  })
  for (const line of lines) say(line)
}

type Skipped = Extract<RunEvent, { type: 'skipped' }>

/** The articles of the inputs, read and not linted. Says what they were read from; `failed` is told what cannot be read. */
export function* articlesOf(
  { inputs, read = {}, bytesOf }: RunOptions,
  reading: Reading,
  failed: (path: string, message: string) => void,
): Generator<Article> {
  const files: TakenFile[] = []
  for (const input of inputs) {
    const counter = new TakenCounter()
    for (const outcome of readInput(input, read, bytesOf)) {
      if (outcome.type === 'error') failed(outcome.path, outcome.message)
      else reading.add(outcome)
      if (outcome.type !== 'article') continue
      counter.add(outcome.article, input)
      yield outcome.article
    }
    const { taken, sourceBy = {} } = counter.counts()
    if (taken) files.push({ path: input.path, taken, sourceBy })
  }
  sayTaken(files)
}

/** Counts what a run has read, to tell a run that judged nothing from one that found nothing. */
export class Reading {
  #articles = 0
  readonly #skipped = new Map<string, { readonly first: Skipped; count: number }>()
  /** Records without a text, by their file. */
  readonly #textless = new Map<string, { readonly first: Skipped; count: number }>()

  add(event: Pick<RunEvent, 'type'> | Skipped): void {
    if (event.type === 'article') this.#articles++
    if (!isSkipped(event)) return
    countIn(this.#skipped, event.lang === undefined ? event.reason : 'not English', event)
    if (event.fields) countIn(this.#textless, fileOf(event), event)
  }

  /** Of files some records of which have no text: what they have instead, a line or two a file. */
  notes(): string[] {
    return [...this.#textless].slice(0, mostFiles).map(([file, { first, count }]) => {
      const records = count === 1 ? '1 record' : `${count} records`
      return `${file}: ${records} skipped: ${first.reason}${remedy(first)}`
    })
  }

  /**
   * Why what was read does not do: no article, or more than half skipped for one reason. Undefined if it does. `lenient`:
   * that texts in other languages are left out is no mistake, as where a hook passes whatever was staged.
   */
  failure(lenient = false): string | undefined {
    const total = this.#articles + [...this.#skipped.values()].reduce((sum, { count }) => sum + count, 0)
    const [reason, most] = [...this.#skipped].sort((a, b) => b[1].count - a[1].count)[0] ?? []
    if (!most || reason === undefined || (this.#articles > 0 && most.count * 2 <= total)) return undefined
    if (reason === 'not English' && (lenient || this.#articles > 0)) return undefined
    const what = this.#articles === 0 ? 'nothing was read' : 'more than half was not read'
    return `${what}: ${most.count} of ${total} skipped: ${reason}${most.first.fields ? '' : ` (${most.first.path})`}`
  }

  /** What `notes` and `failure` have to say, to stderr. True if what was read does not do. */
  say(lenient?: boolean): boolean {
    const failure = this.failure(lenient)
    for (const line of [...this.notes(), ...(failure === undefined ? [] : [failure])]) say(line)
    return failure !== undefined
  }
}

const isSkipped = (event: Pick<RunEvent, 'type'>): event is Skipped => event.type === 'skipped'

const fileOf = ({ path }: Skipped): string => path.replace(/#\d+$/, '')

function countIn(counts: Map<string, { readonly first: Skipped; count: number }>, name: string, event: Skipped): void {
  const known = counts.get(name)
  if (known) known.count++
  else counts.set(name, { first: event, count: 1 })
}

/** What a record has instead of a text, and what would make it one. */
function remedy({ fields = [], textField }: Skipped): string {
  if (fields.length === 0) return ''
  const names = `\n  its fields: ${fields.join(', ')}`
  if (textField === undefined) return `${names}\n  none of them holds a text of some length`
  return `${names}\n  if "${textField}" is the text, put into copydesk.config.json: "sources": { "fields": { "text": ${quoted(textField)} } }`
}
