/** What HTML says of elements: which are void, blocks, formatting, and which close which. */

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '))

const voids = set('area base br col embed hr img input link meta param source track wbr')
const formatting = set(
  'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var',
)
const blocks = set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul',
)

/** Attributes worth keeping; the rest of a page's attributes are never made into strings. */
export const keptAttributes = set(
  'class id role itemprop itemtype itemscope rel href src content name property datetime hidden aria-hidden aria-label style type lang alt title data-src data-testid data-component data-type data-module data-name value colspan charset http-equiv pubdate data-datetime data-timestamp data-time',
)

export const isVoid = (tag: string): boolean => voids.has(tag)
export const isFormatting = (tag: string): boolean => formatting.has(tag)
export const isBlock = (tag: string): boolean => blocks.has(tag)

const paragraph = set('p')
const implied: Readonly<Record<string, ReadonlySet<string>>> = {
  li: set('li p'),
  dt: set('dt dd p'),
  dd: set('dt dd p'),
  option: set('option'),
  optgroup: set('option optgroup'),
  tr: set('tr td th p'),
  td: set('td th p'),
  th: set('td th p'),
  tbody: set('thead tbody tfoot tr td th p'),
  tfoot: set('thead tbody tr td th p'),
  thead: set('tbody tfoot tr td th p'),
  body: set('head'),
}
for (const tag of 'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul'.split(
  ' ',
)) {
  ;(implied as Record<string, ReadonlySet<string>>)[tag] = paragraph
}

/** The elements a start tag `tag` closes when one of them is open with nothing but formatting inside it. */
export const closedBy = (tag: string): ReadonlySet<string> | undefined => implied[tag]

const cells = set('td th table body html')
const rows = set('table body html')
const none: ReadonlySet<string> = new Set()
const tableParts = set('td th tr tbody thead tfoot caption')

/** What an end tag `tag` cannot reach past: formatting stays within its block, blocks within their table cell. */
export function boundedBy(tag: string): (open: string) => boolean {
  if (formatting.has(tag)) return isBlock
  if (tag === 'p') return (open) => open !== 'p' && isBlock(open)
  const limits = tag === 'table' || tag === 'body' || tag === 'html' ? none : tableParts.has(tag) ? rows : cells
  return (open) => limits.has(open)
}

const otherHtml = set(
  'audio button canvas datalist iframe map meter noscript object output picture progress rp rt ruby script select slot style svg template textarea title video xmp',
)

/** True for an element HTML does not define: SVG, MathML, custom elements. */
export const isForeign = (tag: string): boolean =>
  tag === 'svg' || !(isBlock(tag) || formatting.has(tag) || voids.has(tag) || otherHtml.has(tag))

/** Elements whose text a browser never shows. */
const silent = set(
  'script style template noscript head title meta link iframe object audio video canvas svg math select datalist textarea map noframes',
)
export const isSilent = (tag: string): boolean => silent.has(tag)
