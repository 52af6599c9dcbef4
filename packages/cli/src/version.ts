import { existsSync, readFileSync } from 'node:fs'

/** The manifest lies one folder above the sources and the bundle, two above the bundle's chunks. */
const manifest = ['../package.json', '../../package.json']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(url)) as URL

/** Version of this command. */
export const version = (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }).version
