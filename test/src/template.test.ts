import { describe, expect, it } from 'vitest'
import { copydesk, recordsOf } from './command.ts'
import { withFolder } from './folder.ts'

const line = (name: string, doubled: string, headlines: string, story: string) =>
  `Council member ${name} ${doubled}${headlines} SEE ALL (Port Alder) ${story}\n`

const headlines = 'Board hears of two cracks in the pier Old mill is for sale'

const files = {
  'in/elm/1.txt': line(
    'Ida Brandt',
    'Ida Maria Brandt',
    'Council votes to close fish market Harbour fund runs dry: report',
    'told the harbour council on Tuesday that the old fish market would stay closed until the roof was safe.',
  ),
  'in/elm/2.txt': line(
    'Noor Aalto',
    'Noor Elise Aalto',
    'Ferry owner sues over sea wall Five things to know about the dredging plan',
    'said the ferry would run as before, although the quay was closed and the landing stage had lost two piles.',
  ),
  'in/elm/3.txt': line(
    'Jonas Lindqvist',
    'Jonas Per Lindqvist',
    'Harbour master quits before inquiry Trust misses its deadline',
    'wrote to the trust in March and asked for its accounts, which have not been published since the storms.',
  ),
  'in/elm/4.txt': line(
    'Mara Okafor',
    'Mara Ngozi Okafor',
    'Mayor backs new quay Poll: most want the market open',
    'said she would vote for the quay if the harbour fund could pay for it without a loan from the county.',
  ),
  'one/elm/5.txt': line(
    'Tilda Roe',
    'Tilda Anne Roe',
    headlines,
    'asked the board on Friday why the cracks had been found by a swimmer and not by the men who are paid for it.',
  ),
}

describe('the template of a source', () => {
  it('is known of one article from a saved profile', () =>
    withFolder(files, (folder) => {
      expect(copydesk(['profile', 'in', '--output', 'p.json'], { cwd: folder }).status).toBe(0)
      const found = (...more: string[]) =>
        recordsOf(copydesk(['lint', 'one', '--format', 'jsonl', '--exit-zero', ...more], { cwd: folder }).stdout)
          .filter(({ type }) => type === 'article')
          .flatMap(({ findings }) => findings)
          .filter(({ rule }) => rule === 'boilerplate/inline-furniture')
          .map(({ actual }) => actual.trim())
      expect(found()).toEqual([])
      expect(found('--profile', 'p.json')).toEqual([`Tilda Anne Roe${headlines} SEE ALL`])
    }))
})
