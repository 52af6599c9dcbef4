import { hash32, plainArticle } from '@copydesk/core'
import { lexiconOf } from '@copydesk/lexicon'
import { expect, it } from 'vitest'
import { createIndexer, foldedTokenHash, isAnyMark, isMark, isWordOrNumber, Mark, wordOf } from './index.ts'

/** As many words as there are ASCII code units, commonest first: `waa` has the id 0, `wba` the id 1. */
const words = Array.from({ length: 128 }, (_, i) => `w${String.fromCharCode(97 + (i % 26), 97 + Math.floor(i / 26))}`)
const lexicon = lexiconOf(Object.fromEntries(words.map((word, i) => [word, 1000 - i])))

it('takes no word for the mark whose code unit is its id', () => {
  const index = createIndexer({ lexicon, rules: [] })
  const text = `${words.join(' ')} : 58`
  const document = index(plainArticle(text, { key: 'a', source: 's' }))
  const tokens = Array.from({ length: document.tokens.count }, (_, i) => i)
  expect(tokens.filter((i) => wordOf(document, i) === Mark.colon)).toHaveLength(2)
  expect(tokens.filter((i) => isMark(document, i, Mark.colon))).toEqual([128])
  expect(tokens.filter((i) => isAnyMark(document, i, new Set([Mark.comma, Mark.colon])))).toEqual([128])
  expect(tokens.filter((i) => !isWordOrNumber(document, i))).toEqual([128])
})

it('hashes a token as its folded text', () => {
  const document = createIndexer({ lexicon, rules: [] })(plainArticle('ÉCLAIR’S Quay 1850', { key: 'a', source: 's' }))
  expect([0, 1, 2].map((i) => foldedTokenHash(document, i))).toEqual(
    ["éclair's", 'quay', '1850'].map((word) => hash32(word)),
  )
})
