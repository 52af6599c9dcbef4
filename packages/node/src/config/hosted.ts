import type { Rule } from '@copydesk/core'
import { ConfigError } from './error.ts'
import { importFrom } from './load.ts'
import type { RuleState } from './states.ts'
import type { Level } from './types.ts'

/** A retext plugin to be run as a rule; `folder` is where its package is looked up. */
export interface HostedPlugin {
  readonly name: string
  readonly level: Level
  readonly options: Readonly<Record<string, unknown>>
  readonly folder: string
  readonly from: string
}

export interface HostedRule {
  readonly rule: Rule
  readonly state: RuleState
}

/** The plugins as rules. Throws a ConfigError if one is not installed or is no plugin. */
export async function hostPlugins(plugins: readonly HostedPlugin[]): Promise<HostedRule[]> {
  if (plugins.length === 0) return []
  const { hostRetextPlugin } = await import('retext-copydesk')
  return Promise.all(
    plugins.map(async (plugin) => {
      const { name, folder, from, level } = plugin
      const found = defaultOf(await importFrom(name, folder, `${from}: retext`))
      if (typeof found !== 'function') throw new ConfigError(`${from}: retext: "${name}" is no retext plugin`)
      const rule = hostRetextPlugin(found as Parameters<typeof hostRetextPlugin>[0], {
        name: name.replace(/^@.*\//, ''),
        options: await optionsOf(plugin),
      })
      return { rule, state: { level, options: {}, from } }
    }),
  )
}

const defaultOf = (module: unknown): unknown => (module as { default?: unknown }).default

/** Data cannot hold a dictionary: a string names the package that does. */
async function optionsOf({ options, folder, from }: HostedPlugin): Promise<Readonly<Record<string, unknown>>> {
  const { dictionary } = options
  if (typeof dictionary !== 'string') return options
  return { ...options, dictionary: defaultOf(await importFrom(dictionary, folder, `${from}: retext: dictionary`)) }
}
