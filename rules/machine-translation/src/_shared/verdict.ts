import { type Document, type Finding, placesOf, type Verdict } from '@copydesk/core'
import { verdictLimit } from './weights.generated.ts'

/** Words of an article below which the statistics are not asked. */
export const leastWords = 200

/**
 * Share of human articles, of all varieties of English, that get a verdict: of those the models were not fitted to, as
 * `scripts/varieties.ts` counts them.
 */
export const baseRates = { marks: 0.001, reads: 0.001 } as const

/**
 * Marks translations carry, and how far one convinces: two points make a verdict. `$ 100` is none: Sri Lankan papers write so.
 */
interface Mark {
  readonly points: 1 | 2
  /** True where two different ones convince as two kinds do. */
  readonly adds?: boolean
  readonly name: string
}

const marks: Readonly<Record<string, Mark>> = {
  'machine-translation/orphan-tail': { points: 1, name: 'words left after the last sentence' },
  'machine-translation/echo-after-stop': { points: 2, name: 'words said again after a full stop' },
  'machine-translation/day-without-month': { points: 2, name: 'a day without its month' },
  'machine-translation/foreign-number#comma': { points: 2, name: 'a decimal comma' },
  'machine-translation/foreign-number#stop': { points: 2, name: 'full stops between thousands' },
  'machine-translation/foreign-number#day': { points: 2, name: 'a date with the full stop of an ordinal' },
  'machine-translation/foreign-number#apostrophe': { points: 2, name: 'an apostrophe between thousands' },
  'machine-translation/foreign-number#time': { points: 2, name: 'a time of day set apart' },
  'machine-translation/foreign-number#thousand': {
    points: 1,
    adds: true,
    name: 'thousands in figures and a word',
  },

  'machine-translation/foreign-number#parted': { points: 1, name: 'an amount in two numbers' },
  'machine-translation/foreign-number#grouping': { points: 1, name: 'a number grouped as no English number is' },
  'machine-translation/foreign-punctuation#mark': { points: 2, name: 'punctuation of another language' },
  'machine-translation/foreign-punctuation#dateline': { points: 1, name: 'the stop and hyphen of a Spanish dateline' },
  'machine-translation/foreign-punctuation#dash': { points: 1, name: 'a dash between a quotation and its speaker' },
  'machine-translation/misplaced-quote#swung': { points: 1, adds: true, name: 'a closing mark moved to the speaker' },
  'machine-translation/foreign-punctuation#quotation': { points: 1, name: 'quotation marks of another language' },
  'machine-translation/noun-capital': { points: 2, name: 'nouns with the capital of German' },
  'machine-translation/calqued-formula#formula': {
    points: 1,
    adds: true,
    name: 'a formula of another language’s news',
  },
  'machine-translation/calqued-formula#term': { points: 2, name: 'a term translated piece by piece' },
  'machine-translation/doubled-preposition': { points: 1, name: 'prepositions without a noun between' },
  'machine-translation/stray-break': { points: 1, name: 'a full stop inside a clause' },
  'machine-translation/untranslated-run': { points: 1, name: 'words left untranslated' },
}

interface Seen extends Mark {
  readonly id: string
  /** In `document.text`. */
  readonly start: number
  readonly actual: string
  readonly places: number
}

/** What findings and statistics of an article come to. `translated`: the signal, 0–1. */
export function verdictOf(findings: readonly Finding[], document: Document, translated: number): Verdict {
  const seen = marksOf(findings, document)
  if (pointsOf(seen, translated) >= 2)
    return {
      translation: 'certain marks',
      because: [
        saidOf(seen, document),
        'translations by people carry such marks too',
        `of articles people wrote in English ${percent(baseRates.marks)} carry as many`,
      ],
      baseRate: baseRates.marks,
    }
  if (document.words < leastWords)
    return {
      translation: 'too short',
      because: [`${document.words} words, and statistics need ${leastWords}`],
      baseRate: null,
    }
  if (translated >= verdictLimit)
    return {
      translation: 'reads as translated',
      because: [
        `statistics alone, machine or person: ${percent(baseRates.reads)} of people's English reads so`,
        `function words and neighbours stand as in translations: ${translated.toFixed(4)}, said from ${verdictLimit} and ${leastWords} words`,
        'statistics cannot tell a machine from a person who translates',
      ],
      baseRate: baseRates.reads,
    }
  return {
    translation: 'no sign',
    because: ['no certain mark, and the statistics do not reach their limit', 'most fluent translations look so too'],
    baseRate: null,
  }
}

const percent = (share: number): string => `${Number((share * 100).toPrecision(2))} %`

/** Places of a kind that are quoted; the others are counted. */
const quoted = 2

/** The kinds of mark, four at most, each with its places. */
const saidOf = (seen: readonly Seen[], document: Document): string =>
  [...new Set(seen.map(({ id }) => id))]
    .slice(0, 4)
    .map((id) =>
      kindSaid(
        seen.filter((mark) => mark.id === id),
        document,
      ),
    )
    .join('; ')

/** One kind of mark: its first places that differ, and how many more there are. */
function kindSaid(of: readonly Seen[], document: Document): string {
  const first = new Map<string, Seen>()
  for (const mark of of) if (!first.has(mark.actual.toLowerCase())) first.set(mark.actual.toLowerCase(), mark)
  const places = [...first.values()]
    .slice(0, quoted)
    .map(({ actual, start }) => `"${actual.replace(/\s+/g, ' ').slice(0, 40)}" in line ${document.lineAt(start) + 1}`)
  const more = of.reduce((sum, mark) => sum + mark.places, 0) - places.length
  return `${of[0]?.name}: ${places.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** Stops inside a clause that are a mark alone, where the text otherwise leans to translation and where it does not: a careless typist slips twice. */
const breaksOf = { leaning: 2, else: 3 } as const
/** `translated` from which a text leans: more likely than not. */
const leaning = 0.5

/** Points of all kinds; of stops inside a clause each place counts, since a person may slip once or twice. */
const pointsOf = (seen: readonly Seen[], translated: number): number => {
  const kinds = new Map<string, number>()
  // The same words again are the same slip, delivered twice.
  const different = new Map(seen.map((mark) => [`${mark.id} ${mark.actual.toLowerCase()}`, mark]))
  for (const { id, points, adds } of different.values())
    kinds.set(id, adds ? Math.min(2, (kinds.get(id) ?? 0) + points) : points)
  const breaks = [...different.values()].filter(({ id }) => id === 'machine-translation/stray-break')
  if (breaks.length >= (translated >= leaning ? breaksOf.leaning : breaksOf.else))
    kinds.set('machine-translation/stray-break', 2)
  return [...kinds.values()].reduce((sum, points) => sum + points, 0)
}

function marksOf(findings: readonly Finding[], document: Document): Seen[] {
  const found = findings.flatMap((finding): Seen[] => {
    const id = `${finding.rule}#${finding.messageId}` in marks ? `${finding.rule}#${finding.messageId}` : finding.rule
    const mark = marks[id]
    const { start } = finding.range
    return mark && !isSlip(finding) ? [{ ...mark, id, start, actual: finding.actual, places: placesOf(finding) }] : []
  })
  return [...found, ...zeroWidthPairs(document)]
}

/** `court. that`, a capital forgotten; `techniques. iv`, items of a list numbered in Roman, run together. */
const isSlip = ({ rule, messageId, actual }: Finding): boolean =>
  rule === 'machine-translation/stray-break' && (messageId === 'starter' || /\s[ivx]+$/.test(actual))

const pair = '\u200b\u200b'

/** `area of \u200b\u200bthe city`: one engine leaves a pair of zero-width spaces where it moved a phrase. */
function zeroWidthPairs({ text }: Document): Seen[] {
  for (let at = text.indexOf(pair); at >= 0; at = text.indexOf(pair, at + 2)) {
    const before = /\p{L} $/u.test(text.slice(Math.max(0, at - 2), at))
    if (before && /^[\p{L}\p{N}]/u.test(text.slice(at + 2, at + 4))) {
      const last = text
        .slice(Math.max(0, at - 20), at)
        .trimEnd()
        .split(/\s/)
        .at(-1)
      const next = /^\S+/.exec(text.slice(at + 2, at + 22))?.[0]
      const actual = `${last} ${next}`
      return [
        {
          id: 'zero-width-pair',
          points: 2,
          name: 'a pair of zero-width spaces an engine leaves',
          start: at,
          actual,
          places: 1,
        },
      ]
    }
  }
  return []
}
