import { numbers } from './numbers.ts'

/** What a crawl brings: invented articles of invented sources, the same for the same numbers. */

const words = {
  place:
    'Port Ellery,Elmwick,Brennock,Alder Falls,Corvane,High Fell,Wexcombe,Halyard,Quayside,Northgate,Karvast,Meridian'.split(
      ',',
    ),
  body: 'council,harbour board,school trust,court,police force,hospital,rail operator,farmers’ union,museum,water company,parish,fire service'.split(
    ',',
  ),
  act: 'approved,rejected,reviewed,delayed,published,defended,questioned,withdrew,extended,revised,financed,opened'.split(
    ',',
  ),
  thing:
    'bridge,ferry timetable,flood wall,school roof,market hall,reservoir,tram line,archive,clinic,lighthouse,road,quarry,orchard,library,pier,tunnel,nursery,cinema,canal,depot'.split(
      ',',
    ),
  cause:
    'after a long storm,before the winter,because the old one had cracked,despite the cost,with money from the county,under a plan of last year,against the advice of engineers,to the relief of traders,at the request of residents,in the hope of more visitors'.split(
      ',',
    ),
  first: 'Nora,Martin,Anna,Piotr,Lucy,Oskar,Helen,Tomas,Edith,Ivo,Clara,Jonas'.split(','),
  last: 'Whitfield,Oakes,Reid,Marsh,Calloway,Brandt,Ashby,Lorne,Fenwick,Hale,Penrose,Stroud'.split(','),
  day: 'Monday,Tuesday,Wednesday,Thursday,Friday,Saturday'.split(','),
  month: 'January,March,April,June,September,November'.split(','),
} as const

type Kind = keyof typeof words

const sentences = [
  'The {body} of {place} {act} the {thing} on {day} {cause}.',
  'Work on the {thing} in {place} will take {n} months, the {body} said.',
  'About {n} people in {place} had asked the {body} for a new {thing}.',
  'The {body} {act} a report on the {thing}, which runs to {n} pages.',
  'Residents of {place} said on {day} that the {thing} had served them for {n} years.',
  'In {month} the {body} {act} the {thing} {cause}.',
  'The {thing} at {place} cost {n} million pounds, more than the {body} had planned.',
]
const furniture = ['Share this article', 'Subscribe to our newsletter', 'Read more: what the {body} did next']
const german = 'Der Rat der Stadt hat am Dienstag beschlossen, die alte Mauer am Hafen neu zu bauen. '.repeat(4)

/** One record of a crawl as a line of JSONL, without its end. A third of the articles are of the first source. */
export function crawled(i: number, sources: number): string {
  if (i % 997 === 500) return `{"id":"a${i}","text":`
  const pick = numbers(i + 1)
  const source = `source-${pick(3) === 0 ? 0 : 1 + pick(sources - 1)}`
  const name = `${words.first[pick(12)]} ${words.last[pick(12)]}`
  const known = i % 3 === 0 ? {} : { id: `a${i}` }
  const record = { ...known, source, title: `${sentence(pick, 0).slice(0, -1)}`, author: `By ${name}` }
  if (i % 499 === 250) return JSON.stringify({ ...record, note: 'no text' })
  if (i % 401 === 200) return JSON.stringify({ ...record, text: german })
  return JSON.stringify({ ...record, published: `2023-0${1 + pick(9)}-1${pick(10)}`, text: textOf(i, pick) })
}

function textOf(i: number, pick: (below: number) => number): string {
  // Now and then a text stands in another source as well.
  const own = i % 211 === 99 && i > 300 ? numbers(i - 289) : pick
  const paragraphs = Array.from({ length: 3 + own(2) }, () => [sentence(own), sentence(own)].join(' '))
  const [first, last] = [words.first[own(12)], words.last[own(12)]]
  paragraphs.splice(
    2,
    0,
    `“${sentence(own).slice(0, -1)}, and nobody ${words.act[own(12)]} it,” said ${first} ${last}.`,
  )
  if (pick(9) === 0) paragraphs.push(filled(furniture[pick(furniture.length)] as string, pick))
  const text = paragraphs.join('\n\n')
  if (pick(11) === 0) return text.replace('. The ', '.The ')
  return pick(23) === 0 ? text.slice(0, -30) : text
}

const sentence = (pick: (below: number) => number, which = pick(sentences.length)): string =>
  filled(sentences[which] as string, pick)

const filled = (template: string, pick: (below: number) => number): string =>
  template.replace(/\{(\w+)\}/g, (_, kind: string) => {
    if (kind === 'n') return String(2 + pick(9000))
    const list = words[kind as Kind]
    return list[pick(list.length)] as string
  })
