import type { Article, Document, Rule } from '@copydesk/core'
import { type Engine, Profiles } from '@copydesk/engine'
import { ArticleLinter } from '@copydesk/node/article-linter'
import { type LintRecord, recordOf } from '@copydesk/node/records'
import { type ReadOptions, readText } from '@copydesk/readers'
import { cutsOf, piecesOf } from '../cleaned.ts'

/** Formats a text can be in. */
export type TextFormat = NonNullable<ReadOptions['format']>

/** What is known of a text that is linted from memory. */
export interface TextOptions {
  /** Path records name it by; its ending tells the format where `format` does not. Default: `article` with the format's ending, `article.txt`. */
  readonly path?: string
  readonly format?: TextFormat
  /** The outlet it came from. Default: the folder of `path`, else `unknown`. */
  readonly source?: string
  /** Adds `bodyText` to records: the text without page furniture. */
  readonly withBody?: boolean
  /** Ends the work before the next article: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

/** A piece of page furniture that was taken out of a text. `rule`: `reader` where the page's own markup said so. */
export interface RemovedPiece {
  readonly rule: string
  readonly reason: string
  readonly text: string
}

/** A text without its page furniture. */
export interface CleanedText {
  /** Plain text, paragraphs apart by an empty line; empty if there is no article in it. */
  readonly text: string
  /** In the order in which they went. */
  readonly removed: readonly RemovedPiece[]
  /** What was found in the text as it was given: one record an article, or why there is none. */
  readonly records: readonly LintRecord[]
}

/** An engine that has its word data: made once, it lints any number of texts. */
export interface Linter {
  /** Rules that run. */
  readonly rules: readonly Rule[]
  /**
   * One record an article: a text, a page and a Markdown file hold one, JSON and JSONL several. What cannot be read gives
   * a record of type `error`, what is no English article one of type `skipped`; bad input never throws. Throws a TypeError for a format there is not.
   */
  lintText(text: string, options?: TextOptions): Promise<readonly LintRecord[]>
  /** The text of the one article that `text` holds, without page furniture. Throws a TypeError where it holds several. */
  clean(text: string, options?: TextOptions): Promise<CleanedText>
}

export interface DeskOptions {
  readonly engine: Engine
  /** `en`, another language, or undefined for one that is not English and nobody named. */
  readonly languageOf: (document: Document) => string | undefined | Promise<string | undefined>
  /** Habits of sources learned earlier. */
  readonly saved?: Profiles
  readonly read?: Pick<ReadOptions, 'fields' | 'sourceFrom' | 'directives'>
}

const endings: Readonly<Record<TextFormat, string>> = {
  text: 'txt',
  markdown: 'md',
  html: 'html',
  json: 'json',
  jsonl: 'jsonl',
}

/** Cleaning can leave a line behind that now stands alone: judged again until nothing more goes. */
const maxRounds = 10

type ArticleEvent = Extract<Parameters<typeof recordOf>[0], { type: 'article' }>
type Met = ArticleEvent | Exclude<Parameters<typeof recordOf>[0], ArticleEvent>

/** Lints texts from memory, one by one: the same in Node.js and in a browser. */
export class Desk implements Linter {
  readonly #options: DeskOptions

  constructor(options: DeskOptions) {
    this.#options = options
  }

  get rules(): readonly Rule[] {
    return this.#options.engine.rules
  }

  async lintText(text: string, options: TextOptions = {}): Promise<readonly LintRecord[]> {
    return (await this.#events(text, options)).map(recordOf)
  }

  async clean(text: string, options: TextOptions = {}): Promise<CleanedText> {
    const first = await this.#events(text, { ...options, withBody: true })
    if (first.length > 1)
      throw new TypeError(`${first.length} articles in one text: clean them one by one, or by "copydesk clean"`)
    const records = first.map(recordOf)
    const removed: RemovedPiece[] = []
    let event = first[0]
    let body = ''
    for (let round = 0; event?.type === 'article' && round < maxRounds; round++) {
      const { article, result } = event
      removed.push(...piecesOf(article, result, article.format === 'html'))
      body = result.bodyText ?? ''
      if (cutsOf(result).length === 0) break
      const { source, path } = article
      event = (await this.#events(body, { ...options, path, source, format: 'text', withBody: true }))[0]
    }
    return { text: body, removed, records }
  }

  async #events(text: string, options: TextOptions): Promise<Met[]> {
    const events: Met[] = []
    for (const outcome of readText(text, this.#readOptions(options))) {
      options.signal?.throwIfAborted()
      events.push(outcome.type === 'article' ? await this.#judged(outcome.article, options) : outcome)
    }
    return events
  }

  #readOptions({ format, path = `article.${endings[format ?? 'text']}`, source }: TextOptions): ReadOptions {
    if (format !== undefined && !Object.hasOwn(endings, format))
      throw new TypeError(`unknown format "${format}": use ${Object.keys(endings).join(', ')}`)
    const slashed = path.replaceAll('\\', '/')
    return {
      ...this.#options.read,
      path: slashed,
      key: slashed,
      source: source ?? slashed.split('/').at(-2) ?? 'unknown',
      ...(format === undefined ? {} : { format }),
    }
  }

  async #judged(article: Article, { withBody }: TextOptions): Promise<Met> {
    const linter = new ArticleLinter({ ...this.#options, withBody })
    const linted = await linter.lint(article, (document) => this.#habits(document).profile(article.source))
    return linted.type === 'skipped' ? { ...linted, path: article.path } : linted
  }

  /** Saved habits of the source, with those of this article unless they are counted there already. */
  #habits(document: Document): Profiles {
    const { source, key } = document.article
    const known = this.#options.saved?.only(source)
    if (known?.isSaved(source, key)) return known
    const profiles = new Profiles(known)
    this.#options.engine.observe(document, profiles)
    return known ? profiles.merge(known) : profiles
  }
}
