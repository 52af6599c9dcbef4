import { parseArgs } from 'node:util'
import { type Document, type Finding, plainArticle } from '@copydesk/core'
import { createEngine, Profiles } from '@copydesk/engine'
import { rules } from '../src/index.generated.ts'
import { judgedBy } from '../src/line-shape/model.ts'
import { type Fitted, fitted, foldOf, folds, lexicon, marginsBy, type Row, readAll, readRows } from './corpus.ts'

/**
 * What all rules of the family say of pages whose hosts the line model was not fitted on: five folds by host.
 * `--data DIR` and `--texts DIR` as for `fit.ts`. Prints precision, recall and F1 of the lines flagged, by extractor, with
 * at most 1 % and at most 5 % of the content lines flagged. A line is flagged where findings cover half of it.
 */
const { values: args } = parseArgs({ options: { data: { type: 'string' }, texts: { type: 'string' } } })
if (!args.data) throw new Error('usage: held-out.ts --data DIR [--texts DIR]')

const places = { data: args.data, texts: args.texts ?? args.data }
const engine = createEngine({ rules, lexicon })

interface Line {
  readonly start: number
  readonly end: number
  readonly label: string
}

interface Entry {
  readonly by: string
  readonly host: string
  readonly lines: readonly Line[]
  readonly document: Document
}

function enter(row: Row, i: number): Entry {
  const by = row.by ?? 'naive'
  const host = row.host ?? 'unknown'
  const lines: Line[] = []
  let text = ''
  for (const { text: raw, label } of row.lines) {
    const line = raw.replace(/\s+/g, ' ')
    lines.push({ start: text.length, end: text.length + line.length, label })
    text += `${line}\n\n`
  }
  const document = engine.index(plainArticle(text, { key: `${by}/${host}/${i}`, source: `${by}/${host}` }))
  return { by, host, lines, document }
}

const overlapOf = (a: Pick<Finding, 'start' | 'end'>, b: Line): number =>
  Math.min(a.end, b.end) - Math.max(a.start, b.start)

/** The highest confidence at which findings cover half of a line, 0 for none. */
function confidenceOf(line: Line, findings: readonly Finding[], text: string): number {
  const near = findings.filter((finding) => overlapOf(finding, line) > 0).sort((a, b) => a.start - b.start)
  const levels = [...new Set(near.map(({ confidence }) => confidence))].sort((a, b) => b - a)
  const length = text.slice(line.start, line.end).trim().length
  return levels.find((level) => coveredFrom(line, near, level) * 2 >= length) ?? 0
}

/** Characters of a line in findings of this confidence and above, each counted once. `near` ascend. */
function coveredFrom(line: Line, near: readonly Finding[], level: number): number {
  let covered = 0
  let reached = line.start
  for (const finding of near) {
    if (finding.confidence < level) continue
    const start = Math.max(finding.start, reached)
    const end = Math.min(finding.end, line.end)
    if (end > start) covered += end - start
    reached = Math.max(reached, end)
  }
  return covered
}

type Scored = readonly [confidence: number, isFurniture: boolean]

/** What the rules say of the pages of one fold, by extractor. */
function judgeFold(entries: readonly Entry[], model: Fitted, found: Map<string, Scored[]>): void {
  const profiles = new Profiles()
  for (const { document } of entries) {
    judgedBy(document, () => marginsBy(model, document))
    engine.observe(document, profiles)
  }
  for (const { by, lines, document } of entries) {
    const { findings } = engine.lint(document, { profile: profiles.profile(document.article.source) })
    const counted = findings.filter(({ severity, scope }) => severity !== 'info' && scope === 'span')
    const scored = found.get(by) ?? []
    for (const line of lines)
      if (line.label !== 'unclear')
        scored.push([confidenceOf(line, counted, document.text), line.label === 'boilerplate'])
    found.set(by, scored)
  }
}

/** The cut that recalls most with at most this share of the content flagged. */
function best(scored: readonly Scored[], rate: number): string {
  const content = scored.filter(([, furniture]) => !furniture).length
  const all = scored.length - content
  let line = 'none'
  for (const cut of [...new Set(scored.map(([c]) => c))].filter((c) => c > 0).sort((a, b) => b - a)) {
    const flagged = scored.filter(([c]) => c >= cut)
    const right = flagged.filter(([, furniture]) => furniture).length
    if (flagged.length - right > rate * content) break
    const precision = right / flagged.length
    const recall = right / all
    const f1 = (2 * precision * recall) / (precision + recall)
    line = `precision ${precision.toFixed(3)} recall ${recall.toFixed(3)} F1 ${f1.toFixed(3)} from ${cut} on`
  }
  return `at most ${rate}: ${line}`
}

const pages = readAll(places)
const labelled = [...readRows(places, 'half'), ...readRows(places, 'naive')]
const found = new Map<string, Scored[]>()
for (let k = 0; k < folds; k++) {
  const model = fitted(pages.filter(({ fold }) => fold !== k))
  const entries = labelled.flatMap((row, i) => (foldOf(row.host ?? 'unknown') === k ? [enter(row, i)] : []))
  judgeFold(entries, model, found)
  console.error(`fold ${k + 1} of ${folds}`)
}
for (const [by, scored] of [...found].sort()) console.log(`${by}: ${best(scored, 0.01)}; ${best(scored, 0.05)}`)
