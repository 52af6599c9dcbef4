import type { Article, ArticleResult, Document, RunIndex, SourceProfile } from '@copydesk/core'
import type { Engine } from '@copydesk/engine'
import { type ArticleScore, type RuleWeight, scoreArticle, weightsOf } from '@copydesk/score'
import type { Baseline } from './baseline.ts'
import { type Failed, withinBudget } from './budget.ts'

export interface ArticleLinterOptions {
  readonly engine: Engine
  /** Language of a text: `en`, another one, or undefined for one that is not English and nobody named. */
  readonly languageOf: (document: Document) => string | undefined | Promise<string | undefined>
  /** Also give the text without furniture. */
  readonly withBody?: boolean | undefined
  /** Ids of all rules there are: directives that silence nothing are named. */
  readonly known?: readonly string[] | undefined
}

/** What is said of one article. The score is that of all findings, whichever are accepted. */
export interface Judged {
  readonly result: ArticleResult
  readonly score: ArticleScore
}

/** An article and what is said of it, or why nothing is. */
export type LintedArticle =
  | ({ readonly type: 'article'; readonly article: Article } & Judged)
  | { readonly type: 'skipped'; readonly reason: string; readonly lang?: string }
  | Failed

/** Lints single articles: the same for a run, a stream, an editor and a browser. */
export class ArticleLinter {
  readonly engine: Engine
  readonly #options: ArticleLinterOptions
  readonly #weights: ReadonlyMap<string, RuleWeight>

  constructor(options: ArticleLinterOptions) {
    this.engine = options.engine
    this.#options = options
    this.#weights = weightsOf(options.engine.rules)
  }

  languageOf(document: Document): string | undefined | Promise<string | undefined> {
    return this.#options.languageOf(document)
  }

  /** The text index of an article. */
  index(article: Article): Document | Failed {
    return withinBudget(article, this.engine.index)
  }

  /** What is said of a document that is English, by the habits of its source and the articles of its run. */
  judge(document: Document, profile?: SourceProfile, run?: RunIndex): ({ readonly type: 'article' } & Judged) | Failed {
    const { engine, withBody = false, known } = this.#options
    return withinBudget(document.article, () => {
      const result = engine.lint(document, { profile, run, withBody, ...(known ? { known } : {}) })
      return { type: 'article', result, score: scoreArticle(result, this.#weights) }
    })
  }

  /** All of it, for an article that stands alone. `profileOf`: the habits to judge it by; `step` does each piece of the work. */
  async lint(
    article: Article,
    profileOf: (document: Document) => SourceProfile | undefined,
    step: <T>(work: () => T) => T = (work) => work(),
  ): Promise<LintedArticle> {
    const document = step(() => this.index(article))
    if ('type' in document) return document
    const lang = await this.languageOf(document)
    if (lang !== 'en') return notEnglish(lang)
    const profile = step(() => profileOf(document))
    const judged = step(() => this.judge(document, profile))
    return judged.type === 'error' ? judged : { ...judged, article }
  }
}

/** An article no rule judges. */
export const notEnglish = (lang: string | undefined) => ({
  type: 'skipped' as const,
  reason: `not English${lang === undefined ? '' : ` but ${lang}`}: only English is linted`,
  ...(lang === undefined ? {} : { lang }),
})

/** What is said of an article once the findings accepted earlier are suppressed. */
export const acceptedBy = <T extends Judged>(baseline: Baseline | undefined, judged: T): T =>
  baseline ? { ...judged, result: baseline.apply(judged.result) } : judged
