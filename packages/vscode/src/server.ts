import { serveStdio } from '@copydesk/language-server/node'

process.exitCode = await serveStdio(!process.argv.includes('--untrusted'))
