import { serveWorker } from '@copydesk/language-server/browser'

serveWorker(globalThis as unknown as DedicatedWorkerGlobalScope)
