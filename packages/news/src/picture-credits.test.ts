import { plainArticle } from '@copydesk/core'
import { lexiconOf } from '@copydesk/lexicon'
import { createIndexer } from '@copydesk/text'
import { describe, expect, it } from 'vitest'
import { mayEndInPictureCredit } from './picture-credit-ends.ts'
import { forms, pictureCreditOf } from './picture-credits.ts'

const credited: readonly (readonly [text: string, start: number, credit: string])[] = [
  ['Boats at the quay. REUTERS/Ida Brandt/File Photo', 19, 'REUTERS/Ida Brandt/File Photo'],
  ['Boats at the quay [Ida Brandt/Al Jazeera]', 18, 'Ida Brandt/Al Jazeera'],
  ['Boats at the quay. (Reuters photo: Ida Brandt)', 19, 'Ida Brandt'],
  ['Boats at the quay. (Ida Brandt/Pool via Reuters)', 19, 'Ida Brandt/Pool via Reuters'],
  ['Boats at the quay. (AP Photo/Ida Brandt, File)', 19, 'AP Photo/Ida Brandt'],
  ['Boats at the quay. Ida Brandt | Bloomberg | Getty Images', 19, 'Ida Brandt | Bloomberg | Getty Images'],
  ['Boats at the quay. Photograph: Ida Brandt/AP', 19, 'Ida Brandt/AP'],
  ['Boats at the quay. Ida Brandt—Magnum Photos', 19, 'Ida Brandt—Magnum Photos'],
  ['toggle caption Ida Brandt/AP Ida Brandt/AP', 15, 'Ida Brandt/AP'],
  ['Boats at the quay. Ida Brandt for The Tidewater Post', 19, 'Ida Brandt for The Tidewater Post'],
  ['Boats at the quay. (I.M. Brandt for Tidewater Magazine)', 19, 'I.M. Brandt for Tidewater Magazine'],
  ['Boats at the quay. (Ida Brandt, special to the Post)', 19, 'Ida Brandt, special to the Post'],
  ['Boats at the quay. (The Tidewater Post file photo)', 19, 'The Tidewater Post file photo'],
  ['Ida Brandt for TIDE', 0, 'Ida Brandt for TIDE'],
  ['Photo: Ida Brandt', 0, 'Ida Brandt'],
  ['Ida Brandt/Getty Images', 0, 'Ida Brandt/Getty Images'],
]

describe('pictureCreditOf', () => {
  it.each(credited)('reads %s', (text, start, credit) => {
    expect(pictureCreditOf(text)).toMatchObject({ start, credit })
  })

  it.each([
    'The council voted on Tuesday, she told Reuters.',
    'The council voted on Tuesday. (Reuters)',
    'A majority wants the quay, according to Reuters/Ipsos',
    'They voted for the quay and/or the market.',
    'He watched it on CNN',
    'They asked for the price. [The Center for Harbour Progress, 7/21/15]',
    'Nightmare for Saltby',
    'The vote was a good one for The Trust',
    'A win for Saltby (and a loss for the harbour)',
    '',
  ])('finds none in %j', (text) => {
    expect(pictureCreditOf(text)).toBeNull()
  })
})

describe('mayEndInPictureCredit', () => {
  const words = 'boats at the quay council voted on tuesday for photo file'
  const index = createIndexer({ lexicon: lexiconOf(Object.fromEntries(words.split(' ').map((word) => [word, 100]))) })
  const look = (text: string): boolean => mayEndInPictureCredit(index(plainArticle(text, { key: 'a', source: 's' })), 0)

  it.each([...credited.map(([text]) => text), ...forms.map(({ sample }) => `Boats at the quay. ${sample}`)])(
    'passes what ends in a credit: %s',
    (text) => {
      expect(look(text)).toBe(true)
    },
  )

  it('spares a sentence a closer look', () => {
    expect(look('The council voted on Tuesday for the quay.')).toBe(false)
  })
})
