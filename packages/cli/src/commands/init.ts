import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { configNames, presetNames, schemaUrl, writeWhole } from '@copydesk/node'
import { Exit, UsageError } from '../exit.ts'

interface Answers {
  readonly format: string
  readonly preset: string
  readonly profile: boolean
}

const defaults: Answers = { format: 'json', preset: 'recommended', profile: false }
const formats = ['json', 'jsonc', 'yaml', 'ts']

/** `copydesk init`: writes a configuration file into the working directory. */
export async function init(options: { readonly yes?: boolean; readonly force?: boolean }): Promise<number> {
  const there = configNames.find((name) => existsSync(name))
  if (there && !options.force) throw new UsageError(`${there} is here already: edit it, or use --force to replace it`)
  const answers = options.yes ? defaults : await ask()
  const name = there ?? `copydesk.config.${answers.format}`
  writeWhole(join(process.cwd(), name), textOf({ ...answers, format: name.slice(name.lastIndexOf('.') + 1) }))
  process.stdout.write(`wrote ${name}\n`)
  if (answers.profile) process.stdout.write('next: copydesk profile PATHS\n')
  return Exit.ok
}

/** Asks on the terminal, or reads a line an answer from a pipe; an empty answer takes the default. */
async function ask(): Promise<Answers> {
  const terminal = createInterface({ input: process.stdin, terminal: process.stdin.isTTY === true })
  const lines = terminal[Symbol.asyncIterator]()
  const answer = async (question: string, fallback: string, allowed: readonly string[]): Promise<string> => {
    for (;;) {
      process.stderr.write(`${question} (${allowed.join(', ')}) [${fallback}] `)
      const { value, done } = await lines.next()
      const text = done ? fallback : value.trim() || fallback
      if (allowed.includes(text)) return text
      process.stderr.write(`expected ${allowed.join(' or ')}\n`)
    }
  }
  try {
    const preset = await answer('Which rules?', defaults.preset, presetNames)
    const format = await answer('Which format for the configuration?', defaults.format, formats)
    const profile = await answer('Lint single articles by the habits of their sources?', 'no', ['yes', 'no'])
    return { preset, format, profile: profile === 'yes' }
  } finally {
    terminal.close()
  }
}

const schema = (): string => {
  const local = 'node_modules/copydesk/dist/assets/config.schema.json'
  return existsSync(local) ? `./${local}` : schemaUrl
}

function textOf({ format, preset, profile }: Answers): string {
  const config = { extends: preset, ...(profile ? { profile: '.copydesk/profile.json' } : {}), rules: {} }
  if (format === 'yaml' || format === 'yml') {
    const saved = profile ? 'profile: .copydesk/profile.json\n' : ''
    return `# yaml-language-server: $schema=${schema()}\nextends: ${preset}\n${saved}rules: {}\n`
  }
  if (format === 'mjs' || format === 'ts') return `export default ${JSON.stringify(config, null, 2)}\n`
  return `${JSON.stringify({ $schema: schema(), ...config }, null, 2)}\n`
}
