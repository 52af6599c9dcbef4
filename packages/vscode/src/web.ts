import {
  configNotification,
  type FolderConfig,
  filesRequest,
  textRequest,
  type WorkerStart,
} from '@copydesk/language-server/protocol'
import * as vscode from 'vscode'
import type { LanguageClientOptions } from 'vscode-languageclient'
import { LanguageClient } from 'vscode-languageclient/browser.js'
import { Extension } from './extension.ts'

const { fs } = vscode.workspace
const configName = 'copydesk.config.json'

let extension: Extension | undefined

async function configOf(folder: vscode.WorkspaceFolder): Promise<FolderConfig> {
  const read = fs.readFile(vscode.Uri.joinPath(folder.uri, configName))
  const text = await read.then(
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  )
  return { folder: folder.uri.toString(), text }
}

const configs = (): Promise<FolderConfig[]> => Promise.all((vscode.workspace.workspaceFolders ?? []).map(configOf))

/** Word table, data files and rule pages, which lie in the extension. */
async function dataOf(context: vscode.ExtensionContext): Promise<WorkerStart['data']> {
  const asset = (name: string): Thenable<Uint8Array> =>
    fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'dist', 'assets', name))
  const json = async (name: string) => JSON.parse(new TextDecoder().decode(await asset(name)))
  const [words, pages, names] = await Promise.all([asset('words.bin'), json('pages.json'), json('resources.json')])
  const resources = await Promise.all(
    (names as string[]).map(async (name) => [`resource:${name}`, await asset(`${name}.bin`)] as const),
  )
  const pageRoot = vscode.Uri.joinPath(context.extensionUri, 'dist', 'assets', 'rules').toString()
  return { words, resources: Object.fromEntries(resources), pages, pageRoot }
}

async function startWorker(context: vscode.ExtensionContext): Promise<Worker> {
  const worker = new Worker(vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.js').toString(true))
  const [data, known] = await Promise.all([dataOf(context), configs()])
  const ready = new Promise<void>((resolve, reject) => {
    worker.addEventListener('message', () => resolve(), { once: true })
    worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true })
  })
  worker.postMessage({ data, configs: known } satisfies WorkerStart)
  await ready
  return worker
}

/** The server cannot read files: it is told what they hold. */
function watchConfigs(context: vscode.ExtensionContext, running: Extension): void {
  const watcher = vscode.workspace.createFileSystemWatcher(`**/${configName}`)
  const tell = async (uri: vscode.Uri): Promise<void> => {
    for (const config of await configs()) await running.client?.sendNotification(configNotification, config)
    const changes = [{ uri: uri.toString(), type: 2 }]
    await running.client?.sendNotification('workspace/didChangeWatchedFiles', { changes })
  }
  watcher.onDidChange(tell)
  watcher.onDidCreate(tell)
  watcher.onDidDelete(tell)
  context.subscriptions.push(watcher)
}

/** Which files are articles the server tells; these folders may hold a great many that are none. */
const isPassed = (folder: string): boolean => folder.startsWith('.') || folder === 'node_modules'

/** Files below a folder. Links are not followed. */
async function filesBelow(folder: vscode.Uri): Promise<string[]> {
  const found: string[] = []
  for (const [name, type] of await fs.readDirectory(folder)) {
    const uri = vscode.Uri.joinPath(folder, name)
    if (type === vscode.FileType.File) found.push(uri.toString())
    else if (type === vscode.FileType.Directory && !isPassed(name)) found.push(...(await filesBelow(uri)))
  }
  return found
}

const textOf = (uri: string): Thenable<string | null> =>
  fs.readFile(vscode.Uri.parse(uri)).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => null,
  )

/** A client that reads files for the server, which cannot. */
async function clientIn(context: vscode.ExtensionContext, options: LanguageClientOptions): Promise<LanguageClient> {
  const client = new LanguageClient('copydesk', 'Copydesk', options, await startWorker(context))
  client.onRequest(filesRequest, (folder: string) => filesBelow(vscode.Uri.parse(folder)))
  client.onRequest(textRequest, textOf)
  return client
}

export async function activate(context: vscode.ExtensionContext): Promise<Extension> {
  extension = new Extension(context, (options) => clientIn(context, options))
  watchConfigs(context, extension)
  await extension.start()
  return extension
}

export const deactivate = (): Promise<void> | undefined => extension?.stop()
