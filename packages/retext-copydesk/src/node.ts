import { readFileSync } from 'node:fs'
import { decodeLexicon } from '@copydesk/lexicon'
import * as web from './index.ts'
import type { CopydeskPlugin, Options } from './plugin.ts'

// In Node.js the word data comes with the package; elsewhere it is handed in.

const bytesOf = (name: string): Uint8Array => readFileSync(new URL(`./assets/${name}.bin`, import.meta.url))

let lexicon: Options['lexicon']

function withData(plugin: CopydeskPlugin): CopydeskPlugin {
  return (options = {}) => {
    if (!options.lexicon) lexicon ??= decodeLexicon(bytesOf('words'))
    const own = { resources: (id: string) => bytesOf(id.replace(/^resource:/, '')), ...(lexicon ? { lexicon } : {}) }
    return plugin({ ...own, ...options })
  }
}

export { decodeLexicon, hostRetextPlugin } from './index.ts'

export const pluginOf: typeof web.pluginOf = (rules, signals) => withData(web.pluginOf(rules, signals))

export const rulePlugins: typeof web.rulePlugins = Object.fromEntries(
  Object.entries(web.rulePlugins).map(([id, plugin]) => [id, withData(plugin)]),
)

const copydesk: CopydeskPlugin = withData(web.default)
// biome-ignore lint/style/noDefaultExport: unified's plugins are default exports
export default copydesk
