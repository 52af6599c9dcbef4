import { asset } from '@copydesk/node'
import { expect, it } from 'vitest'
import { BrowserHost } from './browser.ts'

const rule = 'truncation/glued-sentence'
const glued =
  'It talked for hours about the money.The mayor left early, and nobody asked him why he did so that night.\n'
const folder = 'vscode-vfs://github/desk/articles'
const uri = `${folder}/elm/1.txt`

function hostWith(text?: string): BrowserHost {
  const host = new BrowserHost({
    words: asset('words.bin'),
    resources: { 'resource:bigrams': asset('bigrams.bin') },
    pages: { [rule]: '# page' },
  })
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
