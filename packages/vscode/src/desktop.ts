import { isAbsolute, join } from 'node:path'
import * as vscode from 'vscode'
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node.js'
import { Extension } from './extension.ts'
import { provideTasks } from './tasks.ts'

let extension: Extension | undefined

/** The server that comes with the extension, or the command the settings name. */
function serverOf(context: vscode.ExtensionContext): ServerOptions {
  const path = vscode.workspace.isTrusted ? vscode.workspace.getConfiguration('copydesk').get('path', '') : ''
  const args = vscode.workspace.isTrusted ? [] : ['--untrusted']
  if (path === '')
    return { module: context.asAbsolutePath(join('dist', 'server.js')), args, transport: TransportKind.stdio }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath
  const command = isAbsolute(path) || folder === undefined ? path : join(folder, path)
  return /\.[cm]?js$/.test(command)
    ? { module: command, args: ['lsp', ...args], transport: TransportKind.stdio }
    : { command, args: ['lsp', '--stdio', ...args] }
}

export async function activate(context: vscode.ExtensionContext): Promise<Extension> {
  extension = new Extension(
    context,
    async (options) => new LanguageClient('copydesk', 'Copydesk', serverOf(context), options),
  )
  context.subscriptions.push(provideTasks())
  await extension.start()
  return extension
}

export const deactivate = (): Promise<void> | undefined => extension?.stop()
