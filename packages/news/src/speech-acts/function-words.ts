/** A conjunction that joins two verbs or clauses. */
export const isAndOrBut = (word: string): boolean => word === 'and' || word === 'but'

/** Words that open a clause with a subject of its own. */
export const opensClause = new Set(
  'that who which whom whose where when while because as if whether what how he she they it i we'.split(' '),
)

/** Words behind which the form of a verb is a noun. */
export const beforeNouns = new Set(
  'the a an this that these those his her their its our no to of in any some such several many two three'.split(' '),
)

/** Pronouns that may be a subject. */
export const pronouns = new Set(['he', 'she', 'they', 'it', 'i', 'we', 'you', 'who'])

/** Words that end a noun phrase. */
export const stopsPhrase = new Set(
  'in on at to during who when as from before after of for with while about by that which and but because since where via this last over through if late early issued released published posted obtained seen reviewed filed provided sent'.split(
    ' ',
  ),
)

/** Pronouns that stand for who speaks. */
export const speakingPronouns: ReadonlySet<string> = new Set('he she they i we'.split(' '))

/** Words that open a sentence before its main clause. */
export const opensBeforeMain = new Set(
  'when as while after since because though although before once if in on at by with for during under'.split(' '),
)

/** Prepositions that govern the name behind them. */
export const prepositions = new Set('of to in for from at with on over by against near'.split(' '))

/** Articles, possessives and the like, which open a noun phrase. */
export const determiners = new Set(
  'the a an one his her their its our my another some many several both that this these those two three four five'.split(
    ' ',
  ),
)
