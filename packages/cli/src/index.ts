// What the scripts in bin/ start, and what lib/ passes on.
export { startWorker } from '@copydesk/node'
export * as library from './library/index.ts'
export { main } from './main.ts'
