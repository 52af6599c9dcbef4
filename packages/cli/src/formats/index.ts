import type { Rule } from '@copydesk/core'
import type { RunEvent } from '@copydesk/node'
import { json } from './json.ts'
import { jsonl } from './jsonl.ts'
import { stylish } from './stylish.ts'

export interface ReporterOptions {
  readonly quiet: boolean
  /** Show findings of severity `info` too. */
  readonly verbose: boolean
  readonly rules: readonly Rule[]
}

/** Turns the events of a run into output, piece by piece. */
export interface Reporter {
  event(event: RunEvent): string | undefined
  end?(): string | undefined
}

export const reporters: Readonly<Record<string, (options: ReporterOptions) => Reporter>> = { stylish, json, jsonl }

export const formatNames = Object.keys(reporters)
