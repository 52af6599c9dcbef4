import { defineRule } from '@copydesk/core'
import { editDistance, isSuffixed } from '../_shared/edit-distance.ts'
import { type Mention, mentionsIn } from './mentions.ts'

/** Letters from which on a name can be told from its neighbours, and from which on two may differ. */
const shortest = 5
const long = 8
/** A spelling used more often than this beside another as frequent is another person. */
const rare = 2

export const rule = defineRule({
  id: 'machine-translation/name-variant',
  meta: {
    summary: "One person's name spelt two ways",
    confidence: 0.96,
    weight: 3,
    stage: 'stable',
    scope: 'span',
    messages: {
      variant: { text: 'Unexpected "{actual}", expected "{expected}" as in "{other}"', severity: 'warning' },
    },
  },
  check(document, { report }) {
    const names = [...mentionsIn(document).values()]
    for (const [i, a] of names.entries())
      for (const b of names.slice(i + 1)) {
        if (!isVariant(a, b)) continue
        const [odd, usual] = b.places.length <= a.places.length ? [b, a] : [a, b]
        const range = odd.places[0] as Mention['places'][number]
        report('variant', { range, data: { expected: usual.name, other: usual.shown }, expected: [usual.name] })
      }
  },
})

/** Two spellings of one name: close, alike at the start, never borne by people with different first names. */
function isVariant(a: Mention, b: Mention): boolean {
  const length = Math.min(a.name.length, b.name.length)
  if (length < shortest || a.name[0] !== b.name[0] || Math.min(a.places.length, b.places.length) > rare) return false
  const most = length < long ? 1 : 2
  if (Math.abs(a.name.length - b.name.length) > most || editDistance(a.name, b.name) > most) return false
  const sameGiven = [...a.given].some((name) => b.given.has(name))
  if (sameGiven) return !/^e?s$/.test(suffix(a.name, b.name))
  if (a.given.size > 0 && b.given.size > 0) return false
  const introduced = a.given.size > 0 ? b.titled : b.given.size > 0 && a.titled
  return introduced && !isSuffixed(a.name, b.name)
}

const suffix = (a: string, b: string): string => (a.length < b.length ? b.slice(a.length) : a.slice(b.length))
