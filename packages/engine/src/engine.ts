import type {
  Article,
  ArticleResult,
  Document,
  Evidence,
  Finding,
  Lexicon,
  Report,
  Resource,
  Rule,
  RuleContext,
  RuleError,
  RunIndex,
  Severity,
  Signal,
  SourceFinding,
  SourceJudgement,
  SourceProfile,
  SourceReport,
  SourceResult,
  Verdict,
} from '@copydesk/core'
import { fill, hash64, messageOf } from '@copydesk/core'
import { statedCredits } from '@copydesk/news'
import { createIndexer, type ParseTree, type Speller } from '@copydesk/text'
import { bodyText, furnitureRanges, leftOutRanges, runsOf, wordsIn } from './body.ts'
import { type Budget, BudgetError, defaultBudget, unlimited } from './budget.ts'
import { applyDirectives } from './directives.ts'
import { locate } from './locate.ts'
import { type Profiles, promotedName } from './profile/profiles.ts'
import { complete, type RawFinding } from './report.ts'
import { resolve } from './resolve.ts'

/** What a configuration says of one rule. */
export interface RuleSetting {
  readonly severity?: Severity
  readonly options?: Readonly<Record<string, unknown>>
  /** Runs and scores, but its findings are suppressed: an exception for some paths. */
  readonly silent?: boolean
}

export interface EngineOptions {
  readonly rules: readonly Rule[]
  readonly signals?: readonly Signal[]
  readonly lexicon: Lexicon
  /** Bytes a resource id stands for. Called at most once a resource; throws if it has none. */
  readonly resources?: (id: string) => Uint8Array
  readonly parseTree?: ParseTree
  readonly speller?: Speller
  /** For one rule on one article, or for what it says of a source. */
  readonly settings?: (rule: Rule, article?: Article) => RuleSetting | 'off' | undefined
  /** What one article may take; default `defaultBudget`. */
  readonly budget?: Partial<Budget> | undefined
  /** Called with the time in milliseconds a rule took on one article; `now` is the host's clock. */
  readonly timing?: { readonly now: () => number; readonly record: (rule: string, milliseconds: number) => void }
}

export interface LintOptions {
  readonly profile?: SourceProfile | undefined
  readonly run?: RunIndex | undefined
  /** Also give the text without furniture. */
  readonly withBody?: boolean
  /** Ids of all rules there are: names directives that silenced nothing. Only a run of every rule that is on can tell. */
  readonly known?: readonly string[]
}

/** Articles of a source from which on "every article" means something. */
export const promotionFloor = 5

export interface Engine {
  readonly rules: readonly Rule[]
  /** Throws a BudgetError where its length alone is over the budget. */
  index(article: Article): Document
  /** Pass 1: adds what the rules observe in a document to the profiles. */
  observe(document: Document, profiles: Profiles): void
  /** Pass 2: findings and signals of one document. A rule that throws becomes an entry of `errors`. Throws a BudgetError. */
  lint(document: Document, options?: LintOptions): ArticleResult
  /** Findings about a source. `evidence`: places by rule id; `judgement`: what its articles came to. */
  lintSource(
    profile: SourceProfile,
    evidence: ReadonlyMap<string, readonly Evidence[]>,
    judgement?: SourceJudgement,
  ): SourceResult
}

/** Puts rules, word data and resources together. Throws a RangeError if a rule asks for what the host did not give. */
export function createEngine(options: EngineOptions): Engine {
  return new DefaultEngine(options)
}

/** What the rules that run one after another see of a document, and where they report. */
interface Round {
  readonly document: Document
  readonly options: LintOptions
  readonly signals: Readonly<Record<string, number>>
  readonly findings: readonly Finding[]
  readonly out: RawFinding[]
  readonly budget: Budget
  /** Taken so far. */
  readonly work: { steps: number }
  readonly errors: RuleError[]
}

/** A round of which only the findings are looked at. */
const learning = { options: {}, signals: {}, findings: [], budget: unlimited }

function take(steps: number, { budget, work }: Pick<Round, 'budget' | 'work'>): void {
  work.steps += steps
  if (work.steps > budget.steps) throw new BudgetError('steps', budget.steps)
}

class DefaultEngine implements Engine {
  readonly rules: readonly Rule[]
  readonly #options: EngineOptions
  readonly #byId: ReadonlyMap<string, Rule>
  readonly #signals: readonly Signal[]
  readonly #budget: Budget
  readonly #decoded = new Map<string, unknown>()
  readonly index: (article: Article) => Document

  constructor(options: EngineOptions) {
    this.#options = options
    this.rules = [...options.rules].sort((a, b) => (a.id < b.id ? -1 : 1))
    this.#byId = new Map(this.rules.map((rule) => [rule.id, rule]))
    this.#signals = inOrder(options.signals ?? [])
    const { lexicon, parseTree, speller } = options
    this.#budget = { ...defaultBudget, ...options.budget }
    const index = createIndexer({
      lexicon,
      rules: this.rules,
      ...(parseTree ? { parseTree } : {}),
      ...(speller ? { speller } : {}),
    })
    this.index = (article) => {
      take(this.#stepsFor(article), { budget: this.#budget, work: { steps: 0 } })
      return index(article)
    }
  }

  observe(document: Document, profiles: Profiles): void {
    profiles.observe(document, this.rules)
    const { source, key } = document.article
    if (profiles.isSaved(source, key)) return
    for (const rule of this.rules) {
      if (!rule.meta.promote || !profiles.isPromotedSoFar(source, rule.id)) continue
      if (this.#settingOf(rule, document) === 'off') continue
      const found: RawFinding[] = []
      this.#check(rule, { ...learning, document, out: found, work: { steps: 0 }, errors: [] })
      if (found.length > 0) profiles.count(source, rule.id, promotedName, 0)
    }
  }

  lint(document: Document, options: LintOptions = {}): ArticleResult {
    const errors: RuleError[] = []
    const raw: RawFinding[] = []
    const work = { steps: this.#stepsFor(document) }
    const budget = this.#budget
    const first: Round = { document, options, signals: {}, findings: [], out: raw, budget, work, errors }
    for (const rule of this.rules) if (!rule.after) this.#timed(rule, first)
    let findings = locate(resolve(raw, document), document)
    const signals = this.#combine(findings, document, options, errors)
    const before = raw.length
    const second: Round = { ...first, signals, findings }
    for (const rule of this.rules) if (rule.after) this.#timed(rule, second)
    if (raw.length > before) findings = locate(resolve(raw, document), document)
    return this.#result(document, options, findings, signals, errors)
  }

  lintSource(
    profile: SourceProfile,
    evidence: ReadonlyMap<string, readonly Evidence[]>,
    judgement: SourceJudgement = { signals: {}, findings: {} },
  ): SourceResult {
    const findings: SourceFinding[] = []
    for (const rule of this.rules) {
      const setting = this.#options.settings?.(rule)
      if (setting === 'off') continue
      const report = (messageId: string, said: SourceReport) =>
        findings.push(sourceFinding(rule, profile.source, messageId, { ...said, ...severityOf(setting) }, evidence))
      if (isPromoted(rule, profile)) report(promotedMessage(rule), {})
      rule.checkSource?.({
        options: { ...defaultsOf(rule), ...setting?.options },
        profile: profile.of(rule.id),
        judgement,
        lexicon: this.#options.lexicon,
        resource: (resource) => this.#resource(resource),
        report,
      })
    }
    return { source: profile.source, findings }
  }

  #result(
    document: Document,
    options: LintOptions,
    findings: readonly Finding[],
    signals: Record<string, number>,
    errors: RuleError[],
  ): ArticleResult {
    const { article } = document
    const verdict = this.#verdict(findings, document, signals, errors)
    const furniture = furnitureRanges(findings, this.#byId)
    const directed = applyDirectives(findings, document, this.rules, options.known ?? [])
    const shown = options.profile
      ? directed.findings.map((f) => this.#promoted(f, options.profile as SourceProfile))
      : directed.findings
    return {
      key: article.key,
      path: article.path,
      source: article.source,
      lang: article.lang ?? 'en',
      words: document.words,
      furnitureWords: wordsIn(document, furniture),
      ...runsOf(document.text, furniture),
      credits: statedCredits(document),
      signals,
      ...(verdict ? { verdict } : {}),
      findings: shown,
      errors,
      ...(options.known && directed.unused.length > 0 ? { unused: directed.unused } : {}),
      ...(article.recordLine === undefined ? {} : { recordLine: article.recordLine }),
      ...(article.id === undefined ? {} : { id: article.id }),
      ...(options.withBody ? { bodyText: bodyText(document, leftOutRanges(findings, this.#byId)) } : {}),
    }
  }

  #promoted(finding: Finding, profile: SourceProfile): Finding {
    const rule = this.#byId.get(finding.rule)
    return rule && isPromoted(rule, profile) ? { ...finding, promoted: true } : finding
  }

  #settingOf(rule: Rule, document: Document): RuleSetting | 'off' | undefined {
    return this.#options.settings?.(rule, document.article)
  }

  /** What the rules take to pass over a text. */
  #stepsFor({ text }: { readonly text: string }): number {
    return text.length * this.rules.length
  }

  #check(rule: Rule, round: Round): void {
    const { document, options, signals, findings, out, budget, errors } = round
    const setting = this.#settingOf(rule, document)
    if (setting === 'off' || (rule.meta.scope === 'run' && !options.run)) return
    const hits = rule.phrases ? document.hits(rule.id) : []
    take(hits.length, round)
    const context: RuleContext = {
      hits,
      options: optionsOf(rule, setting),
      profile: options.profile?.of(rule.id),
      run: options.run,
      signals,
      findings,
      resource: this.#resource,
      report: (messageId: string, report: Report) => {
        if (out.length >= budget.findings) throw new BudgetError('findings', budget.findings)
        out.push(complete(rule, document, messageId, report, setting))
      },
    }
    try {
      rule.check(document, context)
    } catch (error) {
      if (error instanceof BudgetError) throw error
      errors.push({ rule: rule.id, message: messageOf(error) })
    }
  }

  #combine(
    findings: readonly Finding[],
    document: Document,
    options: LintOptions,
    errors: RuleError[],
  ): Record<string, number> {
    const signals: Record<string, number> = {}
    for (const signal of this.#signals) {
      try {
        const value = signal.combine(findings, document, {
          profile: options.profile,
          resource: (resource) => this.#resource(resource),
          signals,
        })
        signals[signal.id] = Number(Math.min(1, Math.max(0, value)).toFixed(4))
      } catch (error) {
        errors.push({ rule: signal.id, message: messageOf(error) })
      }
    }
    return signals
  }

  #verdict(
    findings: readonly Finding[],
    document: Document,
    signals: Readonly<Record<string, number>>,
    errors: RuleError[],
  ): Verdict | undefined {
    const judge = this.#signals.find(({ verdict }) => verdict)
    if (!judge?.verdict) return undefined
    try {
      return judge.verdict(findings, document, signals)
    } catch (error) {
      errors.push({ rule: judge.id, message: messageOf(error) })
      return undefined
    }
  }

  #timed(rule: Rule, round: Round): void {
    const { timing } = this.#options
    if (!timing) return this.#check(rule, round)
    const started = timing.now()
    this.#check(rule, round)
    timing.record(rule.id, timing.now() - started)
  }

  readonly #resource = <T>(resource: Resource<T>): T => {
    if (!this.#decoded.has(resource.id)) {
      if (!this.#options.resources) throw new RangeError(`the host gave no bytes for ${resource.id}`)
      this.#decoded.set(resource.id, resource.decode(this.#options.resources(resource.id)))
    }
    return this.#decoded.get(resource.id) as T
  }
}

const defaults = new WeakMap<Rule, Readonly<Record<string, unknown>>>()

function defaultsOf(rule: Rule): Readonly<Record<string, unknown>> {
  let values = defaults.get(rule)
  if (!values) {
    values = Object.fromEntries(
      Object.entries(rule.meta.options?.properties ?? {}).map(([name, schema]) => [name, schema.default]),
    )
    defaults.set(rule, values)
  }
  return values
}

const noOptions: Readonly<Record<string, unknown>> = {}

function optionsOf(rule: Rule, setting: RuleSetting | undefined): Readonly<Record<string, unknown>> {
  if (setting?.options) return { ...defaultsOf(rule), ...setting.options }
  return rule.meta.options ? defaultsOf(rule) : noOptions
}

const isPromoted = (rule: Rule, profile: SourceProfile): boolean =>
  rule.meta.promote === true &&
  profile.articles >= promotionFloor &&
  profile.of(rule.id).count(promotedName, 0) === profile.articles

const promotedMessage = (rule: Rule): string =>
  'source' in rule.meta.messages ? 'source' : (Object.keys(rule.meta.messages)[0] as string)

const severityOf = (setting: RuleSetting | undefined): { severity?: Severity } =>
  setting?.severity === undefined ? {} : { severity: setting.severity }

function sourceFinding(
  rule: Rule,
  source: string,
  messageId: string,
  report: SourceReport,
  evidence: ReadonlyMap<string, readonly Evidence[]>,
): SourceFinding {
  const template = rule.meta.messages[messageId]
  if (!template) throw new RangeError(`${rule.id} has no message "${messageId}"`)
  return {
    rule: rule.id,
    messageId,
    family: rule.family,
    severity: report.severity ?? template.severity,
    confidence: report.confidence ?? rule.meta.confidence,
    message: fill(template.text, { ...report.data }),
    evidence: evidence.get(rule.id) ?? [],
    url: rule.url,
    fingerprint: hash64(`${rule.id}\n${messageId}\n${source}`),
  }
}

/** Signals after those they read. Throws a RangeError on a circle. */
function inOrder(signals: readonly Signal[]): Signal[] {
  const ordered: Signal[] = []
  let rest = [...signals]
  while (rest.length > 0) {
    const ready = rest.filter((s) => (s.after ?? []).every((id) => ordered.some((o) => o.id === id)))
    if (ready.length === 0) throw new RangeError(`signals wait for each other: ${rest.map((s) => s.id).join(', ')}`)
    ordered.push(...ready)
    rest = rest.filter((s) => !ready.includes(s))
  }
  return ordered
}
