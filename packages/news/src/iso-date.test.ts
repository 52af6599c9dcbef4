import { describe, expect, test } from 'vitest'
import { dateOfAddress, isoDate } from './dates.ts'

describe('isoDate', () => {
  test.each([
    ['2023-12-22', '2023-12-22'],
    ['2023-12-22T10:05:00.000Z', '2023-12-22T10:05:00Z'],
    ['2023-12-22T10:05:00+0100', '2023-12-22T10:05:00+01:00'],
    ['2023-12-22 23:21:43 -0600', '2023-12-22T23:21:43-06:00'],
    ['2023/12/22 10:05', '2023-12-22T10:05'],
    ['20231222', '2023-12-22'],
    ['20231222T100500Z', '2023-12-22T10:05:00Z'],
    ['1703239500', '2023-12-22T10:05:00Z'],
    ['Fri, 22 Dec 2023 17:15:49 +0000', '2023-12-22T17:15:49+00:00'],
    ['Fri Dec 22 10:05:00 EST 2023', '2023-12-22T10:05:00-05:00'],
    ['December 22, 2023', '2023-12-22'],
    ['Updated Dec. 22, 2023 11:48 a.m. ET', '2023-12-22T11:48'],
    ['Dec. 21, 2023 11:00 pm EST', '2023-12-21T23:00-05:00'],
    ['Posted on 3rd of March 2021', '2021-03-03'],
    ['11:30, 5 May 2020', '2020-05-05T11:30'],
    ['22 de dezembro de 2023', '2023-12-22'],
    ['22. Dezember 2023, 10:05 Uhr', '2023-12-22T10:05'],
    ['le 1er août 2022', '2022-08-01'],
    ['5 ott 2022', '2022-10-05'],
    ['9 май 2022', '2022-05-09'],
    ['22.12.2023', '2023-12-22'],
    ['12/22/2023', '2023-12-22'],
    ['22/12/2023', '2023-12-22'],
    ['Fri, 12/22/2023 - 05:00', '2023-12-22T05:00'],
  ])('%s', (text, date) => {
    expect(isoDate(text)).toBe(date)
  })

  test.each(['', 'two days ago', 'chapter 12', '2023-13-45', '99 Dec 2023', '10.5 per cent', 'version 1.2.3'])(
    'none in %j',
    (text) => {
      expect(isoDate(text)).toBeNull()
    },
  )
})

test('dateOfAddress', () => {
  expect(dateOfAddress('https://example.org/2023/12/22/bridge')).toBe('2023-12-22')
  expect(dateOfAddress('https://example.org/news/2023/dec/2/bridge')).toBe('2023-12-02')
  expect(dateOfAddress('https://example.org/bridge-20231222.html')).toBe('2023-12-22')
  expect(dateOfAddress('https://example.org/2023/bridge-123456')).toBeNull()
})
