/** One text nobody writes: a head, a piece repeated up to the length asked for, an end. */
export interface Pattern {
  readonly name: string
  readonly format: 'txt' | 'md' | 'html' | 'json' | 'jsonl'
  /** A text of about `length` UTF-16 units. */
  readonly text: (length: number) => string
}

type Piece = string | ((n: number) => string)

/** Repeats a piece; a function is given the number of the repetition, so that no two are alike. */
function fill(piece: Piece, length: number): string {
  if (typeof piece === 'string') return piece.repeat(Math.max(1, Math.floor(length / piece.length)))
  const parts: string[] = []
  for (let n = 0, size = 0; size < length; n++) {
    const part = piece(n)
    parts.push(part)
    size += part.length
  }
  return parts.join('')
}

const of = (format: Pattern['format'], pieces: Readonly<Record<string, Piece>>): Pattern[] =>
  Object.entries(pieces).map(([name, piece]) => ({
    name: `${format} ${name}`,
    format,
    text: (length) => fill(piece, length),
  }))

/** Opens all, then closes all: what nests as deep as the text is long. */
const nested = (format: Pattern['format'], name: string, open: string, close: string, head = ''): Pattern => ({
  name: `${format} ${name}`,
  format,
  text: (length) => {
    const times = Math.floor(length / (open.length + close.length))
    return `${head}${open.repeat(times)}The council met on Tuesday.${close.repeat(times)}\n`
  },
})

const letters = (n: number): string => {
  let rest = n
  let word = ''
  do {
    word += String.fromCharCode(97 + (rest % 26))
    rest = Math.floor(rest / 26)
  } while (rest > 0)
  return word
}
/** A word that resembles none: how many of `letters` resemble one, and so are found, does not grow as a text does. */
const odd = (n: number): string => `qx${letters(n + 700)}xq`
/** Of five letters behind the first, however many there are: a longer text has no longer words. */
const name = (n: number): string => `Q${letters(((n * 7919) % 11_000_000) + 456_976)}`
const prose = (n: number): string =>
  `The ${letters(n + 700)} council of Ardwell said on Tuesday that ${n} houses were flooded near the river. `

const spaces = '\u00a0'
const words: Readonly<Record<string, Piece>> = {
  letter: 'a',
  'one word': 'said ',
  'said that': 'said that ',
  'he said': 'he said, ',
  believed: 'it is believed that ',
  'sources say': 'sources said ',
  'who said': 'officials who asked not to be named said ',
  according: 'according to ',
  'told by': 'told Reuters ',
  'name list': (n) => `${name(n)} `,
  'full names': (n) => `Anna ${name(n)}, `,
  'names say': (n) => `Anna ${name(n)} said it was so. `,
  'name variants': (n) => `Dobrov${letters(n)} `,
  'names in one sentence': (n) => `${name(n)} and `,
  surname: (n) => (n === 0 ? 'Anna Dobrovina spoke. ' : `Dobrovin${letters(n % 26)} spoke. `),
  titles: (n) => `Dr. ${name(n)} `,
  initials: 'A. B. ',
  capitals: 'THE COUNCIL MET ',
  unknown: (n) => `${letters(n * 7919 + 456_976)}q `,
  glued: (n) => `the${letters(n + 700)}andthe `,
  'one glued word': 'thecouncil',
  camel: 'theCouncil',
  'glued sentence': 'ended.The day ',
  prose,
  'same sentence': 'The council met on Tuesday to hear about the flood. ',
  'two sentences': (n) => (n % 2 ? 'The council met on Tuesday evening. ' : 'The river rose by a metre. '),
  honorifics: 'Mr. Ardwell and Ms Ardwell ',
  numbers: '1,000 1.000 1 000 ',
  digits: '1',
  currency: '$ 5 million ',
  percent: '40 percent 40 per cent 40% ',
  dates: 'January 5, 2021 ',
  'more dates': (n) => `Jan ${(n % 28) + 1}, ${1900 + (n % 120)} `,
  hyphens: 'com- munity ',
  'hyphen chain': 'well-',
  apostrophes: "don't ",
  apostrophe: "'",
  ellipses: '... ',
  stops: '. ',
  dots: '.',
  commas: ', ',
  dashes: '— ',
  colons: 'Reported: ',
  semicolons: 'a; ',
  pipes: 'World | ',
  bullets: '• ',
  slashes: 'a/b/',
  hashes: '#tag ',
  handles: '@name ',
  mails: 'a@b.example ',
  'half mail': 'a@b',
  'at signs': '@',
  addresses: 'https://example.com/a ',
  'one address': 'https://example.com/a?b=',
  'image addresses': 'https://example.com/a.jpg ',
  'data address': 'data:image/png;base64,AAAA ',
  'one data address': (n) => (n === 0 ? 'data:image/png;base64,' : 'iVBORw0KGgoAAAANSUhEUg'),
  base64: 'QmFzZTY0',
  entities: '&amp;amp; ',
  'half entities': '&amp',
  ampersands: '&',
  mojibake: 'â€™ ',
  'mojibake run': 'Ã¢â‚¬â„¢',
  replacement: '\ufffd',
  'replacement words': 'caf\ufffd ',
  'question marks': '? ',
  'lost letters': 'the ity ouncil ',
  invisible: '\u200b',
  'invisible words': 'coun\u200bcil ',
  'soft hyphens': 'coun\u00adcil\u00ad',
  combining: 'e\u0301\u0301\u0301',
  bidi: '\u202eabc\u202c ',
  surrogates: '😀',
  controls: 'a\u0001b ',
  nbsp: `a${spaces}`,
  blanks: ' ',
  'blank words': 'a    b ',
  'stray spaces': 'the council , which met . ',
  'space stops': ' .',
  tabs: '\t',
  greek: 'Το συμβούλιο ',
  cyrillic: 'Совет встретился ',
  spanish: 'el ayuntamiento de la ciudad que ',
  french: 'le conseil de la ville qui ',
  chinese: '理事会',
  quotes: '"',
  'open quotes': '“',
  'close quotes': '”',
  'open and word': '“word ',
  'short quotes': '“No,” ',
  'same quotes': '“We will not move from here,” he said. ',
  'quotes drift': (n) => `“We will not ${odd(n)} from here at all,” he said. `,
  'straight quotes': '"We will not," ',
  'quotes apart': '“We will not,” “We will not,” he said ',
  'single quotes': "'tis 'a' ",
  brackets: '[',
  'bracket pairs': '[]',
  parentheses: '(',
  'parenthesis words': '(Reuters) ',
  'open and close': '()',
  braces: '{"a":',
  tags: '<p>',
  'half tags': '<a ',
  'less than': '<',
  'markup words': '<b>word</b> ',
  script: 'function(){var a=1;} ',
  css: '.a{color:red} ',
  photo: 'Photo: Anna Ardwell/Reuters ',
  'photo names': (n) => `Photo by Anna ${name(n)} `,
  agency: 'LONDON (Reuters) - ',
  'by lines': 'By Anna Ardwell ',
  copyright: '© 2021 Example ',
  share: 'Share this on Facebook ',
  subscribe: 'Subscribe to our newsletter ',
  'read more': 'Read more: ',
  menu: 'Home News Sport Weather ',
  cookies: 'We use cookies ',
  translated: 'Translated from the Spanish by ',
  study: 'a study found that 40 percent of ',
  'said by many': 'experts say, critics say, some say ',
  'the the': 'the ',
  'a b': 'a b ',
  stray: 'and. then of. the ',
  split: 'coun cil ',
  'letters apart': 'c o u n c i l ',
}

const lines: Readonly<Record<string, Piece>> = {
  empty: '\n',
  letters: 'a\n',
  'blank lines': ' \n\n',
  'same line': 'Read more about the flood\n',
  'many lines': (n) => `Line ${letters(n)} of the list\n`,
  'prose lines': (n) => `${prose(n)}\n\n`,
  'same paragraph': 'The council of Ardwell said on Tuesday that the houses near the river were flooded.\n\n',
  'names lines': (n) => `Anna ${name(n)}\n`,
  'by lines': (n) => `By Anna ${name(n)}\n`,
  'photo lines': (n) => `Photo: Anna ${name(n)}/Reuters\n`,
  'quote lines': (n) => `“We will not ${odd(n)} from here at all,” he said.\n\n`,
  'open quote lines': '“We will not move from here.\n\n',
  bullets: '- a\n',
  stars: '* * *\n',
  rules: '----\n',
  addresses: 'https://example.com/a\n',
  captions: (n) => `A house in ${name(n)}, seen on Tuesday. (Photo: Reuters)\n\n`,
  dates: 'January 5, 2021\n',
  'menu lines': 'Home\nNews\nSport\n',
  'also read': (n) => `Also read: The ${letters(n + 700)} flood of Ardwell\n\n`,
  tags: 'Tags: flood, river\n',
  comments: 'Leave a reply\n',
  'short lines': 'The council met on\n',
  'half lines': (n) => `and ${letters(n + 700)} the council, which\n\n`,
  crlf: 'The council met.\r\n\r\n',
  'carriage returns': 'a\r',
  separators: 'a\u2028b\u2029',
  shares: 'Share\nTweet\nEmail\n',
  releases: 'For immediate release\n###\n',
  copyright: '© 2021 Example. All rights reserved.\n',
  subheads: (n) => `${name(n)} ${name(n + 1)}\n\n${prose(n)}\n\n`,
  cut: (n) => `The ${letters(n + 700)} council of Ardwell said on Tuesday that the...\n\n`,
}

const markdown: Readonly<Record<string, Piece>> = {
  brackets: '[a]',
  'open brackets': '[',
  images: '![',
  'image links': '![a](b)',
  emphasis: '*a ',
  strong: '**a',
  underscores: '_a',
  backticks: '`a',
  fences: '```\na\n',
  quotes: '> ',
  headings: '# a\n\n',
  lists: '- a\n',
  tables: '| a | b |\n|---|---|\n',
  'half links': '[a](',
  definitions: '[a]: b\n\n',
  'reference links': '[a][b] ',
  footnotes: '[^a] [^a]: b\n\n',
  comments: '<!-- a -->\n\n',
  'half comments': '<!-- ',
  directives: '<!-- copydesk-disable-next-line -->\n\nended.The day\n\n',
  'disable all': '<!-- copydesk-disable truncation/glued-sentence -->\n\nended.The day\n\n',
  html: '<div>\n\na\n\n',
  'auto links': '<https://example.com> ',
  escapes: '\\*',
  'hard breaks': 'a  \n',
  entities: '&amp;',
  'prose paragraphs': (n) => `${prose(n)}\n\n`,
}

const html: Readonly<Record<string, Piece>> = {
  paragraphs: (n) => `<p>${prose(n)}</p>`,
  'empty paragraphs': '<p></p>',
  'open paragraphs': '<p>a',
  breaks: 'a<br>',
  links: '<a href="/a">News</a>',
  'open links': '<a href="/a">',
  images: '<figure><img src="a.jpg"><figcaption>Anna Ardwell/Reuters</figcaption></figure>',
  lists: '<ul><li><a href="/a">The flood of Ardwell</a></li></ul>',
  scripts: '<script>var a = 1</script>',
  styles: '<style>.a{}</style>',
  comments: '<!-- a -->',
  'half comments': '<!--',
  meta: '<meta name="author" content="Anna Ardwell">',
  'linked data': '<script type="application/ld+json">{"@type":"NewsArticle","author":"Anna"}</script>',
  spans: '<span class="byline">By Anna Ardwell</span>',
  times: '<time datetime="2021-01-05">January 5, 2021</time>',
  tables: '<table><tr><td>The council met on Tuesday.</td></tr></table>',
  headings: '<h2>The flood</h2><p>The council met on Tuesday.</p>',
  entities: '&amp;&nbsp;&#x41;',
  attributes: '<p a="b" ',
  forms: '<form><input><button>Subscribe</button></form>',
  articles: '<article><p>The council met on Tuesday, and the river rose again.</p></article>',
  breakless: 'word ',
}

/** Texts made to be slow: each about one habit of a rule, a reader or the index. */
export const patterns: readonly Pattern[] = [
  ...of('txt', words),
  ...of('txt', Object.fromEntries(Object.entries(lines).map(([key, piece]) => [`lines: ${key}`, piece]))),
  ...of('md', markdown),
  ...of('html', html),
  nested('md', 'nested brackets', '[', ']'),
  nested('md', 'nested images', '![', '](a)'),
  nested('md', 'nested emphasis', '*a ', ' a*'),
  nested('md', 'nested quotes', '> ', ''),
  nested('md', 'nested lists', '- ', ''),
  nested('html', 'nested divisions', '<div>', '</div>'),
  nested('html', 'nested spans', '<span class="a">', '</span>'),
  nested('html', 'nested lists', '<ul><li>', '</li></ul>'),
  nested('html', 'nested quotes', '<blockquote><p>', '</p></blockquote>'),
  nested('html', 'nested formatting', '<b>', ''),
  nested('html', 'nested tables', '<table><tr><td>', ''),
  nested('txt', 'nested quotes', '“a ', '” '),
  nested('txt', 'nested parentheses', '(a ', ') '),
  {
    name: 'json author in author',
    format: 'json',
    text: (length) => {
      const times = Math.floor(length / 11)
      return `{"text":"The council met on Tuesday.","author":${'{"author":'.repeat(times)}"a"${'}'.repeat(times)}}`
    },
  },
  { name: 'json one text', format: 'json', text: (length) => JSON.stringify({ text: fill(prose, length) }) },
  { name: 'json escapes', format: 'json', text: (length) => `{"text":"${'\\u0041\\n'.repeat(length / 8)}"}` },
  {
    name: 'jsonl records',
    format: 'jsonl',
    text: (length) => fill((n) => `${JSON.stringify({ id: n, text: prose(n) })}\n`, length),
  },
]
