import type { ReportSource } from '../data.ts'
import { h, lost, number, plural, points, visible } from './dom.ts'
import { noFilter } from './filter.ts'
import { type Article, articles, data, familyNames, ruleName, ruleOf } from './model.ts'
import { articleRow, ruleTag, sign } from './parts.ts'
import { articlesLink } from './routes.ts'

/** How many of a source's articles its page shows, lowest scores first. */
const shownArticles = 12

/** One source: how it comes to its score, what holds for the whole of it, its worst articles. */
export function sourceView(name: string): HTMLElement | undefined {
  const index = data.sources.findIndex((source) => source.name === name)
  const source = data.sources[index]
  if (!source) return undefined
  const own = articles
    .filter((article) => article.source === index)
    .sort((a, b) => a.score - b.score || a.index - b.index)
  return h(
    'section',
    {},
    h('p', { class: 'crumb' }, h('a', { href: '#/' }, 'Sources')),
    h('h1', { tabindex: -1 }, h('bdi', {}, name)),
    headline(source),
    h('h2', {}, 'Where the points went'),
    waterfall(source, index),
    wholeSource(source),
    h('h2', {}, 'Lowest articles'),
    articleList(own, index),
  )
}

function headline({ score, interval, grade, provisional, articles: count, words }: ReportSource): HTMLElement {
  return h(
    'p',
    { class: 'lede' },
    h('b', { class: 'big' }, points(score)),
    ` grade ${grade}${provisional ? ', provisional' : ''}, likely between ${points(interval[0])} and ${points(interval[1])}, `,
    `from ${plural(count, 'article')} of ${number(words)} words.`,
  )
}

/** A step a rule, from 100 down to the score. */
function waterfall(source: ReportSource, index: number): HTMLElement {
  const floor = Math.max(0, Math.min(80, Math.floor((source.score - 5) / 10) * 10))
  const span = 100 - floor
  const at = (value: number): string => `${((value - floor) / span) * 100}%`
  const size = (value: number): string => `${(value / span) * 100}%`
  const steps: HTMLElement[] = [total('All points', 100, size(span), 'whole')]
  let left = 100
  for (const [rule, value, findings] of source.rules) {
    left -= value
    steps.push(
      h(
        'li',
        {},
        h('a', { href: articlesLink({ ...noFilter, source: index, rule }) }, ruleTag([rule])),
        h(
          'span',
          { class: 'track' },
          h('i', { class: `fall family-${ruleOf([rule])[1]}`, $at: at(left), $size: size(value) }),
        ),
        h('span', { class: 'num' }, lost(value) || '−0.0'),
        h('span', { class: 'dim' }, plural(findings, 'finding')),
      ),
    )
  }
  steps.push(total('Cleanliness', source.score, size(source.score - floor), 'kept'))
  const from = floor === 0 ? '' : ` Bars start at ${floor}.`
  return h(
    'figure',
    { class: 'waterfall' },
    h('figcaption', {}, `${familiesLost(source)}${from}`),
    h('ol', {}, ...steps),
  )
}

const total = (label: string, value: number, size: string, kind: string): HTMLElement =>
  h(
    'li',
    { class: 'total' },
    h('span', {}, label),
    h('span', { class: 'track' }, h('i', { class: kind, $at: '0%', $size: size })),
    h('span', { class: 'num' }, points(value)),
    h('span', { 'aria-hidden': 'true' }),
  )

function familiesLost({ lost: losses, score }: ReportSource): string {
  const parts = losses.flatMap((value, family) => (value > 0 ? [`${familyNames[family]} ${lost(value)}`] : []))
  return parts.length === 0 ? 'Nothing was lost.' : `${parts.join(', ')}: ${points(100 - score)} points lost.`
}

function wholeSource({ findings }: ReportSource): HTMLElement | undefined {
  if (findings.length === 0) return undefined
  const items = findings.map((finding) => {
    const [, severity, message, evidence] = finding
    const places = evidence.map(([path, actual]) =>
      h('li', {}, h('q', {}, visible(actual)), ' in ', h('bdi', { class: 'path' }, path)),
    )
    return h(
      'li',
      {},
      h('p', {}, sign(severity), ` ${visible(message)} `, ruleTag(finding)),
      places.length > 0 && h('ul', { class: 'evidence' }, ...places),
    )
  })
  return h('div', { class: 'whole-source' }, h('h2', {}, 'True of the whole source'), h('ul', {}, ...items))
}

function articleList(own: readonly Article[], index: number): HTMLElement {
  const filter = { ...noFilter, source: index }
  const rows = own
    .slice(0, shownArticles)
    .map((article) => h('li', {}, articleRow(article, filter, summaryOf(article))))
  return h(
    'div',
    { class: 'article-list' },
    h('ul', {}, ...rows),
    own.length > shownArticles &&
      h('p', {}, h('a', { href: articlesLink(filter) }, `All ${plural(own.length, 'article')}`)),
  )
}

/** The rules that spoke in an article, most frequent first. */
export function summaryOf({ findings }: Article): string {
  const counts = new Map<number, number>()
  for (const [rule] of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  const names = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([rule, n]) => `${ruleName(ruleOf([rule]))}${n > 1 ? ` ×${n}` : ''}`)
  return names.join(', ')
}
