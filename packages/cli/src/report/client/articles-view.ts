import { severityNames } from '../data.ts'
import { h, plural, visible } from './dom.ts'
import { type Filter, filtered, passes, sorts, terms, writeFilter } from './filter.ts'
import { type Article, data, familyNames, ruleOf } from './model.ts'
import { articleRow } from './parts.ts'
import { articlesLink } from './routes.ts'
import { summaryOf } from './source-view.ts'
import { type VirtualList, virtualList } from './virtual-list.ts'

const rowHeight = 58
const severityLabels = { error: 'Errors', warning: 'Warnings', info: 'Info' } as const

export interface ArticlesView {
  readonly element: HTMLElement
  readonly list: VirtualList<Article>
  /** Shows what another filter lets through. */
  update(filter: Filter): void
}

/** All articles, to be searched and filtered. */
export function articlesView(first: Filter, announce: (text: string) => void): ArticlesView {
  let filter = first
  const count = h('p', { class: 'count-line' })
  const list = virtualList<Article>('Articles', rowHeight, (article) =>
    articleRow(article, filter, noteOf(article, filter)),
  )
  const controls = h('div', { class: 'filters', role: 'group', 'aria-label': 'Filters' })
  const go = (change: Partial<Filter>): void => {
    location.replace(articlesLink({ ...filter, ...change }))
  }
  const order = h(
    'select',
    { 'aria-label': 'Order', onChange: (event) => go({ sort: choiceIn(event) as Filter['sort'] }) },
    ...Object.entries(sorts).map(([value, label]) => h('option', { value }, label)),
  )
  const update = (next: Filter): void => {
    filter = next
    order.value = filter.sort
    const found = filtered(filter)
    list.show(found)
    count.textContent = found.length === 0 ? 'No article matches.' : plural(found.length, 'article')
    redraw(controls, controlsOf(filter, go))
    announce(count.textContent)
  }
  const element = h(
    'section',
    {},
    h('h1', { tabindex: -1 }, 'Articles'),
    controls,
    h('div', { class: 'count-row' }, count, order),
    list.element,
  )
  return { element, list, update }
}

/** Under the path: the first message that the filter or the search is about, else what was found. */
function noteOf(article: Article, filter: Filter): string {
  const words = terms(filter.query)
  const picky = filter.rule !== undefined || filter.families.size > 0 || filter.severities.size > 0
  if (!picky && words.length === 0) return summaryOf(article)
  const matches = article.findings.filter((finding) => passes(finding, filter))
  const said = matches.find((finding) => {
    const text = `${ruleOf(finding)[0]} ${finding[6]}`.toLowerCase()
    return words.some((word) => text.includes(word))
  })
  const finding = said ?? (picky ? matches[0] : undefined)
  return finding ? visible(finding[6]) : summaryOf(article)
}

type Go = (change: Partial<Filter>) => void

function controlsOf(filter: Filter, go: Go): HTMLElement[] {
  const families = familyNames.map((name, family) =>
    chip(name, filter.families.has(family), `family-${family}`, () =>
      go({ families: toggled(filter.families, family) }),
    ),
  )
  const severities = severityNames.map((name, severity) =>
    chip(severityLabels[name], filter.severities.has(severity), '', () =>
      go({ severities: toggled(filter.severities, severity) }),
    ),
  )
  const rules = data.rules.map(([id]) => id)
  const sources = data.sources.map(({ name }) => name)
  return [
    h('div', { class: 'chips' }, ...families),
    h('div', { class: 'chips' }, ...severities),
    choice('Rule', 'All rules', rules, filter.rule, (rule) => go({ rule })),
    choice('Source', 'All sources', sources, filter.source, (source) => go({ source })),
    ...(writeFilter(filter) === '' ? [] : [h('a', { href: '#/articles', class: 'quiet' }, 'Clear')]),
  ]
}

function toggled(set: ReadonlySet<number>, value: number): ReadonlySet<number> {
  const next = new Set(set)
  if (!next.delete(value)) next.add(value)
  return next
}

const chip = (label: string, pressed: boolean, kind: string, onClick: () => void): HTMLElement =>
  h(
    'button',
    { class: 'chip', 'aria-pressed': String(pressed), onClick },
    kind !== '' && h('i', { class: `swatch ${kind}` }),
    label,
  )

function choice(
  label: string,
  all: string,
  names: readonly string[],
  chosen: number | undefined,
  choose: (n: number | undefined) => void,
): HTMLElement {
  const order = names.map((_, i) => i).sort((a, b) => ((names[a] as string) < (names[b] as string) ? -1 : 1))
  const onChange = (event: Event): void => {
    const value = choiceIn(event)
    choose(value === '' ? undefined : Number(value))
  }
  const options = order.map((i) => h('option', { value: i, selected: i === chosen }, names[i] as string))
  return h('select', { 'aria-label': label, onChange }, h('option', { value: '' }, all), ...options)
}

const choiceIn = (event: Event): string => (event.target as HTMLSelectElement).value

/** Writes the controls anew and leaves the focus where it was. */
function redraw(controls: HTMLElement, elements: readonly HTMLElement[]): void {
  const all = (): HTMLElement[] => [...controls.querySelectorAll<HTMLElement>('button, select')]
  const held = all().indexOf(document.activeElement as HTMLElement)
  controls.replaceChildren(...elements)
  all()[held]?.focus()
}
