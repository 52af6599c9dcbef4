const verbs = `say says said saying tell tells told telling add adds added adding ask asks asked asking reply replies replied explain explains
explained write writes wrote tweet tweets tweeted note notes noted warn warns warned argue argues argued claim claims claimed insist insists insisted
admit admits admitted acknowledge acknowledges acknowledged concede conceded continue continues continued recall recalls recalled declare declares
declared announce announces announced state states stated testify testified quip quipped joke joked observe observed remark remarked comment commented
agree agreed suggest suggests suggested respond responds responded answer answered shout shouted yell yelled cry cried exclaim exclaimed
whisper whispered mutter muttered boast boasted complain complained conclude concludes concluded describe described vow vowed promise promised
predict predicted caution cautioned confirm confirmed deny denied stress stressed emphasize emphasized reiterate reiterated urge urged
demand demanded insisting recount recounted lament lamented maintain maintained contend contended assert asserted counter countered
interject interjected opine opined post posted blog blogged read reads call called think thinks believes believed`

/** Verbs that hand a quotation to its speaker, in the forms news uses; lower case. */
export const speechVerbs: ReadonlySet<string> = new Set(verbs.split(/\s+/))

/** Verbs of speech that also do other work: they own a quotation only where they touch it. */
export const weakSpeechVerbs: ReadonlySet<string> = new Set(
  'call called describe described read reads post posted demand demanded urge urged deny denied confirm confirmed think thinks believes believed think state states agree agreed promise promised predict predicted'.split(
    ' ',
  ),
)
