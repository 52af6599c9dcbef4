import { describe, expect, test } from 'vitest'
import { agenciesIn } from './agencies.ts'
import { peopleIn } from './people.ts'

describe('peopleIn', () => {
  test.each([
    ['Jane Doe', ['Jane Doe']],
    ['By Jane Doe', ['Jane Doe']],
    ['BY JANE DOE AND MAX ROE', ['JANE DOE', 'MAX ROE']],
    ['By Jane Doe, Example Post', ['Jane Doe']],
    ['Written by Jane Doe | January 13, 2022', ['Jane Doe']],
    ['By Jane Doe, Max Roe and Ann Poe', ['Jane Doe', 'Max Roe', 'Ann Poe']],
    ['Jane Doe, Health Reporter', ['Jane Doe']],
    ['Jane Doe Senior Health Reporter', ['Jane Doe']],
    ['By Jane Doe Staff Writer and Max Roe', ['Jane Doe', 'Max Roe']],
    ['Jane Doe for Example Post', ['Jane Doe']],
    ['Jane Doe (@janedoe)', ['Jane Doe']],
    ['Dr. Jane Doe-Roe, PhD', ['Jane Doe-Roe']],
    ['Max Roe Jr.', ['Max Roe Jr.']],
    ['Por María de la Cruz', ['María de la Cruz']],
    ['Von Jan van der Poe', ['Jan van der Poe']],
    ['Sean O’Doe - Updated 2 hours ago', ['Sean O’Doe']],
    ['Photos and Story by Jane Doe', ['Jane Doe']],
    ['Jane Doe in Wells and Max Roe in High Fell', ['Jane Doe', 'Max Roe']],
    ['Doe, Jane; Roe, Max', ['Jane Doe', 'Max Roe']],
  ])('%s', (text, names) => {
    expect(peopleIn(text)).toEqual(names)
  })

  test.each([
    'Example News',
    'Staff Writer',
    'January 13, 2022',
    'https://example.org/jane',
    'jane@example.org',
    'By',
    'the council said',
    'Editorial Board',
    'Share this',
    'admin',
    'Jane',
  ])('no person in %j', (text) => {
    expect(peopleIn(text)).toEqual([])
  })

  test('outlets are no persons, single names only where the data says so', () => {
    expect(peopleIn('Quayside Echo', { outlets: ['Quayside Echo'] })).toEqual([])
    expect(peopleIn('Jane Doe Quayside Echo', { outlets: ['Quayside Echo'] })).toEqual(['Jane Doe'])
    expect(peopleIn('Zadie', { person: true })).toEqual(['Zadie'])
    expect(peopleIn('Quill, Zadora', { person: true })).toEqual(['Zadora Quill'])
  })
})

test('agenciesIn', () => {
  expect(agenciesIn('The Associated Press')).toEqual(['AP'])
  expect(agenciesIn('Jane Doe, Reuters')).toEqual(['Reuters'])
  expect(agenciesIn('AFPRelaxnews')).toEqual(['AFP'])
  expect(agenciesIn('Field Level Media')).toEqual(['Field Level Media'])
  expect(agenciesIn('Jane Doe, Capital Letter')).toEqual([])
})
