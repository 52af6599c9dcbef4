/** Months by the folded start of their names, in the languages furniture comes in. Longer names first where one starts another. */
const monthRows: readonly string[] = [
  'january janvier januar januari enero gennaio janeiro ocak styczen stycznia leden ledna tammikuu ιανουαριου ιανουαριος января январь січня ianuarie jan janv ene ιαν янв',
  'february fevrier februar februari febrero febbraio fevereiro subat luty lutego unor unora helmikuu φεβρουαριου φεβρουαριος февраля февраль лютого februarie feb fev fevr φεβ фев',
  'march mars marz maerz maart marzo marco mart marzec marca brezen brezna maaliskuu μαρτιου μαρτιος марта март березня martie mar mrz μαρ мар',
  'april avril abril aprile nisan kwiecien kwietnia duben dubna huhtikuu απριλιου απριλιος апреля апрель квітня aprilie apr avr abr απρ апр',
  'may mai mei mayo maggio maio mayis maj maja kveten kvetna toukokuu μαιου μαιος мая май травня μαι',
  'june juin juni junio giugno junho haziran czerwiec czerwca cerven cervna kesakuu ιουνιου ιουνιος июня июнь червня iunie jun ιουν июн',
  'july juillet juli julio luglio julho temmuz lipiec lipca cervenec cervence heinakuu ιουλιου ιουλιος июля июль липня iulie jul juil ιουλ июл',
  'august aout augustus agosto agustos agustus sierpien sierpnia srpen srpna elokuu αυγουστου αυγουστος августа август серпня aug ago αυγ авг',
  'september septembre septiembre settembre setembro eylul wrzesien wrzesnia zari syyskuu σεπτεμβριου σεπτεμβριος сентября сентябрь вересня septembrie sept sep set σεπ сен',
  'october octobre oktober octubre ottobre outubro ekim pazdziernik pazdziernika rijen rijna lokakuu οκτωβριου οκτωβριος октября октябрь жовтня octombrie oct okt οκτ окт',
  'november novembre noviembre novembro kasim listopad listopada marraskuu νοεμβριου νοεμβριος ноября ноябрь листопада noiembrie nov νοε ноя',
  'december decembre dezember diciembre dicembre dezembro desember aralik grudzien grudnia prosinec prosince joulukuu δεκεμβριου δεκεμβριος декабря декабрь грудня decembrie dec dez dic δεκ дек',
]

const foldMonth = (word: string): string =>
  word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ı', 'i')

const months: ReadonlyMap<string, number> = new Map(
  monthRows.flatMap((row, index) => row.split(' ').map((name) => [foldMonth(name), index + 1] as const)),
)

/** Which month a word names, 1–12, in the languages furniture comes in, with accents or without; undefined if none. */
export const monthOf = (word: string): number | undefined => months.get(foldMonth(word))

/** Short forms that are words of other languages too. */
const shortMonths: ReadonlyMap<string, number> = new Map([
  ['gen', 1],
  ['mag', 5],
  ['giu', 6],
  ['lug', 7],
  ['ott', 10],
  ['out', 10],
  ['des', 12],
])

/** Behind its day, where a word of prose does not stand. */
const monthBehind = (word: string): number => monthOf(word) ?? shortMonths.get(word.toLowerCase()) ?? 0

/** What tells which of two numbers is the month. */
export interface DateHints {
  /** Order of the page's language and country; see `dayOrder`. */
  readonly order?: DayOrder | undefined
  /** An ISO 8601 day the same page gives elsewhere: the reading within a day of it is meant. */
  readonly near?: string | null | undefined
}

export type DayOrder = 'day-first' | 'month-first'

/** A date found in a text: an ISO 8601 day, its time of day if one stands beside it, and where the day stands (half-open UTF-16 offsets). */
export interface FoundDate {
  readonly date: string
  /** `THH:MM[:SS][offset]`, `''` if none is given. */
  readonly time: string
  readonly start: number
  readonly end: number
}

/** Countries that write the month first; English without a country is read so too, by slashes only. */
const monthFirstCountries: ReadonlySet<string> = new Set(['us', 'ph', 'pr', 'gu', 'fm', 'pw'])
/** Top-level domains that name a country whose pages write the day first. */
const dayFirstDomains: ReadonlySet<string> = new Set(
  'uk ie au nz in za ng ke gh pk bd lk my sg hk mt jm zw ug tz zm eu scot wales de at ch fr be it es pt nl gr ru ua pl cz tr il ae qa sa eg br mx ar cl co pe ro bg rs hr dk no fi'.split(
    ' ',
  ),
)
const monthFirstDomains: ReadonlySet<string> = new Set(['us', 'gov', 'mil', 'ph'])

/**
 * Whether the day or the month comes first in a page's all-digit dates: by the country of its language (`en-GB`), else
 * by the top-level domain of its address, else by a language that has one order; undefined if none of them says.
 */
export function dayOrder(lang: string | null | undefined, url: string | null | undefined): DayOrder | undefined {
  const [language = '', ...tags] = (lang ?? '').toLowerCase().split(/[-_]/)
  const domain = /^https?:\/\/[^/:?#]{1,250}?\.([a-z]{2,8})(?=[/:?#]|$)/i.exec(url ?? '')?.[1]?.toLowerCase()
  const country = tags.find((tag) => /^[a-z]{2}$/.test(tag))
  // `en-US` is what page builders set where nobody chose: an address of a country outweighs it.
  if (country !== undefined && (country !== 'us' || domain === undefined || !dayFirstDomains.has(domain)))
    return monthFirstCountries.has(country) ? 'month-first' : 'day-first'
  if (domain !== undefined && dayFirstDomains.has(domain)) return 'day-first'
  if (domain !== undefined && monthFirstDomains.has(domain)) return 'month-first'
  return /^[a-z]{2,3}$/.test(language) && language !== 'en' ? 'day-first' : undefined
}

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

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** An ISO day if the calendar has it; two-digit years are of this century. */
function dayOf(year: number, month: number, day: number): string | null {
  const full = year < 100 ? 2000 + year : year
  const isReal = full >= 1800 && full < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(full, month)
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

const timeNear = (text: string, start: number, end: number): string =>
  timeOf(text.slice(end, end + 40)) || timeOf(text.slice(Math.max(0, start - 30), start))

// Latin, Greek and Cyrillic letters by their code units: runs of `\p{L}` take V8 a hundred times longer to compile.
const iso =
  /(?<!\d)((?:18|19|20|21)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(?:[T\s,]{1,3}(\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,]\d{1,9})?)?/
const monthFirst =
  /(?<![A-Za-z\u00C0-\u04FF\u1E00-\u1FFF])([A-Za-z\u00C0-\u04FF\u1E00-\u1FFF]{3,12})\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}((?:18|19|20|21)\d\d)(?!\d)/
const dayFirst =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|º|er)?[\s-]{1,3}(?:of\s|de\s)?([A-Za-z\u00C0-\u04FF\u1E00-\u1FFF]{3,12})\.?,?[\s-]{1,3}(?:de\s|del\s)?((?:18|19|20|21)\d\d)(?!\d)/
const digits = /(?<![\d/.])(\d{1,2})([/.-])(\d{1,2})\2((?:18|19|20|21)\d\d|\d\d)(?![\d/]|\.\d)/
/** `Fri Dec 22 10:00:00 EST 2023`. */
const unixStyle = /([A-Za-z\u00C0-\u04FF\u1E00-\u1FFF]{3})\s(\d{1,2})\s(\d\d:\d\d:\d\d)\s([A-Z]{1,5})\s((?:19|20)\d\d)/

type Read = (match: RegExpExecArray, text: string, hints: DateHints) => { date: string; time: string } | null

const within = (date: string | null, text: string, match: RegExpExecArray): ReturnType<Read> =>
  date === null ? null : { date, time: timeNear(text, match.index, match.index + match[0].length) }

const readIso: Read = (match, text) => {
  const date = dayOf(Number(match[1]), Number(match[2]), Number(match[3]))
  if (date === null || match[4] === undefined) return date === null ? null : { date, time: '' }
  const rest = text.slice(match.index + match[0].length)
  const evening = /^\s{0,2}p\.?m/i.test(rest) && Number(match[4]) < 12
  const seconds = match[6] === undefined ? '' : `:${match[6]}`
  const offset = offsetOf(rest.replace(/^\s{0,2}[ap]\.?m\.?/i, ''))
  return { date, time: `T${two(Number(match[4]) + (evening ? 12 : 0))}:${match[5]}${seconds}${offset}` }
}

/**
 * `5/13/2020` says itself which number is the month. Of two readings the one another date of the page confirms is
 * meant, else that of the page's order; without either a slash is read as in the United States, a dot or hyphen as
 * everywhere else.
 */
const readDigits: Read = (match, text, { order, near }) => {
  const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])]
  const byMonth = dayOf(year, first, second)
  const byDay = dayOf(year, second, first)
  const isMonthFirst = order === undefined ? match[2] === '/' : order === 'month-first'
  const confirmed = [byMonth, byDay].find((date) => date !== null && near != null && daysBetween(date, near) <= 1)
  return within(confirmed ?? (isMonthFirst ? (byMonth ?? byDay) : (byDay ?? byMonth)), text, match)
}

const forms: readonly { readonly form: RegExp; readonly read: Read }[] = [
  {
    form: unixStyle,
    read: (m) => {
      const date = dayOf(Number(m[5]), monthOf(m[1] as string) ?? 0, Number(m[2]))
      return date === null ? null : { date, time: timeOf(`${m[3]} ${m[4]}`) }
    },
  },
  { form: iso, read: readIso },
  {
    form: monthFirst,
    read: (m, text) => within(dayOf(Number(m[3]), monthOf(m[1] as string) ?? 0, Number(m[2])), text, m),
  },
  {
    form: dayFirst,
    read: (m, text) => within(dayOf(Number(m[3]), monthBehind(m[2] as string), Number(m[1])), text, m),
  },
  { form: digits, read: readDigits },
]

const maxScan = 400

/**
 * The first date in the first 400 characters of `text`, in the spellings of a dozen languages (`Jan. 5, 2020`,
 * `5 janvier 2020`, `05.01.2020`, `2020-01-05T10:00:00Z`); null if there is none. No day the calendar lacks is a date.
 */
export function dateIn(text: string, hints: DateHints = {}): FoundDate | null {
  const head = text.slice(0, maxScan)
  let first: FoundDate | null = null
  if (!/\d[/.-]\d|\d{4}/.test(head)) return null
  for (const { form, read } of forms) {
    const match = form.exec(head)
    if (match === null || (first !== null && match.index >= first.start)) continue
    const found = read(match, head, hints)
    if (found !== null) first = { ...found, start: match.index, end: match.index + match[0].length }
  }
  return first
}

function fromNumber(text: string): string | null {
  if (/^(?:19|20)\d{6}$/.test(text))
    return dayOf(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)))
  if (/^(?:19|20)\d{12}$/.test(text)) return fromNumber(text.slice(0, 8))
  if (/^\d{9,10}$/.test(text)) return new Date(Number(text) * 1000).toISOString().replace('.000Z', 'Z')
  return /^\d{12,13}$/.test(text) ? new Date(Number(text)).toISOString() : null
}

/**
 * The first date in a field or a short text as ISO 8601 with the page's own offset, a bare day if it gives no time; also
 * seconds or milliseconds since 1970. Null if there is none. Looks at the first 200 characters.
 */
export function isoDate(text: string, hints: DateHints = {}): string | null {
  const head = text.slice(0, 200).trim()
  if (head.length < 6) return null
  if (/^\d+$/.test(head)) return fromNumber(head)
  const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?(.*)$/.exec(head)
  if (compact) {
    const [, y, month, day, hour, minute, second = '00', zone] = compact
    return isoDate(`${y}-${month}-${day}T${hour}:${minute}:${second}${zone}`)
  }
  const found = dateIn(head, hints)
  return found && found.date + found.time
}

/** The day in an address such as `/2023/12/22/`, `/2023/dec/22/`, `/2023-12-22-` or `-20231222`; null if there is none. */
export function dateOfAddress(url: string | null): string | null {
  const address = url?.slice(0, 500) ?? ''
  const parted = /[/_-]((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/_.-]|$)/i.exec(address)
  if (parted) return dayOf(Number(parted[1]), Number(parted[2]) || monthBehind(parted[2] as string), Number(parted[3]))
  const glued = /[/_-]((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.-]|$)/.exec(address)
  return glued ? dayOf(Number(glued[1]), Number(glued[2]), Number(glued[3])) : null
}

/** Below 0 if ISO 8601 date `a` is before `b`, above 0 if after, 0 if they are equal to what both say; NaN if one is no date. */
export const compareDates = (a: string, b: string): number =>
  a.length > 10 && b.length > 10
    ? Date.parse(a) - Date.parse(b)
    : Date.parse(a.slice(0, 10)) - Date.parse(b.slice(0, 10))

/** Days between two ISO 8601 dates, by their day alone; NaN if one is not such a date. */
export const daysBetween = (a: string, b: string): number =>
  Math.abs(Date.parse(a.slice(0, 10)) - Date.parse(b.slice(0, 10))) / 86_400_000
