import { existsSync, readFileSync } from 'node:fs'
import { type Article, type Directive, messageOf } from '@copydesk/core'
import { validate } from './config/validate.ts'
import { parseShallow } from './depth.ts'
import type { BytesOf } from './inputs.ts'
import { sidecarSchema } from './sidecar-schema.ts'

/** Name of the file that holds the exceptions for `path`. */
export const sidecarOf = (path: string): string => `${path}.copydesk.json`

interface Entry {
  readonly rules: string | readonly string[]
  readonly reason?: string
  /** 1-based line of the article's file. */
  readonly line?: number
  /** Only findings on exactly this text. */
  readonly actual?: string
  /** In a file of several articles: line or id of the one that is meant. */
  readonly record?: number | string
}

/** What a sidecar says, or what is wrong with it. */
export interface Sidecar {
  readonly directivesFor: (article: Article) => readonly Directive[]
  readonly problem?: string
}

/** Bytes of the sidecar of a file, if it has one. */
export function sidecarBytes(absolute: string, bytesOf?: BytesOf): Uint8Array | undefined {
  const file = sidecarOf(absolute)
  const bytes = bytesOf?.(file)
  if (bytes !== undefined) return bytes ?? undefined
  return existsSync(file) ? readFileSync(file) : undefined
}

/** The sidecar of a file, if it has one. `path` is how the file is called in messages. */
export function readSidecar(absolute: string, path: string, bytesOf?: BytesOf): Sidecar | undefined {
  try {
    const bytes = sidecarBytes(absolute, bytesOf)
    if (!bytes) return undefined
    const value = parseShallow(new TextDecoder().decode(bytes))
    const [issue] = validate(value, sidecarSchema)
    if (issue) return broken(`${issue.path.join('.') || 'the file'}: ${issue.message}`)
    const entries = (value as { disable: (string | Entry)[] }).disable
    return { directivesFor: (article) => entries.flatMap((entry) => directive(entry, article, sidecarOf(path))) }
  } catch (error) {
    return broken(`not valid JSON: ${messageOf(error)}`)
  }
}

const broken = (problem: string): Sidecar => ({ directivesFor: () => [], problem: `${problem}; nothing of it is used` })

function directive(entry: string | Entry, article: Article, where: string): Directive[] {
  const { rules, reason, line, actual, record } = typeof entry === 'string' ? { rules: entry } : (entry as Entry)
  const several = article.key.includes('#') && (article.format === 'json' || article.format === 'jsonl')
  if (record !== undefined && record !== article.recordLine && !article.key.endsWith(`#${record}`)) return []
  return [
    {
      kind: line === undefined ? 'file' : 'line',
      rules: [rules].flat(),
      reason: reason ?? null,
      line: line ?? 1,
      where,
      ...(actual === undefined ? {} : { actual }),
      ...(several && record === undefined ? { shared: true as const } : {}),
    },
  ]
}
