import { Tokenizer } from 'htmlparser2'

/** What the tokenizer keeps to itself and this one needs: its place in the input, and what it does with one character. */
interface Scanner {
  index: number
  readonly buffer: string
  readonly cbs: { readonly isKept?: boolean }
  stateText(code: number): void
  handleInAttributeValue(code: number, quote: number): void
  stateInTagName(code: number): void
  stateInClosingTagName(code: number): void
  stateInAttributeName(code: number): void
  fastForwardTo(code: number): boolean
}

const Base = Tokenizer as unknown as new (...given: ConstructorParameters<typeof Tokenizer>) => Scanner

const less = 60
const ampersand = 38

/** White space, `/`, `=` or `>`: one of them may end the name of a tag or an attribute. */
const endsName = (code: number): boolean =>
  code === 62 || code === 61 || code === 32 || code === 47 || code === 10 || code === 9 || code === 12 || code === 13

/**
 * htmlparser2's tokenizer looks at each character in turn; where it waits for one of two, this goes there at once. It
 * takes a page in one piece.
 */
class LeapingTokenizer extends Base {
  /** Where each character was found last: looked for again only when it has been passed. */
  readonly #found = new Map<number, number>()

  /** The first place of a character from `from` on; the end of the input if there is none. */
  #next(code: number, from: number): number {
    const known = this.#found.get(code) ?? -1
    if (known >= from) return known
    const at = this.buffer.indexOf(String.fromCharCode(code), from)
    const place = at < 0 ? this.buffer.length : at
    this.#found.set(code, place)
    return place
  }

  /** To the character before the next of two, one of which is awaited: the tokenizer then goes on to it. */
  #leap(code: number): void {
    const from = this.index + 1
    this.index = Math.min(this.#next(code, from), this.#next(ampersand, from)) - 1
  }

  override stateText(code: number): void {
    if (code === less || code === ampersand) super.stateText(code)
    else this.#leap(less)
  }

  override handleInAttributeValue(code: number, quote: number): void {
    const isRead = this.cbs.isKept === true
    if (code === quote || (code === ampersand && isRead)) super.handleInAttributeValue(code, quote)
    else if (isRead) this.#leap(quote)
    else this.index = this.#next(quote, this.index + 1) - 1
  }

  override stateInTagName(code: number): void {
    if (endsName(code)) super.stateInTagName(code)
    else this.#toEndOfName()
  }

  override stateInClosingTagName(code: number): void {
    if (endsName(code)) super.stateInClosingTagName(code)
    else this.#toEndOfName()
  }

  override stateInAttributeName(code: number): void {
    if (endsName(code)) super.stateInAttributeName(code)
    else this.#toEndOfName()
  }

  /** To the character before the next that may end a name. */
  #toEndOfName(): void {
    const { buffer } = this
    let at = this.index + 1
    while (at < buffer.length && !endsName(buffer.charCodeAt(at))) at++
    this.index = at - 1
  }

  override fastForwardTo(code: number): boolean {
    const place = this.#next(code, this.index + 1)
    const isFound = place < this.buffer.length
    this.index = isFound ? place : this.buffer.length - 1
    return isFound
  }
}

export const leaping = LeapingTokenizer as unknown as typeof Tokenizer
