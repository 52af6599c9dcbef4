import { type Lexicon, onceFor } from '@copydesk/core'

const strong = `say says said saying tell tells told telling add adds added adding ask asks asked asking reply replies replied explain explains
explained explaining write writes wrote writing tweet tweets tweeted tweeting note noted noting warn warns warned warning argue argues argued arguing
claim claimed claiming insist insists insisted insisting admit admits admitted acknowledge acknowledges acknowledged concede concedes conceded
continue continues continued recall recalls recalled declare declares declared declaring announce announces announced state stated stating
testify testifies testified quip quips quipped joke jokes joked observe observes observed remark remarks remarked comment commented
suggest suggests suggested respond responds responded answer answered shout shouts shouted yell yelled cried exclaim exclaimed
whisper whispered mutter muttered boast boasts boasted complain complains complained conclude concludes concluded vow vows vowed
caution cautions cautioned stress stresses stressed emphasize emphasizes emphasized reiterate reiterates reiterated recount recounts recounted
lament laments lamented maintain maintains maintained contend contends contended assert asserts asserted countered interjected
opine opined post posted posting charge charged pressed urge urges urged urging affirm affirms affirmed affirming tout touted blare blared proclaim proclaimed
predict predicts predicted predicting reported chant chanted chanting speculate speculated speculates wonder wondered wonders implore implored imploring retort retorted retorts believe believes believed think thinks scold scolded pointed
announcing replying insisting complaining contending asserting maintaining reiterating proclaims proclaiming texted texting messaged assure assures assured
assuring remind reminds reminded reminding advise advises advised advising plead pleads pleaded pleading muse muses mused musing penned inform informs informed informing`
const weak = `called calling describe describes described describing denounce denounces denounced denouncing accuse accuses accused accusing blast blasted
blasting slam slammed slamming criticize criticized criticise criticised praise praised label labeled labelled dub dubbed brand branded cite cited citing
refer referred referring decry decried decrying characterize characterized deem deemed demanded promised promising pledged
pledging disparage disparaged deride derided deny denied denying confirm confirmed speak speaks spoke speaking instruct instructed threaten threatened
express expressed mock mocked questioned reveal revealed revealing allege alleges alleged alleging hailed emailed emphasizing
regards regarded define defines defined defining condemn condemns condemned condemning talked
recommend recommends recommended recommending propose proposes proposed proposing dismiss dismisses dismissed dismissing ridicule ridiculed ridiculing
touting laud lauds lauded lauding applauded voiced voicing identified considers considered imply implies implied hinted compared compares comparing hoped hopes hoping feared fears termed tagged summarized summarised
characterised characterising criticizes criticises denies confirms pledges threatens`

/** Verbs that hand over what they lead to, yet more often tell what somebody did: they own quotations and report nothing else. */
const quoting = `disclose discloses disclosed disclosing reveal reveals revealed revealing confirm confirms confirmed confirming echo echoes echoed echoing
clarify clarifies clarified clarifying highlight highlighted highlighting underscored underscoring elaborated signaled signalled theorized
reasoned objected protested griped fumed raged ranted vented crowed gushed enthused begged swore confessed posited posits surmised scoffed
sneered interrupted chimed stipulates stipulated decreed counselled specified specifies recounting lamenting stressing cautioning boasting
quipping shouting yelling screaming exclaiming countering retorting conceding acknowledging suggesting responding estimated estimating
reckons reckoned figured allege alleges alleged alleging pledge pledges pledged pledging promised promising imply implies implied hinted
feared fears`
/** The same of verbs whose subject owns a quotation behind them. */
const judging = `praises praising refers mocks mocking questioning threatening blame blames blamed blaming attack attacks attacked attacking bash bashes
bashed bashing rip ripped savaged lambasted lambasting chided chiding skewered skewering trashed portray portrays portrayed portraying paint
painted painting rejecting bemoan bemoaned bemoaning disputed disputing liken likens likened likening advocated advocating hailing welcomed
touts trumpeted invoked invoking repeated repeating derides decries slams blasts credited crediting thanked thanking heralded denigrated
vilified labeling labelling branding dubbing deeming wished defended defending
encouraged encourages encouraging exhorted exhorting commanded`

/** Verbs that hand a quotation to its speaker, in the forms news uses; lower case. */
export const speechVerbs: ReadonlySet<string> = new Set(strong.split(/\s+/))

/** Verbs whose subject owns a quotation that stands behind them in the same sentence, as in `called it "a fraud"`. */
export const weakSpeechVerbs: ReadonlySet<string> = new Set(weak.split(/\s+/))

/** Forms that are nouns, or say something else, as often: verbs only before a quotation, `that`, a comma or colon. */
export const nounsToo: ReadonlySet<string> = new Set(
  'states reports comments claims notes posts answers calls demands warns agree agreed thought reads read put puts worries shared shares found finds find shows show showed indicates indicated texts promises labels continue continues continued attack attacks echo echoes highlight estimates blame paint points pleads'.split(
    ' ',
  ),
)

/** What a word is to speech, bit by bit. */
export const Speech = { strong: 1, weak: 2, noun: 4, according: 8 } as const

/** `Speech` bits by word id: a look-up in place of a string for every token. */
export const speechTable = onceFor((lexicon: Lexicon): Uint8Array => {
  const table = new Uint8Array(lexicon.size)
  const put = (words: Iterable<string>, bit: number): void => {
    for (const word of words) {
      const id = lexicon.find(word)
      if (id >= 0) table[id] = (table[id] as number) | bit
    }
  }
  put([...speechVerbs, ...quoting.split(/\s+/)], Speech.strong)
  put([...weakSpeechVerbs, ...judging.split(/\s+/)], Speech.weak)
  put(nounsToo, Speech.noun)
  put(['according', 'per', 'words'], Speech.according)
  return table
})
