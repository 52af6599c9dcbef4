import type { BaselineOptions } from './baseline.ts'
import type { FixFlags } from './fix.ts'
import type { GateOptions } from './gates.ts'
import type { CommonOptions } from './session.ts'

export interface LintOptions extends CommonOptions, BaselineOptions, FixFlags, GateOptions {
  readonly stdinFormat?: string
  readonly window?: string
  readonly format: readonly string[]
  readonly withBody?: boolean
  readonly quiet?: boolean
  readonly verbose?: boolean
  /** False where `--no-fold` is given. */
  readonly fold?: boolean
  readonly allSources?: boolean
  readonly statistics?: boolean
  readonly maxDiagnostics?: string
  readonly shard?: string
  readonly tallies?: string
  readonly printConfig?: string
  readonly watch?: boolean
}
