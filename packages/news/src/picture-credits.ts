/** Who takes, keeps and sells pictures, folded, as credits name them. */
const houses: ReadonlySet<string> = new Set([
  ...['ap', 'ap photo', 'ap images', 'ap file', 'associated press', 'the associated press', 'afp', 'afp photo'],
  ...['agence france-presse', 'agence france presse', 'reuters', 'epa', 'epa-efe', 'efe', 'european pressphoto agency'],
  ...['getty', 'getty images', 'getty images sport', 'getty images europe', 'getty images north america', 'istock'],
  ...[
    'istockphoto',
    'shutterstock',
    'rex',
    'rex features',
    'alamy',
    'alamy stock photo',
    'corbis',
    'zuma',
    'zuma press',
  ],
  ...['zuma wire', 'wireimage', 'filmmagic', 'bloomberg', 'bloomberg news', 'pool', 'pool photo', 'handout', 'xinhua'],
  ...[
    'nurphoto',
    'anadolu',
    'anadolu agency',
    'sipa',
    'sipa usa',
    'sipa press',
    'pa',
    'pa images',
    'pa wire',
    'pa media',
  ],
  ...[
    'press association',
    'upi',
    'dpa',
    'picture-alliance',
    'ansa',
    'tass',
    'sputnik',
    'kyodo',
    'kyodo news',
    'yonhap',
  ],
  ...['kcna', 'tasnim', 'redux', 'magnum', 'magnum photos', 'splash', 'splash news', 'backgrid', 'polaris', 'landov'],
  ...['sopa images', 'lightrocket', 'cq roll call', 'cq-roll call', 'roll call', 'usa today', 'usa today sports'],
  ...['imago', 'imago images', 'flickr', 'wikimedia', 'wikimedia commons', 'wikipedia', 'creative commons', 'unsplash'],
  ...['pexels', 'pixabay', 'dreamstime', 'adobe stock', 'stock photo', 'file', 'file photo', 'facebook', 'twitter'],
  ...['instagram', 'youtube', 'al jazeera', 'white house', 'the white house', 'canadian press', 'the canadian press'],
  ...['barcroft', 'barcroft media', 'newscom', 'eyevine', 'contour', 'hulton archive', 'invision', 'tns', 'mega'],
  ...['nasa', 'wenn', 'bauer-griffin', 'gc images', 'the washington post', 'the new york times', 'los angeles times'],
])

/** The credit at the end of a caption, or a line that is nothing but one. */
export interface PictureCredit {
  /** Where the credit begins in the text, its bracket or label included. */
  readonly start: number
  /** Brackets and labels left out. */
  readonly credit: string
  /** It opens with a label, such as `Photo:`. */
  readonly labelled: boolean
}

/** Characters of a text in which its credit must begin. */
const reach = 130
/** What pages put behind a credit. */
const trailer =
  /(?:(?<!\/ ?)[,; ]?\s?(?:[Ff]ile|FILE|Pool)(?: [Pp]hoto)?| \(\d{1,2}\)| [Mm]ore| hide caption| toggle caption)$/
const capitalised = `(?:Jr|Sr|St|Inc)\\.|@?[\\p{Lu}\\d][\\p{L}\\d’'&-]{0,24}`
const initial = '\\p{Lu}\\.(?=[ \\p{Lu}])'
const word = `(?:${initial}|${capitalised})`
const more = `(?: (?:(?:de|van|von|der|den|al|bin|el|la|le|di|da|du|dos|of|the|and) ){0,2}${word}){0,6}`
/** A name behind a space or mark, and one that may begin anywhere. */
const name = word + more
const anyName = `(?:(?<![\\p{L}.])${initial}|${capitalised})${more}`
const person = "(?<![\\p{L}.])\\p{Lu}[\\p{L}.’'-]{0,20}(?: \\p{Lu}[\\p{L}.’'-]{0,20}){1,3}"
const joint = ' ?[/|—] ?(?:via )?| ?- ?(?=Pool|POOL|USA)| via | for '

/** What may stand between a label and the credit it opens. */
const labelEnd = /[:/…]|\.\.\.| (?:by|By|via)|ourtesy/
const mayHoldLabel = (tail: string): boolean => labelEnd.test(tail)

/** Last letters of the houses that stand alone. */
const houseEnds = new Set(['es', 'to', 'os', 'ck', 'ge', 'ws', 'ns', 'FE', 'ty'])
const mayEndInHouse = (tail: string): boolean => houseEnds.has(tail.slice(-2))

/** A last word with a capital, or with a joint inside (`Getty-Pool`), and a joint somewhere. */
function mayEndInName(tail: string): boolean {
  let at = tail.length - 1
  while (at >= 0 && !isGap(tail.charCodeAt(at))) at--
  const first = tail.charCodeAt(at + 1)
  if (first >= 97 && first <= 122) return /-(?:Pool|POOL|USA)/.test(tail.slice(at + 1))
  return /[/|—]| via | for |Pool|POOL|USA/.test(tail)
}

const isGap = (code: number): boolean => code === 32 || code === 47 || code === 124 || code === 0x2014

/**
 * The forms a credit has, each tried at the end of a text. Group 1 is what it names. A word that a new one may end in
 * belongs into `picture-credit-ends.ts` too.
 */
export const forms: readonly {
  readonly sample: string
  readonly pattern: RegExp
  readonly needsHouse: boolean
  readonly labelled?: true
  /** False where a look at its characters shows that the pattern finds nothing. */
  readonly may: (tail: string) => boolean
}[] = [
  {
    sample: 'Photo: Ida Brandt/Tidewater Post',
    pattern:
      /(?:Photos?|Photographs?|Photographers?|Images?|Pictures?|Illustrations?|PHOTO|Pic|Composite|Screenshot|Screengrab|Credits?|Mandatory Credit|File(?=:))(?: (?:credits?|illustration|source))?(?:[:…/]|\.\.\.| [Bb]y:?| ?[Cc]ourtesy(?: of)?:?| via) ?((?:[^.!?;:\n]|(?<=\b\p{L}{1,2})\.){2,100})$/u,
    needsHouse: false,
    labelled: true,
    may: mayHoldLabel,
  },
  {
    sample: 'Reuters photo: Ida Brandt',
    pattern:
      /(?:AP|AFP|Reuters|REUTERS|EPA|Getty|Bloomberg)(?: [Pp]hoto)?: ((?:[^.!?;:\n]|(?<=\b\p{L}{1,2})\.){2,60})$/u,
    needsHouse: false,
    may: (tail) => tail.includes(': '),
  },
  {
    sample: 'Source: Tidewater News Agency/Getty Images',
    pattern: new RegExp(`(?:Source: )?((?:Via )?${anyName}(?:(?:${joint})${name}){1,5})$`, 'u'),
    needsHouse: true,
    may: mayEndInName,
  },
  {
    sample: 'Ida Brandt for The Tidewater Post',
    pattern: new RegExp(`(${person} for (?:The ${name}|\\p{Lu}{3,12}))$`, 'u'),
    needsHouse: false,
    may: (tail) => tail.includes(' for ') && mayEndInName(tail),
  },
  {
    sample: 'Ida Brandt, special to Tidewater Magazine',
    pattern: new RegExp(`(${person}, [Ss]pecial to (?:the )?${name})$`, 'u'),
    needsHouse: false,
    may: (tail) => tail.includes('pecial to '),
  },
  {
    sample: 'AP Photo Ida Brandt',
    pattern: new RegExp(`(AP Photo ${name})$`, 'u'),
    needsHouse: false,
    may: (tail) => tail.includes('AP Photo '),
  },
  {
    sample: 'Courtesy of the Tidewater Trust',
    pattern:
      /(?:Courtesy|COURTESY|Images? courtesy|Photos? courtesy)(?: of)? ((?:[^.!?;:\n]|(?<=\b\p{L}{1,2})\.){2,60})$/u,
    needsHouse: false,
    may: (tail) => tail.includes('ourtesy') || tail.includes('COURTESY'),
  },
  {
    sample: 'Getty Images',
    pattern:
      /(Getty Images|AP Photos?|AP Images|Shutterstock|iStock|WireImage|Bloomberg News|Wikimedia Commons|EPA-EFE|AFP\/Getty)$/,
    needsHouse: false,
    may: mayEndInHouse,
  },
]

/**
 * Reads the credit of a picture at the end of a line: `(Ida Brandt/Reuters)`, `REUTERS/Ida Brandt/File Photo`,
 * `[Ida Brandt/Al Jazeera]`, `Ida Brandt | Bloomberg | Getty Images`, `Photograph: Ida Brandt/AP`, also doubled. Null if
 * there is none. A credit stands in brackets, behind the end of a sentence, behind a label, or has the line for itself.
 */
export function pictureCreditOf(text: string): PictureCredit | null {
  const from = Math.max(0, text.length - reach)
  let tail = text.slice(from).trimEnd()
  const bracket = bracketed(tail)
  tail = bracket ? tail.slice(bracket.start + 1, bracket.end).trimStart() : tail
  const shift = from + (bracket ? bracket.start + 1 : 0)
  const bare =
    bracket && (isHouseAlone(tail, bracket.square) || takenFor.test(tail))
      ? { start: 0, credit: tail, labelled: false }
      : creditIn(withoutTrailer(tail))
  if (!bare || (bracket && bare.start > 0)) return null
  const found = { ...bare, start: shift + bare.start - (bracket ? 1 : 0) }
  if (!bracket && !found.labelled && !isBoundary(text, found.start)) return null
  return bracket ? { ...found, start: withLead(text, found.start) } : doubled(text, found)
}

interface Bracket {
  readonly start: number
  readonly end: number
  readonly square: boolean
}

/** The bracket the tail ends in. */
function bracketed(tail: string): Bracket | null {
  if (!tail.includes(')') && !tail.includes(']')) return null
  const end = tail.replace(/(?: [Mm]ore|[.…a-z])$/, '').length - 1
  const square = tail[end] === ']'
  if (!square && tail[end] !== ')') return null
  let start = end - 1
  for (let depth = 1; start >= 0; start--) {
    if (tail[start] === (square ? ']' : ')')) depth++
    else if (tail[start] === (square ? '[' : '(') && --depth === 0) break
  }
  return start < 0 ? null : { start, end, square }
}

/** `(Ida Brandt for Tidewater Magazine)`, `(Tidewater Post file photo)`: in brackets any house will do. */
const takenFor =
  /^(?:(?!The )\p{Lu}[\p{L}.’'-]{0,20}(?: \p{Lu}[\p{L}.’'-]{0,20}){1,3} for \p{Lu}[^(),;\d]{1,60}|\p{Lu}[^()]{1,60} [Ff]ile [Pp]hotos?)$/u

/** `[Reuters]`, `(AP Photo)`, `(Reuters Staff)`; `(Reuters)` and `(AP)` credit the copy. */
const isHouseAlone = (text: string, square: boolean): boolean =>
  square
    ? isHouse(text)
    : /^(?:AP Photo|AFP Photo|Reuters Staff|Getty(?: Images)?|File [Pp]hoto|FILE PHOTO)$/.test(text)

const withoutTrailer = (text: string): string => {
  const whole = text.endsWith('.') || text.endsWith('…') ? text.slice(0, -1) : text
  const once = withoutOne(whole)
  return (once === whole ? whole : withoutOne(once)).trimEnd()
}

/** Last letters of what pages put behind a credit. */
const trailerEnds = new Set(['ile', 'ILE', 'ool', 'oto', 'ore', 'ion'])
const withoutOne = (text: string): string =>
  trailerEnds.has(text.slice(-3)) || text.endsWith(')') ? text.replace(trailer, '') : text

/** What the form that reaches furthest back reads. */
function creditIn(tail: string): PictureCredit | null {
  let found: PictureCredit | null = null
  for (const { pattern, needsHouse, labelled = false, may } of forms) {
    const match = may(tail) ? pattern.exec(tail) : null
    if (match === null || (found && match.index >= found.start)) continue
    const credit = once((match[1] as string).trim())
    if (!needsHouse || namesHouse(credit) || (match.index === 0 && isPersonAtHouse(credit)))
      found = { start: match.index, credit, labelled }
  }
  return found
}

/** `Ida Brandt/AP Ida Brandt/AP` says one thing. */
const once = (credit: string): string => {
  const half = credit.slice(0, credit.length >> 1)
  return credit === `${half} ${half}` ? half : credit
}

const isHouse = (text: string): boolean => houses.has(text.trim().toLowerCase())

const namesHouse = (credit: string): boolean => credit.split(/ ?[/|—] ?| ?- ?(?=pool)| via | for /i).some(isHouse)

/** `Ida Brandt/Tidewater Police`: a person of two or three names, and whose picture it is. */
const isPersonAtHouse = (credit: string): boolean =>
  /^\p{Lu}\p{Ll}{1,15} (?:\p{Lu}\. )?\p{Lu}[\p{L}'’-]{1,20} ?\/ ?\p{Lu}/u.test(credit)

/** Whether a credit may begin there: at the start, or behind what ends a sentence. */
const isBoundary = (text: string, at: number): boolean =>
  at === 0 || /(?:[.!?…)\]”"’'|»]|\b20\d\d|[Cc]aption) {0,3}$/u.test(text.slice(Math.max(0, at - 10), at))

/** `Photo (Ida Brandt/AP)`: the label before the bracket belongs to it. */
const withLead = (text: string, start: number): number => {
  const lead = /\b(?:Photo|Image|Picture|Credit):? $/.exec(text.slice(Math.max(0, start - 12), start))
  return lead ? start - lead[0].length : start
}

/** `Ida Brandt/AP Ida Brandt/AP`: the credit twice. */
function doubled(text: string, found: PictureCredit): PictureCredit {
  const before = text.slice(0, found.start).trimEnd()
  const whole = text.slice(found.start).trimEnd()
  return before.endsWith(whole) ? { ...found, start: before.length - whole.length } : found
}
