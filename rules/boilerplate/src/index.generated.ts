// Written by `pnpm gen`: do not edit.
import type { Resource, Rule, Signal } from '@copydesk/core'
import { rule as adLabel } from './ad-label/rule.ts'
import { rule as affiliateLink } from './affiliate-link/rule.ts'
import { rule as archiveList } from './archive-list/rule.ts'
import { rule as authorBio } from './author-bio/rule.ts'
import { rule as backToTop } from './back-to-top/rule.ts'
import { rule as bareAddress } from './bare-address/rule.ts'
import { rule as caption } from './caption/rule.ts'
import { rule as choiceList } from './choice-list/rule.ts'
import { rule as commentForm } from './comment-form/rule.ts'
import { rule as contactLine } from './contact-line/rule.ts'
import { rule as cookieNotice } from './cookie-notice/rule.ts'
import { rule as copyrightLine } from './copyright-line/rule.ts'
import { rule as crossReference } from './cross-reference/rule.ts'
import { rule as embeddedWidget } from './embedded-widget/rule.ts'
import { rule as foreignFurniture } from './foreign-furniture/rule.ts'
import { rule as gluedMenu } from './glued-menu/rule.ts'
import { rule as houseNote } from './house-note/rule.ts'
import { rule as imageAddress } from './image-address/rule.ts'
import { rule as imageCredit } from './image-credit/rule.ts'
import { rule as inlineFurniture } from './inline-furniture/rule.ts'
import { rule as lineShape } from './line-shape/rule.ts'
import { rule as newsletterPrompt } from './newsletter-prompt/rule.ts'
import { rule as notAnArticle } from './not-an-article/rule.ts'
import { rule as pageHeader } from './page-header/rule.ts'
import { rule as paywallPrompt } from './paywall-prompt/rule.ts'
import { rule as playerControl } from './player-control/rule.ts'
import { rule as readerCounter } from './reader-counter/rule.ts'
import { rule as readingTime } from './reading-time/rule.ts'
import { rule as relatedLinks } from './related-links/rule.ts'
import { rule as releaseEnd } from './release-end/rule.ts'
import { rule as repeatedLine } from './repeated-line/rule.ts'
import { rule as scriptFallback } from './script-fallback/rule.ts'
import { rule as separator } from './separator/rule.ts'
import { rule as sharePrompt } from './share-prompt/rule.ts'
import { rule as socialEmbed } from './social-embed/rule.ts'
import { rule as sourceLink } from './source-link/rule.ts'
import { rule as storyEnd } from './story-end/rule.ts'
import { rule as tagList } from './tag-list/rule.ts'
import { rule as teaserBlock } from './teaser-block/rule.ts'

export const resources: readonly Resource<unknown>[] = []
export const rules: readonly Rule[] = [
  adLabel,
  affiliateLink,
  archiveList,
  authorBio,
  backToTop,
  bareAddress,
  caption,
  choiceList,
  commentForm,
  contactLine,
  cookieNotice,
  copyrightLine,
  crossReference,
  embeddedWidget,
  foreignFurniture,
  gluedMenu,
  houseNote,
  imageAddress,
  imageCredit,
  inlineFurniture,
  lineShape,
  newsletterPrompt,
  notAnArticle,
  pageHeader,
  paywallPrompt,
  playerControl,
  readerCounter,
  readingTime,
  relatedLinks,
  releaseEnd,
  repeatedLine,
  scriptFallback,
  separator,
  sharePrompt,
  socialEmbed,
  sourceLink,
  storyEnd,
  tagList,
  teaserBlock,
]
export const signals: readonly Signal[] = []
