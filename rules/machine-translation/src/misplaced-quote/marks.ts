import { Mask } from '@copydesk/core'
import { Mark } from '@copydesk/text'

/** The double marks. */
export const { quote: straight, openDouble: opening, closeDouble: closing } = Mark

export const doubles: ReadonlySet<number> = new Set([straight, opening, closing])
export const singles: ReadonlySet<number> = new Set([Mark.apostrophe, Mark.openSingle, Mark.closeSingle])

/** Dashes and opening brackets touch a mark on either side. */
export const dashes: ReadonlySet<number> = new Set([
  Mark.hyphen,
  Mark.openParen,
  Mark.openBracket,
  Mark.enDash,
  Mark.emDash,
])

/** Where marks belong to an address or a post, or to lines that need not close what they open. */
export const elsewhere = Mask.url | Mask.handle | Mask.hashtag | Mask.code | Mask.headline | Mask.fragment
