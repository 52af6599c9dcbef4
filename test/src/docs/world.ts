import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { story } from '../articles.ts'
import { bin } from '../command.ts'
import { crawled } from '../crawl.ts'
import { must, repository, write } from '../packed.ts'

const dirty = (n: number): string => `${story(n).replace('January. The', 'January.The')}\nShare this article\n`

const htmlPage = (n: number): string =>
  `<html><head><title>Harbour wall ${n}</title></head><body><article>${story(n)
    .split('\n\n')
    .map((part) => `<p>${part}</p>`)
    .join('\n')}</article></body></html>`

const response = (n: number): string => {
  const body = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${htmlPage(n)}`
  const head = `WARC-Type: response\r\nWARC-Record-ID: <urn:uuid:${n}>\r\nWARC-Target-URI: https://oak.example/${n}`
  return `WARC/1.0\r\n${head}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${body.length}\r\n\r\n${body}\r\n\r\n`
}

const folderOf = (name: string): Record<string, string> =>
  Object.fromEntries(
    ['elm-creek', 'oak-hill'].flatMap((source, s) =>
      [1, 2, 3, 4].map((n) => [`${name}/${source}/${n}.txt`, dirty(n + 10 * s)]),
    ),
  )

const records = Array.from({ length: 12 }, (_, n) => ({
  id: n,
  outlet: `Post ${n % 2}`,
  headline: `Wall ${n}`,
  published_at: `2023-03-${n + 10}`,
  body: dirty(n),
}))
const jsonl = records.map((record) => `${JSON.stringify(record)}\n`).join('')
const csv = `story,paper\n${records.map(({ body, outlet }) => `"${body.replaceAll('"', '""')}",${outlet}\n`).join('')}`
const archive = [1, 2, 3].map(response).join('')

/** Every file that the pages name, in a repository, and the command on the path. */
export function world(folder: string): { readonly cwd: string; readonly env: Record<string, string> } {
  const cwd = join(folder, 'home')
  const tools = join(folder, 'bin')
  repository(cwd, {
    ...folderOf('articles'),
    ...folderOf('incoming'),
    'news.jsonl': jsonl,
    'articles.csv': csv,
    'meta.jsonl': '{ "file": "articles/elm-creek/1.txt", "author": "Nora Whitfield" }\n',
    'archive.warc': archive,
    'a.html': htmlPage(1),
    'b.html': htmlPage(1).replace('two years', '3 years'),
    'story.html': htmlPage(2),
    'crawl/a.jsonl': Array.from({ length: 40 }, (_, i) => `${crawled(i, 3)}\n`).join(''),
    'path/to/articles/elm-creek/1.txt': dirty(5),
  })
  write(tools, { copydesk: `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n` })
  chmodSync(join(tools, 'copydesk'), 0o755)
  const env = { PATH: `${tools}:${process.env.PATH}`, HOME: folder }
  made(cwd, env)
  return { cwd, env }
}

/** What other commands make. */
function made(cwd: string, env: Record<string, string>): void {
  for (const line of [
    'cat news.jsonl | copydesk clean - --stdin-format jsonl --format parquet > articles.parquet 2> said',
    'copydesk lint articles --format jsonl --exit-zero > before.jsonl && cp before.jsonl after.jsonl',
    'copydesk profile crawl --shard 1/1 -o parts && copydesk profile --merge parts/*.profile -o profile.json',
    'copydesk lint crawl --shard 1/1 --profile profile.json --tallies parts --exit-zero',
    'copydesk clean articles --out cleaned',
    'gzip --keep archive.warc news.jsonl',
  ])
    must('bash', ['-c', line], cwd, env)
}
