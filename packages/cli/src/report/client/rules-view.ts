import { h, isWeb, number, plural } from './dom.ts'
import { articles, familyNames, type RuleCount, ruleCounts, ruleName } from './model.ts'
import { articlesLink } from './routes.ts'

/** How often each rule spoke, family by family. */
export function rulesView(): HTMLElement {
  const counts = ruleCounts(articles)
  const most = Math.max(1, ...counts.map((c) => c.findings))
  const total = counts.reduce((sum, c) => sum + c.findings, 0)
  const affected = articles.filter((a) => a.findings.length > 0).length
  const groups = familyNames.map((name, family) =>
    group(
      name,
      family,
      counts.filter((c) => c.rule[1] === family),
      most,
    ),
  )
  return h(
    'section',
    {},
    h('h1', { tabindex: -1 }, 'Rules'),
    h(
      'p',
      { class: 'lede' },
      h('b', {}, plural(counts.length, 'rule')),
      ', ',
      h('b', {}, plural(total, 'finding')),
      ` in ${number(affected)} of ${plural(articles.length, 'article')}.`,
    ),
    ...groups,
  )
}

function group(name: string, family: number, counts: readonly RuleCount[], most: number): HTMLElement | undefined {
  if (counts.length === 0) return undefined
  const total = counts.reduce((sum, c) => sum + c.findings, 0)
  return h(
    'div',
    { class: 'rule-group' },
    h('h2', {}, name, h('small', {}, plural(total, 'finding'))),
    h('ol', { class: 'frequency' }, ...counts.map((count) => row(count, family, most))),
  )
}

function row({ index, rule, findings, articles: affected }: RuleCount, family: number, most: number): HTMLElement {
  const [id, , summary, url] = rule
  return h(
    'li',
    {},
    h(
      'a',
      { href: articlesLink({ rule: index }), class: 'frequency-row' },
      h('span', { class: 'name' }, ruleName(rule)),
      h(
        'span',
        { class: 'track' },
        h('i', { class: `family-${family}`, $at: '0%', $size: `${(findings / most) * 100}%` }),
      ),
      h('span', { class: 'num' }, number(findings)),
      h('span', { class: 'num dim' }, `in ${number(affected)}`),
    ),
    h(
      'p',
      { class: 'dim' },
      summary,
      ' ',
      isWeb(url)
        ? h('a', { href: url, rel: 'noreferrer noopener', class: 'more' }, 'about')
        : h('code', {}, `copydesk explain ${id}`),
    ),
  )
}
