import { existsSync } from 'node:fs'

/** Script of a worker thread: beside the bundle or the folder of its chunks. None where the sources run unbundled. */
export function workerEntry(): URL | undefined {
  return ['./worker.js', '../worker.js']
    .map((path) => new URL(path, import.meta.url))
    .find((url) => existsSync(url) && existsSync(new URL('./main.js', url)))
}
