import {
  type Article,
  type Lexicon,
  type Lines,
  Mask,
  type Quotations,
  type Sentences,
  Shape,
  TokenKind,
  type Tokens,
} from '@copydesk/core'
import { isStop } from './characters.ts'

/** Top-level domains common in news text; anything longer is caught by `://` or `www.`. */
const domains = new Set(
  'com org net gov edu mil int info biz tv io co me fm ly gl news uk us eu de fr es it nl be ch at se no dk fi pl cz ru ua by kz tr gr il in pk cn jp kr hk tw sg my id ph vn th au nz za ng ke br mx ar cl ca ie pt ro hu app dev blog site online'.split(
    ' ',
  ),
)
/** Domains that are English words: `said.in` is two sentences unless the name before is no word. */
const wordDomains = new Set('at be by de id in is it me my no so us co'.split(' '))
const extensions = new Set(
  'pdf doc docx xls xlsx ppt txt csv jpg jpeg png gif svg webp mp3 mp4 avi mov zip exe html htm php asp aspx js css json xml'.split(
    ' ',
  ),
)
const particles = new Set(
  'de van von der den del della di da dos du la le al el bin ibn abu ben ter ten zu und y e of the'.split(' '),
)

interface Parts {
  readonly article: Article
  readonly text: string
  readonly tokens: Tokens
  readonly lines: Lines
  readonly sentences: Sentences
  readonly quotations: Quotations
  readonly marks: Int32Array
  readonly lexicon: Lexicon
}

/** Sets `tokens.mask`: where prose rules look elsewhere. Masking happens here, once. */
export function mask(parts: Parts): void {
  maskAddresses(parts)
  maskQuotations(parts)
  maskLines(parts)
  maskNames(parts)
}

function maskAddresses({ text, tokens, marks }: Parts): void {
  for (let m = 0; m < marks.length; m++) {
    const token = marks[m] as number
    const code = tokens.word[token] as number
    if (code === 58) maskScheme(text, tokens, token)
    else if (code === 64) maskAt(tokens, token)
    else if (code === 35) maskTag(tokens, token)
    else if (code === 46) maskDomain(text, tokens, token)
  }
}

/** Tokens looked at on each side of a mark: longer addresses are marked in part, and time stays linear. */
const maxChunk = 48

/** Marks the run of tokens around `token` that no space breaks. */
function maskChunk(tokens: Tokens, token: number, bits: number): void {
  let from = token
  while (
    from > Math.max(0, token - maxChunk) &&
    (tokens.shape[from] as number) & Shape.joined &&
    !isBoundary(tokens.word[from - 1] as number, tokens.kind[from - 1] as number)
  )
    from--
  let to = token + 1
  while (
    to < Math.min(tokens.count, token + maxChunk) &&
    (tokens.shape[to] as number) & Shape.joined &&
    !isBoundary(tokens.word[to] as number, tokens.kind[to] as number)
  )
    to++
  while (to > token + 1 && tokens.kind[to - 1] === TokenKind.punctuation && isTrailing(tokens.word[to - 1] as number))
    to--
  for (let i = from; i < to; i++) tokens.mask[i] = (tokens.mask[i] as number) | bits
}

/** Quotation marks, brackets and dashes end an address. */
const isBoundary = (code: number, kind: number): boolean =>
  kind === TokenKind.punctuation &&
  (code === 34 ||
    code === 40 ||
    code === 41 ||
    code === 91 ||
    code === 93 ||
    code === 60 ||
    code === 62 ||
    (code >= 0x2013 && code <= 0x201f))

const isTrailing = (code: number): boolean =>
  isStop(code) || code === 44 || code === 59 || code === 58 || code === 41 || code === 39 || code === 0x2019

function maskScheme(text: string, tokens: Tokens, token: number): void {
  if (text.startsWith('//', tokens.end[token])) maskChunk(tokens, token, Mask.url)
}

function maskAt(tokens: Tokens, token: number): void {
  const next = token + 1
  if (next >= tokens.count || !((tokens.shape[next] as number) & Shape.joined)) return
  const before =
    (tokens.shape[token] as number) & Shape.joined &&
    token > 0 &&
    (tokens.kind[token - 1] as number) <= TokenKind.number
  maskChunk(tokens, token, before ? Mask.email : Mask.handle)
}

function maskTag(tokens: Tokens, token: number): void {
  const next = token + 1
  if (next < tokens.count && (tokens.shape[next] as number) & Shape.joined && tokens.kind[next] === TokenKind.word) {
    tokens.mask[token] = (tokens.mask[token] as number) | Mask.hashtag
    tokens.mask[next] = (tokens.mask[next] as number) | Mask.hashtag
  }
}

function maskDomain(text: string, tokens: Tokens, dot: number): void {
  const after = dot + 1
  if (dot === 0 || after >= tokens.count || tokens.kind[after] !== TokenKind.word) return
  if (!((tokens.shape[dot] as number) & (tokens.shape[after] as number) & Shape.joined)) return
  if ((tokens.kind[dot - 1] as number) > TokenKind.number) return
  if (isWww(text, tokens, dot - 1)) return maskChunk(tokens, dot, Mask.url)
  const next = after + 1
  if (next < tokens.count && (tokens.shape[next] as number) & Shape.joined && tokens.kind[next] === TokenKind.word)
    return
  const last = text.slice(tokens.start[after], tokens.end[after])
  const lower = last.toLowerCase()
  if (extensions.has(lower)) return maskChunk(tokens, dot, Mask.code)
  // `week.It` is two sentences, `Orda.kz` is an address: a domain is lower case, or follows an all-capital or shouted name.
  if (!domains.has(lower) || last !== lower) return
  if (
    wordDomains.has(lower) &&
    (tokens.word[dot - 1] as number) >= 0 &&
    !((tokens.shape[dot - 1] as number) & Shape.capital)
  )
    return
  maskChunk(tokens, dot, Mask.url)
}

const isWww = (text: string, tokens: Tokens, token: number): boolean =>
  text.slice(tokens.start[token], tokens.end[token]).toLowerCase() === 'www'

function maskQuotations({ tokens, quotations }: Parts): void {
  for (let q = 0; q < quotations.count; q++) {
    const end = quotations.endToken[q] as number
    for (let i = quotations.firstToken[q] as number; i < end; i++)
      tokens.mask[i] = (tokens.mask[i] as number) | Mask.quotation
  }
}

function maskLines(parts: Parts): void {
  const { tokens, lines } = parts
  const headlines = headlineBlocks(parts.article)
  let first = true
  for (let line = 0; line < lines.count; line++) {
    if (lines.hash[line] === 0) continue
    const bits = lineBits(parts, line, first, headlines)
    first = false
    if (bits === 0) continue
    const end = lines.endToken[line] as number
    for (let i = lines.firstToken[line] as number; i < end; i++) tokens.mask[i] = (tokens.mask[i] as number) | bits
  }
}

function headlineBlocks(article: Article): Set<number> {
  return new Set(article.blocks.filter((b) => b.kind === 'headline').map((b) => b.start))
}

function lineBits(parts: Parts, line: number, first: boolean, headlines: Set<number>): number {
  const { text, tokens, lines } = parts
  const words = lines.words[line] as number
  const ended = endsLikeSentence(text, tokens, lines.firstToken[line] as number, lines.endToken[line] as number)
  let bits = 0
  if (headlines.has(lines.start[line] as number)) bits |= Mask.headline
  else if (
    !ended &&
    words <= 24 &&
    (first || titleCase(tokens, lines.firstToken[line] as number, lines.endToken[line] as number))
  )
    bits |= Mask.headline
  if (words < 4 || (!ended && words < 12)) bits |= Mask.fragment
  return bits
}

function endsLikeSentence(text: string, tokens: Tokens, first: number, end: number): boolean {
  for (let i = end - 1; i >= first && i > end - 5; i--) {
    if (tokens.kind[i] !== TokenKind.punctuation) return false
    if (isStop(text.charCodeAt(tokens.start[i] as number))) return true
  }
  return false
}

/** At least three words, and of those with four letters or more at least three in five with a capital. */
function titleCase(tokens: Tokens, first: number, end: number): boolean {
  let long = 0
  let capital = 0
  let words = 0
  for (let i = first; i < end; i++) {
    if (tokens.kind[i] !== TokenKind.word) continue
    words++
    if ((tokens.end[i] as number) - (tokens.start[i] as number) < 4) continue
    long++
    if ((tokens.shape[i] as number) & Shape.capital) capital++
  }
  return words >= 3 && long >= 2 && capital * 5 >= long * 3
}

function maskNames({ text, tokens, sentences, lexicon }: Parts): void {
  for (let s = 0; s < sentences.count; s++) {
    const first = sentences.firstToken[s] as number
    const end = sentences.endToken[s] as number
    for (let i = first; i < end; ) {
      if (!isCapitalised(tokens, i)) {
        i++
        continue
      }
      const to = nameEnd(text, tokens, i, end)
      if (to - i > 1 || !startsSentence(tokens, i, first) || isNameWord(tokens, i, lexicon)) {
        for (let k = i; k < to; k++) tokens.mask[k] = (tokens.mask[k] as number) | Mask.name
      }
      i = to
    }
  }
}

const isCapitalised = (tokens: Tokens, i: number): boolean =>
  tokens.kind[i] === TokenKind.word && ((tokens.shape[i] as number) & Shape.capital) !== 0

/** Runs over capitalised words, initials with their stops, hyphens between capitals, and particles before a capital. */
function nameEnd(text: string, tokens: Tokens, from: number, limit: number): number {
  let end = from + 1
  for (let i = from + 1; i < limit; ) {
    if (isCapitalised(tokens, i)) end = ++i
    else if (isInitialStop(tokens, i)) i++
    else if (tokens.word[i] === 45 && tokens.kind[i] === TokenKind.punctuation) i++
    else if (
      i + 1 < limit &&
      isCapitalised(tokens, i + 1) &&
      tokens.kind[i] === TokenKind.word &&
      particles.has(text.slice(tokens.start[i], tokens.end[i]))
    )
      i++
    else break
  }
  return end
}

const isInitialStop = (tokens: Tokens, i: number): boolean =>
  tokens.word[i] === 46 &&
  tokens.kind[i] === TokenKind.punctuation &&
  (tokens.end[i - 1] as number) - (tokens.start[i - 1] as number) === 1

function startsSentence(tokens: Tokens, i: number, first: number): boolean {
  for (let k = first; k < i; k++) if (tokens.kind[k] !== TokenKind.punctuation) return false
  return true
}

/** At the start of a sentence only words that are nearly always capitalised, or unknown, are taken for names. */
function isNameWord(tokens: Tokens, i: number, lexicon: Lexicon): boolean {
  const id = tokens.word[i] as number
  return id < 0 || lexicon.capitalised(id) >= 0.9
}
