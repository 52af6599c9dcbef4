import { remembered } from './remembered.ts'
import { textBelow } from './removed.ts'
import type { PageElement } from './tree.ts'

/**
 * Why an element is no part of the article by what it calls itself. It stays if it, or all that bear the same name, hold
 * more than `limit` of the page's prose: pages name their main column `sidebar-layout`, `no-ads`, `hidden`.
 */
export interface Clutter {
  readonly reason: string
  readonly limit: number
  /** True for what its own words may say by chance: `author-jane`, `modal-enabled`, `toc_1`, an `aside`. */
  readonly doubtful?: true
  /** True if class or id say it. */
  readonly named?: true
}

const keepShare = 0.6

/** Controls hold labels; where they unfold text, they hold prose. */
const controlShare = 0.02

const byTag: ReadonlyMap<string, Clutter> = new Map(
  Object.entries({
    nav: { reason: 'navigation', limit: 1 },
    footer: { reason: 'page footer', limit: keepShare },
    aside: { reason: 'aside', limit: keepShare, doubtful: true },
    form: { reason: 'form', limit: keepShare },
    button: { reason: 'control', limit: 1 },
    label: { reason: 'control', limit: controlShare },
    select: { reason: 'control', limit: 1 },
    dialog: { reason: 'dialog', limit: keepShare },
    menu: { reason: 'menu', limit: 1 },
    noscript: { reason: 'script fallback', limit: 1 },
    template: { reason: 'template', limit: 1 },
    'amp-ad': { reason: 'advertisement', limit: 1 },
    'amp-embed': { reason: 'advertisement', limit: 1 },
    'amp-sticky-ad': { reason: 'advertisement', limit: 1 },
    'amp-consent': { reason: 'cookie notice', limit: 1 },
    'amp-user-notification': { reason: 'cookie notice', limit: 1 },
    'amp-sidebar': { reason: 'menu', limit: 1 },
    'amp-lightbox': { reason: 'dialog', limit: 1 },
    'amp-list': { reason: 'list of teasers', limit: 1 },
    'amp-next-page': { reason: 'list of teasers', limit: 1 },
  } satisfies Record<string, Clutter>),
)

const byRole: ReadonlyMap<string, Clutter> = new Map(
  Object.entries({
    navigation: { reason: 'navigation', limit: 1 },
    banner: { reason: 'page header', limit: keepShare },
    contentinfo: { reason: 'page footer', limit: keepShare },
    complementary: { reason: 'aside', limit: keepShare, doubtful: true },
    search: { reason: 'search', limit: 1 },
    dialog: { reason: 'dialog', limit: keepShare },
    alertdialog: { reason: 'dialog', limit: 1 },
    menu: { reason: 'menu', limit: 1 },
    menubar: { reason: 'menu', limit: 1 },
    toolbar: { reason: 'toolbar', limit: 1 },
    tooltip: { reason: 'tooltip', limit: 1 },
    button: { reason: 'control', limit: controlShare },
  } satisfies Record<string, Clutter>),
)

/**
 * Words of classes and ids (`story__related-links` has story, related, links) by what they stand for. Two words joined by
 * a space must follow each other. They are names that site builders and publishing systems share, none of one site's own.
 */
const byWord: readonly (readonly [reason: string, words: string])[] = [
  [
    'related articles',
    'related|recommended|recommendations|recommendation|recirc|recirculation|outbrain|taboola|revcontent|zergnet|read next|up next|read also|also read|more from|more stories|more articles|more news|see also|you may|trending|most read|most popular|popular|mostread|mostpopular|latest news|latest stories|latest posts|related posts|relatedposts|relatedarticles|relatedstories|yarpp|jp relatedposts|further reading|next article|next story|next post|prev next|post navigation|nav links|read more|readmore|readnext|teaser|teasers|onward|infinite|recent posts|recentposts|similar',
  ],
  [
    'newsletter or subscription prompt',
    'newsletter|newsletters|signup|sign up|subscribe|subscription|piano|regwall|register wall|mailchimp|optin|donate|donation|donations|membership|support us',
  ],
  [
    'comments',
    'comments|disqus|commentlist|comment list|comment form|respond|livefyre|coral|viafoura|spotim|discussion|fb comments|comment count|comments area|comment',
  ],
  [
    'share buttons',
    'share|sharing|sharedaddy|shares|sharebar|share bar|addthis|addtoany|a2a|social|socials|social links|social media|sociable|follow us|follow|sharethis|addthis',
  ],
  [
    'navigation',
    'breadcrumb|breadcrumbs|nav|navbar|navigation|menu|submenu|megamenu|pagination|pager|skip link|skip to|jump|toc|table of contents|page nav|sitemap|sub nav|subnav|topbar|top bar|hamburger|offcanvas|drawer',
  ],
  [
    'page header or footer',
    'masthead|site header|page header|global header|footer|site footer|colophon|copyright|footnote links|site info',
  ],
  ['sidebar', 'sidebar|side bar|rail|right rail|aside|right col|secondary|side column'],
  [
    'advertisement',
    'ad|ads|advert|adverts|advertisement|advertising|advertorial|adsense|dfp|gpt|sponsor|sponsored|sponsors|promo|promos|promotion|promoted|promobox|adslot|ad slot|adunit|banner|billboard|leaderboard|affiliate|native ad|commercial|adbox',
  ],
  ['cookie notice', 'cookie|cookies|gdpr|consent|onetrust|cmp|privacy notice'],
  ['pop-up', 'popup|pop up|modal|overlay|lightbox|tooltip|interstitial|toast|alert bar|breaking bar'],
  [
    'tags',
    'tags|tag list|taglist|tag cloud|tagcloud|post tags|article tags|topics|keywords|topic tags|tag links|cat links',
  ],
  [
    'author box',
    'author bio|authorbio|author box|authorbox|about author|about the author|author info|author card|author profile|author description|bio|post author|contributor bio',
  ],
  [
    'byline and date',
    'byline|bylines|dateline time|timestamp|time stamp|published date|pub date|publish date|publication date|post meta|entry meta|article meta|posted on|post date|article date|entry date|article info|post info|date time|datetime|author name|credits|dek meta|storymeta|article details|post details|last updated|meta info|posted by|author|authors',
  ],
  [
    'image credit',
    'image credit|photo credit|credit|photo by|imagecredit|media credit|copyright notice|attribution|img credit',
  ],
  [
    'player or gallery control',
    'player|videoplayer|video player|video title|video details|videodetails|video meta|video info|video description|photogallery|gallery title|gallery description|jwplayer|brightcove|jw player|audio player|vjs|slideshow controls|carousel control|carousel|swiper|slick|gallery thumbs|thumbnails|controls|listen',
  ],
  [
    'text for screen readers',
    'screen reader|screenreader|sr only|visually hidden|visuallyhidden|assistive|offscreen|a11y|sr|u hidden visually',
  ],
  [
    'widget',
    'widget|widgets|poll|ticker|weather|stock|market data|scoreboard|trc|toolbar|tools|article tools|print|printer|utility|actions|action bar|login|register|account|search|searchbox|rating|ratings|reactions|feedback|report error|correction form|contact|noprint|no print|hidden print|survey|app download|app promo|translate|font size|text size|reading time|read time|readtime|view count|views|notification|notifications|push|install|loading|loader|spinner|placeholder',
  ],
  ['caption', 'caption|captions|figcaption|wp caption|image caption|photo caption|img caption|media caption|cutline'],
]

const reasonOf = new Map<string, string>()
for (const [reason, words] of byWord)
  for (const word of words.split('|')) if (!reasonOf.has(word)) reasonOf.set(word, reason)

/** Words that name the article itself: an element so called is never clutter by another word of its class. */
const articleWords: ReadonlySet<string> = new Set([
  'social embed', 'media embed', 'article body', 'articlebody', 'story body', 'storybody', 'entry content', 'post content', 'article content', 'story content', 'post body', 'body content', 'page content', 'main content', 'articlecontent', 'story text', 'article text', 'content body', 'body copy', 'body text', 'rich text', 'richtext', 'paragraph', 'entry body', 'hentry', 'single post', 'article page', 'main', 'article container', 'article wrapper', 'content wrapper', 'layout', 'wrapper', 'container',
]) // biome-ignore format: a list of names

/** What no article's text is called by chance. */
const certain: ReadonlySet<string> = new Set(['comments', 'cookie notice'])

/** `Story__related-LinksBox` → story, related, links, box. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')

/** Reason by name of one class or id, `''` if it names the article, undefined if it says nothing. */
function judgeName(name: string): string | undefined {
  const words = wordsOf(name)
  let reason: string | undefined
  // A long name is a headline made into an id, not a name a builder gave.
  if (words.length > 7) return undefined
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string
    const pair = `${word} ${words[i + 1] ?? ''}`
    if (articleWords.has(pair) || articleWords.has(word)) return ''
    reason ??= reasonOf.get(pair) ?? reasonOf.get(word)
  }
  return reason
}

interface Judged {
  readonly reason: string | undefined
  /** The name that gave it. */
  readonly name: string
  readonly article: boolean
}

const judgeNames = remembered((names: string): Judged => {
  let judged: Judged = { reason: undefined, name: '', article: false }
  for (const name of names.slice(0, 400).split(/\s+/)) {
    const reason = judgeName(name.slice(0, 80))
    if (reason === '') judged = { ...judged, article: true }
    else if (reason !== undefined && judged.reason === undefined) judged = { ...judged, reason, name }
  }
  return judged
})

/** True if class or id say that the element is the article's text or what wraps it. */
export const namesArticle = (element: PageElement): boolean => {
  if (element.bare) return false
  const { attribs } = element
  const itemprop = attribs.itemprop
  if (itemprop === 'articleBody' || itemprop === 'mainContentOfPage') return true
  const names = attribs.class
  return (
    (names !== undefined && judgeNames(names).article) || (attribs.id !== undefined && judgeNames(attribs.id).article)
  )
}

function hiddenBy(element: PageElement): string | undefined {
  const { attribs } = element
  if (attribs.hidden !== undefined && attribs.hidden !== 'until-found') return 'hidden'
  if (attribs['aria-hidden'] === 'true' && !textual.has(element.tag) && !isInitial(element))
    return 'hidden (aria-hidden)'
  const style = attribs.style
  if (style !== undefined && /display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden/i.test(style))
    return 'hidden by style'
  return undefined
}

/** A first letter set apart, which the word without it is read for: hidden from readers aloud, not from sight. */
const isInitial = (element: PageElement): boolean =>
  element.end - element.start < 400 && /^["“‘]?\p{Lu}$/u.test(textBelow(element, 9).trim())

/** Reasons a paragraph's own class can give; other names on it are about its style or its place behind a paywall. */
const paragraphReasons = /^(?:byline|caption|image credit|share|newsletter|page header|related|tags|text for screen)/

const textual: ReadonlySet<string> = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'em',
  'strong',
  'b',
  'i',
  'q',
  'mark',
])
const tabular: ReadonlySet<string> = new Set(['tr', 'td', 'th', 'tbody', 'thead'])

/** A column called `comments` may hold more prose than the article, but hardly all there is. */
const certainShare = 0.95

/** What `clutterOf` says, if it is beyond doubt. */
export function certainly(clutter: Clutter | undefined): Clutter | undefined {
  return clutter?.doubtful ? undefined : clutter
}

/** What AMP shows to those who may not read the rest. */
const notGranted: Clutter = { reason: 'newsletter or subscription prompt', limit: keepShare }

/** What makes an element clutter, judged by itself; undefined if nothing does. */
export function clutterOf(element: PageElement): Clutter | undefined {
  const tag = byTag.get(element.tag)
  if (tag?.limit === 1 || element.bare) return tag
  const { attribs } = element
  const hidden = hiddenBy(element)
  if (hidden) return { reason: hidden, limit: keepShare }
  if (attribs['subscriptions-section'] === 'content-not-granted') return notGranted
  const role = attribs.role === undefined ? undefined : byRole.get(attribs.role)
  if (role) return role
  if (tabular.has(element.tag)) return tag
  const named = byName(element)
  if (named && textual.has(element.tag) && !paragraphReasons.test(named.reason)) return tag
  return named ?? tag
}

function byName(element: PageElement): Clutter | undefined {
  const { attribs } = element
  for (const attribute of ['id', 'class'] as const) {
    const value = attribs[attribute]
    if (value === undefined || value === '') continue
    const { reason, name, article } = judgeNames(value)
    if (reason === undefined || article) continue
    const clutter: Clutter = { reason: `${reason} (${attribute} "${name}")`, limit: keepShare, named: true }
    return certain.has(reason) ? { ...clutter, limit: certainShare } : { ...clutter, doubtful: true }
  }
  return undefined
}
