import type { Range } from '@copydesk/core'
import type { FoundDate } from './dates.ts'
import { peopleIn } from './people.ts'

/** Credits of texts that lost their line breaks: they stand before the first sentence and behind the last. */

/** Characters at the start of such a line in which its byline or date may stand. */
const headReach = 320
const byline =
  /(?<![\p{L}“"'‘])(?:By|Contributed by|Written by):? ((?:\p{Lu}[\p{L}.’'-]{0,20} ){1,3}\p{Lu}[\p{L}’'-]{1,20})/u

export interface RunInByline {
  readonly people: readonly string[]
  readonly date: string | null
  readonly at: Range
}

type ReadDate = (text: string) => FoundDate | null

/** `Harbour Ferry aground By Ada Quill January 9, 2026 The ferry …`. */
export function runInByline(text: string, dateOn: ReadDate): RunInByline | null {
  const match = byline.exec(text.slice(0, headReach))
  if (match === null) return null
  const words = (match[1] as string).split(' ')
  // What follows the name starts with a capital too: a name is two words, three around an initial.
  const name = words.slice(0, /^\p{Lu}\.?$/u.test(words[1] ?? '') ? 3 : 2).join(' ')
  const end = match.index + match[0].indexOf(name) + name.length
  const behind = text.slice(end, end + 40)
  // A date behind it says that it is a name.
  const isDated = (dateOn(behind)?.start ?? Number.POSITIVE_INFINITY) <= 4
  const people = peopleIn(name, { strict: !isDated })
  if (people.length === 0) return null
  const date = dateOn(text.slice(Math.max(0, match.index - 60), match.index + 90))
  return { people, date: date?.date ?? null, at: { start: match.index, end } }
}

/** Words before a date that make it part of a sentence. */
const beforeStamp = /(?:^|[\p{Lu}\d][\p{L}\d’'-]{0,20}|[|•·–—:.!?)])\s?$/u
const behindStamp = /^\s?(?:[\p{Lu}\d(|•·–—“"]|$)/u
/** `…, 3 October 2023: Azizi …`, `…, July 1, 2015 (EFE) …`, `…, Feb. 2, 2018 /PRNewswire/ -- …`. */
const behindPlace = /^\s?(?:[:–—(/]|--|- )/u
/** A town and what it lies in, before the date. */
const places = /^(?:\p{Lu}[\p{L}.'’-]{0,20}[,/]?\s){1,6}$/u
/** Characters in which a dateline ends. */
const datelineReach = 90

/** The date in the dateline that `text` opens with. */
export function datelineDate(text: string, dateOn: ReadDate): FoundDate | null {
  const head = text.slice(0, datelineReach)
  const found = /\d{4}/.test(head) ? dateOn(head) : null
  if (found === null || !/\d{4}/.test(head.slice(found.start, found.end))) return null
  const before = head.slice(0, found.start)
  return /,\s$/.test(before) && places.test(before) && behindPlace.test(head.slice(found.end)) ? found : null
}

/** A date that stands by itself between a headline and the first sentence. */
export function runInDate(text: string, dateOn: ReadDate): FoundDate | null {
  const head = text.slice(0, headReach)
  const found = dateOn(head)
  if (found === null || !/\d{4}/.test(head.slice(found.start, found.end))) return null
  const before = head.slice(0, found.start)
  const behind = head.slice(found.end)
  const isStamp = beforeStamp.test(before) && behindStamp.test(behind)
  return isStamp || (/,\s?$/.test(before) && behindPlace.test(behind)) ? found : null
}

/** Characters at the end of such a line in which its credits may stand, and how many sentences there. */
const tailReach = 400
const tailSentences = 3

/** The last sentences of a line, each with its place. */
export function lastSentences(text: string): { readonly text: string; readonly start: number }[] {
  const from = Math.max(0, text.length - tailReach)
  const starts: number[] = []
  for (const match of text.slice(from).matchAll(/[.!?)”"]\s{1,3}(?=[\p{Lu}©(])/gu))
    starts.push(from + match.index + match[0].length)
  return starts
    .slice(-tailSentences)
    .map((start, i, all) => ({ text: text.slice(start, all[i + 1] ?? text.length).trim(), start }))
}
