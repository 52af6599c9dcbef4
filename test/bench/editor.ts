import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Status, statusNotification } from '@copydesk/language-server'
import { NodeHost } from '@copydesk/language-server/node'
import { LspClient } from '@copydesk/language-server/testing'

// Edits of an article as a user types them, answered by the server: time inside the server, and memory after many.
// tsx bench/editor.ts [--edits N]

const corpus = resolve(import.meta.dirname, '../../corpus/outlets')

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Distinct articles of the corpus, joined up to a length in UTF-16 units. */
function articleOf(length: number, skip: number): string {
  const texts = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.txt'))
    .sort()
    .map((path) => readFileSync(join(corpus, path), 'utf8'))
  let text = ''
  for (let i = skip; text.length < length; i++) text += `${texts[i % texts.length]}\n`
  return text.slice(0, length)
}

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] as number

/** Types and deletes words all over the text; gives the server's milliseconds an edit, after a warm-up. */
async function type(client: LspClient, uri: string, text: string, edits: number): Promise<number[]> {
  const times: number[] = []
  const lines = text.split('\n')
  client.open(uri, text)
  const warm = Math.min(200, edits)
  for (let i = 0; i < edits + warm; i++) {
    const line = ((i >> 1) * 7) % lines.length
    const at = { line, character: 0 }
    const range = { start: at, end: i % 2 === 0 ? at : { line, character: 6 } }
    client.change(uri, { range, text: i % 2 === 0 ? 'again ' : '' })
    client.notified.length = 0
    await client.pulled(uri)
    const status = client.notified.find((n) => n.method === statusNotification)?.params as Status | undefined
    if (!status) throw new Error('the server did not check the text')
    if (i >= warm) times.push(status.milliseconds)
  }
  return times.sort((a, b) => a - b)
}

const flag = process.argv.indexOf('--edits')
const many = flag < 0 ? 10_000 : Number(process.argv[flag + 1])
const client = LspClient.inProcess(new NodeHost(true))
await client.start({ pull: true, status: true })
const say = (what: string, times: readonly number[]): void =>
  console.log(
    `${what}: median ${quantile(times, 0.5).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms (${times.length} edits)`,
  )
say('7 kB', await type(client, 'file:///bench/elm/7.txt', articleOf(7000, 0), Math.min(1000, many)))
say('100 kB', await type(client, 'file:///bench/elm/100.txt', articleOf(100_000, 3), Math.min(60, many)))
const heap: number[] = []
for (let part = 0; part < 10; part++) {
  await type(client, 'file:///bench/elm/memory.txt', articleOf(7000, 5), Math.round(many / 10))
  collect()
  heap.push(process.memoryUsage().heapUsed / 1e6)
}
console.log(`heap every ${Math.round(many / 10)} edits: ${heap.map((mb) => mb.toFixed(1)).join(' ')} MB`)
await client.stop()
process.exit(0)
