import { expect, it } from 'vitest'
import { recordId } from './index.ts'

it.each([
  ['ex/a.jsonl#7', 'ex/a.jsonl', '7'],
  ['ex/a.jsonl#7', '../given/ex/a.jsonl', '7'],
  ['a.json#https://example.org/#top', 'a.json', 'https://example.org/#top'],
  ['ex/odd#1.jsonl#2', 'odd#1.jsonl', '2'],
  ['ex/odd#1.txt', 'ex/odd#1.txt', undefined],
  ['ex/ba.json#1', 'ex/a.json', undefined],
  ['ex/1.txt', 'ex/1.txt', undefined],
])('finds in %s of %s the record %s', (key, path, id) => expect(recordId({ key, path })).toBe(id))
