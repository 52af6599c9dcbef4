import { lstatSync, readFileSync, realpathSync } from 'node:fs'
import { type Fixable, fixable } from '@copydesk/engine'
import { type BytesOf, type Input, type InputProblem, problemOf } from '../inputs.ts'
import { type RunOptions, run } from '../run/run.ts'
import { writeWhole } from '../write.ts'
import { type ArticleFixes, fixFile } from './file.ts'

export interface FixOptions extends RunOptions {
  /** Also fixes with more than one likely candidate, or of preview rules. */
  readonly unsafe: boolean
  /** Write the files; otherwise the fixed texts are only kept in memory. */
  readonly write: boolean
}

export interface FixedFile {
  readonly path: string
  /** Bytes before the first fix. */
  readonly before: () => Uint8Array
  readonly after: Uint8Array
}

export interface FixOutcome {
  /** By path; when files were written only their paths are to be relied on. */
  readonly files: readonly FixedFile[]
  /** Findings fixed. */
  readonly fixed: number
  /** Files in which fixes kept calling for fixes, or those at fault were not found. */
  readonly unfinished: readonly string[]
  /** Files with an article left as it is, since the lines to be removed make up more than half of it. */
  readonly spared: readonly string[]
  readonly problems: readonly InputProblem[]
  /** What a run has to read to see the fixed texts. */
  readonly bytesOf: BytesOf
}

export const maxRounds = 10

/**
 * Fixes the inputs until nothing is left to fix: each round lints all of them, with the habits their texts show then,
 * and makes in each file the fixes that do not touch one another. At most ten rounds; a file that comes back to a text
 * it had is left alone.
 */
export async function fixInputs(options: FixOptions): Promise<FixOutcome> {
  const fixer = new Fixer(options)
  for (let round = 1; round <= maxRounds; round++) {
    const changed = await fixer.round()
    if (changed === 0) break
    if (round === maxRounds) await fixer.giveUp()
  }
  return fixer.outcome()
}

class Fixer {
  readonly #options: FixOptions
  readonly #rules
  /** Fixed bytes, of files that are not written. */
  readonly #fixed = new Map<string, Uint8Array>()
  readonly #touched = new Map<string, Input>()
  readonly #seen = new Map<string, Set<string>>()
  readonly #refused = new Set<string>()
  readonly #unfinished = new Set<string>()
  readonly #spared = new Set<string>()
  readonly #problems = new Map<string, InputProblem>()
  #count = 0
  /** What the inputs are once every link is followed, those that are links left out. */
  #files: ReadonlySet<string> | undefined

  constructor(options: FixOptions) {
    this.#options = options
    this.#rules = new Map(options.engine.rules.map((rule) => [rule.id as string, rule]))
  }

  readonly bytesOf: BytesOf = (absolute) => this.#fixed.get(absolute) ?? this.#options.bytesOf?.(absolute)

  /** Makes what can be made at once; gives the number of files that changed. */
  async round(): Promise<number> {
    const wanted = await this.#wanted()
    let changed = 0
    for (const input of this.#options.inputs) {
      const articles = wanted.get(input.path)
      if (articles && !this.#isPacked(input) && !this.#isLink(input) && (await this.#fix(input, articles))) changed++
    }
    return changed
  }

  #isPacked({ path, unpacked }: Input): boolean {
    if (unpacked === undefined) return false
    this.#problems.set(path, {
      path,
      message: 'not fixed: it is packed: unpack it, or clean it with "copydesk clean -"',
    })
    return true
  }

  /** What a link points to is fixed under its own name, if it was given. */
  #isLink({ absolute, path }: Input): boolean {
    if (this.#options.bytesOf?.(absolute) || !isLink(absolute)) return false
    this.#files ??= new Set(this.#options.inputs.flatMap((i) => (isLink(i.absolute) ? [] : [realpathSync(i.absolute)])))
    if (!this.#files.has(realpathSync(absolute)))
      this.#problems.set(path, { path, message: 'not fixed: it is a symbolic link: name the file it points to' })
    return true
  }

  /** Files that still want fixes after the last round. */
  async giveUp(): Promise<void> {
    for (const path of (await this.#wanted()).keys()) this.#unfinished.add(path)
  }

  outcome(): FixOutcome {
    const files = [...this.#touched.values()].map((input) => ({
      path: input.path,
      before: () => this.#options.bytesOf?.(input.absolute) ?? readFileSync(input.absolute),
      after: this.#fixed.get(input.absolute) ?? new Uint8Array(),
    }))
    const { bytesOf } = this
    return {
      files,
      fixed: this.#count,
      unfinished: [...this.#unfinished],
      spared: [...this.#spared],
      problems: [...this.#problems.values()],
      bytesOf,
    }
  }

  /** By path: what there is to fix now. */
  async #wanted(): Promise<Map<string, ArticleFixes[]>> {
    const wanted = new Map<string, ArticleFixes[]>()
    const { write, bytesOf } = this.#options
    for await (const event of run(write && !bytesOf ? this.#options : { ...this.#options, bytesOf: this.bytesOf })) {
      if (event.type !== 'article') continue
      const { path, key, findings } = event.result
      if (this.#unfinished.has(path) || this.#problems.has(path)) continue
      const fixes = fixable(findings, this.#options.unsafe).filter((fix) => !this.#refused.has(refusal(key, fix)))
      if (fixes.length > 0) wanted.set(path, [...(wanted.get(path) ?? []), { key, fixes }])
    }
    return wanted
  }

  async #fix(input: Input, articles: readonly ArticleFixes[]): Promise<boolean> {
    try {
      const before = this.bytesOf(input.absolute) ?? readFileSync(input.absolute)
      const { bytes, made, refused, isCut, problem, spared } = await fixFile(
        before,
        input,
        articles,
        this.#rules,
        this.#options.read ?? {},
      )
      for (const { key, fixes } of articles)
        for (const fix of fixes) if (refused.includes(fix)) this.#refused.add(refusal(key, fix))
      if (spared > 0) this.#spared.add(input.path)
      else this.#spared.delete(input.path)
      if (problem) this.#problems.set(input.path, { path: input.path, message: problem })
      if (isCut && made.length === 0) this.#unfinished.add(input.path)
      if (made.length === 0 || this.#wasSeen(input, before, bytes)) return false
      if (this.#options.write) writeWhole(input.absolute, bytes)
      else this.#fixed.set(input.absolute, bytes)
      this.#touched.set(input.absolute, input)
      this.#count += made.length
      return true
    } catch (error) {
      this.#problems.set(input.path, { path: input.path, message: `not fixed: ${problemOf(error)}` })
      return false
    }
  }

  /** A text that comes back would come back forever. */
  #wasSeen(input: Input, before: Uint8Array, after: Uint8Array): boolean {
    const seen = this.#seen.get(input.absolute) ?? new Set([digest(before)])
    this.#seen.set(input.absolute, seen)
    const next = digest(after)
    if (seen.has(next)) this.#unfinished.add(input.path)
    const known = seen.has(next)
    seen.add(next)
    return known
  }
}

const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true

const digest = (bytes: Uint8Array): string =>
  process.getBuiltinModule('node:crypto').createHash('sha256').update(bytes).digest('base64')

const refusal = (key: string, { finding }: Fixable): string => `${key}\n${finding.fingerprint}`
