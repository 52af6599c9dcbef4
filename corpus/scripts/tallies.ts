import { join } from 'node:path'
import { outletsOf, readLabels } from './labels.ts'
import { type LintOutput, lintFolder } from './lint.ts'
import { type RuleTally, type Tallies, tally } from './match.ts'

/** The folder that holds `outlets` and `labels`. */
export const corpus = join(import.meta.dirname, '..')

/** Lints every outlet with the checkout's own command; the recommended rules unless `extra` asks for others. */
export const lintCorpus = (extra: readonly string[] = []): LintOutput =>
  lintFolder(join(corpus, '..'), join(corpus, 'outlets'), ['--source-by', 'folder', ...extra])

/** Counts by rule, over the articles of some outlets. */
export function talliesOf(output: LintOutput, outlets: readonly string[] = outletsOf(corpus)): Tallies {
  const tallies: Tallies = new Map()
  for (const outlet of outlets) {
    const { articles } = readLabels(corpus, outlet)
    for (const article of output.articles.filter((a) => a.source === outlet))
      tally(article, articles[article.path.slice(outlet.length + 1)] ?? [], tallies)
  }
  return tallies
}

export type Sum = Pick<RuleTally, 'findings' | 'right' | 'must' | 'found'>

/** Adds up the rules that `keep` holds for. */
export function sumOf(tallies: Tallies, keep: (rule: string) => boolean = () => true): Sum {
  const sum = { findings: 0, right: 0, must: 0, found: 0 }
  for (const [rule, row] of tallies)
    if (keep(rule)) for (const key of Object.keys(sum) as (keyof Sum)[]) sum[key] += row[key]
  return sum
}

/** `--show`: how many examples a row prints. Throws an Error for anything but a whole number. */
export function shownOf(value: string): number {
  if (!/^\d+$/.test(value)) throw new Error(`--show: "${value}" is no whole number`)
  return Number(value)
}
