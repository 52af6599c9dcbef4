import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node.js'
import { NodeHost } from './node-host.ts'
import { startServer } from './server.ts'

/** Serves a client over standard input and output until it says goodbye. `trusted`: whether configurations may run code. */
export function serveStdio(trusted: boolean): Promise<number> {
  // Nothing but messages may reach the client.
  console.log = (...args) => console.error(...args)
  const connection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(process.stdin),
    new StreamMessageWriter(process.stdout),
  )
  startServer(connection, new NodeHost(trusted), { now: () => performance.now() })
  return new Promise((resolve) => {
    connection.onExit(() => resolve(0))
    process.stdin.once('end', () => resolve(0))
  })
}

export { NodeHost }
