/** What is left of markup, code or an address at a mark. */
export interface Pattern {
  /** UTF-16 unit the leftover begins with. */
  readonly opens: string
  /** Anchored at that unit; looks at most `reach` units ahead. */
  readonly pattern: RegExp
  readonly message:
    | 'masked'
    | 'shortcode'
    | 'typesetting'
    | 'script'
    | 'template'
    | 'tag'
    | 'link'
    | 'heading'
    | 'escape'
  readonly reason: string
}

/** Shortcodes that no editor would put into brackets as a remark. */
const shortcodes =
  'pullquote|blockquote|gallery|embed|audio-clip|video-clip|youtube|jwplayer|twitter|tweet|instagram|soundcloud|vimeo|facebook|tiktok|playlist|contact-form|iframe|slideshow|infobox|toc|adrotate|newsletter-signup|wp_ad_camp'

/** Elements that come out of pages as text. */
const elements =
  '[abipu]|abbr|aside|blockquote|br|center|cite|div|em|embed|figcaption|figure|font|footer|h[1-6]|header|hr|iframe|img|li|link|meta|noscript|object|ol|pre|script|section|small|source|span|strong|style|sub|sup|table|tbody|td|th|tr|ul|video'

export const patterns: readonly Pattern[] = [
  {
    opens: '[',
    pattern: /^\[email[ \u00a0]?protected\]/i,
    message: 'masked',
    reason: 'an address a script hides from robots',
  },
  {
    opens: '[',
    pattern: new RegExp(`^\\[/?(?:${shortcodes})(?:[ =:][^\\]\\n]{0,250})?\\](?!:)`, 'i'),
    message: 'shortcode',
    reason: 'a shortcode of the editing system',
  },
  {
    opens: '[',
    pattern: /^\[[a-z][\w-]{1,30} [a-z][\w-]{0,30}=["“”'‘’][^\]\n]{0,200}\]?/i,
    message: 'shortcode',
    reason: 'a shortcode with its attributes',
  },
  {
    opens: '[',
    pattern: /^\[[^\][\n]{1,120}\]\((?:https?:\/\/|\/[\w-]|www\.)[^()\n]{1,160}\)?/,
    message: 'link',
    reason: 'a Markdown link',
  },
  {
    opens: '(',
    pattern: /^\((?:SET|BEGIN|END) (?:ITALICS?|ITAL|BOLD|CAPS)\) ?/,
    message: 'typesetting',
    reason: 'a command to the typesetter of a syndicate',
  },
  {
    opens: '(',
    pattern: /^\(function ?\([\w$, ]{0,60}\) ?\{/,
    message: 'script',
    reason: 'a script of the page',
  },
  {
    opens: '.',
    pattern: /^\.(?:getElementById|getElementsBy\w+|addEventListener|appendChild|createElement|querySelector\w*) ?\(/,
    message: 'script',
    reason: 'a script of the page',
  },
  {
    opens: '{',
    pattern: /^\{(?:\{[^{}\n]{1,200}\}\}|%[^%\n]{1,200}%\})/,
    message: 'template',
    reason: 'a placeholder of a template',
  },
  {
    opens: '<',
    pattern: new RegExp(`^</?(?:${elements})(?:\\s[^<>\\n]{0,240})?/?>`, 'i'),
    message: 'tag',
    reason: 'a tag shown as text',
  },
  { opens: '#', pattern: /^#{2,6} (?=\S)/, message: 'heading', reason: 'the marks of a Markdown heading' },
  { opens: '\\', pattern: /^\\(?=['"’”])/, message: 'escape', reason: 'a backslash that kept a string together' },
]

/** Units looked at behind a mark. */
export const reach = 300
