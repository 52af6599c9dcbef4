import { expect, it } from 'vitest'
import { type Document, lately, onceFor, onceForArticle } from './index.ts'

it('makes a value once for each key, also where that is undefined', () => {
  const asked: object[] = []
  const of = onceFor((key: { readonly name?: string }) => {
    asked.push(key)
    return key.name
  })
  const [a, b] = [{ name: 'a' }, {}]
  expect([of(a), of(b), of(a), of(b)]).toEqual(['a', undefined, 'a', undefined])
  expect(asked).toEqual([a, b])
})

it('makes a value of an article once, however often it is indexed', () => {
  const asked: string[] = []
  const of = onceForArticle(({ text }) => asked.push(text))
  const [a, b] = [{}, {}]
  const documents = [a, a, b].map((article, i) => ({ article, text: `index ${i}` }) as Document)
  expect(documents.map(of)).toEqual([1, 1, 2])
  expect(asked).toEqual(['index 0', 'index 2'])
})

it('remembers the last answer alone', () => {
  const asked: string[] = []
  const of = lately(({ name }: { readonly name: string }) => {
    asked.push(name)
    return name.toUpperCase()
  })
  const [a, b] = [{ name: 'a' }, { name: 'b' }]
  expect([of(a), of(a), of(b), of(a)]).toEqual(['A', 'A', 'B', 'A'])
  expect(asked).toEqual(['a', 'b', 'a'])
})
