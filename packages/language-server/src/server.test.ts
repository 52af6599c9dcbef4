import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CodeAction, Diagnostic, Hover } from 'vscode-languageserver'
import { URI } from 'vscode-uri'
import type { CheckOutcome, Host, SourceSummary, Text } from './host.ts'
import { NodeHost } from './node-host.ts'
import { commands, statusNotification } from './protocol.ts'
import { type ClientOptions, LspClient, withEdits } from './testing/index.ts'

const glued =
  'It talked for hours about the money.The mayor left early, and nobody asked him why he did so that night.\n'
const fixed = glued.replace('money.The', 'money. The')
const rule = 'truncation/glued-sentence'
const only = (...codes: string[]) => ({ rules: { '*': 'off', ...Object.fromEntries(codes.map((c) => [c, 'on'])) } })

let folder = ''
let clients: LspClient[] = []

const put = (path: string, text: string): string => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
  return uri(path)
}
const uri = (path: string): string => URI.file(join(folder, path)).toString()
const get = (path: string): string => readFileSync(join(folder, path), 'utf8')

async function serve(options: ClientOptions & { host?: Host } = {}): Promise<LspClient> {
  const client = LspClient.inProcess(options.host ?? new NodeHost(true))
  clients.push(client)
  await client.start({ folders: [URI.file(folder).toString()], ...options })
  return client
}

const codes = (diagnostics: readonly Diagnostic[]): unknown[] => diagnostics.map((d) => d.code)
const titled = (actions: readonly CodeAction[], start: string): CodeAction => {
  const found = actions.find((a) => a.title.startsWith(start))
  if (!found) throw new Error(`no action "${start}" among ${actions.map((a) => a.title).join(', ')}`)
  return found
}
const run = (client: LspClient, { command }: CodeAction): Promise<unknown> =>
  client.execute(command?.command ?? '', ...(command?.arguments ?? []))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-lsp-'))
  put('copydesk.config.json', JSON.stringify(only(rule)))
})

afterEach(async () => {
  for (const client of clients) await client.stop()
  clients = []
  rmSync(folder, { recursive: true, force: true })
})

describe('diagnostics', () => {
  it('are pushed, each with its place, rule, page and fingerprint', async () => {
    const client = await serve()
    const at = put('elm/1.txt', glued)
    client.open(at, glued)
    const found = await client.diagnostics(at, 1)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      range: { start: { line: 0, character: 30 }, end: { line: 0, character: 39 } },
      code: rule,
      severity: 2,
      source: 'copydesk',
    })
    const page = URI.parse(found[0]?.codeDescription?.href ?? '')
    expect([page.scheme, readFileSync(page.fsPath, 'utf8')]).toEqual(['file', expect.stringContaining(`# ${rule}`)])
    expect(found[0]?.data.fingerprint).toMatch(/^[0-9a-f]+$/)
  })

  it('are given on request to a client that pulls, and not pushed to it', async () => {
    const client = await serve({ pull: true })
    const at = put('elm/1.txt', glued)
    client.open(at, glued)
    expect(codes(await client.pulled(at))).toEqual([rule])
    expect(client.published).toEqual([])
    client.close(at)
    expect(await client.pulled(at)).toEqual([])
  })

  it('fade out what is furniture', async () => {
    put('copydesk.config.json', '{}')
    const text = `The council voted on Monday to mend the bridge before the winter sets in, the mayor said.\n\nSign up for our newsletter to get the latest news in your inbox.\n\n${fixed}`
    const client = await serve()
    client.open(uri('elm/1.txt'), text)
    const faded = (await client.diagnostics(uri('elm/1.txt'), 1)).filter((d) => d.tags?.includes(1))
    expect(faded.map((d) => d.range.start.line)).toEqual([2])
    expect(String(faded[0]?.code)).toMatch(/^boilerplate\//)
  })

  it('go when the document is closed', async () => {
    const client = await serve()
    client.open(uri('a.txt'), glued)
    await client.diagnostics(uri('a.txt'), 1)
    client.close(uri('a.txt'))
    await client.until(() => client.published.at(-1)?.diagnostics.length === 0)
  })

  it('stand on the record’s line in a file of records', async () => {
    const client = await serve()
    const text = `${JSON.stringify({ text: fixed })}\n${JSON.stringify({ text: glued })}\n`
    client.open(uri('elm/a.jsonl'), text)
    const found = await client.diagnostics(uri('elm/a.jsonl'), 1)
    expect(found.map((d) => [d.code, d.range.start.line, d.range.start.character])).toEqual([[rule, 1, 0]])
    expect(
      (await client.actions(uri('elm/a.jsonl'), found[0]?.range as Diagnostic['range'])).map((a) => a.title),
    ).toEqual([
      `Disable ${rule} here`,
      `Disable ${rule} in this file`,
      `Disable ${rule} for this source`,
      'Add to the baseline',
    ])
  })

  it('count the text as the editor has it: line ends, and a charset the page declares', async () => {
    const client = await serve()
    const page = `<html><head><meta charset="windows-1252"></head><body><article>\r\n<p>Café owners spoke first. ${glued.trim()}</p>\r\n</article></body></html>`
    client.open(uri('a.html'), page, 'html')
    const [found] = await client.diagnostics(uri('a.html'), 1)
    expect(found?.range.start).toEqual({ line: 1, character: 'Café owners spoke first. '.length + 3 + 30 })
  })
})

describe('edits', () => {
  it('are followed one by one', async () => {
    const client = await serve()
    const at = uri('a.txt')
    client.open(at, glued)
    expect(codes(await client.diagnostics(at, 1))).toEqual([rule])
    const behindStop = { line: 0, character: 36 }
    const v2 = client.change(at, { range: { start: behindStop, end: behindStop }, text: ' ' })
    expect(await client.diagnostics(at, v2)).toEqual([])
    const v3 = client.change(
      at,
      { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: glued },
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } }, text: '' },
    )
    expect((await client.diagnostics(at, v3)).map((d) => d.range.start.line)).toEqual([1])
  })

  it('wait for a pause: versions in between are neither linted nor published', async () => {
    const seen: string[] = []
    const client = await serve({
      host: hostOf(async ({ text }) => {
        seen.push(text)
        return outcome
      }),
    })
    const at = uri('a.txt')
    client.open(at, 'a')
    await client.diagnostics(at, 1)
    let last = 0
    for (const text of ['b', 'c', 'd', 'e']) last = client.change(at, { text })
    await client.diagnostics(at, last)
    expect([...new Set(seen)]).toEqual(['a', 'e'])
    expect(client.published.map((p) => p.version)).toEqual([1, last])
  })

  /** A host whose checks end when the test says so; texts in the order they are asked about. */
  const slow = () => {
    const release = new Map<string, () => void>()
    const check = ({ text }: Text) =>
      new Promise<CheckOutcome>((resolve) => {
        const earlier = release.get(text)
        release.set(text, () => {
          earlier?.()
          resolve(noteOf(text))
        })
      })
    return { release, host: hostOf(check) }
  }

  it('overtake a check under way: its findings are never published', async () => {
    const { host, release } = slow()
    const client = await serve({ host, configuration: () => ({ debounce: 0 }) })
    const at = uri('a.txt')
    client.open(at, 'old')
    await client.until(() => release.has('old'))
    const version = client.change(at, { text: 'new' })
    await client.until(() => release.has('new'))
    release.get('new')?.()
    expect((await client.diagnostics(at, version)).map((d) => d.message)).toEqual(['new'])
    release.get('old')?.()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(client.published.map((p) => p.version)).toEqual([version])
  })

  it('make an outdated request for diagnostics be asked again', async () => {
    const { host, release } = slow()
    const client = await serve({ host, pull: true })
    client.open(uri('a.txt'), 'old')
    const asked = client.pulled(uri('a.txt'))
    await client.until(() => release.has('old'))
    client.change(uri('a.txt'), { text: 'new' })
    const again = client.pulled(uri('a.txt'))
    await client.until(() => release.has('new'))
    for (const go of release.values()) go()
    await expect(asked).rejects.toMatchObject({ code: -32802, data: { retriggerRequest: true } })
    expect((await again).map((d) => d.message)).toEqual(['new'])
  })
})

describe('actions', () => {
  it('fix a finding', async () => {
    const client = await serve()
    client.open(uri('a.txt'), glued)
    const [found] = await client.diagnostics(uri('a.txt'), 1)
    const actions = await client.actions(uri('a.txt'), found?.range as Diagnostic['range'])
    const fix = titled(actions, 'Replace with "money. The"')
    expect(fix).toMatchObject({ kind: 'quickfix', isPreferred: true })
    expect(withEdits(uri('a.txt'), glued, fix.edit)).toBe(fixed)
    expect(fix.diagnostics?.[0]?.code).toBe(rule)
  })

  it('fix all of a file, as an action on saving and as a command', async () => {
    const text = `${glued}\n${glued.replace('hours', 'days')}`
    const client = await serve()
    client.open(uri('a.txt'), text)
    await client.diagnostics(uri('a.txt'), 1)
    const start = { line: 0, character: 0 }
    const [all, ...none] = await client.actions(uri('a.txt'), { start, end: start }, { only: ['source.fixAll'] })
    expect(none).toEqual([])
    expect(all?.kind).toBe('source.fixAll.copydesk')
    expect(withEdits(uri('a.txt'), text, all?.edit)).toBe(text.replaceAll('money.The', 'money. The'))
    expect(await client.execute(commands.fixAll, uri('a.txt'))).toBe(true)
    expect(withEdits(uri('a.txt'), text, client.applied[0])).toBe(text.replaceAll('money.The', 'money. The'))
  })

  it('write fixes as the format does', async () => {
    put('copydesk.config.json', JSON.stringify({ rules: { '*': 'off', 'boilerplate/*': 'on' } }))
    const text = `The council voted on Monday to mend the bridge before winter, the mayor said.\r\n\r\nSign up for our newsletter to get the latest news in your inbox.\r\n\r\n${fixed.trim()}\r\n`
    const client = await serve()
    client.open(uri('a.txt'), text)
    const [found] = await client.diagnostics(uri('a.txt'), 1)
    const fix = titled(await client.actions(uri('a.txt'), found?.range as Diagnostic['range']), 'Remove it')
    expect(withEdits(uri('a.txt'), text, fix.edit)).toBe(text.replace(/Sign up.*\r\n\r\n/, ''))
  })

  it('disable here by a comment before the paragraph in Markdown', async () => {
    const text = `# A bridge\n\nIt rained on Monday.\nThe river rose and\n${glued}`
    const client = await serve()
    client.open(uri('a.md'), text, 'markdown')
    const [found] = await client.diagnostics(uri('a.md'), 1)
    const actions = await client.actions(uri('a.md'), found?.range as Diagnostic['range'])
    for (const [title, comment, line] of [
      [`Disable ${rule} here`, 'copydesk-disable-next-line', 2],
      [`Disable ${rule} in this file`, 'copydesk-disable-file', 0],
    ] as const) {
      const changed = withEdits(uri('a.md'), text, titled(actions, title).edit)
      expect(changed.split('\n')[line]).toBe(`<!-- ${comment} ${rule} -->`)
      const version = client.change(uri('a.md'), { text: changed })
      expect(await client.diagnostics(uri('a.md'), version)).toEqual([])
      await client.diagnostics(uri('a.md'), client.change(uri('a.md'), { text }))
    }
  })

  it('disable here and in this file by a sidecar elsewhere', async () => {
    const text = `${glued}\nIt rained for weeks on end.The river rose, and nobody in the valley slept that night.\n`
    const at = put('elm/1.txt', text)
    const client = await serve()
    client.open(at, text)
    const [found] = await client.diagnostics(at, 1)
    const range = found?.range as Diagnostic['range']
    const actions = await client.actions(at, range)
    const before = client.published.length
    await run(client, titled(actions, `Disable ${rule} here`))
    expect(JSON.parse(get('elm/1.txt.copydesk.json'))).toEqual({ disable: [{ rules: rule, actual: 'money.The' }] })
    await client.until(() => client.published.length > before)
    expect((await client.diagnostics(at)).map((d) => d.range.start.line)).toEqual([2])
    const left = (await client.diagnostics(at))[0]?.range as Diagnostic['range']
    await run(client, titled(await client.actions(at, left), `Disable ${rule} in this file`))
    await client.until(() => client.published.at(-1)?.diagnostics.length === 0)
  })

  it('disable for the source in the configuration', async () => {
    const at = put('elm/1.txt', glued)
    const client = await serve()
    client.open(at, glued)
    const [found] = await client.diagnostics(at, 1)
    await run(
      client,
      titled(await client.actions(at, found?.range as Diagnostic['range']), `Disable ${rule} for this source`),
    )
    expect(JSON.parse(get('copydesk.config.json')).overrides).toEqual([{ files: ['elm/**'], rules: { [rule]: 'off' } }])
    await client.until(() => client.published.at(-1)?.diagnostics.length === 0)
  })

  it('say why a configuration that runs code is not changed', async () => {
    rmSync(join(folder, 'copydesk.config.json'))
    put('copydesk.config.mjs', `export default ${JSON.stringify(only(rule))}`)
    const at = put('elm/1.txt', glued)
    const client = await serve()
    client.open(at, glued)
    const [found] = await client.diagnostics(at, 1)
    const action = titled(
      await client.actions(at, found?.range as Diagnostic['range']),
      `Disable ${rule} for this source`,
    )
    await expect(run(client, action)).rejects.toThrow(/copydesk\.config\.mjs: add an override/)
  })

  it('add to the baseline', async () => {
    const at = put('elm/1.txt', glued)
    const client = await serve()
    client.open(at, glued)
    const [found] = await client.diagnostics(at, 1)
    await run(client, titled(await client.actions(at, found?.range as Diagnostic['range']), 'Add to the baseline'))
    const accepted = JSON.parse(get('copydesk.baseline.json')).articles['elm/1.txt']
    expect(accepted).toMatchObject([{ rule, actual: 'money.The', fingerprint: found?.data.fingerprint }])
    await client.until(() => client.published.at(-1)?.diagnostics.length === 0)
  })
})

describe('what is shown besides', () => {
  const hover = (client: LspClient, at: string, character: number) =>
    client.request<Hover | null>('textDocument/hover', { textDocument: { uri: at }, position: { line: 0, character } })

  it('is the reason of a finding under the pointer', async () => {
    const client = await serve()
    client.open(uri('a.txt'), glued)
    const text = JSON.stringify(await hover(client, uri('a.txt'), 33))
    for (const part of [
      rule,
      'Extractors that join paragraphs',
      'Found: `money.The`',
      'Expected: `money. The`',
      'Confidence',
    ])
      expect(text).toContain(part)
    expect(await hover(client, uri('a.txt'), 3)).toBeNull()
  })

  it('is the score above the article, unless turned off', async () => {
    let codeLens = true
    const client = await serve({ configuration: () => ({ codeLens }) })
    client.open(uri('elm/1.txt'), glued)
    const ask = () =>
      client.request<{ command: { title: string } }[]>('textDocument/codeLens', {
        textDocument: { uri: uri('elm/1.txt') },
      })
    expect((await ask()).map((l) => l.command.title)).toEqual([expect.stringMatching(/^Copydesk \d+\.\d · elm$/)])
    codeLens = false
    client.notify('workspace/didChangeConfiguration', { settings: {} })
    await client.until(async () => (await ask()).length === 0)
    expect(await ask()).toEqual([])
  })

  it('is score and time, to clients that ask for it', async () => {
    const client = await serve({ status: true })
    client.open(uri('a.txt'), glued)
    const said = await client.until(() => client.notified.find((n) => n.method === statusNotification))
    expect(said.params).toMatchObject({ uri: uri('a.txt'), findings: 1, score: expect.any(Number) })
    const silent = await serve()
    silent.open(uri('a.txt'), glued)
    await silent.diagnostics(uri('a.txt'), 1)
    expect(silent.notified.filter((n) => n.method === statusNotification)).toEqual([])
  })

  it('is what is known of an article', async () => {
    const client = await serve()
    client.open(uri('elm/1.txt'), glued)
    const [article] = await client.execute<Record<string, unknown>[]>(commands.explainArticle, uri('elm/1.txt'))
    expect(article).toMatchObject({ path: 'elm/1.txt', source: 'elm', findings: [{ rule, actual: 'money.The' }] })
  })
})

describe('the workspace', () => {
  it('is linted whole: closed files get diagnostics, sources their scores', async () => {
    put('elm/1.txt', glued)
    put('elm/2.txt', fixed)
    put('oak/1.jsonl', `${JSON.stringify({ text: glued })}\n${JSON.stringify({ text: fixed })}\n`)
    const open = put('oak/2.txt', glued)
    const client = await serve()
    client.open(open, glued)
    await client.diagnostics(open, 1)
    const sources = await client.execute<SourceSummary[]>(commands.lintWorkspace)
    expect(sources.map((s) => [s.source, s.articles.map((a) => a.findings)]).sort()).toEqual([
      ['elm', [1, 0]],
      ['oak', [1, 0, 1]],
    ])
    expect(client.published.filter((p) => p.version === undefined).map((p) => [p.uri, codes(p.diagnostics)])).toEqual([
      [uri('elm/1.txt'), [rule]],
      [uri('oak/1.jsonl'), [rule]],
    ])
    const elm = await client.execute<SourceSummary>(commands.sourceScore, 'elm')
    expect(elm.score).toBe(sources.find((s) => s.source === 'elm')?.score)
    await client.until(() =>
      client.notified.some((n) => JSON.stringify(n.params).includes(`elm: ${elm.score.toFixed(1)}`)),
    )
  })

  it('takes back what no longer holds when it is linted again', async () => {
    put('elm/1.txt', glued)
    const client = await serve()
    await client.execute(commands.lintWorkspace)
    expect(codes(await client.diagnostics(uri('elm/1.txt')))).toEqual([rule])
    put('elm/1.txt', fixed)
    await client.execute(commands.lintWorkspace)
    await client.until(() => client.published.at(-1)?.diagnostics.length === 0)
  })

  it('leaves an opened document to itself when the client pulls', async () => {
    put('elm/1.txt', glued)
    const client = await serve({ pull: true })
    await client.execute(commands.lintWorkspace)
    expect(codes(await client.diagnostics(uri('elm/1.txt')))).toEqual([rule])
    client.open(uri('elm/1.txt'), glued)
    await client.until(() => client.published.at(-1)?.diagnostics.length === 0)
    expect(codes(await client.pulled(uri('elm/1.txt')))).toEqual([rule])
  })

  it('is no workspace without folders', async () => {
    const client = await serve({ folders: null })
    await expect(client.execute(commands.lintWorkspace)).rejects.toThrow('no folders')
    client.open('file:///nowhere/to/be/found.txt', glued)
    expect((await client.diagnostics('file:///nowhere/to/be/found.txt', 1)).length).toBeGreaterThan(0)
  })

  it('may have several folders, each with a configuration and settings of its own', async () => {
    put('one/copydesk.config.json', JSON.stringify(only(rule)))
    put('two/copydesk.config.json', JSON.stringify({ rules: { '*': 'off' } }))
    put('three/copydesk.config.json', JSON.stringify(only(rule)))
    const client = await serve({
      folders: [uri('one'), uri('two'), uri('three')],
      configuration: ({ scopeUri }) => ({ enable: scopeUri !== uri('three') }),
    })
    for (const name of ['one', 'two', 'three']) client.open(uri(`${name}/a.txt`), glued)
    expect(codes(await client.diagnostics(uri('one/a.txt'), 1))).toEqual([rule])
    expect(await client.diagnostics(uri('two/a.txt'), 1)).toEqual([])
    expect(await client.diagnostics(uri('three/a.txt'), 1)).toEqual([])
    client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: uri('three'), name: 'three' }] },
    })
    await client.until(() => client.published.findLast((p) => p.uri === uri('three/a.txt'))?.diagnostics.length === 1)
  })
})

describe('files the findings depend on', () => {
  const changed = (client: LspClient, path: string): void =>
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(path), type: 2 }] })

  it('are watched', async () => {
    const client = await serve({ watch: true })
    const asked = await client.until(() => client.requested.find((r) => r.method === 'client/registerCapability'))
    const globs = JSON.stringify(asked.params)
    for (const name of ['copydesk.config', '.copydeskignore', '.copydesk/*.json', 'copydesk.baseline.json'])
      expect(globs).toContain(name)
  })

  it.each([
    ['a configuration', 'copydesk.config.json', JSON.stringify({ rules: { '*': 'off' } })],
    ['an ignore file', '.copydeskignore', 'elm/\n'],
    ['a sidecar', 'elm/1.txt.copydesk.json', JSON.stringify({ disable: [rule] })],
  ])('are read again: %s', async (_, path, text) => {
    const at = put('elm/1.txt', glued)
    const client = await serve()
    client.open(at, glued)
    expect(codes(await client.diagnostics(at, 1))).toEqual([rule])
    put(path, text)
    changed(client, path)
    await client.until(() => client.published.at(-1)?.diagnostics.length === 0)
  })

  it('are read again: a table of metadata', async () => {
    put('copydesk.config.json', JSON.stringify({ ...only('attribution/missing-byline'), metadata: 'meta.jsonl' }))
    const table = (author: string | null): string =>
      put('meta.jsonl', `${JSON.stringify({ file: 'elm/1.txt', author })}\n`)
    table('Anna Reid')
    const long = `${fixed}\n${fixed.repeat(4)}`
    const client = await serve()
    const at = put('elm/1.txt', long)
    client.open(at, long)
    expect(codes(await client.diagnostics(at, 1))).toEqual([])
    table(null)
    const version = client.change(at, { text: `${long}\n` })
    expect(codes(await client.diagnostics(at, version))).toEqual(['attribution/missing-byline'])
  })

  it('are read again: a profile', async () => {
    const bad = JSON.stringify({ ...only(rule), profile: 'habits.json' })
    put('copydesk.config.json', bad)
    const client = await serve()
    client.open(uri('a.txt'), glued)
    expect(codes(await client.diagnostics(uri('a.txt'), 1))).toEqual([rule])
    put('habits.json', 'no profile')
    changed(client, 'habits.json')
    await client.until(() => client.published.at(-1)?.diagnostics[0]?.message.includes('copydesk.config.json'))
  })

  it('are noticed at the next edit by a client that watches nothing', async () => {
    const client = await serve()
    client.open(uri('a.txt'), glued)
    await client.diagnostics(uri('a.txt'), 1)
    put('copydesk.config.json', JSON.stringify({ rules: { '*': 'off' } }))
    expect(await client.diagnostics(uri('a.txt'), client.change(uri('a.txt'), { text: `${glued} ` }))).toEqual([])
  })

  it('are read again when they are programs', async () => {
    rmSync(join(folder, 'copydesk.config.json'))
    put('copydesk.config.mjs', `export default ${JSON.stringify(only(rule))}`)
    const client = await serve()
    client.open(uri('a.txt'), glued)
    expect(codes(await client.diagnostics(uri('a.txt'), 1))).toEqual([rule])
    put('copydesk.config.mjs', "export default { rules: { '*': 'off' } }")
    changed(client, 'copydesk.config.mjs')
    await client.until(() => client.published.at(-1)?.diagnostics.length === 0)
  })

  it('say what is wrong with them, with the remedy', async () => {
    put('copydesk.config.json', '{ "rules": { "truncation/glued": "on" } }')
    const client = await serve()
    client.open(uri('a.txt'), glued)
    const [said] = await client.diagnostics(uri('a.txt'), 1)
    expect(said).toMatchObject({ severity: 1, message: expect.stringContaining('copydesk.config.json:1:') })
    put('copydesk.config.json', JSON.stringify(only(rule)))
    changed(client, 'copydesk.config.json')
    await client.until(() => client.published.at(-1)?.diagnostics[0]?.code === rule)
  })

  it('run no code where the workspace is not trusted', async () => {
    rmSync(join(folder, 'copydesk.config.json'))
    put(
      'copydesk.config.mjs',
      `import { writeFileSync } from 'node:fs'\nwriteFileSync(${JSON.stringify(join(folder, 'ran'))}, '')\nexport default {}`,
    )
    const client = await serve({ host: new NodeHost(false) })
    client.open(uri('a.txt'), glued)
    const [said] = await client.diagnostics(uri('a.txt'), 1)
    expect(said?.message).toMatch(/copydesk\.config\.mjs: runs code, which an untrusted workspace may not/)
    expect(existsSync(join(folder, 'ran'))).toBe(false)
  })
})

describe('a workspace that is not trusted', () => {
  const settings: [name: string, action: string, prepare: () => void][] = [
    ['a baseline its configuration puts elsewhere', 'Add to the baseline', () => {
      put('work/copydesk.config.json', JSON.stringify({ ...only(rule), baseline: '../outside/kept.json' }))
    }],
    ['a baseline by a link', 'Add to the baseline', () => {
      put('work/copydesk.config.json', JSON.stringify({ ...only(rule), baseline: 'kept/kept.json' }))
      symlinkSync(join(folder, 'outside'), join(folder, 'work/kept'))
    }],
    ['the baseline of a folder above', 'Add to the baseline', () => {}],
    ['a configuration above', `Disable ${rule} for this source`, () => {}],
  ] // biome-ignore format: one case a piece

  /** Every file below a folder with what it holds. */
  const files = (at: string): Record<string, string> =>
    Object.fromEntries(
      readdirSync(join(folder, at), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
        .filter((path) => !path.startsWith(join(folder, 'work/')))
        .map((path) => [path, readFileSync(path, 'utf8')]),
    )

  const act = async (at: string, action: string, trusted: boolean): Promise<unknown> => {
    const client = await serve({
      host: new NodeHost(trusted),
      folders: [URI.file(join(folder, 'work')).toString()],
    })
    client.open(at, glued)
    const [found] = await client.diagnostics(at, 1)
    return run(client, titled(await client.actions(at, found?.range as Diagnostic['range']), action))
  }

  it.each(settings)('has nothing written outside of it: %s', async (_, action, prepare) => {
    put('outside/1.txt', fixed)
    const at = put('work/elm/1.txt', glued)
    prepare()
    const before = files('.')
    await expect(act(at, action, false)).rejects.toThrow('outside of')
    expect(files('.')).toEqual(before)
  })

  it('has no sidecar written by a link to another folder', async () => {
    put('outside/1.txt', glued)
    put('work/a.txt', fixed)
    symlinkSync(join(folder, 'outside'), join(folder, 'work/elm'))
    const before = files('.')
    await expect(act(uri('work/elm/1.txt'), `Disable ${rule} here`, false)).rejects.toThrow('outside of')
    expect(files('.')).toEqual(before)
  })

  it('may have its own settings written; a trusted one those of a folder above', async () => {
    const at = put('work/elm/1.txt', glued)
    await act(at, 'Add to the baseline', true)
    expect(existsSync(join(folder, 'copydesk.baseline.json'))).toBe(true)
    put('work/copydesk.config.json', JSON.stringify(only(rule)))
    await act(at, 'Add to the baseline', false)
    expect(existsSync(join(folder, 'work/copydesk.baseline.json'))).toBe(true)
  })
})

describe('the unexpected', () => {
  it.each([null, undefined, 7, [], { enable: 'yes', maxLength: null, debounce: -1 }])(
    'configuration %j changes nothing',
    async (answer) => {
      const client = await serve({ configuration: () => answer })
      client.open(uri('a.txt'), glued)
      expect(codes(await client.diagnostics(uri('a.txt'), 1))).toEqual([rule])
    },
  )

  it('a document without a file is linted, and offers nothing that would need one', async () => {
    const client = await serve()
    client.open('untitled:Untitled-1', glued)
    const [found] = await client.diagnostics('untitled:Untitled-1', 1)
    expect(found?.code).toBe(rule)
    const actions = await client.actions('untitled:Untitled-1', found?.range as Diagnostic['range'])
    expect(actions.map((a) => a.title)).toEqual(['Replace with "money. The"', 'Make all safe Copydesk fixes'])
  })

  it('a document over the limit gets a message instead', async () => {
    const client = await serve({ configuration: () => ({ maxLength: 1000 }) })
    client.open(uri('a.txt'), glued.repeat(20))
    expect((await client.diagnostics(uri('a.txt'), 1)).map((d) => d.message)).toEqual([
      'longer than 1000 characters: raise copydesk.maxLength to have it linted',
    ])
  })

  it('a rule that throws is named, the others go on', async () => {
    put(
      'bad.mjs',
      `export const rules = [{ id: 'truncation/bad', family: 'truncation', url: 'https://example.org', meta: { summary: 's', confidence: 1, weight: 0, stage: 'preview', scope: 'span', messages: { a: { text: 'a', severity: 'warning' } } }, check() { throw new Error('out of ink') } }]`,
    )
    put(
      'copydesk.config.json',
      JSON.stringify({ plugins: ['./bad.mjs'], rules: { '*': 'off', [rule]: 'on', 'truncation/bad': 'on' } }),
    )
    const client = await serve()
    client.open(uri('a.txt'), glued)
    const found = await client.diagnostics(uri('a.txt'), 1)
    expect(found.map((d) => d.code ?? d.message)).toEqual(['truncation/bad failed: out of ink', rule])
  })

  it('a host that throws is reported, and asked again', async () => {
    let broken = true
    const client = await serve({
      host: hostOf(async () => {
        if (broken) throw new Error('the disk is full')
        return outcome
      }),
    })
    client.open(uri('a.txt'), glued)
    expect((await client.diagnostics(uri('a.txt'), 1)).map((d) => d.message)).toEqual(['the disk is full'])
    broken = false
    expect(await client.diagnostics(uri('a.txt'), client.change(uri('a.txt'), { text: 'x' }))).toEqual([])
  })

  it('commands without their arguments, of findings that are gone, or unknown are refused', async () => {
    const client = await serve()
    client.open(uri('a.txt'), glued)
    await expect(client.execute('copydesk.silence', uri('a.txt'))).rejects.toThrow('without its arguments')
    await expect(client.execute('copydesk.silence', uri('a.txt'), 'feed', 'line')).rejects.toThrow('there no more')
    await expect(client.execute(commands.fixAll, { not: 'a string' })).rejects.toThrow('without its arguments')
    await expect(client.execute('rm -rf')).rejects.toThrow('unknown')
  })
})

const outcome: CheckOutcome = { articles: [], notes: [] }
const noteOf = (message: string): CheckOutcome => ({ articles: [], notes: [{ kind: 'error', message }] })
const hostOf = (check: (text: Text) => Promise<CheckOutcome>): Host => ({
  check,
  page: () => undefined,
  pageUri: () => undefined,
  reload: () => undefined,
  setFolders: () => undefined,
})
