import { phrases as adLabel } from '../ad-label/phrases.ts'
import { phrases as affiliateLink } from '../affiliate-link/phrases.ts'
import { phrases as authorBio } from '../author-bio/phrases.ts'
import { phrases as backToTop } from '../back-to-top/phrases.ts'
import { phrases as commentForm } from '../comment-form/phrases.ts'
import { phrases as contactLine } from '../contact-line/phrases.ts'
import { phrases as cookieNotice } from '../cookie-notice/phrases.ts'
import { phrases as copyrightLine } from '../copyright-line/phrases.ts'
import { phrases as houseNote } from '../house-note/phrases.ts'
import { phrases as imageCredit } from '../image-credit/phrases.ts'
import { phrases as newsletterPrompt } from '../newsletter-prompt/phrases.ts'
import { phrases as paywallPrompt } from '../paywall-prompt/phrases.ts'
import { phrases as playerControl } from '../player-control/phrases.ts'
import { phrases as relatedLinks } from '../related-links/phrases.ts'
import { phrases as sharePrompt } from '../share-prompt/phrases.ts'
import { phrases as socialEmbed } from '../social-embed/phrases.ts'
import { phrases as tagList } from '../tag-list/phrases.ts'

/** What the model knows of cues: one flag a group. The order is that of the flags in the fitted features. */
export const cueGroups = [
  [...relatedLinks],
  [...newsletterPrompt, ...paywallPrompt, ...cookieNotice, ...commentForm],
  [...sharePrompt, ...socialEmbed, ...playerControl, ...backToTop],
  [...adLabel, ...affiliateLink, ...copyrightLine, ...tagList],
  [...imageCredit],
  [...authorBio, ...contactLine, ...houseNote],
] as const

const seen = new Set<string>()

const rows = cueGroups.flatMap((cues, group) =>
  cues.flatMap((cue) => {
    if (seen.has(cue.text)) return []
    seen.add(cue.text)
    return [{ cue, group }]
  }),
)

/** The cues of all groups; one that stands in several counts for the first. */
export const phrases = rows.map(({ cue }) => cue)

/** Group of each row of `phrases`. */
export const groupOf: readonly number[] = rows.map(({ group }) => group)
