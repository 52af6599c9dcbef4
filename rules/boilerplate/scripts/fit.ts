import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { calibrate, type Fitted, fitted, folds, judge, lexicon, type Page, readAll, type Scored } from './corpus.ts'

/**
 * Fits the line model. `--data DIR` holds `lines-half-dev.jsonl.gz` (what extractors left) and `lines-naive-dev.jsonl.gz`
 * (all visible text), one page a row: `{host, by?, lines: [{text, label: content | boilerplate | unclear}]}`.
 * beside them `articles-dev.jsonl.gz` and `articles-wild-dev.jsonl.gz`, articles read whole, whose texts lie in `scraped` and
 * `wild` below `--texts DIR` (by default the same). Prints its cross-validation by host; writes `src/line-shape/weights.generated.ts`. Same data, same bytes.
 * `--cv-only` writes nothing; `--predictions FILE` writes the held-out margins, page by page.
 */
const { values: args } = parseArgs({
  options: {
    data: { type: 'string' },
    texts: { type: 'string' },
    'cv-only': { type: 'boolean' },
    predictions: { type: 'string' },
  },
})
if (!args.data) throw new Error('usage: fit.ts --data DIR [--texts DIR] [--cv-only] [--predictions FILE]')

const here = import.meta.dirname

function report(name: string, scored: readonly Scored[]): void {
  const sorted = [...scored].sort((a, b) => b[0] - a[0])
  const content = scored.filter(([, l]) => l === 0).length
  const all = scored.length - content
  const parts = [0.005, 0.01, 0.02, 0.03, 0.05].map((rate) => {
    let right = 0
    let wrong = 0
    for (const [, label] of sorted) {
      if (label) right++
      else if (wrong + 1 > rate * content) break
      else wrong++
    }
    const recall = right / all
    const precision = right / (right + wrong)
    return `${rate}: precision ${precision.toFixed(3)} recall ${recall.toFixed(3)} F1 ${((2 * recall * precision) / (recall + precision)).toFixed(3)}`
  })
  console.log(`${name} (${all} boilerplate, ${content} content lines), at most this share of content flagged`)
  for (const part of parts) console.log(`  ${part}`)
}

function reliability(name: string, scored: readonly (readonly [number, number])[]): void {
  const edges = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01]
  const cells = edges.map((edge, i) => {
    const inside = scored.filter(([p]) => p < edge && p >= (edges[i - 1] ?? 0))
    const share = inside.reduce((n, [, l]) => n + l, 0) / Math.max(1, inside.length)
    return `<${edge}: ${share.toFixed(2)} (${inside.length})`
  })
  console.log(`${name}, share of boilerplate by probability: ${cells.join('  ')}`)
}

const pages = readAll({ data: args.data, texts: args.texts ?? args.data })
const heldOut = new Map<Page, Float64Array>()
for (let k = 0; k < folds; k++) {
  const { forest, table } = fitted(pages.filter((p) => p.fold !== k))
  for (const page of pages) if (page.fold === k) heldOut.set(page, judge(page, forest, table))
  console.error(`fold ${k + 1} of ${folds}`)
}
const scoredOf = (keep: (page: Page) => boolean): Scored[] =>
  pages
    .filter(keep)
    .flatMap((page) =>
      Array.from(page.label).flatMap((label, i): Scored[] =>
        label === 2 ? [] : [[heldOut.get(page)?.[i] as number, label]],
      ),
    )
const calibration = calibrate(scoredOf((p) => p.set === 'half'))
const probability = (m: number): number => 1 / (1 + Math.exp(-(calibration.slope * m + calibration.intercept)))
for (const by of [...new Set(pages.map((p) => p.by))].sort())
  report(
    by,
    scoredOf((p) => p.by === by),
  )
for (const set of ['half', 'naive', 'articles', 'wild'] as const)
  reliability(
    set,
    scoredOf((p) => p.set === set).map(([m, l]) => [probability(m), l] as const),
  )
if (args.predictions)
  writeFileSync(
    args.predictions,
    JSON.stringify(
      pages.map((page) => ({
        set: page.set,
        by: page.by,
        host: page.host,
        label: Array.from(page.label),
        guarded: Array.from(page.guarded),
        margin: Array.from(heldOut.get(page) as Float64Array, (m) => Number(m.toFixed(4))),
      })),
    ),
  )

if (!args['cv-only']) {
  writeFileSync(join(here, '../src/line-shape/weights.generated.ts'), weightsFile(fitted(pages)))
}

function weightsFile({ forest, table }: Fitted): string {
  const words = [...table].map(([id, value]) => `${lexicon.word(id)}:${value}`).sort()
  const [feature, threshold, leaf] = [forest.feature, forest.threshold, forest.leaf].map((values) =>
    Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64'),
  )
  return `// Written by scripts/fit.ts: do not edit.
import { type Forest, unpack } from './forest.ts'

export const forest: Forest = {
  depth: ${forest.depth},
  trees: ${forest.trees},
  bias: ${forest.bias},
  unit: ${forest.unit},
  feature: unpack('${feature}'),
  threshold: unpack('${threshold}'),
  leaf: new Int8Array(unpack('${leaf}').buffer),
}

/** From log-odds of the forest to log-odds on what extractors leave. */
export const calibration = { slope: ${calibration.slope}, intercept: ${calibration.intercept} }

/** \`word:score\`, the score being the log-odds in eighths that a line with the word is furniture. */
export const wordTable = ${JSON.stringify(words.join(' ')).replaceAll("'", "\\'").replace(/^"|"$/g, "'")}
`
}
