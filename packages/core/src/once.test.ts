import { expect, it } from 'vitest'
import { lately, onceFor } from './index.ts'

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
