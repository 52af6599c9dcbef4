import { type ArticleView, articleView } from './article-view.ts'
import { type ArticlesView, articlesView } from './articles-view.ts'
import { byId, h } from './dom.ts'
import { noFilter, readFilter } from './filter.ts'
import { describeKeys, type Key, listen } from './keys.ts'
import { articles, data } from './model.ts'
import { articleLink, articlesLink, currentRoute, type Route } from './routes.ts'
import { rulesView } from './rules-view.ts'
import { sourceView } from './source-view.ts'
import { sourcesView } from './sources-view.ts'
import { setUpTheme } from './theme.ts'

const main = byId('main')
const search = byId('search') as HTMLInputElement
const keysDialog = byId('keys') as HTMLDialogElement
const nextTheme = setUpTheme(byId('theme'))

let list: ArticlesView | undefined
let open: ArticleView | undefined
const scrolls = new Map<string, number>()
let shown = ''

/** Says it to those who do not see it. */
function announce(text: string): void {
  byId('status').textContent = text
}

function show(): void {
  const route = currentRoute()
  const filter = readFilter(route.parameters)
  if (document.activeElement !== search) search.value = filter.query
  for (const link of document.querySelectorAll('nav a')) {
    const current = link.getAttribute('href') === `#/${sectionOf(route.view)}`
    if (current) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
  }
  if (route.view === 'articles' && list) list.update(filter)
  else replace(route)
}

const sectionOf = (view: string): string => (view === 'article' ? 'articles' : view === 'source' ? '' : view)

/** Changes the view and moves the focus to its heading; a view seen before comes back where it was left. */
function replace(route: Route): void {
  const filter = readFilter(route.parameters)
  if (shown !== '') scrolls.set(shown, window.scrollY)
  list?.list.stop()
  open?.stop()
  list = undefined
  open = undefined
  main.replaceChildren(viewOf(route))
  if (route.view === 'articles') (list as ArticlesView | undefined)?.update(filter)
  const first = shown === ''
  shown = location.hash
  window.scrollTo(0, route.view === 'article' ? 0 : (scrolls.get(shown) ?? 0))
  if (document.activeElement !== search && !first) main.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
}

function viewOf({ view, argument, parameters }: Route): HTMLElement {
  const filter = readFilter(parameters)
  if (view === '') return sourcesView()
  if (view === 'rules') return rulesView()
  if (view === 'source') return sourceView(argument) ?? missing(`No source “${argument}” in this report.`)
  if (view === 'articles') {
    list = articlesView(filter, announce)
    return list.element
  }
  if (view === 'article' && /^\d+$/.test(argument)) open = articleView(Number(argument), filter, announce)
  return open?.element ?? missing('There is nothing here.')
}

const missing = (text: string): HTMLElement =>
  h('section', {}, h('h1', { tabindex: -1 }, text), h('p', {}, h('a', { href: '#/' }, 'All sources')))

let pending: ReturnType<typeof setTimeout> | undefined

search.addEventListener('input', () => {
  clearTimeout(pending)
  pending = setTimeout(() => {
    const { view, parameters } = currentRoute()
    const filter = view === 'articles' ? readFilter(parameters) : noFilter
    const target = articlesLink({ ...filter, query: search.value.trim() })
    if (view === 'articles') location.replace(target)
    else location.assign(target)
  }, 80)
})

search.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    search.value = ''
    search.dispatchEvent(new Event('input'))
    search.blur()
  } else if ((event.key === 'Enter' || event.key === 'ArrowDown') && list) {
    event.preventDefault()
    list.list.move(0)
  }
})

const rowsInView = (): HTMLElement[] => [
  ...main.querySelectorAll<HTMLElement>('tbody th a, .waterfall a, .frequency-row, .article-row'),
]

/** The next row of a list, or the next finding of an article. */
function move(by: number): void {
  if (open) open.step(by)
  else if (list) list.list.move(by)
  else {
    const rows = rowsInView()
    const at = rows.indexOf(document.activeElement as HTMLElement)
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
}

function neighbour(by: number): void {
  const target = open?.neighbour(by)
  if (target) location.replace(target)
}

const go = (hash: string) => (): void => {
  location.hash = hash
}

const keys: readonly Key[] = [
  { keys: ['/'], label: 'Search', act: () => search.select() },
  { keys: ['j', 'ArrowDown'], label: 'Next row, next finding', act: () => move(1) },
  { keys: ['k', 'ArrowUp'], label: 'Row or finding before', act: () => move(-1) },
  { keys: [']', 'ArrowRight'], label: 'Next article', act: () => neighbour(1) },
  { keys: ['[', 'ArrowLeft'], label: 'Article before', act: () => neighbour(-1) },
  { keys: ['s'], label: 'Sources', act: go('#/') },
  { keys: ['r'], label: 'Rules', act: go('#/rules') },
  { keys: ['a'], label: 'Articles', act: go('#/articles') },
  { keys: ['Escape'], label: 'Back', act: () => history.back() },
  { keys: ['t'], label: 'Theme', act: nextTheme },
  { keys: ['?'], label: 'This list', act: () => keysDialog.showModal() },
]

listen(() => keys)
describeKeys(keysDialog, keys)
byId('help').addEventListener('click', () => keysDialog.showModal())
byId('made').textContent =
  `Copydesk ${data.version}, rule set ${data.rulesetVersion}. Without a network “copydesk explain RULE” prints the page of a rule.`
window.addEventListener('hashchange', show)
// A report of one article is that article.
if (location.hash === '' && articles.length === 1) history.replaceState(null, '', articleLink(0, noFilter))
show()
document.documentElement.dataset.ready = ''
