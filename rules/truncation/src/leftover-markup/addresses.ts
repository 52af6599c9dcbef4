import { type Document, Mask, type Range } from '@copydesk/core'
import { endOf, hasMask, isJoined, startOf, wordOf } from '@copydesk/text'

/** The rest of an address behind a space: parts of a path, or the long number of a post. */
const rest = /^ (?:[\w-]{2,40}\/[\w/?=&.-]{0,80}|\d{12,20}[\w/?=&.-]{0,40})/

/** Addresses broken by spaces (`https://x.example/ name/status/ 1`), whole. */
export function brokenAddresses(document: Document): (Range & { readonly expected: string })[] {
  const { marks, text } = document
  const found: (Range & { readonly expected: string })[] = []
  let done = 0
  for (const mark of marks) {
    const end = endOf(document, mark)
    if (wordOf(document, mark) !== 47 || end <= done || !hasMask(document, mark, Mask.url)) continue
    let to = end
    for (let part = rest.exec(text.slice(to, to + 130)); part; part = rest.exec(text.slice(to, to + 130)))
      to += part[0].length
    if (to === end) continue
    const start = addressStart(document, mark)
    found.push({ start, end: to, expected: text.slice(start, to).replaceAll(' ', '') })
    done = to
  }
  return found
}

function addressStart(document: Document, mark: number): number {
  let first = mark
  while (first > 0 && isJoined(document, first) && hasMask(document, first - 1, Mask.url)) first--
  return startOf(document, first)
}
