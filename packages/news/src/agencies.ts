/** News agencies by the names texts give them, folded, each with the name a record gives it. */
const rows: readonly (readonly [name: string, ...others: string[]])[] = [
  ['AP', 'associated press', 'the associated press', 'ap news', 'ap writer'],
  ['AFP', 'agence france-presse', 'agence france presse', 'afp news', 'afprelaxnews', 'afp-relaxnews', 'afp relaxnews'],
  ['Field Level Media', 'flm'],
  ['Reuters', 'thomson reuters', 'reuters health', 'reuters staff', 'reuters breakingviews'],
  ['UPI', 'united press international'],
  ['Xinhua', 'xinhua news agency'],
  ['TASS', 'itar-tass'],
  ['Interfax', 'interfax-ukraine'],
  ['RIA Novosti', 'ria'],
  ['PTI', 'press trust of india'],
  ['ANI', 'asian news international'],
  ['IANS', 'indo-asian news service'],
  ['dpa', 'deutsche presse-agentur'],
  ['EFE', 'agencia efe', 'efe-epa'],
  ['ANSA'],
  ['Kyodo', 'kyodo news'],
  ['Yonhap', 'yonhap news agency'],
  ['Bernama'],
  ['PA', 'pa media', 'press association'],
  ['AAP', 'australian associated press'],
  ['The Canadian Press', 'canadian press', 'cp'],
  ['Anadolu', 'anadolu agency'],
  ['Kyiv Ukrinform', 'ukrinform'],
  ['CNS', 'catholic news service'],
  ['RNS', 'religion news service'],
  ['States Newsroom'],
  ['Tribune News Service', 'tns'],
]

const known: ReadonlyMap<string, string> = new Map(
  rows.flatMap(([name, ...others]) => [name.toLowerCase(), ...others].map((other) => [other, name] as const)),
)

/** The name of the agency `text` is, or null. */
export const agencyNamed = (text: string): string | null =>
  known.get(
    text
      .trim()
      .replace(/[.,:;]{1,3}$/, '')
      .toLowerCase(),
  ) ?? null

const mention =
  /\b(?:Associated Press|Agence France-Presse|Reuters|AFP|United Press International|Xinhua|Canadian Press|Press Association|Press Trust of India|Kyodo News|Interfax|Tribune News Service)\b/g

/** Agencies a short line names, in order, each once. */
export function agenciesIn(line: string): string[] {
  const found = Array.from(line.slice(0, 400).matchAll(mention), (match) => agencyNamed(match[0]) ?? match[0])
  return [...new Set(found)]
}
