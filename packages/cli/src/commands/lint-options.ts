import type { BaselineOptions } from './baseline.ts'
import type { FixFlags } from './fix.ts'
import type { GateOptions, ShowOptions } from './gates.ts'
import type { CommonOptions } from './session.ts'

export interface LintOptions extends CommonOptions, BaselineOptions, FixFlags, GateOptions, ShowOptions {
  readonly stdinFormat?: string
  readonly window?: string
  readonly withBody?: boolean
  readonly shard?: string
  readonly tallies?: string
  readonly printConfig?: string
  readonly watch?: boolean
}
