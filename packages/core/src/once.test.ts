import { expect, it } from 'vitest'
import { onceFor } from './index.ts'

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
