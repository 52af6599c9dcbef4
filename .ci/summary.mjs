import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// usage: node summary.mjs FOLDER SUITE…
// FOLDER holds checks.tsv ("passed|failed<tab>name" a line) and one vitest JSON report a suite. A suite counts by its
// tests; where its report is missing or says less than its exit code, the suite itself counts as failed.
const [folder = '.', ...suites] = process.argv.slice(2)

const readChecks = () => {
  const lines = readFileSync(join(folder, 'checks.tsv'), 'utf8').split('\n').filter(Boolean)
  return new Map(lines.map((line) => line.split('\t').reverse()))
}

/** Tests of a report; a file that could not be run counts as one failure. */
const countSuite = (name, status) => {
  const file = join(folder, `${name}.json`)
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const broken = report.testResults.filter(
    (result) => result.status === 'failed' && !result.assertionResults.some((test) => test.status === 'failed'),
  )
  const failed = report.numFailedTests + broken.length
  return { passed: report.numPassedTests, failed: failed === 0 && status !== 'passed' ? 1 : failed }
}

const checks = readChecks()
const counts = [...checks].map(([name, status]) => {
  if (suites.includes(name)) return { name, ...countSuite(name, status) }
  return { name, passed: status === 'passed' ? 1 : 0, failed: status === 'passed' ? 0 : 1 }
})
for (const name of suites) if (!checks.has(name)) counts.push({ name, passed: 0, failed: 1 })

const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
const wrong = counts.filter((count) => count.failed > 0)
if (wrong.length > 0) console.log(`Failed: ${wrong.map((count) => count.name).join(', ')}`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
