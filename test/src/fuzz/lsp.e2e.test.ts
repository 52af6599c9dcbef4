import { spawn } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bin } from '../command.ts'
import { mutated } from './grammar.ts'
import { cases, fuzzed, patience } from './settings.ts'

const uri = 'file:///tmp/nowhere/a.txt'
const place = { textDocument: { uri }, position: { line: 0, character: 3 } }
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 9 } }
const messages = [
  {
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId: 'plaintext', version: 1, text: 'The money.The mayor left early.' } },
  },
  {
    method: 'textDocument/didChange',
    params: { textDocument: { uri, version: 2 }, contentChanges: [{ range, text: 'x' }] },
  },
  { method: 'textDocument/didClose', params: { textDocument: { uri } } },
  { method: 'textDocument/hover', id: 7, params: place },
  { method: 'textDocument/codeAction', id: 8, params: { textDocument: { uri }, range, context: { diagnostics: [] } } },
  { method: 'textDocument/diagnostic', id: 9, params: { textDocument: { uri } } },
  { method: 'workspace/executeCommand', id: 10, params: { command: 'copydesk.lintWorkspace', arguments: [1] } },
  { method: 'workspace/didChangeConfiguration', params: { settings: { copydesk: { enable: true } } } },
  { method: 'workspace/didChangeWatchedFiles', params: { changes: [{ uri, type: 2 }] } },
  { method: '$/cancelRequest', params: { id: 8 } },
  { method: 'nobody/knows', id: 11, params: null },
]

const framed = (body: string): string => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
const sent = (message: object): string => framed(JSON.stringify({ jsonrpc: '2.0', ...message }))

const answer = '"id":"last","result":null'

/** The server's exit code and what it wrote, after what is given and an orderly end. */
function served(given: string): Promise<{ code: number | null; out: string; err: string }> {
  const server = spawn(process.execPath, [bin, 'lsp', '--stdio'], { stdio: 'pipe' })
  const said = { out: '', err: '' }
  server.stdout.on('data', (chunk) => {
    const before = said.out.length
    said.out += chunk
    if (said.out.indexOf(answer, Math.max(0, before - answer.length)) >= 0) server.stdin.end(sent({ method: 'exit' }))
  })
  server.stderr.on('data', (chunk) => {
    said.err += chunk
  })
  server.stdin.on('error', () => {})
  server.stdin.write(
    sent({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }) +
      sent({ method: 'initialized', params: {} }) +
      given +
      sent({ id: 'last', method: 'shutdown' }),
  )
  const patient = setTimeout(() => server.kill(), 60_000)
  return new Promise((resolve) =>
    server.on('close', (code) => {
      clearTimeout(patient)
      resolve({ code, ...said })
    }),
  )
}

/** Messages with parts put in place of others; the envelope stays, or nobody could tell where one ends. */
const hostile = fc
  .array(
    fc.constantFrom(...messages).chain(({ params, ...rest }) =>
      mutated(params ?? {}).map((text) => {
        const valid = isJson(text) ? text : JSON.stringify({ text })
        return framed(`${JSON.stringify({ jsonrpc: '2.0', ...rest }).slice(0, -1)},"params":${valid}}`)
      }),
    ),
    { minLength: 20, maxLength: 40 },
  )
  .map((list) => list.join(''))

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return text !== ''
  } catch {
    return false
  }
}

describe('the language server', () => {
  it(
    'answers after messages of any content and ends when it is told to',
    () =>
      fc.assert(
        fc.asyncProperty(hostile, async (given) => {
          const { code, out, err } = await served(given)
          expect(out).toContain(answer)
          expect([code, err]).toEqual([0, ''])
        }),
        // A process and some thirty messages a case.
        { ...fuzzed(1), numRuns: Math.ceil(cases / 600) },
      ),
    patience,
  )
})
