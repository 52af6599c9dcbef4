import * as vscode from 'vscode'

interface Definition extends vscode.TaskDefinition {
  readonly paths?: readonly string[]
  readonly args?: readonly string[]
}

/** Tasks that run the command over a folder and put what it says into the Problems panel. */
export const provideTasks = (): vscode.Disposable =>
  vscode.tasks.registerTaskProvider('copydesk', {
    provideTasks: () => (vscode.workspace.workspaceFolders ?? []).map((folder) => taskOf({ type: 'copydesk' }, folder)),
    resolveTask: (task) => {
      const { scope } = task
      return typeof scope === 'object' ? taskOf(task.definition as Definition, scope) : undefined
    },
  })

function taskOf(definition: Definition, folder: vscode.WorkspaceFolder): vscode.Task {
  const { paths = ['.'], args = [] } = definition
  const command = vscode.workspace.getConfiguration('copydesk', folder).get('path', '') || 'copydesk'
  const run = new vscode.ShellExecution(command, ['lint', ...paths, '--format', 'compact', ...args], {
    cwd: folder.uri.fsPath,
  })
  return new vscode.Task(definition, folder, `lint ${folder.name}`, 'copydesk', run, '$copydesk')
}
