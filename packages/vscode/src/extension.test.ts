import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import { languages, selectorFor } from './selector.ts'
import { articleText, sourceText, statusText } from './texts.ts'

const here = import.meta.dirname

describe('the manifest', () => {
  it('wakes the extension up by a configuration or a command only', () => {
    expect(manifest.activationEvents).toEqual(['workspaceContains:**/copydesk.config.*'])
  })

  it('keeps from an untrusted workspace what would run a program', () => {
    const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces
    expect([supported, restrictedConfigurations]).toEqual(['limited', ['copydesk.path']])
  })

  it('names every command the code registers, and no other', () => {
    const code = readFileSync(join(here, 'extension.ts'), 'utf8')
    const registered = [...code.matchAll(/ on\('(copydesk\.\w+)'/g)].map((m) => m[1])
    expect(manifest.contributes.commands.map((c) => c.command).sort()).toEqual(registered.sort())
  })

  it('knows the settings the server reads, each with the server’s default and for each folder', () => {
    const code = readFileSync(join(here, '../../language-server/src/settings.ts'), 'utf8')
    const defaults = /const defaults: Settings = \{(.+)\}/.exec(code)?.[1] ?? ''
    const read = defaults
      .split(',')
      .map((pair) => pair.split(':').map((part) => part.trim()))
      .map(([name, value = '']) => [name, JSON.parse(value.replaceAll('_', ''))])
    const settings = Object.entries(manifest.contributes.configuration.properties)
    const known = settings
      .filter(([, s]) => s.scope === 'resource')
      .map(([name, s]) => [name.slice('copydesk.'.length), s.default])
    expect(known).toEqual(read)
  })

  it('matches the lines of --format compact', () => {
    const [matcher] = manifest.contributes.problemMatchers
    const line = 'elm/1.txt:1:31: warning: Unexpected "money.The", expected "money. The" [truncation/glued-sentence]'
    expect(new RegExp(matcher?.pattern.regexp ?? '').exec(line)?.slice(1)).toEqual([
      'elm/1.txt',
      '1',
      '31',
      'warning',
      'Unexpected "money.The", expected "money. The"',
      'truncation/glued-sentence',
    ])
  })
})

describe('the documents of the extension', () => {
  it('are articles on the workspace’s file systems', () => {
    const selected = selectorFor([{ uri: { scheme: 'vscode-vfs' } }, { uri: { scheme: 'file' } }])
    expect([...new Set(selected.map((s) => s.scheme))]).toEqual(['file', 'untitled', 'vscode-vfs'])
    expect(languages).not.toContain('json')
  })
})

describe('what the extension says', () => {
  it('of a document', () => {
    const status = { uri: 'file:///a', milliseconds: 4.26, findings: 1, score: 88 }
    expect(statusText(status)).toEqual({ text: 'Copydesk 88.0', detail: '1 finding in 4.3 ms' })
    expect(statusText({ ...status, skipped: 'too short' })).toEqual({ text: 'Copydesk', detail: 'too short' })
    expect(statusText(undefined).detail).toBe('not checked')
  })

  it('of a source and an article', () => {
    const article = { uri: 'file:///a', score: 70, findings: 2 }
    const source = { source: 'elm', score: 81.25, grade: 'B', articles: [article], findings: [] }
    expect(sourceText(source)).toBe('81.3 (B) · 1 article')
    expect([articleText(100, 0), articleText(70, 2)]).toEqual(['100.0 · clean', '70.0 · 2 findings'])
  })
})
