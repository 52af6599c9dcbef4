import { maxText, type ReportFinding, type ReportQuoted, severityNames } from '../data.ts'
import { h, isWeb, number, plural, points, visible } from './dom.ts'
import { type Filter, filtered, passes } from './filter.ts'
import { type Article, articles, data, familyOf, ruleName, ruleOf, sourceOf, textOf } from './model.ts'
import { sign } from './parts.ts'
import { articleLink, articlesLink, sourceLink } from './routes.ts'

export interface ArticleView {
  readonly element: HTMLElement
  /** Selects the next or an earlier finding. */
  step(by: number): void
  /** Address of a neighbour in the list the article was opened from. */
  neighbour(by: number): string | undefined
  stop(): void
}

/** One article: its text with the findings marked, what is said of them beside it. */
export function articleView(index: number, filter: Filter, announce: (text: string) => void): ArticleView | undefined {
  const article = articles[index]
  if (!article) return undefined
  const list = filtered(filter)
  const at = list.findIndex((other) => other.index === index)
  const neighbour = (by: number): string | undefined => {
    const next = at < 0 ? undefined : list[at + by]
    return next && articleLink(next.index, filter)
  }
  const text = h('div', { class: 'text', id: 'text' })
  const notes = article.findings.map((finding, i) => note(finding, !passes(finding, filter), () => select(i)))
  const unfold = fold(article, notes, () => place())
  const margin = h('ol', { class: 'notes', 'aria-label': plural(notes.length, 'finding') }, ...notes)
  let chosen = -1
  const select = (i: number): void => {
    chosen = i
    unfold(i)
    mark(i, text, notes)
    const finding = article.findings[i] as ReportFinding
    announce(`${i + 1} of ${notes.length}: ${finding[6]}`)
    place()
  }
  const place = (): void => arrange(text, notes, margin, chosen)
  const watch = new ResizeObserver(place)
  void textOf(article).then((content) => {
    fill(text, content, article, select)
    watch.observe(text)
    place()
  })
  return {
    element: h(
      'article',
      { class: 'article' },
      header(article, filter, at, list.length, neighbour),
      h('div', { class: 'page' }, text, margin),
    ),
    step(by) {
      if (notes.length === 0) return
      const next = chosen < 0 && by < 0 ? notes.length - 1 : Math.min(notes.length - 1, Math.max(0, chosen + by))
      select(next)
      const target = text.querySelector(`[data-finding~="${next}"]`) ?? (notes[next] as HTMLElement)
      target.scrollIntoView({ block: 'center' })
    },
    neighbour,
    stop: () => watch.disconnect(),
  }
}

function header(
  article: Article,
  filter: Filter,
  at: number,
  count: number,
  neighbour: ArticleView['neighbour'],
): HTMLElement {
  const source = sourceOf(article)
  const slash = article.path.lastIndexOf('/') + 1
  const link = (by: number, label: string, key: string): HTMLElement => {
    const href = neighbour(by)
    return href
      ? h('a', { href, title: `${label} (${key})`, 'aria-label': label }, by < 0 ? '←' : '→')
      : h('span', { class: 'dim' }, by < 0 ? '←' : '→')
  }
  return h(
    'header',
    {},
    h(
      'p',
      { class: 'crumb' },
      h('a', { href: articlesLink(filter) }, 'Articles'),
      ' / ',
      h('a', { href: sourceLink(source.name) }, h('bdi', {}, source.name)),
      at >= 0 &&
        h(
          'span',
          { class: 'neighbours' },
          link(-1, 'Previous article', '['),
          ` ${number(at + 1)} of ${number(count)} `,
          link(1, 'Next article', ']'),
        ),
    ),
    h('h1', { tabindex: -1, class: 'path' }, h('bdi', {}, article.path.slice(slash))),
    h(
      'p',
      { class: 'lede' },
      h('b', { class: 'big' }, points(article.score)),
      ` ${plural(article.findings.length, 'finding')} in ${number(article.words)} words`,
    ),
    facts(article),
  )
}

const creditNames = ['Author', 'Date', 'Outlet', 'Agency'] as const

/** What is known of the article, and of the three credits it should have what is not. */
function facts({ credits, verdict }: Article): HTMLElement {
  const row = (name: string, ...said: readonly (string | HTMLElement)[]): HTMLElement =>
    h('div', {}, h('dt', {}, name), h('dd', {}, ...said))
  const known = creditNames.flatMap((name, i) => {
    const credit = credits[i] ?? ''
    if (credit !== '') return [row(name, h('bdi', {}, visible(credit)))]
    return name === 'Agency' ? [] : [row(name, h('span', { class: 'missing' }, 'not given'))]
  })
  const { quoted } = data
  return h(
    'dl',
    { class: 'facts' },
    ...known,
    (quoted !== undefined || verdict !== '') &&
      row('Translation', verdict === '' ? h('span', { class: 'dim' }, 'nothing speaks for it') : visible(verdict)),
    quoted !== undefined && row('Quoted', ...quotedNames(quoted)),
  )
}

function quotedNames({ sources, unowned }: ReportQuoted): readonly (string | HTMLElement)[] {
  const people = sources.flatMap(([name, count, introduced], i) => [
    i > 0 ? ', ' : '',
    h('bdi', {}, visible(name)),
    ` (${number(count)}${introduced ? '' : ', never introduced'})`,
  ])
  const lines = unowned.length > 0 ? `${plural(unowned.length, 'quotation')} of no one: line ${unowned.join(', ')}` : ''
  if (people.length === 0) return [lines === '' ? h('span', { class: 'dim' }, 'nobody') : lines]
  return lines === '' ? people : [...people, `; ${lines}`]
}

function note(finding: ReportFinding, faded: boolean, onClick: () => void): HTMLElement {
  const [, severity, start, , line, column, message] = finding
  const rule = ruleOf(finding)
  const name = severityNames[severity]
  return h(
    'li',
    { class: `note family-${familyOf(finding)}${faded ? ' faded' : ''}` },
    h('button', { onClick }, sign(name), ' ', h('span', {}, visible(message))),
    h(
      'p',
      {},
      isWeb(rule[3])
        ? h('a', { href: rule[3], rel: 'noreferrer noopener', title: rule[2] }, ruleName(rule))
        : h('span', { title: `${rule[2]} (copydesk explain ${rule[0]})` }, ruleName(rule)),
      h('span', { class: 'dim' }, start < 0 ? ' · whole article' : ` · ${line}:${column}`),
    ),
  )
}

/**
 * Hides the notes that the first of their rule stands for behind a button on it. Returns what shows those of the rule of a
 * note again.
 */
function fold(article: Article, notes: readonly HTMLElement[], onChange: () => void): (i: number) => void {
  const hidden = new Map<number, number[]>()
  for (const i of article.folded) {
    const [rule] = article.findings[i] as ReportFinding
    listed(hidden, rule, i)
  }
  const buttons = new Map<number, HTMLElement>()
  const show = (rule: number): void => {
    for (const i of hidden.get(rule) ?? []) (notes[i] as HTMLElement).hidden = false
    buttons.get(rule)?.remove()
    hidden.delete(rule)
    onChange()
  }
  for (const [rule, places] of hidden) {
    for (const i of places) (notes[i] as HTMLElement).hidden = true
    const first = article.findings.findIndex((finding, i) => finding[0] === rule && !article.folded.has(i))
    const button = h(
      'button',
      { class: 'more', onClick: () => show(rule) },
      `and ${number(places.length)} more in this article`,
    )
    notes[first]?.append(button)
    buttons.set(rule, button)
  }
  return (i) => {
    const [rule] = article.findings[i] as ReportFinding
    if (hidden.get(rule)?.includes(i)) show(rule)
  }
}

function listed<K>(lists: Map<K, number[]>, key: K, value: number): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** Writes the text, cut where findings begin and end; a stretch may belong to several. */
function fill(element: HTMLElement, content: string | undefined, article: Article, select: (i: number) => void): void {
  if (content === undefined) {
    element.append(
      h(
        'p',
        { class: 'empty' },
        article.findings.length === 0
          ? 'Nothing was found in this article.'
          : 'The text of this article is not part of the report.',
      ),
    )
    return
  }
  const cuts = new Set([0, content.length])
  for (const [, , start, end] of article.findings) if (start >= 0) cuts.add(start).add(end)
  const under = placesUnder(content, article)
  for (const at of under.keys()) cuts.add(at)
  const edges = [...cuts].filter((cut) => cut <= content.length).sort((a, b) => a - b)
  const places = article.findings.map(([, , start, end], i) => ({ start, end, i })).filter(({ start }) => start >= 0)
  const coming = places.sort((a, b) => b.start - a.start || b.i - a.i)
  let open: typeof places = []
  edges.slice(0, -1).forEach((from, k) => {
    const to = edges[k + 1] as number
    while ((coming.at(-1)?.start ?? to) < to) open.push(coming.pop() as (typeof places)[number])
    open = open.filter(({ end }) => end > from)
    const covering = [...open].sort((a, b) => a.i - b.i)
    const piece = visible(content.slice(from, to))
    element.append(
      covering.length === 0
        ? piece
        : highlight(
            piece,
            covering.map(({ i }) => i),
            article,
            select,
          ),
    )
    const here = under.get(to)
    if (here) element.append(h('ol', { class: 'under', 'data-notes': here.join(' ') }))
  })
  if (article.length > maxText)
    element.append(h('p', { class: 'empty' }, `The text goes on for ${plural(article.length - maxText, 'character')}.`))
}

/** Where notes stand on a narrow page: below the line their finding ends in. By the offset behind it: findings. */
function placesUnder(content: string, { findings }: Article): Map<number, number[]> {
  const places = new Map<number, number[]>()
  // Of many findings in one line its end is looked for once.
  let [from, stop] = [0, -1]
  for (const [i, [, , start, end]] of findings.entries()) {
    if (start < 0 || end > content.length) continue
    const last = Math.max(start, end - 1)
    if (last < from || last > stop) {
      const found = content.indexOf('\n', last)
      from = last
      stop = found < 0 ? content.length : found
    }
    listed(places, Math.min(content.length, stop + 1), i)
  }
  return places
}

/** Notes beside the text in one list; on a narrow page each below its line, and above the text what concerns all of it. */
function settleNotes(text: HTMLElement, notes: readonly HTMLElement[], margin: HTMLElement, beside: boolean): void {
  const slots = beside ? [] : [...text.querySelectorAll<HTMLElement>('.under')]
  const slotOf = new Map(slots.flatMap((slot) => (slot.dataset.notes ?? '').split(' ').map((i) => [Number(i), slot])))
  for (const [i, element] of notes.entries()) {
    const home = slotOf.get(i) ?? margin
    if (element.parentElement !== home) home.append(element)
  }
}

/** The shortest finding colours the stretch: it is the most particular. */
function highlight(
  piece: string,
  covering: readonly number[],
  { findings }: Article,
  select: (i: number) => void,
): HTMLElement {
  const size = (i: number): number => (findings[i] as ReportFinding)[3] - (findings[i] as ReportFinding)[2]
  const [first = 0] = [...covering].sort((a, b) => size(a) - size(b))
  const finding = findings[first] as ReportFinding
  return h(
    'mark',
    {
      class: `family-${familyOf(finding)}`,
      'data-finding': covering.join(' '),
      title: covering.map((i) => findings[i]?.[6]).join('\n'),
      onClick: () => select(first),
    },
    piece,
  )
}

function mark(chosen: number, text: HTMLElement, notes: readonly HTMLElement[]): void {
  for (const old of text.querySelectorAll('.chosen')) old.classList.remove('chosen')
  for (const piece of text.querySelectorAll(`[data-finding~="${chosen}"]`)) piece.classList.add('chosen')
  notes.forEach((element, i) => {
    element.classList.toggle('chosen', i === chosen)
    element.querySelector('button')?.setAttribute('aria-pressed', String(i === chosen))
  })
}

/** The first stretch of each finding. */
function firstPlaces(text: HTMLElement): Map<number, HTMLElement> {
  const places = new Map<number, HTMLElement>()
  for (const piece of text.querySelectorAll<HTMLElement>('[data-finding]'))
    for (const i of (piece.dataset.finding ?? '').split(' ')) if (!places.has(Number(i))) places.set(Number(i), piece)
  return places
}

const gap = 10

/** Puts each note beside its place, as near as its neighbours let it; the chosen one exactly there. */
function arrange(text: HTMLElement, all: readonly HTMLElement[], margin: HTMLElement, chosenOfAll: number): void {
  const beside = getComputedStyle(margin).position === 'relative'
  settleNotes(text, all, margin, beside)
  margin.style.setProperty('--height', 'auto')
  if (!beside) return
  const top = margin.getBoundingClientRect().top
  const shown = all.map((_, i) => i).filter((i) => !(all[i] as HTMLElement).hidden)
  const notes = shown.map((i) => all[i] as HTMLElement)
  const chosen = shown.indexOf(chosenOfAll)
  const placeOf = firstPlaces(text)
  const wanted = shown.map((i) => (placeOf.get(i)?.getBoundingClientRect().top ?? top) - top)
  const heights = notes.map((n) => n.offsetHeight)
  const tops = settle(wanted, heights, chosen)
  for (const [i, element] of notes.entries()) element.style.setProperty('--y', `${tops[i]}px`)
  const last = Math.max(0, ...tops.map((y, i) => y + (heights[i] as number)))
  margin.style.setProperty('--height', `${last}px`)
}

/**
 * Tops for notes that want to stand at `wanted` but must not overlap. The pinned one stands where it wants and those above
 * it are pushed up, if there is room.
 */
export function settle(wanted: readonly number[], heights: readonly number[], pinned: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] as number) - (wanted[b] as number) || a - b)
  const tops = [...wanted]
  const pin = order.indexOf(pinned)
  let bottom = Number.NEGATIVE_INFINITY
  for (const i of order.slice(Math.max(0, pin))) {
    tops[i] = Math.max(wanted[i] as number, bottom + gap)
    bottom = (tops[i] as number) + (heights[i] as number)
  }
  let ceiling = pin > 0 ? (tops[pinned] as number) : Number.POSITIVE_INFINITY
  for (const i of order.slice(0, Math.max(0, pin)).reverse()) {
    tops[i] = Math.min(wanted[i] as number, ceiling - gap - (heights[i] as number))
    ceiling = tops[i] as number
  }
  return ceiling < 0 ? settle(wanted, heights, -1) : tops
}
