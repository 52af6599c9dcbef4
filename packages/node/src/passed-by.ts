/** Folders that hold no articles, whatever lies in them. */
const folders = new Set(['node_modules', '.git', '.copydesk', '.cache'])
const files =
  /^(?:copydesk\.(?:config|baseline)\.\w+|package(?:-lock)?\.json|pnpm-lock\.yaml|tsconfig.*\.json|.*\.copydesk\.json|.*\.schema\.json)$/

/** Whether a walk for articles passes a folder or a file of this name by. */
export const isPassedFolder = (name: string): boolean => name.startsWith('.') || folders.has(name)
export const isPassedFile = (name: string): boolean => name.startsWith('.') || files.test(name)
