import { configNotification, type FolderConfig, type WorkerStart } from '@copydesk/language-server/protocol'
import * as vscode from 'vscode'
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
  return { words, resources: Object.fromEntries(resources), pages }
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

export async function activate(context: vscode.ExtensionContext): Promise<Extension> {
  extension = new Extension(
    context,
    async (options) => new LanguageClient('copydesk', 'Copydesk', options, await startWorker(context)),
  )
  watchConfigs(context, extension)
  await extension.start()
  return extension
}

export const deactivate = (): Promise<void> | undefined => extension?.stop()
