import { expect, it } from 'vitest'
import { copydesk } from './command.ts'
import { withFolder } from './folder.ts'

/** Who speaks in each, as a reader gives it; null where nobody does. One quotation a paragraph, or the last of it. */
const read: readonly (readonly [speaker: string | null, text: string])[] = [
  ['Ruth Alvear', '“The pier was never ours to sell,” Ruth Alvear said on Monday.'],
  ['Ruth Alvear', 'Ruth Alvear, 61, a welder, said the council had “never once walked down to the pier.”'],
  ['Ruth Alvear', 'The pier, says Ruth Alvear of the Harbour Union, “belongs to whoever mends it.”'],
  ['Tom Quill', '“The ferry will sail in spring,” Fairhaven harbour master Tom Quill, Jr. said.'],
  ['Tom Quill', '“It will sail,” said the harbour master, Tom Quill, who has run the port since 2031.'],
  ['Erik ten Brink', '“We wanted one more goal than that,” said Lorne Athletic manager, Erik ten Brink.'],
  ['Ada Holt', '“The tide does not read our plans,” says Orley’s Ada Holt.'],
  ['Ada Holt', 'Ada Holt - who was the mayor then - said “the plan was drawn on a napkin.”'],
  ['Ada Holt', 'Ada Holt -- the longtime head of the Lorne Island Council -- called it “a plan on a napkin.”'],
  ['Ada Holt', 'Ada Holt, an engineer, called the council’s actions “shameful and late in every way.”'],
  ['Ada Holt', 'Ada Holt earlier called the pier “a bench with a very long queue.”'],
  ['Ada Holt', '“Nobody asked the ferrymen what they thought.” Ada Holt argued at the time.'],
  ['Ada Holt', '“Nobody asked the ferrymen what they thought of it,”\nAda Holt said on Monday.'],
  ['Ada Holt', 'It is hard to square with Ada Holt’s claim that “no ferryman was ever left out.”'],
  ['Ada Holt', 'Ada Holt spoke first. It is hard to square with her promise that “no ferryman will be left out.”'],
  ['Ada Holt', 'The pier is, in the words of Ada Holt, “a bench with a very long queue.”'],
  ['Ada Holt', 'Over tea, Ada Holt shared with the Lorne Gazette, “I never liked that bridge at all.”'],
  ['Ada Holt', 'Ada Holt regarded the men of the port as “a stubborn and very tired lot.”'],
  [
    'Ada Holt',
    'Ada Holt suggested that people who row think the pier a folly: “Have they ever carried a boat up those steps?”',
  ],
  [
    'Ada Holt',
    'In winter, when the sea is loud, “you learn to shout early,” as my aunts did, “and you learn to listen late,” Ada Holt said.',
  ],
  [
    'the ferryman with the longest shift on the island',
    '“You learn to shout early in this trade,” the ferryman with the longest shift on the island said.',
  ],
  ['the clerk', 'The board met twice. “We have no money for a bridge this year,” the clerk later added.'],
  [
    'A former Fairhaven clerk',
    'A former Fairhaven clerk confirmed the sum, saying it was “far above what the town can pay.”',
  ],
  ['one of the ferrymen', '“We row because we have always rowed,” said one of the ferrymen.'],
  ['The 21-year-old deckhand', 'The 21-year-old deckhand said she was “done with waiting for that boat.”'],
  ['the 13 councillors', 'Nine of the 13 councillors said “a new model of the harbour is needed.”'],
  [
    'one source close to Ada Holt',
    '“She will sign it before the tide turns,” one source close to Ada Holt told the Lorne Gazette.',
  ],
  ['A spokesman for Tom Quill', 'A spokesman for Tom Quill said the port was “as safe as any on the coast.”'],
  ['Tom Quill', '“No decision on the pier has been taken,” port spokesman Tom Quill said by email on Monday.'],
  ['Harbour Board', '“We have no money for a bridge this year,” the Harbour Board said in a letter.'],
  ['an audit', 'The bridge “was paid for twice and built once,” according to an audit by the county.'],
  ['A study of the port', 'A study of the port found that “ferries are likelier to sail late than never.”'],
  ['the guidelines', 'In fact, the guidelines specifically state that “no ferry may sail in fog.”'],
  ['a news release', 'The boat “went down with all its paint still wet,” per a news release.'],
  ['a sign on the pier', 'Last month his daughter found a sign on the pier that said: “Row it yourself, Mr. Mayor.”'],
  [
    'his campaign',
    'Now his campaign says that Quill “does not wish to spend his time on boats,” a week after he launched two.',
  ],
  ['Oslin Post', 'The strike was hailed by the Oslin Post as “one of the bravest walks of the year.”'],
  [null, 'The board opened its new exhibit, “A Hundred Years of Ferries and Fog,” on Monday.'],
  [null, 'The Harbour Club, called “The Bench with the Long Queue,” will reopen in spring.'],
  [null, 'He is completing a book, “Common Piers: A History of Waiting for Boats,” for a press in Lorne.'],
  [null, 'The slip was deemed “unfit for boats of any size” and closed.'],
  [null, 'Whatever the town wants, it will hardly be “a bridge for the whole of the harbour.”'],
  [null, 'The ministry put the town on a list of ports deemed “unlikely to need a bridge.”'],
  [null, 'A fire claimed a shed that had been called “the last of the old boat houses.”'],
  [null, 'The tweets by the harbour’s gulls were, if anything, “a little long for the genre.”'],
]

it('copydesk sources names who speaks, and nobody where nobody does', () => {
  const files = Object.fromEntries(
    read.map(([, text], k) => [`lorne/${String(k).padStart(2, '0')}.txt`, `Ferries and piers\n\n${text}\n`]),
  )
  return withFolder(files, (folder) => {
    const { stdout, status } = copydesk(['sources', folder, '--json'])
    expect(status).toBe(0)
    const articles = JSON.parse(stdout) as { path: string; sources: { name: string }[] }[]
    const given = articles.map(({ sources }, k) => [sources.at(-1)?.name ?? null, read[k]?.[1]])
    expect(given).toEqual(read)
  })
})
