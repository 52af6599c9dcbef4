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
export {
  commands,
  type ServerOptions,
  type Status,
  sourcesNotification,
  startServer,
  statusNotification,
} from './server.ts'
