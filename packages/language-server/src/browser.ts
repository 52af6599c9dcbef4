import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser.js'
import { BrowserHost } from './browser-host.ts'
import { configNotification, type FolderConfig, filesRequest, textRequest, type WorkerStart } from './protocol.ts'
import { startServer } from './server.ts'

export { BrowserHost }

/** What is used of a worker's global scope, which is known by name only where the types of browsers are loaded. */
export interface WorkerScope {
  addEventListener(type: 'message', listener: (event: { readonly data: WorkerStart }) => void): void
  removeEventListener(type: 'message', listener: (event: { readonly data: WorkerStart }) => void): void
  postMessage(message: unknown): void
}

type Port = ConstructorParameters<typeof BrowserMessageReader>[0]

/** Serves the page that started this worker, from the moment it hands over the data. */
export function serveWorker(worker: WorkerScope): void {
  const begin = ({ data }: { readonly data: WorkerStart }): void => {
    worker.removeEventListener('message', begin)
    const port = worker as unknown as Port
    const connection = createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port))
    const host = new BrowserHost(data.data, {
      list: (folder) => connection.sendRequest(filesRequest, folder),
      text: (uri) => connection.sendRequest(textRequest, uri),
    })
    for (const config of data.configs) host.configure(config)
    connection.onNotification(configNotification, (config: FolderConfig) => host.configure(config))
    startServer(connection, host, { now: () => performance.now() })
    worker.postMessage('ready')
  }
  worker.addEventListener('message', begin)
}
