/** How a row's names tell the agency where they stand inside other words of a credit. */
type Use =
  /** The name is nobody else's: it counts wherever it stands. */
  | 'anywhere'
  /** Capitals that mean other things in prose: they count alone, in brackets, or in capitals at the end of a credit. */
  | 'alone'

interface Row {
  /** As a record gives it. */
  readonly name: string
  readonly full: readonly string[]
  readonly short: readonly string[]
}

const row = (name: string, full: string, short = ''): Row => ({
  name,
  full: full.split('|').filter(Boolean),
  short: short.split('|').filter(Boolean),
})

/**
 * News agencies: who sells text to others. Broadcasters and papers are not here: what they publish is their own
 * (`houses`). `full` names are nobody else's; `short` ones are words or initials of much else (`ani`, `pa`, `cp`).
 */
const rows: readonly Row[] = [
  row('AP', 'associated press|the associated press|ap news|ap writer|ap writers', 'ap|the ap'),
  row('AFP', 'agence france-presse|agence france presse|afp news|afp|afprelaxnews|afp-relaxnews|afp relaxnews'),
  // Sports desk of a syndicate; it signs as an author.
  row('Field Level Media', 'field level media', 'flm'),
  row('Reuters', 'reuters|thomson reuters|reuters health|reuters staff|reuters breakingviews'),
  row('UPI', 'united press international|upi'),
  // The news service, not the company that stories are about.
  row('Bloomberg News', 'bloomberg news'),
  row('Xinhua', 'xinhua|xinhua news agency'),
  row('TASS', 'itar-tass|tass news agency', 'tass'),
  row('Interfax', 'interfax|interfax-ukraine'),
  row('RIA Novosti', 'ria novosti', 'ria'),
  row('PTI', 'press trust of india', 'pti'),
  row('ANI', 'asian news international', 'ani'),
  row('IANS', 'indo-asian news service|ians'),
  row('TNN', 'times news network', 'tnn'),
  row('dpa', 'deutsche presse-agentur', 'dpa'),
  row('EFE', 'agencia efe|efe-epa', 'efe'),
  // `ANSI` is the standards body.
  row('ANSA', 'agenzia ansa', 'ansa'),
  row('Kyodo', 'kyodo|kyodo news'),
  row('Yonhap', 'yonhap|yonhap news agency'),
  row('Bernama', 'bernama'),
  row('PA Media', 'pa media|press association|pa news agency', 'pa'),
  row('AAP', 'australian associated press', 'aap'),
  row('The Canadian Press', 'canadian press|the canadian press', 'cp'),
  row('Anadolu', 'anadolu|anadolu agency'),
  row('Ukrinform', 'ukrinform'),
  row('CNS', 'catholic news service', 'cns'),
  row('RNS', 'religion news service', 'rns'),
  row('States Newsroom', 'states newsroom'),
  row('Tribune News Service', 'tribune news service', 'tns'),
]

/** Broadcasters and papers that stand in datelines and bylines as agencies do, and are publishers. */
const houseRows =
  'cnn|cnn business|cnnmoney|cbs|cbs news|nbc|nbc news|abc|abc news|cnbc|msnbc|npr|bbc|bbc news|fox|fox news|usa today|bloomberg|yahoo|ndtv|zee|al jazeera|politico|axios|wired|vox|forbes|techcrunch|buzzfeed|huffpost|vice'

/** Folded names of broadcasters and papers that sign as agencies do. */
export const houses: ReadonlySet<string> = new Set(houseRows.split('|'))

const byName = new Map<string, { readonly name: string; readonly use: Use }>()
for (const { name, full, short } of rows) {
  byName.set(name.toLowerCase(), { name, use: 'alone' })
  for (const other of short) byName.set(other, { name, use: 'alone' })
  for (const other of full) byName.set(other, { name, use: 'anywhere' })
}

const fold = (text: string): string =>
  text
    .trim()
    .replace(/^[([]|[\])]$|[.,:;]{1,3}$/g, '')
    .toLowerCase()

/** The name of the agency `text` is, or null. */
export const agencyNamed = (text: string): string | null => byName.get(fold(text))?.name ?? null

const spaced = (name: string): string => name.replaceAll(' ', '[ \\u00a0]')
const namesOf = (use: Use): string =>
  [...byName]
    .filter(([, known]) => known.use === use)
    .map(([name]) => name)
    .sort((a, b) => b.length - a.length)
    .map(spaced)
    .join('|')

const anywhere = new RegExp(`(?<![\\p{L}\\d@.-])(?:${namesOf('anywhere')})(?![\\p{L}\\d]|\\.\\p{L})`, 'giu')
const bracketed = /[([]([^()[\]]{2,40})[\])]/g
/** Behind a separator or at the end of a credit: `Jane Doe, AP`, `Jane Doe / TNN / …`. */
const trailing = /(?:^|[,/|–—-])\s{0,3}((?:the\s)?\p{Lu}{2,4})\s{0,2}(?=$|[,/|–—-])/gu

/** Agencies a short line or a credit names, in order, each once. Reads the first 400 characters. */
export function agenciesIn(line: string): string[] {
  const head = line.slice(0, 400)
  const whole = agencyNamed(head)
  if (whole !== null) return [whole]
  const found: { at: number; name: string | null }[] = []
  for (const pattern of [anywhere, bracketed, trailing]) {
    // Not `matchAll`, which makes a new expression, and compiles it, at each call.
    pattern.lastIndex = 0
    for (let match = pattern.exec(head); match; match = pattern.exec(head))
      found.push({ at: match.index, name: agencyNamed(match[1] ?? match[0]) })
  }
  const names = found.sort((a, b) => a.at - b.at).flatMap(({ name }) => name ?? [])
  return [...new Set(names)]
}
