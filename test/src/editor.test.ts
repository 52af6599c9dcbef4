import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Finding, lineStarts, positionAt } from '@copydesk/core'
import { NodeHost } from '@copydesk/language-server/node'
import { LspClient } from '@copydesk/language-server/testing'
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from 'vscode-languageserver'
import { bin, copydesk, recordsOf } from './command.ts'
import { withFolder } from './folder.ts'

const corpus = resolve(import.meta.dirname, '../../corpus/outlets')
const glued =
  'It talked for hours about the money.The mayor left early, and nobody asked him why he did so that night.\n'

interface Said {
  readonly rule: string
  readonly message: string
  readonly line: number
  readonly column: number
  readonly fingerprint: string
}

const byPlace = (a: Said, b: Said): number => a.line - b.line || a.column - b.column || (a.rule < b.rule ? -1 : 1)

/** What the command says that an editor shows: in a file of records a finding stands on its record's line. */
function expected(record: { record?: number; findings: Finding[] }): Said[] {
  return record.findings
    .filter((f) => f.severity !== 'info' && !f.promoted && !f.suppressed)
    .map(({ rule, message, line, column, fingerprint, scope }) => ({
      rule,
      message,
      line: record.record ?? line,
      column: record.record || scope === 'article' ? 1 : column,
      fingerprint,
    }))
}

const said = ({ code, message, range, data }: Diagnostic): Said => ({
  rule: String(code),
  message,
  line: range.start.line + 1,
  column: range.start.character + 1,
  fingerprint: data.fingerprint,
})

describe('the language server', () => {
  it('says of every file of the corpus what the command says of it', async () => {
    const client = LspClient.inProcess(new NodeHost(true))
    await client.start({ folders: [pathToFileURL(corpus).href], pull: true })
    const { stdout } = copydesk(['lint', '.', '--format', 'jsonl', '--exit-zero'], { cwd: corpus })
    const paths = [...new Set(recordsOf(stdout).flatMap((r) => (r.type === 'article' ? [r.path as string] : [])))]
    let compared = 0
    // One file a source is enough: each costs a run of the command.
    const first = paths.filter((path, i) => paths.findIndex((p) => p.split('/')[0] === path.split('/')[0]) === i)
    for (const path of first) {
      const alone = copydesk(['lint', path, '--format', 'jsonl', '--exit-zero'], { cwd: corpus })
      const records = recordsOf(alone.stdout).filter((r) => r.type === 'article')
      // The command learns the habits of a source from all records of a file, the editor from each by itself.
      if (records.length !== 1) continue
      const text = readFileSync(join(corpus, path), 'utf8').replace(/^\uFEFF/, '')
      const uri = pathToFileURL(join(corpus, path)).href
      client.open(uri, text)
      const shown = (await client.pulled(uri)).map(said).sort(byPlace)
      expect(shown, path).toEqual(records.flatMap(expected).sort(byPlace))
      compared += shown.length
      client.close(uri)
    }
    await client.stop()
    expect(first.length).toBeGreaterThan(9)
    expect(compared).toBeGreaterThan(20)
  }, 120_000)

  it('gives up a text that keeps all others waiting, and answers for those', () => {
    const spinning = `export const rules = [{
      id: 'truncation/spinning', family: 'truncation', name: 'spinning', url: '',
      meta: { summary: 'x', confidence: 1, weight: 0, stage: 'preview', scope: 'span', messages: { x: { text: 'x', severity: 'info' } } },
      check: ({ text }) => { if (text.includes('QUAY-BELL')) for (;;) ; },
    }]`
    const files = {
      'plugin.mjs': spinning,
      'copydesk.config.json': '{ "plugins": ["./plugin.mjs"], "rules": { "truncation/spinning": "on" } }',
      'a.txt': `${glued}The QUAY-BELL rang.\n`,
      'b.txt': glued,
    }
    return withFolder(files, async (folder) => {
      const client = LspClient.inProcess(new NodeHost(true, 1000))
      await client.start({ folders: [pathToFileURL(folder).href], pull: true })
      const [held, other] = ['a.txt', 'b.txt'].map((name) => pathToFileURL(join(folder, name)).href) as [string, string]
      client.open(held, files['a.txt'])
      client.open(other, files['b.txt'])
      const [first, second] = await Promise.all([client.pulled(held), client.pulled(other)])
      expect(first.map(({ message }) => message)).toEqual(['not linted: it kept the editor waiting for 1 seconds'])
      expect(second.map(({ code }) => code)).toContain('truncation/glued-sentence')
      await client.stop()
    })
  })

  it('fixes a file as the command does', () =>
    withFolder({ 'copydesk.config.json': '{}' }, async (folder) => {
      const path = join(corpus, 'gunluk-dunya/bridge-paint.txt')
      const text = readFileSync(path, 'utf8').replace('. ', '.')
      writeFileSync(join(folder, 'a.txt'), text)
      const uri = pathToFileURL(join(folder, 'a.txt')).href
      const client = LspClient.inProcess(new NodeHost(true))
      await client.start({ folders: [pathToFileURL(folder).href] })
      client.open(uri, text)
      await client.diagnostics(uri, 1)
      await client.execute('copydesk.server.fixAll', uri)
      await client.stop()
      const edits = client.applied.flatMap((edit) => edit.documentChanges ?? [])
      const starts = lineStarts(text)
      const { stdout } = copydesk(['lint', 'a.txt', '--format', 'jsonl', '--exit-zero'], { cwd: folder })
      const fixes = (recordsOf(stdout)[0].findings as Finding[]).filter((f) => f.fix?.safe && f.severity !== 'info')
      expect(fixes.length).toBeGreaterThan(0)
      const places = fixes.flatMap((f) => f.fix?.edits ?? []).map((e) => positionAt(starts, e.start))
      const made = edits.flatMap((change) => ('edits' in change ? change.edits : []))
      expect(made.map((e) => ('range' in e ? e.range.start.line + 1 : 0)).sort()).toEqual(
        places.map((p) => p.line).sort(),
      )
    }))
})

describe('copydesk lsp', () => {
  it('speaks over standard input and output, and leaves with 0', () =>
    withFolder({ 'a.txt': glued }, async (folder) => {
      const client = LspClient.spawned([bin, 'lsp', '--stdio'], folder)
      const { serverInfo } = await client.start({ folders: [pathToFileURL(folder).href] })
      expect(serverInfo?.name).toBe('copydesk')
      const uri = pathToFileURL(join(folder, 'a.txt')).href
      client.open(uri, glued)
      expect((await client.diagnostics(uri, 1)).map((d) => d.code)).toContain('truncation/glued-sentence')
      const hover = await client.request('textDocument/hover', {
        textDocument: { uri },
        position: { line: 0, character: 33 },
      })
      expect(JSON.stringify(hover)).toContain('Extractors that join paragraphs')
      expect(await client.stop()).toBe(0)
    }))

  it.each([
    ['a body that is not JSON', 'Content-Length: 12\r\n\r\n{"jsonrpc": '],
    ['a body that is no message', 'Content-Length: 4\r\n\r\nnull'],
    ['a list', 'Content-Length: 2\r\n\r\n[]'],
    ['an unknown method', 'Content-Length: 46\r\n\r\n{"jsonrpc":"2.0","method":"x/y","params":"no"} '.slice(0, -1)],
    ['parameters of the wrong shape', framed({ jsonrpc: '2.0', method: 'textDocument/didChange', params: null })],
    ['a request of the wrong shape', framed({ jsonrpc: '2.0', id: 'x', method: 'textDocument/hover', params: [] })],
  ])('survives %s', (_, garbage) =>
    withFolder({}, async (folder) => {
      const client = LspClient.spawned([bin, 'lsp'], folder)
      await client.start({ folders: [pathToFileURL(folder).href] })
      client.input.write(garbage)
      const uri = pathToFileURL(join(folder, 'a.txt')).href
      client.open(uri, glued)
      expect((await client.diagnostics(uri, 1)).map((d) => d.code)).toContain('truncation/glued-sentence')
      expect(await client.stop()).toBe(0)
    }),
  )

  it('leaves when the client is gone', () =>
    withFolder({}, (folder) => {
      const ran = copydesk(['lsp'], { cwd: folder, input: '' })
      expect([ran.status, ran.stdout]).toEqual([0, ''])
    }))

  it('leaves when its input is no protocol at all', () =>
    withFolder({}, (folder) => {
      const ran = copydesk(['lsp'], { cwd: folder, input: 'GET / HTTP/1.1\r\nnonsense\r\n\r\n\0\0\0' })
      expect(ran.stdout).not.toContain('undefined')
      expect(ran.status).toBe(0)
    }))
})

function framed(message: unknown): string {
  const body = JSON.stringify(message)
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}
