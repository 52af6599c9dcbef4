/**
 * How fast Copydesk is beside other programs, measured in one run.
 *
 *   pnpm bench:peers --data FOLDER [--data FOLDER …] [--megabytes N] [--rounds N] [--limit SECONDS] [--nodes 20,22,24]
 *                    [--folder FOLDER] [--only NAME] [--out FILE]
 *
 * `--data`: distinct articles, .txt below folders of their sources, and web pages, .html; tools that remember words look
 * fast on copies. Programs are installed from npm and PyPI into `--folder`, and each is run in turn, round after round.
 * Figures are medians of processor time, start-up included, children too. One that cannot be installed, or takes longer
 * than `--limit`, is said so in the table. Needs python3, which measures.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { arch, cpus, platform, tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { corpora } from './peers/corpus.ts'
import { nodeTable, tableOf } from './peers/figures.ts'
import { type Peer, peers } from './peers/list.ts'
import { type Corpus, install, Trial } from './peers/run.ts'

const root = resolve(import.meta.dirname, '../..')
const bin = process.env.COPYDESK_BIN ?? join(root, 'packages/cli/bin/copydesk.js')
const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true, default: [join(root, 'corpus/outlets')] },
    megabytes: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '5' },
    limit: { type: 'string', default: '300' },
    nodes: { type: 'string', default: '20,22,24' },
    folder: { type: 'string', default: join(tmpdir(), 'copydesk-peers') },
    only: { type: 'string', default: '' },
    out: { type: 'string' },
  },
})
const cwd = process.env.INIT_CWD ?? process.cwd()
const folder = resolve(cwd, values.folder)
const [rounds, limit] = [Number(values.rounds), Number(values.limit)]

const copydesk = (node: string, { folder: input }: Corpus): string[] => [
  node,
  bin,
  'lint',
  input,
  ...['--format', 'jsonl', '--concurrency', '1', '--no-config', '--quiet', '--exit-zero'],
]

const own = 'Copydesk'

function trialsOf(kinds: readonly Peer['reads'][], input: Readonly<Record<Peer['reads'], Corpus>>): Trial[] {
  const [first = 'text'] = kinds
  const home = join(folder, `own-${first}`)
  mkdirSync(home, { recursive: true })
  const printed = first === 'text' ? 'copydesk' : undefined
  return [
    new Trial(own, copydesk(process.execPath, input[first]), input[first], home, printed),
    ...peers
      .filter(({ reads, name }) => kinds.includes(reads) && name.includes(values.only))
      .map((peer) => {
        note(`install ${peer.name}`)
        const trial = Trial.of(install(peer, folder), input[peer.reads])
        if (peer.warm) trial.run(limit, false)
        return trial
      }),
  ]
}

/** Copydesk under versions of Node.js, which npm has as packages. */
function nodeTrials(versions: readonly string[], input: Corpus): Trial[] {
  return versions.map((version) => {
    const installed = install({ name: `node ${version}`, reads: 'text', npm: [`node@${version}`] }, folder)
    const node = join(installed.home, 'node_modules/node/bin/node')
    const command = copydesk(node, input)
    return Trial.of({ ...installed, peer: { ...installed.peer, name: version, command: () => command } }, input)
  })
}

const note = (text: string): void => void process.stderr.write(`${text}\n`)

/** Runs all of them in turn, so often, and tells after each round how many there were. */
function measure(trials: readonly Trial[], told: (round: number) => void): void {
  for (let round = 1; round <= rounds; round++) {
    for (const trial of trials) {
      note(`round ${round} of ${rounds}: ${trial.name}`)
      trial.run(limit)
    }
    told(round)
  }
}

const machine = (): string => {
  const [cpu] = cpus()
  return `${cpus().length} cores (${cpu?.model.trim()}), ${Math.round(totalmem() / 1e9)} GB, ${platform()} ${arch()}, Node.js ${process.versions.node}`
}

function page(round: number): string {
  const tables = [texts, pages].map((trials) =>
    trials.length > 0
      ? tableOf(
          trials.map((trial) => trial.measured()),
          own,
        )
      : 'Not measured: no articles of this kind were given.',
  )
  return `# Speed beside others

Written by \`pnpm bench:peers\` on ${new Date().toISOString().slice(0, 10)}: ${machine()}; ${round === 1 ? 'one round' : `medians of ${round} rounds`}, each program in turn.

Rates are MB of input a second of processor time on one core, start-up included. They were taken on a machine that did other work meanwhile: waiting for a core is not counted, but who shares caches and memory is slower than alone, so differences of a tenth say little. “Copydesk = 1” is a program’s rate as a share of Copydesk’s in the same run: below 1 it is slower. Articles are distinct, since programs that remember words look fast on copies.

## Articles as text

These programs look for different things, and so are no substitutes for each other; how much each says is in the last column. A regex tokenizer is the least any of them has to do. The slow ones are given a tenth of the text.

${tables[0]}

## Web pages

Copydesk reads, extracts, lints and scores; the others extract.

${tables[1]}

## Versions of Node.js

Copydesk on the articles as text.

${nodes.length > 0 ? nodeTable(nodes.map((trial) => trial.measured())) : 'Not measured.'}
`
}

const input = corpora(
  values.data.map((path) => resolve(cwd, path)),
  join(folder, 'input'),
  Number(values.megabytes),
)
if (input.text.files.length === 0) throw new Error(`no .txt below ${values.data.join(', ')}`)
const texts = trialsOf(['text', 'markdown', 'some'], input)
const pages = input.pages.files.length > 0 ? trialsOf(['pages'], input) : []
const nodes = nodeTrials(values.nodes.split(',').filter(Boolean), input.text)
const { out } = values
// A run takes long: what there is so far is not lost with it.
measure([...texts, ...pages, ...nodes], (round) => {
  if (out !== undefined) writeFileSync(resolve(cwd, out), page(round))
  else if (round === rounds) process.stdout.write(page(round))
})
