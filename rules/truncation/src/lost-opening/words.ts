const list = (text: string): readonly string[] => text.split('|').map((item) => item.trim())

/** First words that go on from something said before; lower case. */
export const links: readonly string[] = list(
  `nor|indeed|moreover|furthermore|likewise|similarly|nevertheless|nonetheless|additionally|consequently|therefore|thus|hence|but|yet|instead,|however,|still,|rather,|
also,|in turn,|as a result,|in this case|in these cases|for instance|for example|on the other hand|by contrast|in other words|either way|even so|that said|then came|
second,|secondly|third,|thirdly|finally,|so even|so once|so doing|so much for|then there|this same|these same|another of these|the second is|the second was|the third is|the third was|
the latter|the other is|it also|it's also|it’s also|it is also|it was also|it was another|it is another|it's another|it’s another|he also|she also|they also|this too|that too|this also`,
)

/** Events and works a story introduces before it calls them "the". */
export const events: ReadonlySet<string> = new Set(
  `law bill ruling measure decision attack attacks shooting verdict revelations deal agreement scandal incident legislation ban lawsuit indictment controversy allegations
accusations findings remarks episode killing massacre policy flaws claims`.split(/\s+/),
)

/** Words behind an event that say which it is. */
export const defined: ReadonlySet<string> = new Set(
  'of to that which in for on by against from with at about between is over requiring party people coalition class'.split(
    ' ',
  ),
)

/** Words behind "this" and "these" that name a time, a place or the text itself, or make no noun phrase. */
export const plain: ReadonlySet<string> = new Set(
  `week month year morning afternoon evening weekend time times day days night story article column country nation spring summer fall autumn winter season past century decade
election one report piece post page video holiday city town state generation era age point upcoming coming particular is was are were in as a an who that of has have may
will would could on the much kind sort early mid late monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
november december fourth thanksgiving christmas and it he she they we i you if out world life`.split(/\s+/),
)

/** Headings of a part that no article opens with. */
export const parts: ReadonlySet<string> = new Set(
  'from the left|from the right|supporters|opponents|proponents|critics|pros|cons'.split('|'),
)

/** Headings of second halves, each with those of the first, of which one must stand before it. */
export const halves: readonly (readonly [second: string, firsts: readonly string[]])[] = [
  ['from the right', ['from the left']],
  ['cons', ['pros']],
]

/** Times: behind an adjective they make "this" point at the calendar (`this coming week`). */
export const times: ReadonlySet<string> = new Set(
  'week month year morning afternoon evening weekend time day days night spring summer fall autumn winter season session term'.split(
    ' ',
  ),
)
