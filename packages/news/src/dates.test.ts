import { describe, expect, it } from 'vitest'
import { dateIn, dayOrder, monthOf } from './index.ts'

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
    ['5/13/2020', '2020-05-13'],
    ['5/6/2020', '2020-05-06'],
    ['5.6.2020', '2020-06-05'],
    ['29 February 2024', '2024-02-29'],
  ])('finds the day in %s', (text, date) => expect(dateIn(text)?.date).toBe(date))

  it.each([
    '31 February 2020',
    '29 February 2023',
    '31/4/2020',
    '2020-02-30',
    'She came out 5, 2020 went on',
    'May 35, 2020',
  ])('leaves %s alone', (text) => expect(dateIn(text)).toBeNull())
})

describe('all-digit dates', () => {
  it.each([
    ['02/10/2020', { order: 'day-first' }, '2020-10-02'],
    ['02/10/2020', { order: 'month-first' }, '2020-02-10'],
    ['02.10.2020', { order: 'month-first' }, '2020-02-10'],
    ['13/10/2020', { order: 'month-first' }, '2020-10-13'],
    ['02/10/2020', { near: '2020-10-02' }, '2020-10-02'],
    ['02/10/2020', { order: 'day-first', near: '2020-02-09' }, '2020-02-10'],
    ['02/10/2020', { order: 'day-first', near: '2019-01-01' }, '2020-10-02'],
    ['02/10/2020 14:05', { order: 'day-first' }, '2020-10-02'],
  ] as const)('%s with %j', (text, hints, date) => expect(dateIn(text, hints)?.date).toBe(date))
})

describe('dayOrder', () => {
  it.each([
    ['en-GB', null, 'day-first'],
    ['en_IN', null, 'day-first'],
    ['en-US', null, 'month-first'],
    ['en-US', 'https://news.example.co.uk/a', 'day-first'],
    ['en', 'https://www.example.com.au/story', 'day-first'],
    ['en', 'https://www.example.gov/story', 'month-first'],
    [null, 'https://example.ie', 'day-first'],
    ['de', 'https://example.com/x', 'day-first'],
    ['en', 'https://example.com/x', undefined],
    [null, null, undefined],
  ] as const)('%s at %s', (lang, url, order) => expect(dayOrder(lang, url)).toBe(order))
})
