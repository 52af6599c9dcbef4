export type {
  Checked,
  CheckOutcome,
  DisableScope,
  Host,
  LintListener,
  Note,
  SourceArticle,
  SourceSummary,
  Text,
} from './host.ts'
export { commands, type Status, sourcesNotification, statusNotification } from './protocol.ts'
export { type ServerOptions, startServer } from './server.ts'
