import type { Severity } from '@copydesk/core'
import type { ReportSource } from '../data.ts'
import { h, lost as minus, points } from './dom.ts'
import type { Filter } from './filter.ts'
import { type Article, familyNames, familyOf, ruleName, ruleOf } from './model.ts'
import { articleLink } from './routes.ts'

/** Lowest scores of the grades, and the ends. */
const ticks = [0, 60, 70, 80, 90, 100]

/** The axis of the bars, 0 to 100, with lines where grades begin. */
export const scale = (): HTMLElement =>
  h('div', { class: 'scale', 'aria-hidden': 'true' }, ...ticks.map((t) => h('span', { $at: `${t}%` }, String(t))))

/** Words for what a bar shows. */
const described = ({ score, interval, lost }: ReportSource): string =>
  [
    `Cleanliness ${points(score)}, interval ${points(interval[0])} to ${points(interval[1])}`,
    ...lost.flatMap((value, family) => (value > 0 ? [`${familyNames[family]} ${minus(value)}`] : [])),
  ].join('; ')

/** A hundred points as one bar: what is left, then what each family took; the interval across. */
export function lossBar(source: ReportSource): HTMLElement {
  const { score, interval, lost } = source
  let at = score
  const parts = lost.flatMap((value, family) => {
    if (value <= 0) return []
    const part = h('i', { class: `loss family-${family}`, $at: `${at}%`, $size: `${value}%` })
    at += value
    return [part]
  })
  return h(
    'div',
    { class: 'bar', role: 'img', 'aria-label': described(source), title: described(source) },
    h('i', { class: 'kept', $size: `${score}%` }),
    ...parts,
    h('i', { class: 'whisker', $at: `${interval[0]}%`, $size: `${interval[1] - interval[0]}%` }),
    h('i', { class: 'point', $at: `${score}%` }),
  )
}

export const legend = (): HTMLElement =>
  h(
    'ul',
    { class: 'legend', 'aria-label': 'Families of damage' },
    ...familyNames.map((name, family) => h('li', {}, h('i', { class: `swatch family-${family}` }), name)),
  )

/** Where in an article the findings lie: its length as a line, a tick a finding. */
export function strip({ findings, length }: Article): HTMLElement {
  const seen = new Set<string>()
  const ticksOf = findings.flatMap((finding) => {
    const [, , start] = finding
    const family = familyOf(finding)
    const place = start < 0 ? -1 : Math.round((start / Math.max(1, length)) * 100)
    if (seen.has(`${place} ${family}`)) return []
    seen.add(`${place} ${family}`)
    return [h('i', { class: `family-${family}${place < 0 ? ' whole' : ''}`, $at: `${Math.max(0, place)}%` })]
  })
  return h('div', { class: 'strip', 'aria-hidden': 'true' }, ...ticksOf)
}

/** A row of an article list. */
export function articleRow(article: Article, filter: Filter, note: string): HTMLElement {
  const slash = article.path.lastIndexOf('/') + 1
  return h(
    'a',
    { href: articleLink(article.index, filter), class: 'article-row' },
    h('span', { class: 'num score' }, article.score.toFixed(1)),
    h(
      'span',
      { class: 'what' },
      h(
        'bdi',
        { class: 'path' },
        h('span', { class: 'dim' }, article.path.slice(0, slash)),
        h('span', {}, article.path.slice(slash)),
      ),
      h('span', { class: 'gist' }, note),
    ),
    strip(article),
    h('span', { class: 'num count' }, article.findings.length === 0 ? '' : String(article.findings.length)),
  )
}

const signs = { error: '✖', warning: '▲', info: '●' } as const

/** A severity as a sign, in words for those who do not see it. */
export const sign = (severity: Severity): HTMLElement =>
  h('b', { class: `sign severity-${severity}`, role: 'img', 'aria-label': severity, title: severity }, signs[severity])

/** The rule of a finding, with its family's colour. */
export const ruleTag = (finding: { readonly 0: number }): HTMLElement =>
  h('span', { class: 'rule' }, h('i', { class: `swatch family-${familyOf(finding)}` }), ruleName(ruleOf(finding)))
