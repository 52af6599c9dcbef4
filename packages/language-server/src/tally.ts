import type { SourceFinding } from '@copydesk/core'
import type { Checked, LintListener, SourceArticle, SourceSummary } from './host.ts'

interface Score {
  readonly source: string
  readonly score: number
  readonly grade: string
}

export const worstFirst = (sources: readonly SourceSummary[]): SourceSummary[] =>
  [...sources].sort((a, b) => a.score - b.score || (a.source < b.source ? -1 : 1))

/** Collects what a run says of its sources, and hands each file on as soon as all of it is known. */
export class Tally {
  readonly #uriOf: (path: string) => string
  readonly #listener: LintListener
  readonly #articles = new Map<string, SourceArticle[]>()
  readonly #sources: SourceSummary[] = []
  #file: { readonly uri: string; readonly checked: Checked[] } | undefined

  constructor(uriOf: (path: string) => string, listener: LintListener) {
    this.#uriOf = uriOf
    this.#listener = listener
  }

  /** Articles come file by file. */
  async article(checked: Checked): Promise<void> {
    const { path, source, findings } = checked.result
    const uri = this.#uriOf(path)
    const shown = findings.filter((f) => f.severity !== 'info' && !f.promoted && !f.suppressed).length
    const articles = this.#articles.get(source) ?? []
    this.#articles.set(source, articles)
    articles.push({ uri, score: checked.score, findings: shown })
    if (this.#file?.uri === uri) this.#file.checked.push(checked)
    else {
      await this.#flush()
      this.#file = { uri, checked: [checked] }
    }
  }

  source({ source, score, grade }: Score, findings: readonly SourceFinding[]): void {
    const messages = findings.filter((f) => !f.suppressed).map((f) => f.message)
    this.#sources.push({ source, score, grade, articles: this.#articles.get(source) ?? [], findings: messages })
  }

  async finish(): Promise<SourceSummary[]> {
    await this.#flush()
    return this.#sources
  }

  async #flush(): Promise<void> {
    if (this.#file) await this.#listener.onFile(this.#file.uri, this.#file.checked)
    this.#file = undefined
  }
}
