import { describe, expect, it } from 'vitest'
import { dateIn, monthOf } from './index.ts'

describe('monthOf', () => {
  it.each([
    ['January', 1],
    ['févr', 2],
    ['März', 3],
    ['май', 5],
    ['Mayıs', 5],
    ['Ιουνίου', 6],
    ['agustus', 8],
    ['WRZEŚNIA', 9],
    ['Dec', 12],
  ])('reads %s', (word, month) => expect(monthOf(word)).toBe(month))

  it.each(['out', 'constructor', 'monday', ''])('takes %j for no month', (word) =>
    expect(monthOf(word)).toBeUndefined(),
  )
})

describe('dateIn', () => {
  it.each([
    ['Tribune, 9 май 2022 г.', '2022-05-09'],
    ['Published Jan. 5, 2020', '2020-01-05'],
    ['1er août 2022', '2022-08-01'],
    ['13.5.2020', '2020-05-13'],
  ])('finds the day in %s', (text, date) => expect(dateIn(text)?.date).toBe(date))

  it.each(['5/6/2020', 'She came out 5, 2020 went on', 'May 35, 2020'])('leaves %s alone', (text) =>
    expect(dateIn(text)).toBeNull(),
  )
})
