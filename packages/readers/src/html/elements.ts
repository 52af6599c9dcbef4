/** What HTML says of elements: which are blocks, and which are never shown. */

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '))

const blocks = set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul',
)

const headings = set('h1 h2 h3 h4 h5 h6')

export const isHeading = (tag: string): boolean => headings.has(tag)

export const isBlock = (tag: string): boolean => blocks.has(tag)

/** Elements whose text a browser never shows. */
const silent = set(
  'script style template noscript head title meta link iframe object audio video canvas svg math select datalist textarea map noframes',
)

const others =
  'a abbr amp-img b br button em embed h1 i img input label nav nobr noscript path picture q s small source span strong sub sup time track u use'

/** The names most pages use, each as one string: names that are the same string are told apart by looking at neither. */
export const tagNames: ReadonlyMap<string, string> = new Map(
  [...blocks, ...silent, ...others.split(' ')].map((name) => [name, name]),
)

export const isSilent = (tag: string): boolean => silent.has(tag)
