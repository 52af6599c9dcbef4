// What a host without files needs to say of sources what a run says of them. Imports nothing of Node.js.
export { isPassedFile, isPassedFolder } from './passed-by.ts'
export { evidenceFor } from './run/evidence.ts'
export { judgedSources } from './run/sources.ts'
