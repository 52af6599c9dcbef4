export type { Checked, CheckOutcome, DisableScope, FileChange, Host, SourceSummary, Text } from './host.ts'
export { commands, sourcesNotification, startServer, statusNotification } from './server.ts'
