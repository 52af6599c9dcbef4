import type { Document } from '@copydesk/core'

/** A stretch between tokens that holds more than spaces, tabs and line ends. */
export interface Gap {
  readonly start: number
  readonly end: number
}

const key = Symbol('odd gaps')

const isPlainSpace = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13 || code === 0xa0

/** Stretches between tokens with controls or invisible characters in them, in text order. */
export const oddGaps = (document: Document): readonly Gap[] => document.derive(key, find)

function find({ text, tokens }: Document): Gap[] {
  const found: Gap[] = []
  let at = 0
  for (let i = 0; i <= tokens.count; i++) {
    const end = i < tokens.count ? (tokens.start[i] as number) : text.length
    if (end - at > 1 || (end > at && text.charCodeAt(at) !== 32 && text.charCodeAt(at) !== 10)) {
      for (let k = at; k < end; k++)
        if (!isPlainSpace(text.charCodeAt(k))) {
          found.push({ start: at, end })
          break
        }
    }
    if (i < tokens.count) at = tokens.end[i] as number
  }
  return found
}
