import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser.js'
import { BrowserHost } from './browser-host.ts'
import { configNotification, type FolderConfig, type WorkerStart } from './protocol.ts'
import { startServer } from './server.ts'

export { BrowserHost }

/** Serves the page that started this worker, from the moment it hands over the data. */
export function serveWorker(worker: DedicatedWorkerGlobalScope): void {
  const begin = ({ data }: MessageEvent<WorkerStart>): void => {
    worker.removeEventListener('message', begin)
    const host = new BrowserHost(data.data)
    for (const config of data.configs) host.configure(config)
    const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker))
    connection.onNotification(configNotification, (config: FolderConfig) => host.configure(config))
    startServer(connection, host, { now: () => performance.now() })
    worker.postMessage('ready')
  }
  worker.addEventListener('message', begin)
}
