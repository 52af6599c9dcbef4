import { type Document, messageOf, type Rule } from '@copydesk/core'
import { createEngine, type Engine, Profiles, readsAsEnglish } from '@copydesk/engine'
import { decodeLexicon } from '@copydesk/lexicon'
import { ArticleLinter } from '@copydesk/node/article-linter'
import { type RuleStates, settingOf, withEntries } from '@copydesk/node/states'
import { allRules, recommended, signals, strict } from '@copydesk/preset'
import { readText } from '@copydesk/readers'
import { shown } from '@copydesk/score'
import { URI } from 'vscode-uri'
import { type FolderFiles, lintFolder } from './browser-folder.ts'
import type { Checked, CheckOutcome, Host, LintListener, Note, SourceSummary, Text } from './host.ts'
import type { BrowserData, FolderConfig } from './protocol.ts'
import { worstFirst } from './tally.ts'

const known = allRules.map((rule) => rule.id)
const presets: Readonly<Record<string, readonly Rule[]>> = { recommended, strict }

/**
 * Runs where there are no files: texts and word data are handed in. Of a configuration it follows `extends` as far as
 * presets go, and `rules`; sidecars, baselines and saved profiles are not there. Where the client reads files for it, it
 * lints whole folders; rules that compare articles of several sources do not run.
 */
export class BrowserHost implements Host {
  readonly #data: BrowserData
  readonly #configs = new Map<string, string>()
  readonly #linters = new Map<string, ArticleLinter>()
  readonly #lexicon
  #folders: readonly string[] = []

  /** Only where the client reads files for the host. */
  readonly lintFolders?: NonNullable<Host['lintFolders']>

  constructor(data: BrowserData, files?: FolderFiles) {
    this.#data = data
    if (files) this.lintFolders = (folders, listener) => this.#lintFolders(folders, files, listener)
    this.#lexicon = decodeLexicon(data.words)
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders
  }

  configure({ folder, text }: FolderConfig): void {
    if (text === undefined) this.#configs.delete(folder)
    else this.#configs.set(folder, text)
  }

  reload(): void {
    this.#linters.clear()
  }

  page(rule: string): string | undefined {
    return this.#data.pages[rule]
  }

  pageUri(rule: string): string | undefined {
    const { pages, pageRoot } = this.#data
    return pageRoot !== undefined && Object.hasOwn(pages, rule) ? `${pageRoot}/${rule}.md` : undefined
  }

  async check({ uri, text }: Text): Promise<CheckOutcome> {
    const folder = this.#folders.find((f) => uri.startsWith(f.replace(/\/?$/, '/')))
    const linter = this.#linterFor(folder ?? '')
    const { path } = URI.parse(uri)
    const key = folder ? path.slice(URI.parse(folder).path.length).replace(/^\//, '') : path.replace(/^.*\//, '')
    const source = path.split('/').at(-2) || 'untitled'
    const articles: Checked[] = []
    const notes: Note[] = []
    for (const outcome of readText(text, { path: key, key, source })) {
      const linted =
        outcome.type === 'article'
          ? await linter.lint(outcome.article, (document) => habitsOf(document, linter.engine))
          : outcome
      if (linted.type === 'article') articles.push({ ...linted, score: shown(linted.score.score) })
      else if (linted.type === 'skipped') notes.push({ kind: 'skipped', message: linted.reason })
      else notes.push({ kind: 'error', message: linted.message, ...(linted.line ? { line: linted.line } : {}) })
    }
    return { articles, notes, ...(folder ? { base: folder } : {}) }
  }

  async #lintFolders(folders: readonly string[], files: FolderFiles, listener: LintListener): Promise<SourceSummary[]> {
    const sources: SourceSummary[] = []
    for (const folder of folders) sources.push(...(await lintFolder(folder, files, this.#linterFor(folder), listener)))
    return worstFirst(sources)
  }

  #linterFor(folder: string): ArticleLinter {
    const made = this.#linters.get(folder) ?? this.#linter(statesOf(this.#configs.get(folder)))
    this.#linters.set(folder, made)
    return made
  }

  #linter(states: RuleStates): ArticleLinter {
    return new ArticleLinter({ engine: this.#engine(states), languageOf, known })
  }

  #engine(states: RuleStates): Engine {
    return createEngine({
      rules: allRules.filter(
        (rule) => (states.get(rule.id)?.level ?? 'off') !== 'off' && !rule.needs?.includes('tree'),
      ),
      signals,
      lexicon: this.#lexicon,
      resources: (id) => this.#resource(id),
      settings: (rule) => {
        const state = states.get(rule.id)
        return state ? settingOf(state) : 'off'
      },
    })
  }

  #resource(id: string): Uint8Array {
    const bytes = this.#data.resources[id]
    if (!bytes) throw new Error(`data file of "${id}" is missing`)
    return bytes
  }
}

/** Which other language it is takes word data that is not here. */
const languageOf = async (document: Document): Promise<string | undefined> =>
  readsAsEnglish(document) ? 'en' : undefined

/** Those of the article alone. */
const habitsOf = (document: Document, engine: Engine) => {
  const profiles = new Profiles()
  engine.observe(document, profiles)
  return profiles.profile(document.article.source)
}

/** Throws an Error whose message a user can read. */
function statesOf(text: string | undefined): RuleStates {
  const config = text === undefined ? {} : parsed(text)
  const { extends: named = ['recommended'], rules = {} } = config
  let states: RuleStates = new Map()
  for (const name of [named].flat()) {
    const preset = typeof name === 'string' ? presets[name] : undefined
    if (!preset)
      throw new Error(`copydesk.config.json: extends: only "recommended" and "strict" can be used in a browser`)
    states = withEntries(
      states,
      { from: 'preset', rules: Object.fromEntries(preset.map((r) => [r.id, 'on'])) },
      allRules,
    )
  }
  return withEntries(states, { from: 'copydesk.config.json', rules: rules as Record<string, 'on'> }, allRules)
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Error(`copydesk.config.json: not valid JSON: ${messageOf(error)}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('copydesk.config.json: expected an object with keys such as "extends" and "rules"')
  return value as Readonly<Record<string, unknown>>
}
