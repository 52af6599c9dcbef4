import { expect, it } from 'vitest'
import { noCredits, plainArticle, SourceMapBuilder } from './index.ts'

it('knows nothing of a text but its name, and reads it as the input itself', () => {
  const article = plainArticle('One\nTwo', { key: 'a/1.txt', source: 'a' })
  expect(article).toMatchObject({ key: 'a/1.txt', path: 'a/1.txt', format: 'text', blocks: [], credits: noCredits })
  expect(article.map.toSource({ start: 4, end: 7 })).toMatchObject({ start: 4, end: 7 })
  expect([...article.map.lineStarts]).toEqual([0, 4])
})

it('takes what is known instead', () => {
  const builder = new SourceMapBuilder()
  builder.copy('Two', 10)
  const map = builder.build(Int32Array.of(0, 10))
  expect(plainArticle('Two', { key: 'a#2', path: 'a', source: 's', lang: 'en', map })).toMatchObject({
    path: 'a',
    lang: 'en',
    map,
  })
})
