import type { RunEvent } from '@copydesk/node'
import { shown } from '@copydesk/score'
import { type Entry, entriesOf } from './entries.ts'
import { xmlAttribute, xmlText } from './escape.ts'
import type { ErrorEvent, Reporter, ReporterOptions, SkippedEvent } from './reporter.ts'
import { plural } from './shown.ts'

/** A test case as XML, with what became of it. */
interface Case {
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped'
  readonly xml: string
}

/** JUnit XML: a suite a source, a case an article. A case fails if what was found reaches the severity of `--fail-on`. */
export function junit(options: ReporterOptions): Reporter {
  const suites = new Map<string, Case[]>()
  return {
    event(event) {
      const [suite, test] = caseOf(event, options)
      if (!test) return undefined
      const cases = suites.get(suite)
      if (cases) cases.push(test)
      else suites.set(suite, [test])
      return undefined
    },
    end: () => document([...suites]),
  }
}

function caseOf(event: RunEvent, options: ReporterOptions): readonly [suite: string, test?: Case] {
  if (event.type === 'error') return ['unreadable', unjudged('error', event, event.message)]
  if (event.type === 'skipped') return ['skipped', unjudged('skipped', event, event.reason)]
  const entries = entriesOf(event, options)
  if (event.type === 'source') {
    const { source } = event.score
    return entries.length === 0 ? [source] : [source, judged('the source as a whole', source, entries, options)]
  }
  const { path, recordLine, source } = event.result
  const name = recordLine === undefined ? path : `${path}#${recordLine}`
  return [source, judged(name, source, entries, options, `cleanliness ${shown(event.score.score).toFixed(1)}, `)]
}

const testCase = (name: string, suite: string, content: string): string =>
  `    <testcase name="${xmlAttribute(name)}" classname="${xmlAttribute(suite)}"${content === '' ? '/>\n' : `>\n${content}    </testcase>\n`}`

function unjudged(outcome: 'error' | 'skipped', event: ErrorEvent | SkippedEvent, message: string): Case {
  const name = 'line' in event && event.line !== undefined ? `${event.path}:${event.line}` : event.path
  const suite = outcome === 'error' ? 'unreadable' : 'skipped'
  return { outcome, xml: testCase(name, suite, `      <${outcome} message="${xmlAttribute(message)}"/>\n`) }
}

function judged(name: string, suite: string, entries: readonly Entry[], options: ReporterOptions, before = ''): Case {
  const text = xmlText(entries.map((e) => `${e.line}:${e.column}  ${e.severity}  ${e.message}  [${e.rule}]`).join('\n'))
  const failing = entries.find((entry) => fails(entry, options))
  if (failing) {
    const message = xmlAttribute(before + plural(entries.length, 'finding'))
    const content = `      <failure type="${xmlAttribute(failing.rule)}" message="${message}">${text}</failure>\n`
    return { outcome: 'failure', xml: testCase(name, suite, content) }
  }
  const content = text === '' ? '' : `      <system-out>${text}</system-out>\n`
  return { outcome: 'passed', xml: testCase(name, suite, content) }
}

const fails = ({ severity }: Entry, { failOn }: ReporterOptions): boolean =>
  failOn !== 'never' && (severity === 'error' || (severity === 'warning' && failOn === 'warning'))

const count = (cases: readonly Case[], outcome: Case['outcome']): number =>
  cases.filter((c) => c.outcome === outcome).length

const totals = (cases: readonly Case[]): string =>
  `tests="${cases.length}" failures="${count(cases, 'failure')}" errors="${count(cases, 'error')}"`

function document(suites: readonly (readonly [string, readonly Case[]])[]): string {
  const body = suites.map(([name, cases]) => {
    const head = `name="${xmlAttribute(name)}" ${totals(cases)} skipped="${count(cases, 'skipped')}"`
    return `  <testsuite ${head}>\n${cases.map((c) => c.xml).join('')}  </testsuite>\n`
  })
  const all = totals(suites.flatMap(([, cases]) => cases))
  return `<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="copydesk" ${all}>\n${body.join('')}</testsuites>\n`
}
