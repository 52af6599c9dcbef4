import { expect, it } from 'vitest'
import { expandHunspell } from './hunspell.ts'
import { isSlip } from './news.ts'

const aff = `
NEEDAFFIX z
FORBIDDENWORD f
ONLYINCOMPOUND c
COMPOUNDRULE 1
COMPOUNDRULE n*1t
PFX U Y 1
PFX U 0 un .
SFX D Y 3
SFX D y ied [^aeiou]y
SFX D 0 ed [^ey]
SFX D 0 ed [aeiou]y
SFX R N 1
SFX R 0 er .
SFX M Y 1
SFX M 0 's .
`

const expand = (...lines: string[]) => [...expandHunspell(aff, [lines.length, ...lines].join('\n'))].sort()

it('applies affixes where their conditions hold', () => {
  expect(expand('try/D')).toEqual(['tried', 'try'])
  expect(expand('play/D')).toEqual(['play', 'played'])
})

it('crosses prefixes with suffixes only where both allow it', () => {
  expect(expand('pack/UDR')).toEqual(['pack', 'packed', 'packer', 'unpack', 'unpacked'])
})

it('leaves out what is no word by itself, and possessives', () => {
  expect(expand('stem/zD', 'bad/fD', 'part/c', 'cat/M')).toEqual(['cat', 'stemed'])
})

it('makes ordinals by the compound rules', () => {
  expect(expand('1/n1', '0th/tc', '1th/tc')).toEqual(['1', '10th', '110th', '111th', '11th'])
})

it('refuses flags of another kind', () => {
  expect(() => expandHunspell('FLAG long', '0')).toThrow('one-letter flags only')
})

it.each([
  ['goverment', 'government'],
  ['adminstration', 'administration'],
  ['interivew', 'interview'],
  ['harrassment', 'harassment'],
  ['ederal', 'federal'],
])('takes %s for a slip of %s', (word, meant) => {
  expect(isSlip(word, meant)).toBe(true)
})

it.each([
  ['leaker', 'leader'],
  ['tryin', 'trying'],
  ['reposted', 'reported'],
  ['weeks', 'week'],
  ['rulebook', 'book'],
])('does not take %s for a slip of %s', (word, meant) => {
  expect(isSlip(word, meant)).toBe(false)
})
