/** What SECURITY.md promises, and the test file that holds it, from the top of the repository. */
export interface Held {
  readonly promise: string
  readonly test: string
}

const of = (test: string, promise: string): Held => ({ test, promise })

export const promises: readonly Held[] = [
  of(
    'test/src/fuzz/articles.e2e.test.ts',
    'Any input is read and linted without a crash; ranges lie in the text and on borders of characters; fixes come to an end; habits merge in any order',
  ),
  of('test/src/fuzz/files.e2e.test.ts', 'Any configuration, baseline, profile or sidecar is taken, or refused by name'),
  of('test/src/fuzz/streams.e2e.test.ts', 'A stream is read to its end however it is cut, packed or damaged'),
  of(
    'test/src/fuzz/command.e2e.test.ts',
    'The same bytes with one thread, two, or a cache; every input accounted for; a second `clean` changes nothing',
  ),
  of(
    'test/src/fuzz/cache.e2e.test.ts',
    'A cache that was cut, changed or replaced never changes what is said of an article',
  ),
  of('test/src/fuzz/lsp.e2e.test.ts', 'The language server answers whatever it is sent: sessions of 20 to 40 messages'),
  of(
    'test/src/fuzz/coverage.e2e.test.ts',
    'Inputs grown towards code that no other input has reached break none of this',
  ),
  of('test/src/fuzz/found.test.ts', 'What fuzzing has found never comes back'),
  of(
    'test/src/faults/kill.e2e.test.ts',
    'Killed at any step of six commands, files are whole, and the next run ends as an undisturbed one and leaves nothing behind; a full disk or a forbidden write is said and loses nothing',
  ),
  of('test/src/budgets.test.ts', 'An article that takes more than its budget ends in an error record of its own'),
  of('test/src/hostile/linear.e2e.test.ts', 'No text made to be slow ends a rule or a reader in an error'),
  of(
    'test/src/hostile/growth.e2e.test.ts',
    'The work of each rule, each reader, each format and the index grows no faster than the text: exponent at most 1.15, by counted calls, turns of loops and units passed over',
  ),
  of(
    'test/src/soak.e2e.test.ts',
    'Of 2,000 articles, hostile and damaged ones among them, every one is accounted for once, and memory stays below 900 MB',
  ),
  of(
    'test/src/hostile/output.test.ts',
    'Nothing of a text reaches a terminal or a build’s log as a command, in any format or command',
  ),
  of(
    'test/src/exceptions.test.ts',
    'Comments, front matter and sidecars of articles silence nothing unless told they may',
  ),
  of(
    'packages/cli/src/report/report.e2e.test.ts',
    'A report asks for nothing over the network and runs no script but its own (in Chromium)',
  ),
]

/** What runs of a test file came to. */
export interface Outcome {
  /** Inputs, kill points, patterns or whatever its tests try, else the tests. */
  readonly cases: number
  readonly failed: number
}

/** The part of a vitest JSON report that is read. */
export interface Report {
  readonly testResults: readonly {
    /** Absolute path. */
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly status: string; readonly meta?: { readonly cases?: number } }[]
  }[]
}

/** By test file. A file that could not be run counts as one failure. */
export function outcomesOf(report: Report, root: string): Map<string, Outcome> {
  return new Map(
    report.testResults.map(({ name, status, assertionResults: tests }) => {
      const cases = tests.reduce((sum, { meta }) => sum + (meta?.cases || 1), 0)
      const failed = tests.filter((test) => test.status === 'failed').length
      const outcome = { cases, failed: status === 'failed' ? Math.max(1, failed) : failed }
      return [name.startsWith(`${root}/`) ? name.slice(root.length + 1) : name, outcome]
    }),
  )
}

export const promisesStart = '<!-- promises: written by `pnpm promises` -->'
export const promisesEnd = '<!-- /promises -->'

const linkOf = (test: string): string => `[\`${test.replace(/(?:\.e2e)?\.test\.ts$/, '')}\`](../${test})`

/** Cases and last result as the page has them, by test file. */
export function rowsOf(page: string): Map<string, string> {
  const rows = page.split('\n').map((line) => (line.startsWith('| ') ? line.slice(2, -2).split(' | ') : []))
  return new Map(
    rows.flatMap(([, link = '', cases, result]) => {
      const at = link.indexOf('](../')
      return at < 0 ? [] : [[link.slice(at + 5, -1), `${cases} | ${result}`]]
    }),
  )
}

const resultOf = ({ cases, failed }: Outcome): string =>
  `${cases.toLocaleString('en')} | ${failed === 0 ? 'all held' : `${failed} failed`}`

/** The page with its table as the runs came out; what was not run stays as it was. Throws an Error where the page has no table. */
export function withPromises(page: string, outcomes: ReadonlyMap<string, Outcome>): string {
  const [start, end] = [page.indexOf(promisesStart), page.indexOf(promisesEnd)]
  if (start < 0 || end < start) throw new Error(`no table between ${promisesStart} and ${promisesEnd}`)
  const before = rowsOf(page)
  const rows = promises.map(({ promise, test }) => {
    const outcome = outcomes.get(test)
    return `| ${promise} | ${linkOf(test)} | ${outcome ? resultOf(outcome) : (before.get(test) ?? '– | never run')} |`
  })
  const table = ['| Promise | Test | Cases | Last result |', '|---|---|---|---|', ...rows].join('\n')
  return `${page.slice(0, start)}${promisesStart}\n${table}\n${page.slice(end)}`
}
