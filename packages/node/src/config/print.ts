import { relative, resolve } from 'node:path'
import { slashed } from '../inputs.ts'
import { nameOf } from './load.ts'
import type { ResolvedConfig, Sourced } from './resolve.ts'

/** What holds for one file and who says so, as plain data. `file` is relative to `cwd` or absolute. */
export function describeConfig(config: ResolvedConfig, file: string, cwd: string): unknown {
  const absolute = resolve(cwd, file)
  const key = slashed(relative(config.root, absolute))
  const place = (path: Sourced<string> | undefined) => path && { value: nameOf(path.value, cwd), from: path.from }
  const table = (metadata: ResolvedConfig['metadata']) =>
    metadata ? { value: nameOf(metadata.value.path, cwd), by: metadata.value.by, from: metadata.from } : null
  const rules = [...config.statesOf(key)].map(([id, { level, options, from, silencedBy }]) => [
    id,
    {
      level,
      ...(Object.keys(options).length > 0 ? { options } : {}),
      from,
      ...(silencedBy === undefined ? {} : { silencedBy }),
    },
  ])
  return {
    file: key,
    root: config.root,
    files: config.files,
    ignored: config.ignore.reason(absolute) ?? false,
    ...(config.sourceOf(key) === undefined ? {} : { source: config.sourceOf(key) }),
    ...config.read,
    budget: config.budget,
    metadata: table(config.metadata),
    profile: place(config.profile) ?? null,
    baseline: place(config.baseline) ?? null,
    rules: Object.fromEntries(rules),
  }
}
