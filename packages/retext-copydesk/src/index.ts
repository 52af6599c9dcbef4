export { decodeLexicon } from '@copydesk/lexicon'
export { type HostedOptions, hostRetextPlugin } from './host.ts'
export { type CopydeskPlugin, default, type Options, pluginOf, rulePlugins } from './plugin.ts'
