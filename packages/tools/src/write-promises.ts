import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './families.ts'
import { outcomesOf, promises, type Report, withPromises } from './promises.ts'

// usage: pnpm promises REPORT.json…
// Fills the table of promises in SECURITY.md with what vitest JSON reports say (`--reporter=json --outputFile=…`).
const page = join(root, '.github/SECURITY.md')
const reports = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')) as Report)
const outcomes = new Map(reports.flatMap((report) => [...outcomesOf(report, root)]))
writeFileSync(page, withPromises(readFileSync(page, 'utf8'), outcomes))
const run = promises.filter(({ test }) => outcomes.has(test)).length
console.log(`${run} of ${promises.length} promises were run`)
