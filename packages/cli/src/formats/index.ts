import { checkstyle } from './checkstyle.ts'
import { compact } from './compact.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { html } from './html.ts'
import { json } from './json.ts'
import { jsonl } from './jsonl.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import { parquet } from './parquet.ts'
import type { MakeReporter } from './reporter.ts'
import { sarif } from './sarif.ts'
import { statistics } from './statistics.ts'
import { stylish } from './stylish.ts'

export type { Reporter, ReporterOptions } from './reporter.ts'

export const reporters: Readonly<Record<string, MakeReporter>> = {
  stylish,
  compact,
  statistics,
  json,
  jsonl,
  sarif,
  junit,
  github,
  gitlab,
  checkstyle,
  markdown,
  html,
  parquet,
}

export const formatNames = Object.keys(reporters)
