import { createReadStream, statSync } from 'node:fs'
import type { ArticleRecord, LintRecord, SourceRecord } from '@copydesk/node'
import { UsageError } from '../exit.ts'
import { lint } from '../library/index.ts'

/** A finding as a comparison shows it. */
export interface ComparedFinding {
  readonly source: string
  readonly rule: string
  readonly severity: string
  readonly path: string
  /** Missing for findings about a source. */
  readonly line?: number
  readonly column?: number
  readonly message: string
  readonly fingerprint: string
}

/** What a comparison needs of a run. */
export interface RecordedRun {
  readonly file: string
  readonly articles: number
  readonly sources: readonly SourceRecord[]
  readonly rulesetVersion: string | undefined
  /** By source, rule and fingerprint; promoted ones have no finding to show. */
  readonly findings: ReadonlyMap<string, readonly (ComparedFinding | undefined)[]>
}

/** Reads a run that was written as `--format jsonl` or `json`; a folder is linted. Throws a UsageError that names the file and line at fault. */
export async function readRun(file: string): Promise<RecordedRun> {
  const sources: SourceRecord[] = []
  const findings = new Map<string, (ComparedFinding | undefined)[]>()
  let articles = 0
  const add = (source: string, rule: string, fingerprint: string, finding: ComparedFinding | undefined): void => {
    const key = `${source}\n${rule}\n${fingerprint}`
    const list = findings.get(key)
    if (list) list.push(finding)
    else findings.set(key, [finding])
  }
  const isFolder = statSync(file, { throwIfNoEntry: false })?.isDirectory() === true
  for await (const record of isFolder ? lint(file) : recordsOf(file)) {
    if (record.type === 'article') {
      articles++
      for (const [fingerprint, rule, finding] of articleFindings(record)) add(record.source, rule, fingerprint, finding)
    }
    if (record.type === 'source') {
      sources.push(record)
      for (const finding of sourceFindings(record)) add(record.source, finding.rule, finding.fingerprint, finding)
    }
  }
  return { file, articles, sources, rulesetVersion: sources[0]?.rulesetVersion, findings }
}

function articleFindings(record: ArticleRecord): [string, string, ComparedFinding | undefined][] {
  const { source } = record
  const path = record.record === undefined ? record.path : `${record.path}#${record.record}`
  return record.findings.map(({ rule, scope, fingerprint, severity, line, column, message, promoted }) => [
    // What is said of an article as a whole is known by its path below the folder of its source, wherever that lies.
    scope === 'article' ? `article ${belowSource(path, source)}` : fingerprint,
    rule,
    promoted ? undefined : { source, rule, severity, path, line, column, message, fingerprint },
  ])
}

function belowSource(path: string, source: string): string {
  const folder = `/${source}/`
  const at = `/${path}`.indexOf(folder)
  return at < 0 ? path.slice(path.lastIndexOf('/') + 1) : `/${path}`.slice(at + folder.length)
}

const sourceFindings = ({ source, findings }: SourceRecord): ComparedFinding[] =>
  findings.map(({ rule, severity, message, fingerprint }) => ({
    source,
    rule,
    severity,
    path: source,
    message,
    fingerprint,
  }))

async function* recordsOf(file: string): AsyncGenerator<LintRecord> {
  let number = 0
  try {
    const { createInterface } = process.getBuiltinModule('node:readline')
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
      number++
      const text = line.trim().replace(/,$/, '')
      if (text !== '' && text !== '[' && text !== ']' && text !== '[]') yield parse(text)
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code) throw new UsageError(`cannot read ${file}: ${code === 'ENOENT' ? 'no such file' : code}`)
    throw new UsageError(
      `${file}:${number} is no record of "copydesk lint --format jsonl": ${(error as Error).message}; articles in one file are linted first, and the two results compared`,
    )
  }
}

function parse(text: string): LintRecord {
  const record = JSON.parse(text) as LintRecord
  if (record?.schema !== 1) throw new Error('its "schema" is not 1')
  return record
}
