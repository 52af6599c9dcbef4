import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hash32 } from '@copydesk/core'
import type { LabelledText } from './data.ts'

/** English people wrote, by where or of what: an article, the variety it stands for, and the half it belongs to. */
export interface WorldText extends LabelledText {
  readonly variety: string
  /** Half the models are fitted to; the other half only checks them. No outlet is in both, where a set has several. */
  readonly half: 'fit' | 'check'
}

/** Sets of the scraped data that people wrote in English, and what they stand for. */
const varieties: Readonly<Record<string, string>> = {
  nigeria: 'Nigeria',
  uganda: 'Uganda',
  india: 'India',
  pakistan: 'Pakistan',
  srilanka: 'Sri Lanka',
  philippines: 'Philippines',
  chinadaily: 'China',
  vietnam: 'Vietnam',
  'mena-finance': 'Gulf',
  'press-release': 'Gulf',
  'worldwide-newswire': 'newswire',
  'health-release': 'medicine and science',
  'eventregistry-small': 'small outlets of many countries',
  'niche-aggregated': 'computing, science, games, sport',
  'newsdata-local': 'US local and trade',
  'climate-blog': 'blogs on science',
  'yahoo-aggregator': 'US aggregated',
}

/** Sets a machine translated: what the verdict should hear. */
const machine = ['caracol-mt', 'german-blog-mt', 'wmt22-mt']

/** Outlets of the newswire set by region; the rest are of Canada, Australia, New Zealand. */
const regions: readonly (readonly [region: string, outlets: RegExp])[] = [
  [
    'Africa',
    /addis|africa|afrol|cairo|economist\.com\.na|egypt|iol\.|lematinal|namibian|nation\.africa|ghana|standardmedia|tuko/,
  ],
  [
    'Gulf and Middle East',
    /albawaba|jazeera|riyadh|arabtimes|gulf-|jordan|jpost|khaleej|kuwait|saudi|tehran|peninsula|oman/,
  ],
  ['South Asia', /deccan|hindustan|indian|milli|observerbd|dailystar/],
  [
    'East and South-East Asia',
    /asahi|bangkok|news\.cn|japan|korea|montsame|nationmulti|scmp|taipei|seoul|thestandard|thestar/,
  ],
  [
    'Latin America',
    /andina|batimes|caracas|chile|cuba|ecuador|salvador|mercopress|honduras|ipsnews|kaieteur|mexic|panama|bogota|tico|nicaragua/,
  ],
]

interface Meta {
  readonly path: string
  readonly outlet: string
}

const varietyOf = (set: string, outlet: string): string | undefined =>
  set === 'worldwide-newswire'
    ? `newswire: ${regions.find(([, of]) => of.test(outlet))?.[0] ?? 'Canada and Oceania'}`
    : varieties[set]

/** Texts of the world's outlets, of pages of the web read by people, and of machines (label `mt`, variety as the set is called). */
export function readWorld(data: string): WorldText[] {
  const folder = mkdtempSync(join(tmpdir(), 'world-'))
  try {
    for (const name of ['wild', 'html-dev'])
      execFileSync('tar', ['xzf', join(data, `${name}.tar.gz`), '-C', folder, '--exclude=*.html'])
    return [...scraped(folder), ...pages(folder)]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function scraped(folder: string): WorldText[] {
  const rows = linesOf<Meta>(join(folder, 'wild-meta.jsonl')).map((row) => ({
    ...row,
    set: row.path.split('/')[0] ?? '',
  }))
  const outlets = new Map<string, Set<string>>()
  for (const { set, outlet } of rows) outlets.set(set, (outlets.get(set) ?? new Set()).add(outlet))
  return rows.flatMap(({ path, set, outlet }): WorldText[] => {
    const isMachine = machine.includes(set)
    const variety = isMachine ? set : varietyOf(set, outlet)
    if (variety === undefined) return []
    const several = (outlets.get(set)?.size ?? 0) > 3
    const id = `world/${set}/${several ? outlet : path}`
    const text = readFileSync(join(folder, 'wild', path), 'utf8')
    return [{ id, label: isMachine ? 'mt' : 'human', lang: variety, corpus: 'world', text, variety, half: halfOf(id) }]
  })
}

function pages(folder: string): WorldText[] {
  return linesOf<{ file: string; gold_text?: string }>(join(folder, 'html-dev/gold.jsonl')).flatMap((row) => {
    const id = `world/pages/${row.file}`
    const variety = 'pages of the web: news, computing, law'
    return row.gold_text
      ? [
          {
            id,
            label: 'human',
            lang: variety,
            corpus: 'world',
            text: row.gold_text,
            variety,
            half: halfOf(id),
          } as const,
        ]
      : []
  })
}

const halfOf = (id: string): 'fit' | 'check' => (hash32(id) % 2 === 0 ? 'fit' : 'check')

const linesOf = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
