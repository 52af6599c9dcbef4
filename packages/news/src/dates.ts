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

/** A date found in a text: an ISO 8601 day, and where it stands in the text (half-open UTF-16 offsets). */
export interface FoundDate {
  readonly date: string
  readonly start: number
  readonly end: number
}

const maxScan = 400
const iso = /\b(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?)?/
// Latin, Greek and Cyrillic letters by their code units: runs of `\p{L}` take V8 a hundred times longer to compile.
const monthFirst = /([A-Za-z\u00C0-\u04FF\u1E00-\u1FFF]{3,12})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\d)/
const dayFirst =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º)?\.?[\s-](?:de |of )?([A-Za-z\u00C0-\u04FF\u1E00-\u1FFF]{3,12})\.?,?[\s-](?:de |del )?(\d{4})(?!\d)/
const slashed = /(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)/
const yearFirst = /(?<!\d)(\d{4})[./](\d{1,2})[./](\d{1,2})(?!\d)/

const valid = (year: number, month: number, day: number): string | null =>
  year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31
    ? `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    : null

/** `5/13/2020` and `13.5.2020` say which number is the month; `5/6/2020` does not, unless the two are equal. */
const fromNumbers = (a: number, b: number, year: number): string | null => {
  if (a > 12) return valid(year, b, a)
  if (b > 12 || a === b) return valid(year, a, b)
  return null
}

interface Form {
  readonly form: RegExp
  readonly read: (m: RegExpExecArray) => string | null
}

const year = /\d{4}/

const forms: readonly Form[] = [
  { form: iso, read: (m) => valid(Number(m[1]), Number(m[2]), Number(m[3])) },
  {
    form: monthFirst,
    read: (m) => valid(Number(m[3]), monthOf(m[1] ?? '') ?? 0, Number(m[2])),
  },
  {
    form: dayFirst,
    read: (m) => valid(Number(m[3]), monthOf(m[2] ?? '') ?? 0, Number(m[1])),
  },
  { form: yearFirst, read: (m) => valid(Number(m[1]), Number(m[2]), Number(m[3])) },
  { form: slashed, read: (m) => fromNumbers(Number(m[1]), Number(m[2]), Number(m[3])) },
]

/**
 * The first date in the first 400 characters of `text`, in the spellings of a dozen languages (`Jan. 5, 2020`,
 * `5 janvier 2020`, `05.01.2020` where the order is certain, `2020-01-05T10:00:00Z`); null if there is none.
 */
export function dateIn(text: string): FoundDate | null {
  const head = text.slice(0, maxScan)
  let first: FoundDate | null = null
  if (!year.test(head)) return null
  for (const { form, read } of forms) {
    const match = form.exec(head)
    if (match === null || (first !== null && match.index >= first.start)) continue
    const date = read(match)
    if (date !== null) first = { date, start: match.index, end: match.index + match[0].length }
  }
  return first
}

/** Below 0 if ISO 8601 date `a` is before `b`, above 0 if after, 0 if they are equal to what both say; NaN if one is no date. */
export const compareDates = (a: string, b: string): number =>
  a.length > 10 && b.length > 10
    ? Date.parse(a) - Date.parse(b)
    : Date.parse(a.slice(0, 10)) - Date.parse(b.slice(0, 10))

/** Days between two ISO 8601 dates, by their day alone; NaN if one is not such a date. */
export const daysBetween = (a: string, b: string): number =>
  Math.abs(Date.parse(a.slice(0, 10)) - Date.parse(b.slice(0, 10))) / 86_400_000
