export { type ClientOptions, type Edited, LspClient, withEdits } from './client.ts'
