const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Verbs a line leads in to someone else's words with. */
export const verbs = words(
  'says writes wrote reports reported notes noted argues argued explains explained tweeted tells told declares declared concludes concluded states stated reads describes described framed summarizes summarized observes observed warns warned responds responded replies replied quotes quoted recalls recalled opined opines laments lamented insists insisted announces announced recounts recounted quipped remarked testified proclaimed complained ranted maintained acknowledges acknowledged called calls claimed admits admitted predicted boasted confirms confirmed condemned reiterated stresses stressed emphasizes emphasized emphasised speculates speculated believes wonders wondered suggests suggested commented resumes elaborated mused marveled gushed vented fumed asserts asserted contends contended concedes conceded cautioned cautions',
)

/** Those that do so only next to the colon (`She added:`), and mean something else before an object. */
export const closeVerbs = words(
  'said add adds added asks asked claims claimed posted answered shared continues continued',
)

/** Verbs that do so with a particle behind them (`As Alvear points out:`, `Brandt put it this way:`). */
export const phrasal: ReadonlyMap<string, string> = new Map([
  ['points', 'out'],
  ['pointed', 'out'],
  ['puts', 'it'],
  ['put', 'it'],
  ['sums', 'up'],
  ['summed', 'up'],
  ['had', 'say'],
  ['has', 'say'],
  ['more', 'from'],
  ['lays', 'out'],
  ['laid', 'out'],
])

/** Verbs that do so in the last words of a clause (`…, telling the Courier:`). */
export const participles = words(
  'telling writing saying noting arguing adding asking tweeting warning concluding declaring',
)

/** What the words stand in: it says so by itself near the colon (`Read the statement:`). */
export const sources = words(
  'statement transcript op-ed editorial column memo letter excerpt excerpts passage paragraph quote quotation tweet email essay speech remarks testimony interview response reply account emphasis expand answer article lede message press',
)

/** Words a lead-in begins with where it has no verb (`From the Courier:`). */
export const openers = words('from via per according quoting')

/** Words that announce a list, a picture or a film instead. */
export const others = words(
  'include includes included including following list lists steps ways points reasons things factors questions watch video photo photos picture clip chart graph map image tips facts takeaways categories options rules two three four five six seven eight nine ten several some below highlights findings symptoms assumptions topics causes events changes examples few',
)
