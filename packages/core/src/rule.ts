import type { Article } from './article.ts'
import type { Document, PhraseHit } from './document.ts'
import { type Edit, type Family, type Finding, families, type Related, type Scope, type Severity } from './finding.ts'
import type { Neighbour, Observer, RuleProfile, RunIndex, SourceProfile } from './profile.ts'
import type { Range } from './ranges.ts'
import type { Verdict } from './verdict.ts'

/** A JSON Schema (draft 2020-12) of a rule's options: an object with described, defaulted properties. */
export interface OptionsSchema {
  readonly type: 'object'
  readonly properties: Readonly<
    Record<string, { readonly description: string; readonly default: unknown; readonly [key: string]: unknown }>
  >
  readonly additionalProperties: false
}

export interface RuleMeta {
  /** One line: what it finds. */
  readonly summary: string
  /** Prior confidence of a finding, (0, 1]: the measured precision. */
  readonly confidence: number
  /** How many faults of its impact one place stands for, ≥ 0, mostly 1; only stable rules carry weight. */
  readonly weight: number
  readonly stage: 'preview' | 'stable'
  readonly scope: Scope
  readonly options?: OptionsSchema
  /** `text` may hold `{name}` placeholders filled from a report's `data`; `{actual}` is the text of the range. */
  readonly messages: Readonly<Record<string, { readonly text: string; readonly severity: Severity }>>
  /** Of two findings of one family on one place the rule of higher specificity speaks (default 50). */
  readonly specificity?: number
  /** The range is furniture: left out of body text, and its share of words is the boilerplate penalty. */
  readonly furniture?: boolean
  /** Least confidence from which furniture is left out of body text, 0–1 (default: any). What is only likely stays to be read. */
  readonly leftOutFrom?: number
  /** Whether findings inside furniture stay (default: truncation stays, machine translation and attribution go); `lines`: only where it is whole lines. */
  readonly inFurniture?: 'keep' | 'drop' | 'lines'
  /** What a reader must act on (`major`) or only notices (`minor`, the default); readers' ratings are the evidence. */
  readonly impact?: 'major' | 'minor'
  /** The text is no article, a stub or a part: it cannot score above a D. */
  readonly page?: boolean
  /** Runs only where a configuration or `--rule` names it; no preset and no `*` turns it on. */
  readonly optIn?: boolean
  /** What every article of a source of ≥ 5 lacks becomes one source finding (article scope only). */
  readonly promote?: boolean
}

/** A phrase the shared automaton looks for: whole words, any case, any white space, `'` for `’`; `*` stands for exactly one word or number. */
export interface Phrase {
  readonly text: string
  /**
   * The phrase may be a part of lines that consist of such phrases. `only`: it is of use there alone, and is not looked
   * for on a line with a word that lies in no phrase that fills; `also`: it is of use elsewhere too.
   */
  readonly fills?: 'only' | 'also' | undefined
  /** Why it is here, or what it stands for. */
  readonly reason?: string
  readonly [key: string]: unknown
}

/** Bytes the host provides (`needs: [resource.id]`), decoded once an engine. */
export interface Resource<T> {
  readonly id: `resource:${string}`
  readonly decode: (bytes: Uint8Array) => T
}

export type Need = 'lexicon' | 'tree' | 'speller' | 'run' | `resource:${string}`

export interface Report {
  /** Half-open UTF-16 offsets in `document.text`. For article scope, the whole article may be meant: give the first line or title. */
  readonly range: Range
  readonly data?: Readonly<Record<string, string | number>>
  /** Ranked, best first. */
  readonly expected?: readonly string[]
  /** In offsets of `document.text`. `safe: false` where more than one candidate is likely. */
  readonly edits?: readonly Edit[]
  readonly safe?: boolean
  /** Places in other articles. */
  readonly related?: readonly Related[]
  /** Further places of the same fault, in offsets of `document.text`: the finding stands for all of them. */
  readonly places?: readonly Range[]
  /** Other places of this text that explain the finding, as the copy that stays, in offsets of `document.text`. */
  readonly nearby?: readonly (Range & { readonly message: string })[]
  readonly confidence?: number
  readonly severity?: Severity
}

/** What a rule is given besides the document. */
export interface RuleContext {
  /** Where the rule's phrases stand, in text order. */
  readonly hits: readonly PhraseHit[]
  readonly options: Readonly<Record<string, unknown>>
  /** What the rule observed in the source. Undefined in a single-file run without a saved profile. */
  readonly profile: RuleProfile | undefined
  readonly run: RunIndex | undefined
  /** Signals by id; only for rules `after: 'signals'`. */
  readonly signals: Readonly<Record<string, number>>
  /** Findings so far; only for rules `after: 'signals'`. */
  readonly findings: readonly Finding[]
  resource<T>(resource: Resource<T>): T
  report(messageId: string, report: Report): void
}

export interface SourceReport {
  readonly data?: Readonly<Record<string, string | number>>
  readonly confidence?: number
  readonly severity?: Severity
}

/** What the articles of a source came to. */
export interface SourceJudgement {
  /** By signal id: its mean over the articles that have it, 0–1. */
  readonly signals: Readonly<Record<string, { readonly mean: number; readonly articles: number }>>
  /** By rule id: findings of severity warning or error in all articles. */
  readonly findings: Readonly<Record<string, number>>
}

export interface SourceContext {
  readonly options: Readonly<Record<string, unknown>>
  readonly profile: RuleProfile
  readonly judgement: SourceJudgement
  readonly lexicon: Document['lexicon']
  resource<T>(resource: Resource<T>): T
  report(messageId: string, report: SourceReport): void
}

/** One detector. A pure function of what it is given: no clock, network, randomness or state between calls. */
export interface Rule {
  readonly id: `${Family}/${string}`
  readonly family: Family
  readonly name: string
  readonly url: string
  readonly meta: RuleMeta
  readonly phrases?: readonly Phrase[]
  readonly needs?: readonly Need[]
  readonly after?: 'signals'
  readonly observe?: (document: Document, observer: Observer) => void
  readonly check: (document: Document, context: RuleContext) => void
  /** The articles `check` may open for one, nearest first: a run lints them one after the other and opens each once. */
  readonly opens?: (article: Pick<Article, 'key' | 'source'>, run: RunIndex) => readonly Neighbour[]
  /** Judges a source by its merged profile, once. Evidence is taken from the rule's findings in articles. */
  readonly checkSource?: (context: SourceContext) => void
}

/** Home of the rule pages. */
export const pageRoot = 'https://copydesk.dev/rules'

/** A rule as it is written; `url`: its page, where it is none of Copydesk's own. */
export type RuleDefinition = Omit<Rule, 'family' | 'name' | 'url'> & Partial<Pick<Rule, 'url'>>

/** Declares a rule. Throws a TypeError if the id is not `family/name` in kebab case. */
export function defineRule(definition: RuleDefinition): Rule {
  const [family, name, ...rest] = definition.id.split('/')
  if (!families.includes(family as Family) || !name || rest.length > 0 || !/^[a-z]+(?:-[a-z]+)*$/.test(name)) {
    throw new TypeError(`rule id "${definition.id}" is not family/name in kebab case`)
  }
  return { url: `${pageRoot}/${definition.id}`, ...definition, family: family as Family, name }
}

export interface SignalContext {
  readonly profile: SourceProfile | undefined
  resource<T>(resource: Resource<T>): T
}

/** A calibrated number in [0, 1] about an article, from its findings and statistics. */
export interface Signal {
  readonly id: string
  readonly summary: string
  readonly needs?: readonly Need[]
  /** Signals this one reads from `signals`; they are combined first. */
  readonly after?: readonly string[]
  readonly combine: (
    findings: readonly Finding[],
    document: Document,
    context: SignalContext & { readonly signals: Readonly<Record<string, number>> },
  ) => number
  /** Says in words what the signals and all findings come to. At most one signal of an engine does. */
  readonly verdict?: (
    findings: readonly Finding[],
    document: Document,
    signals: Readonly<Record<string, number>>,
  ) => Verdict
}

export const defineSignal = (signal: Signal): Signal => signal

export const defineResource = <T>(resource: Resource<T>): Resource<T> => resource
