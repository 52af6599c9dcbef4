import * as vscode from 'vscode'

// Runs inside the extension host of a real workbench; what it throws is the test's failure.

const glued = 'truncation/glued-sentence'

async function until<T>(what: string, find: () => T | undefined | false | Thenable<T | undefined | false>): Promise<T> {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    const found = await find()
    if (found !== undefined && found !== false) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`waited in vain for ${what}`)
}

function equal(actual: unknown, expected: unknown, what: string): void {
  const [a, e] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (a !== e) throw new Error(`${what}: expected ${e}, got ${a}`)
}

const top = (): vscode.Uri => {
  const [folder] = vscode.workspace.workspaceFolders ?? []
  if (!folder) throw new Error('no folder is open')
  return folder.uri
}

const open = async (...path: string[]): Promise<vscode.TextEditor> =>
  vscode.window.showTextDocument(await vscode.workspace.openTextDocument(vscode.Uri.joinPath(top(), ...path)))

const ours = (uri: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter((d) => d.source === 'copydesk')

const codeOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === 'object' ? code.value : code)

const first = <T>(items: readonly T[], what: string): T => {
  const [item] = items
  if (item === undefined) throw new Error(`there is no ${what}`)
  return item
}

const log = (text: string): void => console.log(`suite: ${text}`)

async function activates(): Promise<void> {
  const extension = vscode.extensions.getExtension('copydesk.copydesk-vscode')
  if (!extension) throw new Error('the extension is not installed')
  const { startedIn } = (await extension.activate()) as { readonly startedIn: number }
  log(`activated in ${Math.round(startedIn)} ms`)
}

async function showsFindings(): Promise<vscode.TextEditor> {
  const editor = await open('elm', '1.txt')
  const { uri } = editor.document
  const found = await until('findings', () => ours(uri).length > 0 && ours(uri))
  equal(found.map(codeOf), [glued], 'findings')
  const { code, range } = first(found, 'finding')
  equal(editor.document.getText(range), 'money.The', 'text of the finding')
  equal(typeof code === 'object' && code?.target.toString().includes(glued), true, 'link to the page of the rule')
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, range.start)
  const said = hovers.flatMap((h) => h.contents.map((c) => (typeof c === 'string' ? c : c.value))).join('\n')
  equal(said.includes('Extractors that join paragraphs'), true, 'the reason in the hover')
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 5)
  equal(
    /^Copydesk \d+\.\d · elm$/.test(first(lenses, 'lens').command?.title ?? ''),
    true,
    'the score above the article',
  )
  return editor
}

/** The workbench drops a request when anything stirs the document meanwhile; a person would press the key again. */
async function actionAt(uri: vscode.Uri, range: vscode.Range, title: string): Promise<vscode.CodeAction> {
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        range,
      )
      const wanted = actions.find((action) => action.title === title)
      if (wanted) return wanted
    } catch (error) {
      if (!String(error).includes('Canceled')) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`there is no action "${title}"`)
}

async function fixes({ document }: vscode.TextEditor): Promise<void> {
  const { range } = first(ours(document.uri), 'finding')
  const before = document.getText()
  const fix = await actionAt(document.uri, range, 'Replace with "money. The"')
  if (!fix.edit) throw new Error('the fix has no edit')
  await vscode.workspace.applyEdit(fix.edit)
  equal(document.getText(), before.replace('money.The', 'money. The'), 'the text after the fix')
  await until('the finding to go', () => ours(document.uri).length === 0)
}

async function fixesAll(): Promise<void> {
  const { document } = await open('elm', '2.md')
  await until('findings', () => ours(document.uri).length === 2)
  await vscode.commands.executeCommand('copydesk.fixAll')
  await until('the fixed text', () => !document.getText().includes('money.The'))
  await until('the findings to go', () => ours(document.uri).length === 0)
}

async function disables(): Promise<void> {
  const { document } = await open('elm', '3.md')
  const found = await until('findings', () => ours(document.uri).length > 0 && ours(document.uri))
  const here = await actionAt(document.uri, first(found, 'finding').range, `Disable ${glued} here`)
  if (here.edit) await vscode.workspace.applyEdit(here.edit)
  await until('silence', () => ours(document.uri).length === 0)
  equal(document.getText().includes(`<!-- copydesk-disable-next-line ${glued} -->`), true, 'the comment')
}

async function follows(): Promise<void> {
  const { document } = await open('elm', '4.txt')
  await until('findings', () => ours(document.uri).length === 1)
  const config = vscode.Uri.joinPath(top(), 'copydesk.config.json')
  const before = await vscode.workspace.fs.readFile(config)
  await vscode.workspace.fs.writeFile(config, new TextEncoder().encode('{ "rules": { "*": "off" } }'))
  await until('silence under the new configuration', () => ours(document.uri).length === 0)
  await vscode.workspace.fs.writeFile(config, before)
  await until('findings under the old configuration', () => ours(document.uri).length === 1)
}

async function explains(): Promise<void> {
  await open('elm', '4.txt')
  await vscode.commands.executeCommand('copydesk.explainArticle')
  const shown = await until('the explanation', () =>
    vscode.workspace.textDocuments.find((d) => d.uri.scheme === 'copydesk-explanation'),
  )
  equal(JSON.parse(shown.getText()).findings[0].rule, glued, 'the explained finding')
}

/** What the sources view is told: the command gives it back. */
async function comparesSources(): Promise<void> {
  const sources =
    await vscode.commands.executeCommand<{ readonly source: string; readonly articles: object[] }[]>(
      'copydesk.lintWorkspace',
    )
  equal(
    sources.map(({ source, articles }) => [source, articles.length]).sort(),
    [
      ['elm', 4],
      ['oak', 2],
    ],
    'sources',
  )
  await vscode.commands.executeCommand('copydesk.sources.focus')
  const closed = vscode.Uri.joinPath(top(), 'oak', '2.txt')
  await until('findings of an article that is not open', () => ours(closed).length === 1)
}

async function staysOut(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({
    language: 'javascript',
    content: '// It talked about the money.The mayor left early.\n',
  })
  await vscode.window.showTextDocument(document)
  await new Promise((resolve) => setTimeout(resolve, 1000))
  equal(ours(document.uri).length, 0, 'findings in a program')
}

/** The runner says only that the suite failed: what failed is said here. */
export const run = (): Promise<void> =>
  steps().catch((error: unknown) => {
    log(`failed: ${error instanceof Error ? error.stack : String(error)}`)
    throw error
  })

async function steps(): Promise<void> {
  await activates()
  const editor = await showsFindings()
  log('findings, hover and score are shown')
  await fixes(editor)
  log('a fix is made')
  await fixesAll()
  log('all fixes are made')
  await disables()
  log('a rule is disabled here')
  await follows()
  log('configuration is followed')
  await explains()
  log('an article is explained')
  await comparesSources()
  log('sources are compared')
  await staysOut()
  log('programs are left alone')
}
