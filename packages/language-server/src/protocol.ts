// What clients of ours share with the server. Imports nothing that runs.
export type { SourceArticle, SourceSummary } from './host.ts'

/** Commands a client may call by itself. */
export const commands = {
  lintWorkspace: 'copydesk.server.lintWorkspace',
  sourceScore: 'copydesk.server.sourceScore',
  explainArticle: 'copydesk.server.explainArticle',
  fixAll: 'copydesk.server.fixAll',
} as const

/** Sent after a workspace was linted: its sources, worst first. */
export const sourcesNotification = 'copydesk/sources'

/** Sent after a document was checked, to clients that ask for it by `initializationOptions: { status: true }`. */
export const statusNotification = 'copydesk/status'

export interface Status {
  readonly uri: string
  /** Of a file that is one article: 0–100, one decimal. */
  readonly score?: number
  readonly milliseconds: number
  /** Shown ones. */
  readonly findings: number
  /** Why the document is not linted. */
  readonly skipped?: string
}

/** What a page has to bring: nothing is fetched from here. */
export interface BrowserData {
  /** The word table. */
  readonly words: Uint8Array
  /** Bytes of the rules' data files, by resource id. */
  readonly resources: Readonly<Record<string, Uint8Array>>
  /** Markdown pages, by rule id. */
  readonly pages: Readonly<Record<string, string>>
  /** URI of the folder they lie in, as `FAMILY/NAME.md`. */
  readonly pageRoot?: string
}

/** The text of a folder's `copydesk.config.json`, or none. */
export interface FolderConfig {
  readonly folder: string
  readonly text?: string | undefined
}

/** Sent by a client that reads a folder's configuration for the server; followed by `workspace/didChangeWatchedFiles`. */
export const configNotification = 'copydesk/config'

/** Asked of a client by a server that cannot read files: the files below a folder, as URIs. Parameter: the folder's. */
export const filesRequest = 'copydesk/files'

/** Asked likewise: the text of a file, or null where it cannot be read. Parameter: its URI. */
export const textRequest = 'copydesk/text'

/** The first message to the worker; all others are of the protocol. */
export interface WorkerStart {
  readonly data: BrowserData
  readonly configs: readonly FolderConfig[]
}
