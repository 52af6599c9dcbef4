import { serveWorker, type WorkerScope } from '@copydesk/language-server/browser'

serveWorker(globalThis as unknown as WorkerScope)
