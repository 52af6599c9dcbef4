import type { Article } from '@copydesk/core'
import { Profiles } from '@copydesk/engine'
import type { ArticleLinter, LintedArticle } from '@copydesk/node/article-linter'
import { evidenceFor, isPassedFile, isPassedFolder, judgedSources } from '@copydesk/node/sources'
import { formatOf, type ReadOutcome, readText } from '@copydesk/readers'
import { Tally as Scores, shown } from '@copydesk/score'
import { URI } from 'vscode-uri'
import type { LintListener, SourceSummary } from './host.ts'
import { Tally } from './tally.ts'

/** Files of folders where the server cannot read them. */
export interface FolderFiles {
  /** URIs of the files below a folder, in any order. */
  list(folder: string): Promise<readonly string[]>
  /** Null where a file cannot be read. */
  text(uri: string): Promise<string | null>
}

interface ArticleFile {
  readonly uri: string
  /** Below the folder, with `/`. */
  readonly key: string
}

/** Lints a folder whose files are asked for one by one, twice each: habits of the sources first. Gives its sources. */
export async function lintFolder(
  folder: string,
  files: FolderFiles,
  linter: ArticleLinter,
  listener: LintListener,
): Promise<SourceSummary[]> {
  const articles = articlesBelow(folder, await files.list(folder))
  const run = new FolderRun(folder, articles, linter, listener)
  const steps = [run.observe, run.lint].flatMap((step) => articles.map((file) => [step, file] as const))
  for (const [done, [step, file]] of steps.entries()) {
    if (listener.isCancelled()) return []
    const text = await files.text(file.uri)
    if (text !== null) await step(file, text)
    listener.onProgress(done + 1, steps.length)
  }
  return run.sources()
}

/** As the command walks a folder, but for ignore files and what is packed. */
function articlesBelow(folder: string, uris: readonly string[]): ArticleFile[] {
  const { length } = `${URI.parse(folder).path.replace(/\/$/, '')}/`
  const files = uris.map((uri) => ({ uri, key: URI.parse(uri).path.slice(length) }))
  return files.filter(({ key }) => isArticle(key.split('/'))).sort((a, b) => (a.key < b.key ? -1 : 1))
}

const isArticle = (steps: readonly string[]): boolean => {
  const name = steps.at(-1) as string
  return !steps.some(isPassedFolder) && !isPassedFile(name) && formatOf(name) !== undefined
}

/** Both passes over the texts of one folder. */
class FolderRun {
  readonly #folder: string
  readonly #linter: ArticleLinter
  readonly #profiles = new Profiles()
  readonly #scores = new Scores()
  readonly #evidence
  readonly #tally: Tally

  constructor(folder: string, files: readonly ArticleFile[], linter: ArticleLinter, listener: LintListener) {
    const uris = new Map(files.map(({ uri, key }) => [key, uri]))
    this.#folder = folder
    this.#linter = linter
    this.#evidence = evidenceFor(linter.engine.rules)
    this.#tally = new Tally((path) => uris.get(path) as string, listener)
  }

  readonly observe = async (file: ArticleFile, text: string): Promise<void> => {
    for (const article of articlesIn(this.#read(file, text))) {
      const document = this.#linter.index(article)
      if ('type' in document) continue
      if ((await this.#linter.languageOf(document)) === 'en') this.#linter.engine.observe(document, this.#profiles)
    }
  }

  readonly lint = async (file: ArticleFile, text: string): Promise<void> => {
    for (const article of articlesIn(this.#read(file, text))) {
      const linted = await this.#linter.lint(article, () => this.#profiles.profile(article.source))
      if (linted.type === 'article') await this.#count(linted)
      else if (linted.type === 'skipped') this.#scores.addSkipped(article.source, 'language')
      else this.#scores.addFailed(article.source)
    }
  }

  async #count({ article, result, score }: Extract<LintedArticle, { type: 'article' }>): Promise<void> {
    this.#scores.add(result, score)
    this.#evidence.add(result)
    await this.#tally.article({ article, result, score: shown(score.score) })
  }

  sources(): Promise<SourceSummary[]> {
    const { engine } = this.#linter
    const judged = judgedSources({
      engine,
      tally: this.#scores,
      evidence: this.#evidence,
      profiles: () => this.#profiles,
    })
    for (const event of judged) if (event.type === 'source') this.#tally.source(event.score, event.findings)
    return this.#tally.finish()
  }

  #read({ key }: ArticleFile, text: string): Iterable<ReadOutcome> {
    const [first = '', ...rest] = key.split('/')
    const loose = rest.length === 0
    const source = loose ? (URI.parse(this.#folder).path.split('/').at(-1) ?? 'untitled') : first
    return readText(text, { path: key, key, source, ...(loose ? { loose } : {}) })
  }
}

function* articlesIn(outcomes: Iterable<ReadOutcome>): Generator<Article> {
  for (const outcome of outcomes) if (outcome.type === 'article') yield outcome.article
}
