import type { Document } from './document.ts'

/** Gives `make(key)`, made once for each key and kept as long as the key is. */
export const onceFor = <K extends object, T>(make: (key: K) => T): ((key: K) => T) => byKey(make, (key) => key)

/**
 * The same for documents, kept as long as the article is: for what holds nothing of the index and is asked for again when
 * the article was indexed again. An article is thought to be indexed by one lexicon.
 */
export const onceForArticle = <T>(make: (document: Document) => T): ((document: Document) => T) =>
  byArticle(make, ({ article }) => article)

const byKey = table()
const byArticle = table()

/** One weak table for many makers, which are known by number: each table costs time at every new key and collection. */
function table() {
  const made = new WeakMap<object, unknown[]>()
  let makers = 0
  // Nearly all that is asked for is of the key last asked for.
  let last: object | undefined
  let ofLast: unknown[] = []
  const valuesOf = (keeper: object): unknown[] => {
    if (keeper === last) return ofLast
    let values = made.get(keeper)
    if (!values) {
      values = new Array(makers)
      made.set(keeper, values)
    }
    last = keeper
    ofLast = values
    return values
  }
  return <K, T>(make: (key: K) => T, keeperOf: (key: K) => object): ((key: K) => T) => {
    const at = makers++
    return (key) => {
      const values = valuesOf(keeperOf(key))
      let value = values[at] as T
      if (value === undefined && !(at in values)) {
        value = make(key)
        values[at] = value
      }
      return value
    }
  }
}

/** The same function, the last answer remembered: for what is asked of one key again and again before the next. It keeps that key. */
export function lately<K extends object, T>(make: (key: K) => T): (key: K) => T {
  let last: { readonly key: K; readonly value: T } | undefined
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) }
    return last.value
  }
}
