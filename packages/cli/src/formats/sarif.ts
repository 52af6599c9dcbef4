import { pathToFileURL } from 'node:url'
import type { Edit, Finding, Rule, Severity, SourceFinding } from '@copydesk/core'
import { rulesById } from '@copydesk/preset'
import { rulesetVersion, type SourceScore, shown } from '@copydesk/score'
import type {
  ArtifactLocation,
  Location,
  Log,
  Notification,
  Region,
  ReportingDescriptor,
  Result,
  Suppression,
} from 'sarif'
import { pageOf } from '../commands/explain.ts'
import { version } from '../version.ts'
import { plain, safeJson, wellFormed } from './escape.ts'
import type { ArticleEvent, ErrorEvent, Reporter, ReporterOptions, SkippedEvent, SourceEvent } from './reporter.ts'
import { isWanted, messageOf, pathOfSource, placeOf, relativePath } from './shown.ts'

type Level = 'error' | 'warning' | 'note'
type Scored = Readonly<Record<string, string | number | boolean | readonly number[]>>

const levels: Readonly<Record<Severity, Level>> = { error: 'error', warning: 'warning', info: 'note' }
const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

/** SARIF 2.1.0: one run; what a directive or a baseline silenced is there as suppressed, scores are properties of the run. */
export function sarif(options: ReporterOptions): Reporter {
  const results: Result[] = []
  const notifications: Notification[] = []
  const sources: Scored[] = []
  return {
    event(event) {
      if (event.type === 'article') {
        results.push(...articleResults(event, options))
        notifications.push(...ruleErrors(event, options))
      } else if (event.type === 'source') {
        results.push(...sourceResults(event, options))
        sources.push(scoreOf(event))
      } else notifications.push(notification(event, options))
      return undefined
    },
    end: () => `${safeJson(logOf(results, notifications, sources, options))}\n`,
  }
}

function logOf(results: Result[], notifications: Notification[], sources: Scored[], options: ReporterOptions): Log {
  const rules = [...options.rules].sort((a, b) => (a.id < b.id ? -1 : 1))
  const index = new Map<string, number>(rules.map((rule, i) => [rule.id, i]))
  for (const result of results) {
    const at = index.get(result.ruleId as string)
    if (at !== undefined) result.ruleIndex = at
  }
  const spoken = new Set(results.map(({ ruleId }) => ruleId))
  const driver = {
    name: 'Copydesk',
    semanticVersion: version,
    informationUri: 'https://copydesk.dev',
    rules: rules.map((rule) => descriptor(rule, spoken.has(rule.id))),
  }
  const failed = notifications.some((n) => n.level === 'error')
  return {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { uri: `${pathToFileURL(options.cwd).href}/` } },
        invocations: [{ executionSuccessful: !failed, toolExecutionNotifications: notifications }],
        results,
        properties: { rulesetVersion, sources },
      },
    ],
  }
}

const precisionOf = (confidence: number): string =>
  confidence >= 0.95 ? 'very-high' : confidence >= 0.85 ? 'high' : confidence >= 0.7 ? 'medium' : 'low'

/** The page goes along where the rule has something to say: it is read without a network. */
function descriptor({ id, name, url, family, meta }: Rule, isSpoken: boolean): ReportingDescriptor {
  const page = isSpoken ? pageOf(id) : undefined
  const level = worst(Object.values(meta.messages).map((m) => m.severity))
  return {
    id,
    name: name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: meta.summary },
    ...(rulesById.has(id) ? {} : { helpUri: url }),
    ...(page === undefined ? {} : { help: { text: `copydesk explain ${id}`, markdown: page } }),
    defaultConfiguration: { level: levels[level] },
    properties: {
      tags: [family, meta.stage],
      precision: precisionOf(meta.confidence),
      'problem.severity': level === 'info' ? 'recommendation' : level,
    },
  }
}

const worst = (list: readonly Severity[]): Severity =>
  list.includes('error') ? 'error' : list.includes('warning') ? 'warning' : 'info'

/** A relative path is a URI below the checkout; an absolute one stays absolute. */
function artifact(path: string, { cwd }: ReporterOptions): ArtifactLocation {
  const relative = relativePath(path, cwd)
  if (relative.startsWith('/') || /^[a-z]:[\\/]/i.test(relative)) return { uri: pathToFileURL(relative).href }
  return { uri: relative.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' }
}

function articleResults({ result }: ArticleEvent, options: ReporterOptions): Result[] {
  const container = result.recordLine !== undefined
  return result.findings
    .filter((f) => !f.promoted && isWanted(f.severity, options))
    .map((finding) => ({
      ruleId: finding.rule,
      level: levels[finding.severity],
      message: { text: plain(messageOf(finding, result)) },
      locations: [
        {
          physicalLocation: {
            artifactLocation: artifact(result.path, options),
            region: regionOf(finding, placeOf(finding, result), container),
          },
        },
      ],
      ...(finding.related.length === 0 ? {} : { relatedLocations: relatedOf(finding, options) }),
      partialFingerprints: { 'copydesk/v1': finding.fingerprint, primaryLocationLineHash: `${finding.fingerprint}:1` },
      rank: Math.round(finding.confidence * 1000) / 10,
      ...suppressionOf(finding.suppressed),
      ...(container ? {} : fixesOf(finding, artifact(result.path, options))),
      properties: { messageId: finding.messageId, ...(finding.expected[0] ? { expected: finding.expected } : {}) },
    }))
}

/** Offsets count in the file only where it is not a container of records. */
function regionOf(finding: Finding, place: ReturnType<typeof placeOf>, container: boolean): Region {
  if (container) return { startLine: place.line }
  const { line, column, endLine, endColumn } = place
  return {
    startLine: line,
    startColumn: column,
    endLine,
    endColumn,
    charOffset: finding.start,
    charLength: finding.end - finding.start,
    ...(finding.scope === 'article' ? {} : { snippet: { text: wellFormed(finding.actual) } }),
  }
}

const relatedOf = (finding: Finding, options: ReporterOptions): Location[] =>
  finding.related.map(({ path, start, end, line, column, message }, id) => ({
    id,
    message: { text: plain(message) },
    physicalLocation: {
      artifactLocation: artifact(path, options),
      region: line === undefined ? chars(start, end) : { startLine: line, ...(column ? { startColumn: column } : {}) },
    },
  }))

const chars = (start: number, end: number): Region => ({ charOffset: start, charLength: end - start })

function suppressionOf(by: 'directive' | 'baseline' | undefined): { suppressions?: Suppression[] } {
  return by ? { suppressions: [{ kind: by === 'directive' ? 'inSource' : 'external' }] } : {}
}

function fixesOf({ fix }: Finding, artifactLocation: ArtifactLocation): Pick<Result, 'fixes'> {
  if (!fix) return {}
  const replacements = fix.edits.map(({ start, end, text }: Edit) => ({
    deletedRegion: chars(start, end),
    insertedContent: { text },
  }))
  const description = { text: fix.safe ? 'Safe fix' : 'Suggested fix' }
  return { fixes: [{ description, artifactChanges: [{ artifactLocation, replacements }] }] }
}

const sourceResults = ({ score, findings }: SourceEvent, options: ReporterOptions): Result[] =>
  findings
    .filter((f) => isWanted(f.severity, options))
    .map((finding) => ({
      ruleId: finding.rule,
      level: levels[finding.severity],
      message: { text: plain(`${score.source}: ${finding.message}`) },
      locations: [firstPlace(finding, score, options)],
      relatedLocations: evidence(finding, options).slice(1),
      partialFingerprints: { 'copydesk/v1': finding.fingerprint },
      rank: Math.round(finding.confidence * 1000) / 10,
      ...suppressionOf(finding.suppressed),
      properties: { messageId: finding.messageId, source: score.source },
    }))

/** GitHub takes no result without a place. */
const firstPlace = (finding: SourceFinding, score: SourceScore, options: ReporterOptions): Location =>
  evidence(finding, options)[0] ?? {
    physicalLocation: { artifactLocation: artifact(pathOfSource(finding, score), options) },
  }

const evidence = (finding: SourceFinding, options: ReporterOptions): Location[] =>
  finding.evidence.map(({ path, start, end }) => ({
    physicalLocation: { artifactLocation: artifact(path, options), region: chars(start, end) },
  }))

const ruleErrors = ({ result }: ArticleEvent, options: ReporterOptions): Notification[] =>
  result.errors.map(({ rule, message }) => ({
    level: 'warning',
    message: { text: plain(message) },
    locations: [{ physicalLocation: { artifactLocation: artifact(result.path, options) } }],
    ...(rule ? { associatedRule: { id: rule } } : {}),
  }))

const notification = (event: ErrorEvent | SkippedEvent, options: ReporterOptions): Notification => ({
  level: event.type === 'error' ? 'error' : 'note',
  message: { text: plain(event.type === 'error' ? event.message : `skipped: ${event.reason}`) },
  locations: [
    {
      physicalLocation: {
        artifactLocation: artifact(event.path, options),
        ...('line' in event && event.line !== undefined ? { region: { startLine: event.line } } : {}),
      },
    },
  ],
})

const scoreOf = ({ score }: SourceEvent): Scored => ({
  source: score.source,
  score: shown(score.score),
  interval: score.interval,
  grade: score.grade,
  articles: score.articles,
  provisional: score.provisional,
})
