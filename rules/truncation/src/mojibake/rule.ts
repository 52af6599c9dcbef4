import { type Document, defineRule, Shape } from '@copydesk/core'
import { endOf, hasShape, isInvisible, startOf } from '@copydesk/text'
import { type Run, runAt } from './decode.ts'

/** `itâ€™s`, `cafÃ©`: UTF-8 read as windows-1252, once or several times. */
export const rule = defineRule({
  id: 'truncation/mojibake',
  meta: {
    summary: 'Characters decoded with the wrong encoding',
    confidence: 0.99,
    weight: 1,
    stage: 'stable',
    impact: 'major',
    scope: 'span',
    specificity: 90,
    messages: {
      misread: { text: 'Unexpected "{actual}", expected "{expected}"', severity: 'error' },
      invisible: { text: 'Unexpected "{actual}", remove it', severity: 'error' },
    },
  },
  check(document, context) {
    for (const range of misread(document)) {
      context.report(range.text === '' ? 'invisible' : 'misread', {
        range,
        data: { expected: range.text },
        expected: [range.text],
        edits: [range],
      })
    }
  },
})

interface Misread {
  readonly start: number
  readonly end: number
  /** What should stand there. */
  readonly text: string
}

/** A misread lead byte reads as an accented letter, so every run starts in an unknown word. */
function misread(document: Document): Misread[] {
  const { text, unknown } = document
  const found: Misread[] = []
  let at = 0
  for (const token of unknown) {
    if (!hasShape(document, token, Shape.nonAscii)) continue
    const end = endOf(document, token)
    for (let i = Math.max(at, startOf(document, token)); i < end; i++) {
      if (text.charCodeAt(i) < 0xc2) continue
      const run = runAt(text, i, text.length)
      if (!run || !isPlausible(text, run)) continue
      const word = visible(wholeWord(text, run, at))
      found.push(word)
      at = word.end
      i = at - 1
    }
  }
  return found
}

/** Marks of direction and joiners that come out of the decoding are taken out with it. */
const visible = (misread: Misread): Misread => ({
  ...misread,
  text: Array.from(misread.text)
    .filter((c) => !isInvisible(c.charCodeAt(0)))
    .join(''),
})

/** `É’` is a letter and an apostrophe as often as a misread `ɒ`: rare leads must come twice. */
function isPlausible(text: string, run: Run): boolean {
  if (run.sequences > 1) return true
  const code = run.decoded.charCodeAt(0)
  if (code >= 0x100 && code < 0x180) return isMisreadName(text, run)
  return code < 0x100 || (code >= 0x2000 && code <= 0x2122) || run.end - run.start > 2
}

/**
 * `Ä°zmir`, `RÄ«ga`, `ErdoÄŸan`: a capital with a mark or a second capital behind it where no word has one, and letters
 * beside it. Between quotation marks of its own (`«Ä»`) it is a letter.
 */
function isMisreadName(text: string, { start, end }: Run): boolean {
  if (/[a-z]/.test(text.charAt(start - 1))) return true
  return !isLetter(text, end - 1) && !/\s/.test(text.charAt(end - 1)) && /[a-z]/.test(text.charAt(end))
}

const isLetter = (text: string, i: number): boolean => /\p{L}/u.test(text.charAt(i))

/** A misread letter or inner apostrophe is told with its word; a quotation mark or dash alone. Starts no earlier than `from`. */
function wholeWord(text: string, run: Run, from: number): Misread {
  const inner =
    /^[\p{L}\p{M}]+$/u.test(run.decoded) ||
    (isApostrophe(run.decoded) && run.start > from && isLetter(text, run.start - 1) && isLetter(text, run.end))
  if (!inner) return { start: run.start, end: run.end, text: run.decoded }
  let start = run.start
  while (start > from && start > run.start - longest && isLetter(text, start - 1)) start--
  let end = run.end
  let decoded = text.slice(start, run.start) + run.decoded
  while (end < run.end + longest) {
    const next = runAt(text, end, text.length)
    const goesOn =
      next && (/^[\p{L}\p{M}]+$/u.test(next.decoded) || (isApostrophe(next.decoded) && isLetter(text, next.end)))
    if (!next && !isLetter(text, end)) break
    if (next && !goesOn) break
    decoded += next ? next.decoded : text.charAt(end)
    end = next ? next.end : end + 1
  }
  return { start, end, text: decoded }
}

const longest = 40

const isApostrophe = (decoded: string): boolean => decoded === '’' || decoded === "'"
