import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from './families.ts'

// Writes packages/cli/man/copydesk.1.gz: what the built command says of itself, as a manual page.
const cli = join(root, 'packages/cli')
const { description, version } = JSON.parse(readFileSync(join(cli, 'package.json'), 'utf8')) as Record<string, string>

function must(command: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    input,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
  return stdout
}

const help = (...command: string[]): string =>
  must(process.execPath, [join(cli, 'bin/copydesk.js'), ...command, '--help']).trim()

const section = (name: string, text: string): string => `## ${name}\n\n\`\`\`\n${text}\n\`\`\``

const whole = help()
const commands = [...whole.matchAll(/^ {2}([a-z-]+) /gm)].flatMap(([, name = '']) => (name === 'help' ? [] : [name]))
const exits =
  '0 below every gate, 1 a gate was reached, 2 wrong usage or configuration, 3 some input could not be read or nothing was.'
const page = [
  `# copydesk(1) -- ${description}`,
  section('SYNOPSIS', whole),
  ...commands.map((name) => section(`copydesk ${name}`, help(name))),
  `## EXIT STATUS\n\n${exits}`,
].join('\n\n')

const folder = join(cli, 'man')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
// The same bytes whenever it is made.
const args = ['--version', version ?? '', '--manual', 'Copydesk', '--date', '2026-01-01']
const roff = must(join(root, 'packages/tools/node_modules/.bin/marked-man'), args, page)
writeFileSync(join(folder, 'copydesk.1.gz'), gzipSync(roff, { level: 9 }))
