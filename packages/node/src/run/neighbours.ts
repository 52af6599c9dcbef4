import { hash64, type Neighbour, type RunIndex } from '@copydesk/core'

/** A question a rule asked the run index, and a digest of the answer. Plain data. */
export type Asked =
  | readonly [type: 'similar', rule: string, name: string, key: string, atLeast: number, answer: string]
  | readonly [type: 'open', key: string]
  | readonly [type: 'articles', count: number]

/** A run index that notes what it is asked: an article's findings hold as long as all answers stay the same. */
export class NotingIndex implements RunIndex {
  readonly #index: RunIndex
  #asked = new Map<string, Asked>()

  constructor(index: RunIndex) {
    this.#index = index
  }

  /** What was asked since this was called last. */
  take(): readonly Asked[] {
    const asked = [...this.#asked.values()]
    this.#asked = new Map()
    return asked
  }

  get articles(): number {
    const count = this.#index.articles
    this.#note(['articles', count])
    return count
  }

  similar(rule: string, name: string, key: string, atLeast: number): readonly Neighbour[] {
    const near = this.#index.similar(rule, name, key, atLeast)
    this.#note(['similar', rule, name, key, atLeast, digestOf(near)])
    return near
  }

  open(key: string): ReturnType<RunIndex['open']> {
    this.#note(['open', key])
    return this.#index.open(key)
  }

  #note(asked: Asked): void {
    this.#asked.set(asked.join('\0'), asked)
  }
}

/** Whether a run index still answers as it did. What was opened is for the caller to compare. */
export const isAnsweredAlike = (asked: Asked, index: RunIndex): boolean => {
  if (asked[0] === 'open') return true
  if (asked[0] === 'articles') return asked[1] === index.articles
  const [, rule, name, key, atLeast, answer] = asked
  return digestOf(index.similar(rule, name, key, atLeast)) === answer
}

const digestOf = (near: readonly Neighbour[]): string =>
  near.length === 0 ? '' : hash64(near.map(({ key, source, shared }) => `${key}\0${source}\0${shared}`).join('\n'))
