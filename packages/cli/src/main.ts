import { existsSync, readFileSync } from 'node:fs'
import { nearestName } from '@copydesk/node'
import { Argument, Command, CommanderError } from 'commander'
import { baseline } from './commands/baseline.ts'
import { clean } from './commands/clean.ts'
import { compare } from './commands/compare.ts'
import { compareFiles } from './commands/compare-stories.ts'
import { explain } from './commands/explain.ts'
import { explainArticle } from './commands/explain-article.ts'
import { explainScore } from './commands/explain-score.ts'
import { lint } from './commands/lint.ts'
import { profile } from './commands/profile.ts'
import { listRules } from './commands/rules.ts'
import { sources } from './commands/sources.ts'
import { examples } from './examples.ts'
import { closedOutput, Exit, ReadError, UsageError } from './exit.ts'
import { say } from './say.ts'

interface Manifest {
  readonly version: string
}

/** Runs the command line and gives the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  if (process.listenerCount('SIGINT') === 0) endBySignals()
  process.stdout.on('error', leaveWithoutOutput)
  let code: number = Exit.ok
  const program = build((result) => {
    code = result
  })
  try {
    await program.parseAsync(withDefaultCommand(argv, program), { from: 'user' })
    return code
  } catch (error) {
    return report(error)
  }
}

const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const

/** A run ended by a signal clears up what it began and exits with 128 and the number of the signal; a second one ends it at once. */
function endBySignals(): void {
  for (const [signal, number] of Object.entries(signals)) {
    let ending = false
    process.on(signal, () => {
      if (ending) process.exit(128 + number)
      ending = true
      // Those who listen too take their files back first.
      setImmediate(() => process.exit(128 + number))
    })
  }
}

/** Who reads only the head of the output has what it wanted; where it cannot be written, nobody has. */
function leaveWithoutOutput(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(closedOutput.code())
  say(`standard output cannot be written: ${error.message}`)
  process.exit(Exit.incomplete)
}

/** Errors whose message says what to do. */
const expected = new Set(['UsageError', 'ConfigError', 'WriteError', 'ReadError'])

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? Exit.ok : Exit.usage
  if (error instanceof Error && expected.has(error.name)) {
    say(error.message)
    return error instanceof ReadError ? Exit.incomplete : Exit.usage
  }
  if ((error as NodeJS.ErrnoException)?.code === 'EPIPE') return closedOutput.code()
  say(`unexpected error\n${error instanceof Error ? error.stack : String(error)}`)
  return Exit.incomplete
}

/** `copydesk PATH` is `copydesk lint PATH`. */
function withDefaultCommand(argv: readonly string[], program: Command): string[] {
  const first = argv.find((a) => !a.startsWith('-'))
  const known =
    first === 'help' || program.commands.some((c) => c.name() === first || c.aliases().includes(first ?? ''))
  if (!known && first !== undefined) refuseMistyped(first, program)
  const asksProgram = argv.length === 0 || argv.some((a) => ['-h', '--help', '-V', '--version'].includes(a))
  return known || (asksProgram && !first) ? [...argv] : ['lint', ...argv]
}

/** A word that names no file and is nearly a command was meant as one. */
function refuseMistyped(word: string, program: Command): void {
  const near =
    /^[a-z-]+$/.test(word) && !existsSync(word)
      ? nearestName(
          word,
          program.commands.map((c) => c.name()),
        )
      : undefined
  if (near) throw new UsageError(`there is no command and no file "${word}": did you mean "copydesk ${near}"?`)
}

function build(done: (code: number) => void): Command {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as Manifest
  const program = new Command('copydesk')
    .description('A linter for scraped news: what is damaged in each article, and how clean each source is.')
    .version(version)
    .exitOverride()
    .showSuggestionAfterError()
    .configureHelp({ sortSubcommands: false })
  lintCommand(program, done)
  program
    .command('explain <rule>')
    .description('print the page of a rule')
    .option('--color', 'colour the output')
    .option('--no-color', 'do not colour the output')
    .action(async (rule: string) => done(explain(rule)))
  program
    .command('rules')
    .description('list the rules')
    .option('--family <family>', 'only this family')
    .option('--json', 'as JSON')
    .option('--color', 'colour the output')
    .option('--no-color', 'do not colour the output')
    .action(async (options) => done(listRules(options)))
  mergeCommand(program, done)
  explainScoreCommand(program, done)
  compareCommand(program, done)
  articleCommands(program, done)
  rowCommand(program, done)
  storyCommands(program, done)
  setupCommands(program, done)
  completionCommand(program, done)
  for (const command of program.commands) withExamples(command).exitOverride().showSuggestionAfterError()
  return program
}

function withExamples(command: Command): Command {
  const lines = examples[command.name()] ?? []
  return lines.length === 0
    ? command
    : command.addHelpText('after', `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`)
}

/** A shell calls `complete` for what could stand next; `completion` prints the script that makes it do so. */
function completionCommand(program: Command, done: (code: number) => void): void {
  const shells = ['bash', 'zsh', 'fish', 'powershell']
  program
    .command('completion')
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .description('print a script of completions for a shell')
    .action(async (shell: string) => {
      const { completions } = await import('./completion.ts')
      completions(program).setup('copydesk', 'copydesk', shell)
      done(Exit.ok)
    })
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .allowUnknownOption()
    .action(async (words: string[]) => {
      const { completions } = await import('./completion.ts')
      completions(program).parse(words)
      done(Exit.ok)
    })
}

function lintCommand(program: Command, done: (code: number) => void): void {
  withReportOptions(withStreamOptions(program.command('lint', { isDefault: false })))
    .argument('[paths...]', 'files and folders; - reads one article from standard input')
    .description('lint articles and score their sources')
    .option('--with-body', 'add bodyText: the text without what boilerplate findings cover')
    .option('--stdin-filename <path>', 'path that stands for standard input')
    .option('--fix', 'make the safe fixes, then lint')
    .option('--fix-unsafe', 'make the unsafe fixes too')
    .option('--fix-dry-run', 'lint as if the fixes were made; write nothing')
    .option('--diff', 'print the fixes as a unified diff that "git apply" takes; write nothing')
    .option('--baseline <file>', 'findings accepted earlier stay out of the gates')
    .option('--update-baseline', 'accept what is found now, forget what is found no more')
    .option('--prune-baseline', 'forget accepted findings that are found no more')
    .option('--staged', 'lint what is staged in git, as it is staged')
    .option('--changed', 'lint what differs from the last commit')
    .option('--since <ref>', 'lint what differs from where the branch left a ref')
    .option('--new-since <ref>', 'as --since, and findings that were there at the ref stay out of the gates')
    .option('--watch', 'lint again what changes, until interrupted')
    .option('--timing', 'print what each rule cost to standard error')
    .option('--shard <i/n>', 'lint only part i of n, by the profile of all parts, and write it below --tallies')
    .option('--tallies <folder>', 'where parts go; "copydesk merge" puts them together')
    .option('--print-config <file>', 'print what is configured for a file, and by what')
    .action(async (paths: string[], options) => done(await lint(paths, options)))
}

function mergeCommand(program: Command, done: (code: number) => void): void {
  withReportOptions(withCommonOptions(program.command('merge')))
    .argument('<parts...>', 'files that "copydesk lint --shard i/n" wrote')
    .description('report parts of a run as one run over all')
    .option('-o, --output <file>', 'put the parts together in one, and report nothing')
    .action(async (paths: string[], options) => done(await (await import('./commands/parts.ts')).merge(paths, options)))
}

function explainScoreCommand(program: Command, done: (code: number) => void): void {
  withCommonOptions(program.command('explain-score'))
    .argument('<source>', 'name of the source, as the scoreboard shows it')
    .argument('<paths...>', 'files and folders to lint')
    .description('show what a source lost points for, by family and rule')
    .option('--json', 'as JSON')
    .action(async (source: string, paths: string[], options) => done(await explainScore(source, paths, options)))
}

function compareCommand(program: Command, done: (code: number) => void): void {
  program
    .command('compare')
    .argument('<before>', 'a run written with --format jsonl, or a folder')
    .argument('<after>', 'a later one, or another folder')
    .description('show what got better or worse between two runs, by source and rule')
    .option('--json', 'as JSON')
    .option('--fail-on-worse [points]', "exit 1 if a source's score fell, or fell by more than this many points")
    .option('--color', 'colour the output')
    .option('--no-color', 'do not colour the output')
    .action(async (before: string, after: string, options) => done(await compare(before, after, options)))
}

function articleCommands(program: Command, done: (code: number) => void): void {
  withCommonOptions(program.command('explain-article'))
    .argument('<file>', 'an article')
    .description('show its credits, and every block with what became of it and why')
    .option('--json', 'as JSON')
    .action(async (path: string, options) => done(await explainArticle(path, options)))
  withStreamOptions(program.command('clean'))
    .argument('<paths...>', 'files and folders; - cleans records from standard input to standard output')
    .description('write copies without page furniture, and a report of what was taken out')
    .option('--out <folder>', 'where the copies go; never the input')
    .option('--format <format>', 'of standard output: jsonl or parquet', collect, [])
    .option('--to <form>', 'what a web page becomes: text, markdown, or html, itself without that text', 'text')
    .option('--allow-empty', 'go on where more than a fifth of the articles would be left with nothing')
    .action(async (paths: string[], options) => done(await clean(paths, options)))
  withStreamOptions(program.command('filter'))
    .argument('<paths...>', 'one file of records, or -: records from standard input')
    .description('pass records on unchanged, or not')
    .option('--min-score <score>', 'pass articles that score so many points')
    .option(
      '--max-finding <rule=n>',
      'pass articles with at most n findings of a rule or family (may be given several times)',
      collect,
      [],
    )
    .option('--format <format>', 'of standard output: jsonl or parquet', collect, [])
    .option('--rejects <file>', 'write the others there, with the reasons')
    .action(async (paths: string[], options) =>
      done(await (await import('./commands/stream.ts')).filterStream(paths, options)),
    )
}

function rowCommand(program: Command, done: (code: number) => void): void {
  withStreamOptions(program.command('rows'), 'warc')
    .argument('<paths...>', '-: records from standard input')
    .description('turn records into rows that another program can deal out: "lint - --stdin-format rows" takes them')
    .option('--stdin-filename <path>', 'path that stands for standard input')
    .action(async (paths: string[], options) =>
      done(await (await import('./commands/rows.ts')).writeRows(paths, options)),
    )
}

function storyCommands(program: Command, done: (code: number) => void): void {
  withCommonOptions(program.command('sources'))
    .argument('<paths...>', 'articles')
    .description('list who is quoted, how often, named how, and the quotations no one owns')
    .option('--json', 'as JSON')
    .action(async (paths: string[], options) => done(await sources(paths, options)))
  withCommonOptions(program.command('compare-stories'))
    .argument('<a>', 'an article')
    .argument('<b>', 'another that tells the same')
    .description(
      'show two articles side by side: which was made from the other, sentences, drifted quotations, permuted names, numbers that differ',
    )
    .option('--json', 'as JSON')
    .option('--html <file>', 'write a page')
    .action(async (a: string, b: string, options) => done(await compareFiles(a, b, options)))
}

function setupCommands(program: Command, done: (code: number) => void): void {
  program
    .command('lsp')
    .description('serve an editor over standard input and output (Language Server Protocol)')
    .option('--stdio', 'the default, and the only way')
    .option('--untrusted', 'read no configuration that runs code')
    .action(async ({ untrusted }) =>
      done(await (await import('@copydesk/language-server/node')).serveStdio(untrusted !== true)),
    )
  program
    .command('init')
    .description('write a configuration file')
    .option('--yes', 'ask nothing')
    .option('--force', 'replace the configuration there is')
    .action(async (options) => done(await (await import('./commands/init.ts')).init(options)))
  withCommonOptions(program.command('baseline'))
    .argument('<paths...>', 'files and folders to lint')
    .description('accept all findings there are: only new ones reach the gates')
    .option('-o, --output <file>', 'the baseline file (default: the configured one, or copydesk.baseline.json)')
    .action(async (paths: string[], options) => done(await baseline(paths, options)))
  withCommonOptions(program.command('profile'))
    .argument('<paths...>', 'files and folders to read')
    .description('save the habits of the sources, for runs on single articles')
    .option('-o, --output <file>', 'the profile file (default: the configured one, or .copydesk/profile.json)')
    .option(
      '--merge',
      'add the articles the saved profile has not counted yet; given profiles of parts, put them together',
    )
    .option('--stdin-format <format>', 'rows: records that another program has taken from files')
    .option('--shard <i/n>', 'read only part i of n, and write it to the folder given by --output')
    .action(async (paths: string[], options) => done(await profile(paths, options)))
}

/** What is shown of a run, and what fails it. */
function withReportOptions(command: Command): Command {
  return command
    .option(
      '--format <format[=file]>',
      'stylish, compact, statistics, json, jsonl, sarif, junit, github, gitlab, checkstyle, markdown, html or parquet; several by commas or repeated, all but one with a file',
      collect,
      [],
    )
    .option('--statistics', 'print a line a rule in place of the findings: findings, articles, share')
    .option('--max-diagnostics <n>', 'print at most so many findings of articles')
    .option('--quiet', 'print only what fails: errors, and warnings under --fail-on warning')
    .option('--verbose', 'print findings of severity info too, and all that a source repeats')
    .option('--no-fold', 'print every finding of what a source does in article after article (stylish, compact, html)')
    .option('--all-sources', 'print every source in the scoreboard, not only the best and the worst of many')
    .option('--fail-on <severity>', 'exit 1 on findings of this severity: error, warning or never', 'error')
    .option('--max-warnings <n>', 'exit 1 on more warnings than this')
    .option('--min-score <score>', 'exit 1 if a source scores lower')
    .option('--exit-zero', 'exit 0 where a gate was reached')
    .option('--report-unused <severity>', 'directives that silence nothing count as: off, warning or error', 'warning')
}

const collect = (value: string, list: readonly string[]): string[] => [...list, value]

/** `format`: the default where only streams are read. */
function withStreamOptions(command: Command, format?: string): Command {
  return withCommonOptions(command)
    .option(
      '--stdin-format <format>',
      'standard input is a stream of records: jsonl, warc, wet, csv, tsv or rows',
      format,
    )
    .option('--window <thousands>', 'records of a stream to learn habits from, where no profile is given (default: 10)')
}

function withCommonOptions(command: Command): Command {
  return command
    .option('--config <file>', 'configuration file to use')
    .option('--no-config', 'use no configuration file')
    .option('--rule <id>', 'run only this rule (may be given several times)', collect, [])
    .option('--family <family>', 'run only this family (may be given several times)', collect, [])
    .option('--only <name>', 'run only this rule or family (may be given several times)', collect, [])
    .option('--off <name>', 'do not run this rule or family (may be given several times)', collect, [])
    .option('--preset <preset>', 'recommended or strict, in place of what the configuration extends')
    .option('--profile <file>', 'saved source profiles to use')
    .option('--source-by <what>', 'what names a source: field:NAME, host, folder or file')
    .option('--fields <fields>', 'what fields of records are called: text=body,source=outlet')
    .option('--metadata <file>', 'a table (.jsonl, .csv, .tsv) that gives title, author, date … of the articles')
    .option('--by <key>', 'how the table names them: file (default; from its folder on) or id, or file=COLUMN')
    .option('--max-record <megabytes>', 'longest record of an archive or a table (default: 64)')
    .option('--max-ratio <ratio>', 'bytes a compressed byte may become (default: 200)')
    .option('--files-from <file>', 'read files and folders from a list, one a line; - for standard input')
    .option('--sample <n>', 'only so many articles, drawn by a hash of the names of files or the ids of records')
    .option('--seed <text>', 'draw another sample')
    .option('--no-ignore', 'leave .gitignore, .copydeskignore and the configured patterns unread')
    .option('--force-exclude', 'leave ignored files out even where they are named')
    .option(
      '--concurrency <threads>',
      'threads to lint with: a number, or auto: one below 1,000 files, else all processors',
      'auto',
    )
    .option('--cache', 'keep results by content and take them from there in later runs')
    .option('--no-cache', 'neither read nor write a cache (the default)')
    .option(
      '--cache-location <folder>',
      'where the cache keeps a folder of its own (default: node_modules/.cache, or the cache folder of the user)',
    )
    .option('--color', 'colour the output')
    .option('--no-color', 'do not colour the output')
}
