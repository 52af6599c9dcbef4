import type { Name } from './mentions.ts'

/** Names that share a spelling with a letter left out, at most: a text full of near names is a list of something else. */
const crowd = 8

/**
 * Pairs of names at most two steps apart that begin alike: those of which one is the other, or either with a later letter
 * left out is. Each name is looked up by the hashes of these spellings, so that time grows with the letters of all names;
 * hashes that agree by chance give pairs to be looked at and no more.
 */
export function neighbours(names: readonly Name[]): (readonly [Name, Name])[] {
  const buckets = new Map<number, Name[]>()
  const found: (readonly [Name, Name])[] = []
  for (const name of withoutLoners(names)) {
    const word = name.name.toLowerCase()
    const near: Name[] = []
    for (let without = 0; without < spellingsOf(word); without++) {
      const hash = hashOf(word, without)
      const bucket = buckets.get(hash)
      if (!bucket) buckets.set(hash, [name])
      else if (bucket.at(-1) !== name) {
        for (const other of bucket) if (!near.includes(other)) near.push(other)
        if (bucket.length < crowd) bucket.push(name)
      }
    }
    for (const other of near) found.push([other, name])
  }
  return found
}

/** Those that share a hash with another, and few more: most names share none, and to sort them into buckets costs most. */
function withoutLoners(names: readonly Name[]): Name[] {
  const words = names.map(({ name }) => name.toLowerCase())
  let size = 16
  for (const word of words) size += 2 * spellingsOf(word)
  // By remainder of the hash: the first name with it, counted from 1.
  const owners = new Int32Array(size)
  const isMet = new Uint8Array(names.length)
  words.forEach((word, i) => {
    for (let without = 0; without < spellingsOf(word); without++) {
      const slot = (hashOf(word, without) >>> 0) % size
      const owner = (owners[slot] as number) - 1
      if (owner < 0) owners[slot] = i + 1
      else if (owner !== i) isMet[i] = isMet[owner] = 1
    }
  })
  return names.filter((_, i) => isMet[i] === 1)
}

/** A word as it is, and with each letter but the first left out: at 0 none is. */
const spellingsOf = (word: string): number => Math.min(word.length, longest)

/** Letters of the longest name looked at. */
const longest = 24

/** FNV-1a of a word without its letter `without`; of all of it for 0. */
function hashOf(word: string, without: number): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++)
    if (i !== without || without === 0) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash
}
