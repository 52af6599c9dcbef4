import type { Range } from '@copydesk/core'
import type { Root } from 'nlcst'

/** Half-open UTF-16 offsets of the words of a tree that a dictionary does not have, in text order. */
export type Speller = (tree: Root) => readonly Range[]

/** Bytes of a Hunspell dictionary, as the packages `dictionary-*` give them. */
export interface Dictionary {
  readonly aff: Uint8Array
  readonly dic: Uint8Array
}

/** Loads retext-spell with a dictionary, which takes a second; a host does so only when a rule needs it. */
export async function loadSpeller(dictionary: Dictionary): Promise<Speller> {
  const [{ default: retextSpell }, { VFile }] = await Promise.all([import('retext-spell'), import('vfile')])
  // No suggestions: one takes longer than all words of an article, and few are right.
  const check = retextSpell({ dictionary, max: -1 })
  return (tree) => {
    const file = new VFile()
    check(tree, file, (error?: Error) => {
      if (error) throw error
    })
    return file.messages.flatMap(({ place }) => {
      if (!place || !('start' in place)) return []
      const [start, end] = [place.start.offset, place.end.offset]
      return start === undefined || end === undefined ? [] : [{ start, end }]
    })
  }
}
