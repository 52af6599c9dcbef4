import { existsSync } from 'node:fs'

/** Script of a worker thread, in the folder of the command beside the bundle's. None where the sources run unbundled. */
export function workerEntry(): URL | undefined {
  const [entry, bundle] = ['../bin/worker.js', './main.cjs'].map((path) => new URL(path, import.meta.url))
  return entry && bundle && existsSync(entry) && existsSync(bundle) ? entry : undefined
}
