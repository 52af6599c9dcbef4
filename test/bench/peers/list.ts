import type { Printed } from './figures.ts'

/** A program that is measured. */
export interface Peer {
  readonly name: string
  /** What it reads: articles as text, the same as Markdown, web pages; `some`: a tenth of the text, for the slow ones. */
  readonly reads: 'text' | 'markdown' | 'pages' | 'some'
  /** Packages of npm, each with its version. */
  readonly npm?: readonly string[]
  /** Packages of PyPI. */
  readonly pypi?: readonly string[]
  /** A program of the machine itself, and what would install it. */
  readonly program?: readonly [name: string, remedy: string]
  /** A script of drivers/, which lies beside the packages when it runs. */
  readonly driver?: string
  /** Its command, where it has one: of the packages, or of the machine. */
  readonly command?: (where: Where) => readonly string[]
  /** Run once before it is measured: fills a cache. */
  readonly warm?: boolean
  readonly printed?: Printed
}

export interface Where {
  /** Absolute path of the input. */
  readonly input: string
  /** Its files. */
  readonly files: readonly string[]
  /** Folder of the peer. */
  readonly home: string
}

const bin = (name: string, { home }: Where): string => `${home}/node_modules/.bin/${name}`

const cspell = (where: Where): string[] => [
  bin('cspell', where),
  'lint',
  '--no-progress',
  '--no-summary',
  '--root',
  where.input,
  '**/*.txt',
]

const three = ['textlint-rule-no-todo@2.0.1', 'textlint-rule-terminology@5.2.16', 'textlint-rule-write-good@2.0.0']

export const peers: readonly Peer[] = [
  { name: 'a regex tokenizer', reads: 'text', driver: 'tokenizer.mjs' },
  {
    name: 'markdownlint-cli2 0.22.1',
    reads: 'markdown',
    npm: ['markdownlint-cli2@0.22.1'],
    command: (where) => [bin('markdownlint-cli2', where), `${where.input}/**/*.md`],
    printed: 'markdownlint',
  },
  {
    name: 'write-good 1.0.8',
    reads: 'text',
    npm: ['write-good@1.0.8'],
    command: (where) => [bin('write-good', where), '--parse', ...where.files],
    printed: 'write-good',
  },
  { name: 'cspell 9.8.0, cold', reads: 'text', npm: ['cspell@9.8.0'], command: cspell, printed: 'cspell' },
  {
    name: 'cspell 9.8.0, all in its cache',
    reads: 'text',
    npm: ['cspell@9.8.0'],
    command: (where) => [...cspell(where), '--cache', '--cache-location', `${where.home}/cache`],
    warm: true,
    printed: 'cspell',
  },
  {
    name: 'hunspell, en_US',
    reads: 'text',
    program: ['hunspell', 'Debian: hunspell and hunspell-en-us'],
    command: (where) => ['hunspell', '-d', 'en_US', '-l', ...where.files],
    printed: 'hunspell',
  },
  {
    name: 'textlint 15.8.0, three rules',
    reads: 'some',
    npm: ['textlint@15.8.0', ...three],
    command: (where) => [
      bin('textlint', where),
      '--no-textlintrc',
      ...['no-todo', 'terminology', 'write-good'].flatMap((rule) => ['--rule', rule]),
      '--format',
      'unix',
      where.input,
    ],
    printed: 'textlint',
  },
  {
    name: 'alex 11.0.1',
    reads: 'some',
    npm: ['alex@11.0.1'],
    command: (where) => [bin('alex', where), '--text', where.input],
    printed: 'alex',
  },
  { name: 'retext 9.0.0, parsing alone', reads: 'text', npm: ['retext@9.0.0'], driver: 'retext.mjs' },
  {
    name: 'retext 9.0.0 with retext-spell 6.1.0',
    reads: 'some',
    npm: ['retext@9.0.0', 'retext-spell@6.1.0', 'dictionary-en@4.0.0'],
    driver: 'retext-spell.mjs',
    printed: 'number',
  },
  {
    name: 'DataTrove 0.10.1, four filters (documents rejected)',
    reads: 'text',
    pypi: ['datatrove==0.10.1', 'nltk', 'spacy'],
    driver: 'datatrove_filters.py',
    printed: 'number',
  },
  {
    name: 'Readability 0.6.0 on linkedom',
    reads: 'pages',
    npm: ['@mozilla/readability@0.6.0', 'linkedom@0.18.15'],
    driver: 'readability-linkedom.mjs',
  },
  {
    name: 'Readability 0.6.0 on jsdom',
    reads: 'pages',
    npm: ['@mozilla/readability@0.6.0', 'jsdom@29.1.1'],
    driver: 'readability-jsdom.mjs',
  },
  {
    name: 'article-extractor 9.0.1',
    reads: 'pages',
    npm: ['@extractus/article-extractor@9.0.1'],
    driver: 'article-extractor.mjs',
  },
  {
    name: 'defuddle 0.19.4',
    reads: 'pages',
    npm: ['defuddle@0.19.4', 'linkedom@0.18.15'],
    driver: 'defuddle.mjs',
  },
  {
    name: 'trafilatura 2.3.0',
    reads: 'pages',
    pypi: ['trafilatura==2.3.0', 'lxml_html_clean'],
    driver: 'trafilatura_pages.py',
  },
  { name: 'jusText 3.0.2', reads: 'pages', pypi: ['jusText==3.0.2', 'lxml_html_clean'], driver: 'justext_pages.py' },
]
