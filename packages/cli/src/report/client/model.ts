import type { ReportArticle, ReportData, ReportFinding, ReportRule, ReportSource } from '../data.ts'
import { byId } from './dom.ts'

export interface Article {
  readonly index: number
  readonly path: string
  readonly source: number
  readonly score: number
  readonly words: number
  readonly length: number
  readonly pack: number
  readonly slot: number
  readonly credits: readonly string[]
  readonly findings: readonly ReportFinding[]
  readonly verdict: string
  /** Places of the findings that the first of their rule stands for. */
  readonly folded: ReadonlySet<number>
}

export interface RuleCount {
  readonly index: number
  readonly rule: ReportRule
  findings: number
  articles: number
}

export const data = JSON.parse(byId('data').textContent ?? '') as ReportData

export const articles: readonly Article[] = data.articles.map(articleOf)

function articleOf(tuple: ReportArticle, index: number): Article {
  const [path, source, score, words, length, pack, slot, credits, findings, verdict, folded] = tuple
  return {
    index,
    path,
    source,
    score,
    words,
    length,
    pack,
    slot,
    credits,
    findings,
    verdict,
    folded: new Set(folded),
  }
}

/** Names of families as people read them. */
export const familyNames = data.families.map((f) => f.charAt(0).toUpperCase() + f.slice(1).replace('-', ' '))

export const ruleOf = (finding: { readonly 0: number }): ReportRule => data.rules[finding[0]] as ReportRule

/** A rule's name without its family. */
export const ruleName = ([id]: ReportRule): string => id.slice(id.indexOf('/') + 1)

export const familyOf = (finding: { readonly 0: number }): number => ruleOf(finding)[1]

export const sourceOf = ({ source }: Article): ReportSource => data.sources[source] as ReportSource

/** Rules with their counts, most frequent first. */
export function ruleCounts(list: readonly Article[]): RuleCount[] {
  const counts = data.rules.map((rule, index): RuleCount => ({ index, rule, findings: 0, articles: 0 }))
  for (const { findings } of list) {
    for (const [rule] of findings) (counts[rule] as RuleCount).findings++
    for (const rule of new Set(findings.map(([r]) => r))) (counts[rule] as RuleCount).articles++
  }
  return counts.filter((c) => c.findings > 0).sort((a, b) => b.findings - a.findings || a.index - b.index)
}

const packs = new Map<number, Promise<readonly string[]>>()

/** The text of an article, unpacked with its neighbours when first asked for; undefined where none is embedded. */
export async function textOf({ pack, slot }: Article): Promise<string | undefined> {
  if (pack < 0) return undefined
  const texts = packs.get(pack) ?? unpack(pack)
  packs.set(pack, texts)
  return (await texts)[slot]
}

async function unpack(pack: number): Promise<readonly string[]> {
  const bytes = Uint8Array.from(atob(byId(`texts-${pack}`).textContent ?? ''), (char) => char.charCodeAt(0))
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return JSON.parse(await new Response(stream).text()) as readonly string[]
}
