/** So many texts are remembered. */
const most = 20_000

/** V8 copies a shorter text when it cuts it; of a longer one it remembers where it was cut from. */
const shortest = 13

/** The text as a string of its own: cut from a page, it would keep the whole page. */
const owned = (text: string): string =>
  text.length < shortest ? text : [text.slice(0, shortest - 1), text.slice(shortest - 1)].join('')

/** `judge`, asked once a text. */
export function remembered<T>(judge: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    if (known.size > most) known.clear()
    const key = owned(text)
    const judged = judge(key)
    known.set(key, judged)
    return judged
  }
}
