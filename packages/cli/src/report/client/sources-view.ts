import { type ReportSource, severityNames } from '../data.ts'
import { h, number, plural, points } from './dom.ts'
import { articles, data } from './model.ts'
import { legend, lossBar, scale } from './parts.ts'
import { sourceLink } from './routes.ts'

type Order = 'score' | 'name' | 'articles'

/** Rows drawn at once; the rest on request. */
const firstRows = 300

const orders: Readonly<Record<Order, (a: ReportSource, b: ReportSource) => number>> = {
  score: (a, b) => b.score - a.score || compareNames(a, b),
  name: (a, b) => compareNames(a, b),
  articles: (a, b) => b.articles - a.articles || compareNames(a, b),
}

const compareNames = (a: ReportSource, b: ReportSource): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

/** The scoreboard: what each source kept and lost of its hundred points. */
export function sourcesView(): HTMLElement {
  const body = h('tbody')
  let order: Order = 'score'
  let all = false
  const headers = new Map<Order, HTMLElement>()
  const fill = (): void => {
    const sorted = [...data.sources].sort(orders[order])
    const rows = all ? sorted : sorted.slice(0, firstRows)
    body.replaceChildren(...rows.map(row))
    for (const [name, cell] of headers)
      cell.setAttribute('aria-sort', name !== order ? 'none' : name === 'name' ? 'ascending' : 'descending')
    more.hidden = rows.length === sorted.length
  }
  const more = h(
    'button',
    {
      class: 'quiet',
      onClick: () => {
        all = true
        fill()
      },
    },
    `Show all ${number(data.sources.length)} sources`,
  )
  const header = (name: Order, label: string, kind = ''): HTMLElement => {
    const sort = (): void => {
      order = name
      fill()
    }
    const cell = h('th', { scope: 'col', class: kind }, h('button', { class: 'sort', onClick: sort }, label))
    headers.set(name, cell)
    return cell
  }
  const head = h(
    'tr',
    {},
    header('name', 'Source'),
    header('articles', 'Articles', 'num'),
    h('th', { scope: 'col', class: 'chart' }, scale()),
    header('score', 'Score', 'num'),
    h('th', { scope: 'col', class: 'interval' }, '95 % interval'),
    h('th', { scope: 'col', class: 'grade' }, 'Grade'),
  )
  fill()
  return h(
    'section',
    {},
    h('h1', { tabindex: -1 }, data.title),
    summary(),
    legend(),
    h('p', { class: 'grouped' }, data.grouped),
    h(
      'table',
      { class: 'scoreboard' },
      h('caption', { class: 'hidden' }, 'Sources by cleanliness'),
      h('thead', {}, head),
      body,
    ),
    more,
    unjudged(),
  )
}

function summary(): HTMLElement {
  const words = data.sources.reduce((sum, source) => sum + source.words, 0)
  const counts = [0, 0, 0]
  const count = (severity: number): void => {
    counts[severity] = (counts[severity] as number) + 1
  }
  for (const { findings } of articles) for (const [, severity] of findings) count(severity)
  for (const { findings } of data.sources) for (const [, severity] of findings) count(severityNames.indexOf(severity))
  const [errors = 0, warnings = 0] = counts
  return h(
    'p',
    { class: 'lede' },
    h('b', {}, plural(data.sources.length, 'source')),
    ', ',
    plural(articles.length, 'article'),
    ', ',
    plural(words, 'word'),
    ': ',
    h('b', {}, plural(errors, 'error')),
    ' and ',
    h('b', {}, plural(warnings, 'warning')),
    '.',
  )
}

function row(source: ReportSource): HTMLElement {
  const { name, articles: count, score, interval, grade, provisional } = source
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, h('a', { href: sourceLink(name) }, h('bdi', {}, name))),
    h('td', { class: 'num dim' }, number(count)),
    h('td', { class: 'chart' }, lossBar(source)),
    h('td', { class: 'num score' }, points(score)),
    h('td', { class: 'interval dim' }, `${points(interval[0])} – ${points(interval[1])}`),
    h(
      'td',
      { class: 'grade' },
      grade,
      provisional && h('small', { title: 'Fewer than five articles' }, ' provisional'),
    ),
  )
}

function unjudged(): HTMLElement | undefined {
  if (data.unjudged.length === 0) return undefined
  const failed = data.unjudged.filter(([kind]) => kind === 'error').length
  const skipped = data.unjudged.length - failed
  const label = [failed > 0 && `${number(failed)} unreadable`, skipped > 0 && `${number(skipped)} skipped`]
  return h(
    'details',
    { class: 'unjudged' },
    h('summary', {}, `Not judged: ${label.filter(Boolean).join(', ')}`),
    h(
      'ul',
      {},
      ...data.unjudged
        .slice(0, 500)
        .map(([, path, message]) => h('li', {}, h('bdi', { class: 'path' }, path), ` ${message}`)),
    ),
  )
}
