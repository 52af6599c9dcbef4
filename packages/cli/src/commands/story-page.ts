import { xmlText as escaped } from '../formats/escape.ts'
import { reportStyle } from '../report/template.ts'
import { type ComparedRow, type Comparison, sidesOf } from '../stories.ts'

type Side = 'a' | 'b'

const style = `.pair{width:100%;border-collapse:collapse;table-layout:fixed;font:1.05rem/1.6 var(--serif)}
.pair th,.pair td{vertical-align:top;text-align:left;padding:.55rem 1.2rem .55rem 0;border-top:1px solid var(--line);overflow-wrap:anywhere}
.pair th{font:600 .87rem/1.4 var(--sans);border-top:0}
.pair .same{color:var(--dim)}
del,ins{text-decoration:none;border-radius:2px;padding:0 .1em}
del{background:color-mix(in srgb,var(--f1) 20%,transparent);border-bottom:2px solid var(--f1)}
ins{background:color-mix(in srgb,var(--f3) 22%,transparent);border-bottom:2px dotted var(--f3)}
.note{position:static;transform:none;padding:0;border:0;margin:.3rem 0 0;font:.87rem/1.4 var(--sans);color:var(--warning)}
.reasons{list-style:disc;padding-left:1.2rem;color:var(--dim)}
.name{display:none}
@media (max-width:600px){.pair,.pair tbody,.pair tr,.pair td{display:block}.pair thead{display:none}.pair tr{border-top:1px solid var(--line);padding:.5rem 0}.pair td{border:0;padding:.15rem 0}.pair td:empty,.pair .same td+td,.pair .same .name{display:none}.name{display:inline;font:600 .75rem/1 var(--sans);color:var(--dim);margin-right:.5em}}`

/** Two stories as a page: words only one of them has are marked; `told`: what is said of which came first, and why. */
export function storyPage(
  comparison: Comparison,
  names: Readonly<Record<Side, string>>,
  told: readonly string[],
): string {
  const { rows, drifts, overlap } = comparison
  const [said = '', ...why] = told.map(escaped)
  const reasons = why.length > 0 ? `<ul class="reasons">${why.map((reason) => `<li>${reason}</li>`).join('')}</ul>` : ''
  const share = `${Math.round(overlap * 100)} % of the shorter story’s sentences have a partner.`
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="generator" content="Copydesk"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><title>Two stories – Copydesk</title><style>${reportStyle()}${style}</style></head>`,
    `<body><header class="top"><span class="mark">Copydesk</span></header><main><h1>Two stories</h1><p class="lede"><b>${said}</b></p>${reasons}`,
    `<p class="dim">${share}</p>`,
    legend(names),
    `<table class="pair">${headOf(names)}<tbody>${rows.map((row) => rowOf(row)).join('')}</tbody></table>`,
    drifts.length === 0
      ? ''
      : `<h2>Quotations in different words</h2><table class="pair">${headOf(names)}<tbody>${drifts.map((drift) => pairOf(drift.a, drift.b, [drift.speaker])).join('')}</tbody></table>`,
    '</main></body></html>\n',
  ].join('\n')
}

const legend = ({ a, b }: Readonly<Record<Side, string>>): string =>
  `<p class="legend"><span><del>words</del> only in A, ${escaped(a)}</span><span><ins>words</ins> only in B, ${escaped(b)}</span><span class="dim">grey: the same in both</span></p>`

const headOf = ({ a, b }: Readonly<Record<Side, string>>): string =>
  `<thead><tr><th scope="col">A · ${escaped(a)}</th><th scope="col">B · ${escaped(b)}</th></tr></thead>`

const cell = (side: Side, content: string): string =>
  `<td>${content === '' ? '' : `<span class="name">${side.toUpperCase()}</span>${content}`}</td>`

/** What a reader should not overlook in a pair of sentences. */
export const notesOf = ({ numbers, permuted }: Pick<ComparedRow, 'numbers' | 'permuted'>): string[] => [
  ...(numbers.a.length + numbers.b.length > 0
    ? [`numbers: ${numbers.a.join(', ') || '–'} / ${numbers.b.join(', ') || '–'}`]
    : []),
  ...permuted.map((p) => `name: ${p.a} / ${p.b}`),
]

function rowOf({ a, b, numbers, permuted }: ComparedRow): string {
  if (a === null) return `<tr>${cell('a', '')}${cell('b', `<ins>${escaped(b ?? '')}</ins>`)}</tr>`
  if (b === null) return `<tr>${cell('a', `<del>${escaped(a)}</del>`)}${cell('b', '')}</tr>`
  if (a === b) return `<tr class="same">${cell('a', escaped(a))}${cell('b', escaped(b))}</tr>`
  return pairOf(a, b, notesOf({ numbers, permuted }))
}

function pairOf(a: string, b: string, notes: readonly string[]): string {
  const sides = sidesOf(a, b)
  const marked = (side: Side, tag: 'del' | 'ins'): string =>
    sides[side].map(({ text, own }) => (own ? `<${tag}>${escaped(text)}</${tag}>` : escaped(text))).join('')
  const said = notes.filter(Boolean).map(escaped).join(' · ')
  return `<tr>${cell('a', marked('a', 'del'))}${cell('b', `${marked('b', 'ins')}${said === '' ? '' : `<p class="note">${said}</p>`}`)}</tr>`
}
