import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Edit } from '@copydesk/core'

export interface Place {
  readonly line: number
  readonly actual: string
}

/** A finding as a record holds it; only what the scripts read. */
export interface FindingRecord {
  readonly rule: string
  readonly family: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly scope: string
  readonly confidence: number
  readonly message: string
  readonly start: number
  readonly end: number
  readonly line: number
  readonly actual: string
  readonly fingerprint: string
  readonly promoted?: true
  readonly suppressed?: string
  /** Further places of the same fault, as the file has them. */
  readonly places?: readonly Place[]
  /** Places beside the finding, in offsets of the same file. */
  readonly related?: readonly {
    readonly kind?: string
    readonly start: number
    readonly end: number
    readonly line?: number
    readonly message?: string
  }[]
  /** In UTF-16 offsets of the file. */
  readonly fix: { readonly safe: boolean; readonly edits: readonly Edit[] } | null
}

/** Findings of one article. `path` is relative to the linted folder, `#line` added for records of a container. */
export interface ArticleFindings {
  readonly path: string
  readonly source: string
  readonly findings: readonly FindingRecord[]
}

export interface SourceFindings {
  readonly source: string
  readonly findings: readonly { readonly rule: string; readonly severity: string; readonly message: string }[]
}

export interface LintOutput {
  readonly articles: readonly ArticleFindings[]
  readonly sources: readonly SourceFindings[]
}

/** Lints a folder with the command of a checkout. Throws an Error with what the command said if it could not run. */
export function lintFolder(checkout: string, folder: string, extra: readonly string[] = []): LintOutput {
  const command = [
    join(checkout, 'packages/cli/bin/copydesk.js'),
    'lint',
    folder,
    '--format',
    'jsonl',
    '--exit-zero',
    '--no-config',
    ...extra,
  ]
  const run = spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 30 })
  if (run.status !== 0 && run.status !== 3)
    throw new Error(`copydesk ended with ${run.status ?? run.signal}: ${run.stderr}`)
  return parseRecords(run.stdout, folder)
}

/** Reads the records of `--format jsonl`. */
export function parseRecords(jsonl: string, folder: string): LintOutput {
  const articles: ArticleFindings[] = []
  const sources: SourceFindings[] = []
  for (const line of jsonl.split('\n')) {
    if (line === '') continue
    const record = JSON.parse(line)
    if (record.type === 'source') sources.push(record)
    if (record.type !== 'article') continue
    const prefix = folder.endsWith('/') ? folder : `${folder}/`
    const path = record.path.startsWith(prefix) ? record.path.slice(prefix.length) : record.path
    articles.push({
      path: record.record === undefined ? path : `${path}#${record.record}`,
      source: record.source,
      findings: record.findings.map((finding: FindingRecord) => placed(finding, record.path)),
    })
  }
  return { articles, sources }
}

/** The file is read only where a finding has further places: records give those by their offsets alone. */
function placed(finding: FindingRecord, file: string): FindingRecord {
  const related = (finding.related ?? []).filter(({ kind }) => kind === 'place')
  if (related.length === 0) return finding
  const text = readFileSync(file, 'utf8')
  const places = related.map(({ start, end, line }) => ({
    line: line ?? finding.line,
    actual: text.slice(start, end),
  }))
  return { ...finding, places }
}
