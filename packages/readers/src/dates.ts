import { monthOf } from '@copydesk/news'

/** Dates as pages write them, to ISO 8601 with the page's own offset; a bare day stays a bare day. */

/** Short forms that are words of other languages too: months only where a date is all there is. */
const shortMonths: ReadonlyMap<string, number> = new Map([
  ['gen', 1],
  ['mag', 5],
  ['giu', 6],
  ['lug', 7],
  ['ott', 10],
  ['out', 10],
  ['des', 12],
])

const monthIn = (word: string): number | undefined => monthOf(word) ?? shortMonths.get(word.toLowerCase())

/** Zones whose abbreviation names one offset; `ET`, `PT` and the like do not. */
const zones: Readonly<Record<string, string>> = {
  z: 'Z',
  utc: '+00:00',
  gmt: '+00:00',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  bst: '+01:00',
  cet: '+01:00',
  cest: '+02:00',
  eet: '+02:00',
  msk: '+03:00',
  ist: '+05:30',
  jst: '+09:00',
  aest: '+10:00',
  aedt: '+11:00',
}

const two = (value: number): string => String(value).padStart(2, '0')

const dayOf = (year: number, month: number, day: number): string | null => {
  const full = year < 100 ? 2000 + year : year
  const isReal = full >= 1800 && full < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= 31
  return isReal ? `${full}-${two(month)}-${two(day)}` : null
}

function offsetOf(text: string): string {
  const match = /^\s{0,2}(?:(?:gmt|utc)\s?)?([+-])(\d\d):?(\d\d)?(?!\d)/i.exec(text)
  if (match) return `${match[1]}${match[2]}:${match[3] ?? '00'}`
  const name = /^\s{0,2}\(?([a-z]{1,5})\b/i.exec(text)?.[1]?.toLowerCase()
  return (name && zones[name]) || ''
}

/** `THH:MM[:SS][offset]` found in what follows or precedes a day, `''` if there is none. */
function timeOf(text: string): string {
  const clock = /(?:^|[^\d:.])(\d{1,2})[:.h](\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s{0,2}([ap]\.?\s?m\b\.?)?/i.exec(text)
  const bare = clock ? null : /(?:^|[^\d:.])(\d{1,2})\s{0,2}([ap]\.?m\b\.?)/i.exec(text)
  const found = clock ?? bare
  if (found === null) return ''
  const half = (clock ? clock[4] : bare?.[2])?.[0]?.toLowerCase()
  const hour = (Number(found[1]) % (half ? 12 : 24)) + (half === 'p' ? 12 : 0)
  const minute = clock ? Number(clock[2]) : 0
  if (minute > 59 || Number(found[1]) > 24) return ''
  const seconds = clock?.[3] ? `:${clock[3]}` : ''
  return `T${two(hour)}:${two(minute)}${seconds}${offsetOf(text.slice(found.index + found[0].length))}`
}

const iso =
  /(?:^|\D)((?:18|19|20|21)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(?:[T\s,]{1,3}(\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,]\d{1,9})?)?/

function fromIso(text: string): string | null {
  const match = iso.exec(text)
  if (match === null) return null
  const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]))
  if (day === null || match[4] === undefined) return day
  const seconds = match[6] === undefined ? '' : `:${match[6]}`
  const rest = text.slice(match.index + match[0].length)
  const evening = /^\s{0,2}p\.?m/i.test(rest) && Number(match[4]) < 12
  return `${day}T${two(Number(match[4]) + (evening ? 12 : 0))}:${match[5]}${seconds}${offsetOf(rest.replace(/^\s{0,2}[ap]\.?m\.?/i, ''))}`
}

// Latin, Greek and Cyrillic letters by their code units: runs of `\p{L}` take V8 a hundred times longer to compile.
const monthFirst =
  /(?:^|[^A-Za-z\u00C0-\u04FF\u1E00-\u1FFF])([A-Za-z\u00C0-\u04FF\u1E00-\u1FFF]{3,12})\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}((?:18|19|20|21)\d\d)(?!\d)/
const dayFirst =
  /(?:^|\D)(\d{1,2})(?:st|nd|rd|th|\.|º|er)?[\s-]{1,3}(?:of\s|de\s)?([A-Za-z\u00C0-\u04FF\u1E00-\u1FFF]{3,12})\.?,?[\s-]{1,3}(?:de\s|del\s)?((?:18|19|20|21)\d\d)(?!\d)/
const yearLast = /(?:^|\D)(\d{1,2})([/.-])(\d{1,2})[/.-]((?:18|19|20|21)\d\d|\d\d)(?!\d)/
/** `Fri Dec 22 10:00:00 EST 2023`, `Fri Dec 22 2023 10:00`. */
const unixStyle = /([A-Za-z\u00C0-\u04FF\u1E00-\u1FFF]{3})\s(\d{1,2})\s(\d\d:\d\d:\d\d)\s([A-Z]{1,5})\s((?:19|20)\d\d)/

const year = /(?:18|19|20|21)\d\d/

function fromWords(text: string): string | null {
  if (!year.test(text)) return null
  const unix = unixStyle.exec(text)
  if (unix) {
    const day = dayOf(Number(unix[5]), monthIn(unix[1] as string) ?? 0, Number(unix[2]))
    if (day) return day + timeOf(`${unix[3]} ${unix[4]}`)
  }
  for (const [pattern, dayAt, monthAt] of [[monthFirst, 2, 1] as const, [dayFirst, 1, 2] as const]) {
    const match = pattern.exec(text)
    const month = match === null ? undefined : monthIn(match[monthAt] as string)
    if (match === null || month === undefined) continue
    const day = dayOf(Number(match[3]), month, Number(match[dayAt]))
    if (day) return day + timeNear(text, match.index, match.index + match[0].length)
  }
  return null
}

const timeNear = (text: string, start: number, end: number): string =>
  timeOf(text.slice(end, end + 40)) || timeOf(text.slice(Math.max(0, start - 30), start))

/** All-digit dates: the month comes first where slashes stand, as in the United States, unless it cannot. */
function fromDigits(text: string): string | null {
  const match = yearLast.exec(text)
  if (match === null) return null
  const [first, second] = [Number(match[1]), Number(match[3])]
  const isMonthFirst = second > 12 || (match[2] === '/' && first <= 12)
  const day = dayOf(Number(match[4]), isMonthFirst ? first : second, isMonthFirst ? second : first)
  return day && day + timeNear(text, match.index, match.index + match[0].length)
}

function fromNumber(text: string): string | null {
  if (/^(?:19|20)\d{6}$/.test(text))
    return dayOf(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)))
  if (/^(?:19|20)\d{12}$/.test(text)) return fromNumber(text.slice(0, 8))
  if (/^1\d{9}$/.test(text)) return new Date(Number(text) * 1000).toISOString().replace('.000Z', 'Z')
  return /^1\d{12}$/.test(text) ? new Date(Number(text)).toISOString() : null
}

/** The first date in a short text as ISO 8601, null if there is none. Looks at the first 200 characters. */
export function isoDate(text: string): string | null {
  const head = text.slice(0, 200).trim()
  if (head.length < 6) return null
  if (/^\d+$/.test(head)) return fromNumber(head)
  const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?(.*)$/.exec(head)
  if (compact) {
    const [, y, month, day, hour, minute, second = '00', zone] = compact
    return isoDate(`${y}-${month}-${day}T${hour}:${minute}:${second}${zone}`)
  }
  return fromIso(head) ?? fromWords(head) ?? fromDigits(head)
}

/** The day in an address such as `/2023/12/22/` or `/2023/dec/22/` or `-20231222`; null if there is none. */
export function dateInUrl(url: string): string | null {
  const slashed = /\/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/_.-]|$)/i.exec(url)
  if (slashed) {
    const month = Number(slashed[2]) || (monthIn(slashed[2] as string) ?? 0)
    return dayOf(Number(slashed[1]), month, Number(slashed[3]))
  }
  const glued = /[/_-]((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.-]|$)/.exec(url)
  return glued ? dayOf(Number(glued[1]), Number(glued[2]), Number(glued[3])) : null
}
