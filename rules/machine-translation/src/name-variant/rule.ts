import { defineRule } from '@copydesk/core'
import { givenNames } from '@copydesk/news'
import { editDistance, isSuffixed } from '../_shared/edit-distance.ts'
import { allow } from './allow.ts'
import { type Mention, mentionsIn, type Name, namesIn } from './mentions.ts'
import { neighbours } from './neighbours.ts'

/** Letters from which on a name can be told from its neighbours, and from which on two may differ. */
const shortest = 5
const long = 8
/** A spelling used more often than this beside another as frequent is another person. */
const rare = 3
/** Times a spelling must be commoner in the news to be the right one, whatever this article prefers. */
const commoner = 10

export const rule = defineRule({
  id: 'machine-translation/name-variant',
  meta: {
    summary: "One person's name spelt two ways",
    confidence: 0.92,
    weight: 1,
    stage: 'stable',
    scope: 'span',
    impact: 'minor',
    messages: {
      variant: { text: 'Unexpected "{actual}", expected "{expected}" as in "{other}"', severity: 'warning' },
    },
  },
  check(document, { report }) {
    const mentionOf = mentionsIn(document)
    for (const [one, other] of neighbours(namesIn(document, shortest))) {
      if (!isNear(one, other)) continue
      const [a, b] = [mentionOf(one), mentionOf(other)]
      if (!isVariant(a, b)) continue
      const [odd, usual] = inOrder(a, b)
      const [range, ...places] = odd.places
      const shown = usual.places[0] as Mention['places'][number]
      report('variant', {
        range: range as Mention['places'][number],
        data: { expected: usual.name, other: usual.shown },
        expected: [usual.name],
        places,
        nearby: [{ ...shown, message: `${usual.name} here` }],
      })
    }
  },
})

const allowed = new Set(allow.map(({ text }) => text))

/** The odd spelling and the usual one: by the news where that is clear, else by this article. */
function inOrder(a: Mention, b: Mention): readonly [Mention, Mention] {
  if (a.times > commoner * (b.times + 1)) return [b, a]
  if (b.times > commoner * (a.times + 1)) return [a, b]
  return b.places.length <= a.places.length ? [b, a] : [a, b]
}

/** Two spellings close enough, and alike at the start. */
function isNear(a: Name, b: Name): boolean {
  if (a.name[0] !== b.name[0] || Math.min(a.tokens.length, b.tokens.length) > rare) return false
  const distance = distanceOf(a, b)
  return distance > 0 && distance <= (Math.min(a.name.length, b.name.length) < long ? 1 : 2)
}

const distanceOf = (a: Name, b: Name): number => editDistance(plain(a.name), plain(b.name))

/** Two near spellings of one name, never borne by people with different first names. */
function isVariant(a: Mention, b: Mention): boolean {
  if ([...a.given].some((name) => b.given.has(name)))
    return a.isKnown && b.isKnown ? !isSuffixed(a.name, b.name) : !/^e?s$/.test(suffix(a.name, b.name))
  if (a.given.size > 0 && b.given.size > 0) return false
  const [full, bare] = a.given.size > 0 ? [a, b] : [b, a]
  if (full.given.size === 0 || bare.isKnown || allowed.has(bare.name) || givenNames.has(full.name.toLowerCase()))
    return false
  // A thing named like a person (`Wordle` by Josh Wardle) is met often and says nothing.
  if (bare.leads || (bare.places.length > rare && !bare.speaks)) return false
  // `the Dobrovins` beside Anna Dobrovina: a plural of another form.
  if (bare.name.endsWith('s') !== full.name.endsWith('s')) return false
  if (bare.titled) return !isSuffixed(a.name, b.name)
  return distanceOf(a, b) === 1 && !isInflected(full.name, bare.name)
}

/** Without accents and the style of apostrophes, which papers set as their systems can. */
const plain = (name: string): string => name.normalize('NFD').replace(/[\p{M}'’]/gu, '')

const suffix = (a: string, b: string): string => (a.length < b.length ? b.slice(a.length) : a.slice(b.length))

/** An ending that makes a plural, an adjective, the other gender of a Slavic name. */
function isInflected(full: string, bare: string): boolean {
  if (!isSuffixed(full, bare)) return false
  const stem = full.length < bare.length ? full : bare
  return suffix(full, bare) !== 'a' || /(?:ov|ev|in|yn|sk|i)$/.test(stem)
}
