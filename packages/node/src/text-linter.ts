import type { Article, Document } from '@copydesk/core'
import { type Engine, Profiles } from '@copydesk/engine'
import { ArticleLinter, acceptedBy, type LintedArticle } from './article-linter.ts'
import type { Baseline } from './baseline.ts'
import type { BytesOf, Input } from './inputs.ts'
import { type ReadDefaults, readInput } from './read-input.ts'
import { bounded } from './run/bounded.ts'
import { languageOf } from './run/language.ts'
import { HeldError } from './run/turns.ts'

export interface TextLintOptions {
  readonly engine: Engine
  readonly read?: ReadDefaults
  /** Habits of the sources, learned earlier. */
  readonly saved?: Profiles
  readonly baseline?: Baseline
  /** Ids of all rules there are: directives that silence nothing are named. */
  readonly known?: readonly string[]
  /** Milliseconds for which one step of a text may keep the thread from others. Default: as long as it takes. */
  readonly patience?: number
}

/** One article of a text, or why there is none. */
export type CheckedText = LintedArticle | { readonly type: 'error'; readonly message: string; readonly line?: number }

/** Lints one text at a time, as an editor does: what the command says of the same file, from memory and at once. */
export class TextLinter {
  readonly #options: TextLintOptions
  readonly #linter: ArticleLinter

  constructor(options: TextLintOptions) {
    this.#options = options
    this.#linter = new ArticleLinter({ ...options, languageOf })
  }

  /**
   * Findings of a text that stands for the input. A file of several articles gives one entry an article. Rejects with a
   * HeldError where patience ends: the linter and its engine are not to be used again.
   */
  async lint(text: string, input: Input): Promise<CheckedText[]> {
    const checked: CheckedText[] = []
    // A mark at the head: what the text declares of its charset no longer holds.
    const bytes = new TextEncoder().encode(`\uFEFF${text}`)
    const bytesOf: BytesOf = (absolute) => (absolute === input.absolute ? bytes : undefined)
    for (const outcome of this.#step(() => [...readInput(input, this.#options.read ?? {}, bytesOf)])) {
      if (outcome.type === 'article') checked.push(await this.#article(outcome.article))
      else if (outcome.type === 'skipped') checked.push({ type: 'skipped', reason: outcome.reason })
      else checked.push({ type: 'error', message: outcome.message, ...(outcome.line ? { line: outcome.line } : {}) })
    }
    return checked
  }

  async #article(article: Article): Promise<CheckedText> {
    const profileOf = (document: Document) => this.#habits(document).profile(article.source)
    const linted = await this.#linter.lint(article, profileOf, this.#step)
    return linted.type === 'article' ? acceptedBy(this.#options.baseline, linted) : linted
  }

  readonly #step = <T>(work: () => T): T => {
    let result: { readonly value: T } | undefined
    bounded(() => {
      result = { value: work() }
    }, this.#options.patience)
    if (!result) throw new HeldError()
    return result.value
  }

  /** Saved habits, with those of this article unless they are counted there already. */
  #habits(document: Document): Profiles {
    const { engine } = this.#options
    const { source, key } = document.article
    const saved = this.#options.saved?.only(source)
    const profiles = new Profiles(saved)
    if (saved && profiles.isSaved(source, key)) return saved
    engine.observe(document, profiles)
    return saved ? profiles.merge(saved) : profiles
  }
}
