import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Article, Finding, Lexicon, Resource, Rule, RuleError, Signal, SourceFinding } from '@copydesk/core'
import { createEngine } from '@copydesk/engine'
import { decodeLexicon } from '@copydesk/lexicon'
import { read } from '@copydesk/readers'
import type { Fixture, FixtureFile } from './fixtures.ts'

/** What a rule says of one file of a fixture. */
export interface Judged {
  readonly file: FixtureFile
  readonly findings: readonly Finding[]
  readonly errors: readonly RuleError[]
}

export interface Judgement {
  readonly files: readonly Judged[]
  readonly source: readonly SourceFinding[]
}

export interface LabOptions {
  /** Rules whose findings late rules and signals need. */
  readonly rules?: readonly Rule[]
  readonly signals?: readonly Signal[]
  readonly resources?: readonly Resource<unknown>[]
  /** Bytes of resources by id. */
  readonly bytes?: Readonly<Record<string, Uint8Array>>
}

let lexicon: Lexicon | undefined

/** The compiled word table. @throws Error if it is not built */
export function loadLexicon(): Lexicon {
  const path = createRequire(import.meta.url).resolve('@copydesk/lexicon/words.bin')
  lexicon ??= decodeLexicon(readFileSync(path))
  return lexicon
}
