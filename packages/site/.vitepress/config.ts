import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitepress'

const root = join(import.meta.dirname, '..')

const families = ['machine-translation', 'truncation', 'boilerplate', 'attribution']

const rulesOf = (family: string) =>
  readdirSync(join(root, 'rules', family))
    .sort()
    .map((file) => file.replace(/\.md$/, ''))
    .map((name) => ({ text: name, link: `/rules/${family}/${name}` }))

const guides = [
  { text: 'First minute', link: '/guides/start' },
  { text: 'Building a corpus', link: '/guides/corpus' },
  { text: 'Checking facts', link: '/guides/facts' },
  { text: 'On a desk', link: '/guides/desk' },
  { text: 'In an editor', link: '/reference/editors' },
  { text: 'Commits and builds', link: '/reference/ci' },
  { text: 'As a library', link: '/reference/library' },
  { text: 'Rules of your own', link: '/reference/rules' },
]

const reference = [
  { text: 'What is read', link: '/reference/formats' },
  { text: 'Configuration', link: '/reference/configuration' },
  { text: 'API', link: '/reference/api/' },
  { text: 'API in a browser', link: '/reference/api/browser' },
  { text: 'The score', link: '/reference/score' },
  { text: 'The corpus', link: '/reference/corpus' },
  { text: 'Speed beside others', link: '/reference/speed' },
]

const sha = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Nothing comes from elsewhere, nothing goes elsewhere, and no script runs that is not of the site. */
function policy(html: string): string {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, text = '']) =>
    sha(text),
  )
  return [
    "default-src 'none'",
    `script-src 'self' ${[...new Set(inline)].join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

// biome-ignore lint/style/noDefaultExport: VitePress takes its configuration so
export default defineConfig({
  title: 'Copydesk',
  description: 'A linter for scraped news: what is damaged in each article, and how clean each source is.',
  lang: 'en-GB',
  cleanUrls: false,
  head: [['link', { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' }]],
  srcExclude: ['**/README.md', 'scripts/**'],
  markdown: {
    html: false,
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config(md) {
      // Braces of a text are none of a template.
      md.renderer.rules.code_inline = (tokens, i) =>
        `<code v-pre>${md.utils.escapeHtml(tokens[i]?.content ?? '')}</code>`
      md.renderer.rules.text = (tokens, i) =>
        md.utils.escapeHtml(tokens[i]?.content ?? '').replaceAll('{{', '&#123;&#123;')
    },
  },
  themeConfig: {
    nav: [
      { text: 'Playground', link: '/playground' },
      { text: 'Guides', link: '/guides/start' },
      { text: 'Rules', link: '/rules/' },
      { text: 'Score', link: '/reference/score' },
    ],
    sidebar: {
      '/guides/': [
        { text: 'Guides', items: guides },
        { text: 'Reference', items: reference },
      ],
      '/reference/': [
        { text: 'Guides', items: guides },
        { text: 'Reference', items: reference },
      ],
      '/rules/': families.map((family) => ({ text: family, items: rulesOf(family) })),
    },
    search: {
      provider: 'local',
      options: {
        translations: { button: { buttonAriaLabel: 'Search' } },
        // A dateline is no baseline.
        miniSearch: { searchOptions: { fuzzy: 0.1, prefix: true, boost: { title: 4, text: 2, titles: 1 } } },
      },
    },
    outline: [2, 3],
  },
  transformHtml: (html) =>
    html.replace('<head>', `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy(html)}">`),
  vite: { worker: { format: 'es' } },
})
