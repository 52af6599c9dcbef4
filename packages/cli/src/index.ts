// What the scripts in bin/ start.
export { startWorker } from '@copydesk/node'
export { main } from './main.ts'
