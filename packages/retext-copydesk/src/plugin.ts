import {
  type ArticleResult,
  type Finding,
  type Lexicon,
  type Rule,
  type Signal,
  type SourceProfile,
  toMessage,
} from '@copydesk/core'
import { type Budget, BudgetError, createEngine, type Engine, type RuleSetting } from '@copydesk/engine'
import { allRules, signals as allSignals, recommended } from '@copydesk/preset'
import { type Dictionary, loadParseTree, loadSpeller } from '@copydesk/text'
import type { Root } from 'nlcst'
import type { VFile } from 'vfile'
import { articleOfTree } from './tree-text.ts'

/** What a host gives the plugins, and what it may change. */
export interface Options {
  /** Word data: `decodeLexicon(bytes)` of the package's `assets/words.bin`. In Node.js it is found there; elsewhere it must be given. */
  readonly lexicon?: Lexicon
  /** Bytes of the data files rules ask for, by resource id: `resource:NAME` is `assets/NAME.bin`. In Node.js they are found there. */
  readonly resources?: (id: string) => Uint8Array
  /** For the rule `truncation/spelling`, which does not run without: what the package `dictionary-en` exports. */
  readonly dictionary?: Dictionary
  /** By rule id: `false` turns the rule off; a setting changes its severity or options. */
  readonly rules?: Readonly<Record<string, false | RuleSetting>>
  /** Habits of the file's source, from a saved profile. */
  readonly profile?: (source: string) => SourceProfile | undefined
  /** What one text may take; one that takes more has a message of the rule `budget` and no other. */
  readonly budget?: Partial<Budget>
  /** Also report findings of severity `info`. */
  readonly verbose?: boolean
}

type Transformer = (tree: Root, file: VFile) => Promise<void>

/** A unified plugin that reports findings as messages of the file. */
export type CopydeskPlugin = (options?: Options) => Transformer

/** The plugin of a set of rules. */
export function pluginOf(rules: readonly Rule[], signals: readonly Signal[] = []): CopydeskPlugin {
  return (options = {}) => {
    const { lexicon } = options
    if (!lexicon) throw new TypeError('retext-copydesk needs word data: pass { lexicon: decodeLexicon(bytes) }')
    let engine: Promise<Engine> | undefined
    return async (tree, file) => {
      engine ??= makeEngine(rules, signals, lexicon, options)
      lintTree(await engine, tree, file, options)
    }
  }
}

async function makeEngine(
  all: readonly Rule[],
  signals: readonly Signal[],
  lexicon: Lexicon,
  options: Options,
): Promise<Engine> {
  const rules = all.filter((rule) => options.dictionary || !rule.needs?.includes('speller'))
  const needs = new Set(rules.flatMap((rule) => rule.needs ?? []))
  return createEngine({
    rules,
    signals,
    lexicon,
    settings: (rule) => settingOf(rule, options),
    budget: options.budget,
    ...(options.resources ? { resources: options.resources } : {}),
    ...(needs.has('tree') ? { parseTree: await loadParseTree() } : {}),
    ...(needs.has('speller') && options.dictionary ? { speller: await loadSpeller(options.dictionary) } : {}),
  })
}

function settingOf(rule: Rule, options: Options): RuleSetting | 'off' | undefined {
  const setting = options.rules?.[rule.id]
  return setting === false ? 'off' : setting
}

function lintTree(engine: Engine, tree: Root, file: VFile, options: Options): void {
  const article = articleOfTree(tree, file)
  let result: ArticleResult
  try {
    result = engine.lint(engine.index(article), { profile: options.profile?.(article.source) })
  } catch (error) {
    if (!(error instanceof BudgetError)) throw error
    file.message(error.message, { source: 'copydesk', ruleId: 'budget' })
    return
  }
  for (const finding of result.findings)
    if (options.verbose || finding.severity !== 'info') file.messages.push(messageOf(finding, file, engine))
  for (const error of result.errors)
    file.message(`Rule ${error.rule ?? ''} failed: ${error.message}`, { source: 'copydesk', ruleId: 'rule-error' })
}

function messageOf(finding: Finding, file: VFile, engine: Engine) {
  const message = toMessage(finding)
  message.file = file.path
  message.name = `${file.path ? `${file.path}:` : ''}${finding.line}:${finding.column}`
  message.note = engine.rules.find((rule) => rule.id === finding.rule)?.meta.summary
  return message
}

/** Every recommended rule and the signals. */
const copydesk: CopydeskPlugin = pluginOf(recommended, allSignals)
// biome-ignore lint/style/noDefaultExport: unified's plugins are default exports
export default copydesk

/** Each rule as a plugin of its own, by rule id. */
export const rulePlugins: Readonly<Record<string, CopydeskPlugin>> = Object.fromEntries(
  allRules.map((rule) => [rule.id, pluginOf([rule])]),
)
