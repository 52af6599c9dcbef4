import type { Article, Rule } from '@copydesk/core'
import { type Budget, createEngine, type Engine, type EngineOptions, type RuleSetting } from '@copydesk/engine'
import { decodeLexicon } from '@copydesk/lexicon'
import { signals } from '@copydesk/preset'
import { loadParseTree, loadSpeller } from '@copydesk/text'
import { asset, resourceBytes } from './assets.ts'
import type { ResolvedConfig } from './config/resolve.ts'

export interface HostOptions {
  readonly rules: readonly Rule[]
  readonly settings?: (rule: Rule, article?: Article) => RuleSetting | 'off' | undefined
  readonly budget?: Partial<Budget>
  readonly timing?: EngineOptions['timing']
}

/** An engine with Copydesk's own word data and resources. */
export async function createHostEngine(options: HostOptions): Promise<Engine> {
  const needs = new Set(options.rules.flatMap((rule) => rule.needs ?? []))
  return createEngine({
    rules: options.rules,
    signals,
    lexicon: decodeLexicon(asset('words.bin')),
    resources: resourceBytes,
    ...(needs.has('tree') ? { parseTree: await loadParseTree() } : {}),
    ...(needs.has('speller') ? { speller: await loadSpeller({ aff: asset('en.aff'), dic: asset('en.dic') }) } : {}),
    ...(options.settings ? { settings: options.settings } : {}),
    ...(options.budget ? { budget: options.budget } : {}),
    ...(options.timing ? { timing: options.timing } : {}),
  })
}

/** The engine a configuration asks for: the same in the command and in each of its workers. */
export const createConfiguredEngine = (
  { rules, settings, budget }: ResolvedConfig,
  timing?: EngineOptions['timing'],
): Promise<Engine> => createHostEngine({ rules, settings, budget, ...(timing ? { timing } : {}) })

export { weightsOf } from '@copydesk/score'
