import { type Document, Mask, type Range, Shape, TokenKind, WordFlag } from '@copydesk/core'

/** A surname out of the dictionary with all places it stands at. */
export interface Mention {
  readonly name: string
  readonly places: Range[]
  /** First names it follows. */
  readonly given: Set<string>
  /** It follows a title (`Ms`, `President`). */
  titled: boolean
  /** The longest form of its first place. */
  shown: string
}

const elsewhere = Mask.url | Mask.email | Mask.handle | Mask.hashtag | Mask.code
const titles = new Set(
  'mr mrs ms miss dr sir lord lady president minister senator governor general colonel judge professor prof chancellor premier king queen prince princess mayor secretary sen rep gov gen col lt sgt'.split(
    ' ',
  ),
)

/** Capitalised words the lexicon does not know, by spelling (possessive endings off). */
export function mentionsIn(document: Document): Map<string, Mention> {
  const { tokens, unknown } = document
  const found = new Map<string, Mention>()
  for (const i of unknown) {
    const shape = tokens.shape[i] as number
    if (
      !(shape & Shape.capital) ||
      shape & (Shape.upper | Shape.camel | Shape.digit | Shape.joined) ||
      (tokens.mask[i] as number) & elsewhere
    )
      continue
    const name = document.tokenText(i).replace(/['’]s?$/, '')
    const start = tokens.start[i] as number
    const mention = found.get(name) ?? { name, places: [], given: new Set(), titled: false, shown: name }
    found.set(name, mention)
    mention.places.push({ start, end: start + name.length })
    addContext(document, i, mention)
  }
  return found
}

function addContext(document: Document, i: number, mention: Mention): void {
  const { tokens } = document
  let before = i - 1
  if (tokens.word[before] === 46 && (tokens.shape[before] as number) & Shape.joined) before--
  if (before < 0 || tokens.kind[before] !== TokenKind.word || !((tokens.shape[before] as number) & Shape.capital))
    return
  if (document.lineAt(tokens.start[before] as number) !== document.lineAt(tokens.start[i] as number)) return
  const word = document.tokenText(before)
  if (titles.has(word.toLowerCase())) mention.titled = true
  else if (before === i - 1 && isGiven(document, before)) mention.given.add(word)
  else return
  mention.shown = document.text.slice(tokens.start[before], (tokens.start[i] as number) + mention.name.length)
}

/** A word that stands with a capital nearly always, or is not known at all. */
function isGiven({ tokens, lexicon }: Document, i: number): boolean {
  const id = tokens.word[i] as number
  return (
    (tokens.end[i] as number) - (tokens.start[i] as number) > 1 &&
    (id < 0 || lexicon.capitalised(id) >= 0.9 || (lexicon.flags(id) & WordFlag.proper) !== 0)
  )
}
