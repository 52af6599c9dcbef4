import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { asset } from '@copydesk/node'
import { expect, it } from 'vitest'
import { URI } from 'vscode-uri'
import { BrowserHost } from './browser.ts'
import type { Host, SourceSummary } from './host.ts'
import { NodeHost } from './node-host.ts'

const rule = 'truncation/glued-sentence'
const glued =
  'It talked for hours about the money.The mayor left early, and nobody asked him why he did so that night.\n'
const folder = 'vscode-vfs://github/desk/articles'
const uri = `${folder}/elm/1.txt`

const data = {
  words: asset('words.bin'),
  resources: { 'resource:bigrams': asset('bigrams.bin') },
  pages: { [rule]: '# page' },
  pageRoot: 'https://editor.example/pages',
}

function hostWith(text?: string): BrowserHost {
  const host = new BrowserHost(data)
  host.setFolders([folder])
  host.configure({ folder, text })
  return host
}

const rulesIn = async (host: BrowserHost, text = glued): Promise<string[]> =>
  (await host.check({ uri, text })).articles.flatMap(({ result }) => result.findings.map((f) => f.rule))

it('lints without files', async () => {
  const host = hostWith()
  const { articles, base } = await host.check({ uri, text: glued })
  expect(articles.map(({ result }) => [result.path, result.source])).toEqual([['elm/1.txt', 'elm']])
  expect(base).toBe(folder)
  expect(await rulesIn(host)).toContain(rule)
  expect(host.page(rule)).toBe('# page')
  expect(host.pageUri(rule)).toBe(`https://editor.example/pages/${rule}.md`)
  expect(host.pageUri('truncation/own')).toBeUndefined()
})

it('follows presets and rules of a configuration', async () => {
  const host = hostWith(JSON.stringify({ extends: 'strict', rules: { '*': 'off', [rule]: 'error' } }))
  const { articles } = await host.check({ uri, text: glued })
  expect(articles[0]?.result.findings.map((f) => [f.rule, f.severity])).toEqual([[rule, 'error']])
  host.configure({ folder, text: JSON.stringify({ rules: { 'truncation/*': 'off' } }) })
  host.reload()
  expect(await rulesIn(host)).not.toContain(rule)
})

it.each([
  ['{', /not valid JSON/],
  ['[]', /expected an object/],
  ['{ "extends": "./mine.mjs" }', /only "recommended" and "strict"/],
])('says what is wrong with %s', async (text, message) => {
  await expect(hostWith(text).check({ uri, text: glued })).rejects.toThrow(message)
})

it('leaves other languages alone', async () => {
  const german =
    'Der Stadtrat hat am Montag beschlossen, die alte Brücke zu reparieren, weil sie im Winter für den Verkehr gesperrt werden musste. Die Bürger freuten sich sehr.'
  expect((await hostWith().check({ uri, text: german })).notes).toMatchObject([{ kind: 'skipped' }])
})

const furniture = 'Sign up for the Elm Creek letter to get it every Friday'
const files: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((n) => [`elm/${n}.txt`, `Story ${n} of the week.\n\n${glued}\n${furniture}\n`]),
  ),
  'oak/all.jsonl': [1, 2].map((n) => `${JSON.stringify({ id: n, text: `Day ${n}. ${glued}` })}\n`).join(''),
  'oak/de.txt':
    'Der Stadtrat hat am Montag beschlossen, die alte Brücke zu reparieren, weil sie im Winter für den Verkehr gesperrt werden musste. Die Bürger freuten sich sehr.\n',
  'oak/all-of-it.txt': 'The council met. '.repeat(600_000),
  'ash/damaged.jsonl': '{"id": 1,\n',
  'ash/empty.json': '{"id": 1}\n',
  'copydesk.config.json': '{}',
  'node_modules/elm/1.txt': glued,
  'loose.txt': glued.replace('money.The', 'money. The'),
}

/** What a host says of a folder's sources, paths below the folder for URIs, and in how many steps. */
async function linted(host: Host, at: string) {
  let steps = 0
  const seen: string[] = []
  const below = (path: string): string => path.slice(at.length + 1)
  const onFile = async (path: string): Promise<void> => void seen.push(below(path))
  const sources = await host.lintFolders?.([at], { onFile, onProgress: () => steps++, isCancelled: () => steps > 99 })
  const named = sources?.map(
    (source): SourceSummary => ({
      ...source,
      articles: source.articles.map((article) => ({ ...article, uri: below(article.uri) })),
    }),
  )
  return { sources: named, seen, steps }
}

it('lints folders whose files the client reads, and says of them what the command says', async () => {
  const place = mkdtempSync(join(tmpdir(), 'copydesk-folder-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(place, path)), { recursive: true })
    writeFileSync(join(place, path), text)
  }
  const own = URI.file(place).toString()
  const name = own.slice(own.lastIndexOf('/'))
  const root = `vscode-vfs://github/desk${name}`
  const host = new BrowserHost(data, {
    list: async () => Object.keys(files).map((path) => `${root}/${path}`),
    text: async (path) => files[path.slice(root.length + 1)] ?? null,
  })
  host.setFolders([root])
  const web = await linted(host, root)
  expect(web.sources?.map(({ source, articles }) => [source, articles.length]).sort()).toEqual([
    [name.slice(1), 1],
    ['elm', 6],
    ['oak', 2],
  ])
  expect(web.sources?.find(({ source }) => source === 'elm')?.articles[0]?.findings).toBeGreaterThan(1)
  const node = await linted(new NodeHost(true), own)
  rmSync(place, { recursive: true })
  expect([web.sources, web.seen]).toEqual([node.sources, node.seen])
})

it('stops linting folders when asked to, and offers nothing where nobody reads files', async () => {
  expect(hostWith().lintFolders).toBeUndefined()
  const host = new BrowserHost(data, { list: async () => [`${folder}/elm/1.txt`], text: async () => glued })
  const never = async (): Promise<void> => {
    throw new Error('linted all the same')
  }
  const listener = { onFile: never, onProgress: () => {}, isCancelled: () => true }
  expect(await host.lintFolders?.([folder], listener)).toEqual([])
})
