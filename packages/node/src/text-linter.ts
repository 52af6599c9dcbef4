import type { Article, ArticleResult } from '@copydesk/core'
import { type Engine, Profiles } from '@copydesk/engine'
import { type ArticleScore, type RuleWeight, scoreArticle } from '@copydesk/score'
import type { Baseline } from './baseline.ts'
import { weightsOf } from './host.ts'
import type { BytesOf, Input } from './inputs.ts'
import { type ReadDefaults, readInput } from './run/article-store.ts'
import { languageOf } from './run/language.ts'

export interface TextLintOptions {
  readonly engine: Engine
  readonly read?: ReadDefaults
  /** Habits of the sources, learned earlier. */
  readonly saved?: Profiles
  readonly baseline?: Baseline
  /** Ids of all rules there are: directives that silence nothing are named. */
  readonly known?: readonly string[]
}

/** One article of a text, or why there is none. */
export type CheckedText =
  | {
      readonly type: 'article'
      readonly article: Article
      readonly result: ArticleResult
      readonly score: ArticleScore
    }
  | { readonly type: 'skipped'; readonly reason: string }
  | { readonly type: 'error'; readonly message: string; readonly line?: number }

/** Lints one text at a time, as an editor does: what the command says of the same file, from memory and at once. */
export class TextLinter {
  readonly #options: TextLintOptions
  readonly #weights: ReadonlyMap<string, RuleWeight>

  constructor(options: TextLintOptions) {
    this.#options = options
    this.#weights = weightsOf(options.engine.rules)
  }

  /** Findings of a text that stands for the input. A file of several articles gives one entry an article. */
  async lint(text: string, input: Input): Promise<CheckedText[]> {
    const checked: CheckedText[] = []
    // A mark at the head: what the text declares of its charset no longer holds.
    const bytes = new TextEncoder().encode(`\uFEFF${text}`)
    const bytesOf: BytesOf = (absolute) => (absolute === input.absolute ? bytes : undefined)
    for (const outcome of readInput(input, this.#options.read ?? {}, bytesOf)) {
      if (outcome.type === 'article') checked.push(await this.#article(outcome.article))
      else if (outcome.type === 'skipped') checked.push({ type: 'skipped', reason: outcome.reason })
      else checked.push({ type: 'error', message: outcome.message, ...(outcome.line ? { line: outcome.line } : {}) })
    }
    return checked
  }

  async #article(article: Article): Promise<CheckedText> {
    const { engine, baseline, known } = this.#options
    const document = engine.index(article)
    const lang = await languageOf(document)
    if (lang !== 'en') return { type: 'skipped', reason: `not English but ${lang}: only English is linted` }
    const profile = this.#profiles(article, (profiles) => engine.observe(document, profiles)).profile(article.source)
    const linted = engine.lint(document, { profile, ...(known ? { known } : {}) })
    const result = baseline?.apply(linted) ?? linted
    return { type: 'article', article, result, score: scoreArticle(linted, this.#weights) }
  }

  /** Saved habits, with those of this article unless they are counted there already. */
  #profiles({ source, key }: Article, observe: (profiles: Profiles) => void): Profiles {
    const saved = this.#options.saved?.only(source)
    const profiles = new Profiles(saved)
    if (saved && profiles.isSaved(source, key)) return saved
    observe(profiles)
    return saved ? profiles.merge(saved) : profiles
  }
}
