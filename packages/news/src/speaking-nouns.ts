const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** Endings of nouns for people: `adviser`, `senator`, `economist`, `historian`, `assistant`, `resident`, `appointee`, `spokeswoman`. */
const human = /(?:[^p]ers?|ors?|ists?|ians?|ants?|[^mv]ents?|ees?|m[ae]n|wom[ae]n|pe(?:rsons?|ople))$/

/** Words with such an ending that name no one. */
const notHuman =
  words(`for nor together however moreover better agree agrees earlier further after ant another's apparent border cancer centre chant computer computers content control cover different door ever factor
factors floor her important interior ladder later lever list major marker matter mirror moment never number numbers offer or over per power
present printers rather recent river silver subsequent summer winter talent than then tent their cement current cent whether wonder under
error horror terror door color colour discover consider flavor labor labour behavior behaviour favor plant want war street tree degree free fee three see
knee coffee guarantee silent violent prominent persistent client's omen talent event extent percent event parent's further either quarter
twist exist consist assist resist insist fist mist protest west best most first last lost just must`)

/** People whose word has no such ending. */
const people =
  words(`actress adult adults advocate advocates aide aides ally allies alum alumni alumna analyst analysts anyone associate associates attorney attorneys babies boy boys brain boss bosses bride bull
candidate candidates celebrity rep reps chair chief chiefs child children classmate classmates coach coaches colleague colleagues cop cops couple
cousin cousins critic critics dad daddy dean delegate delegates democrat democrats deputy deputies diplomat diplomats duchess duke duo
editor-in-chief everyone expert experts eyewitness eyewitnesses fan fans figure figures folks friend friends girl girls goalkeeper
governor-elect grad graduate graduates guest guests guru guy guys head heads heroine host hosts hostess housewife husband husbands individual
individuals inmate inmates intern interns judge judges justice justices king kid kids lad lady ladies liberal liberals conservative conservatives
loyalist magistrate magnate male males female females mate mates mechanic mogul mom moms mother-in-law mp mps mum netizen netizens nurse nurses
official officials operative operatives others pal pals people's pilot pilots plaintiff plaintiffs pontiff pope president-elect prince princess
prophet pundit pundits queen radical radicals rebel rebels representative representatives republican republicans ruler schoolmate secretary
secretary-general secretaries sheriff sheriffs skeptic skeptics someone somebody sophomore source sources spouse staff star stars steward
stewards teammate teammates teen teens tribe trio twin twins veteran veterans victim victims voice vice-chair vp ceo cfo coo wife wives witness
witnesses youngster youth youths billionaire millionaire academic academics athlete athletes captain captains general generals colonel major-general
chef chefs clergy cleric clerics dermatologist entrepreneur entrepreneurs executive executives faithful feds informant intellectual locals local
professional professionals personnel refugee relative relatives scholar scholars sergeant senior seniors rapper songstress surgeon surgeons
clerk clerks cook cooks crew deckhand deckhands farmhand guard guards guide guides medic medics paramedic paramedics architect architects
comic addict convict suspect suspects monarch oligarch patriot zealot apprentice novice accomplice recruit recruits undergraduate laureate pirate
psychic comrade midwife midwives bailiff disciple principal principals criminal criminals rival rivals admiral marshal artisan partisan chaplain
villain patron patrons felon champion champions companion citizen citizens boss waitress heiress seamstress poet poets cadet cadets priest
priests fiancé fiancée protégé dj attaché czar burglar registrar marine marines doyen cowboy spy spies tutor shepherd
therapist trustee vet vicar whistle-blower widow widower negotiators envoy envoys aunt uncle niece nephew grandmother grandfather granddaughter
grandson stepfather stepmother sibling siblings neighbour neighbours neighbor neighbors bishop bishops archbishop cardinal rabbi imam monk nun sultan
emir premier chancellor comptroller treasurer counsel captain skipper goalie midfielder quarterback striker winger umpire referee`)

/** Bodies and what stands for them. */
const bodies =
  words(`academy administration administrations agency agencies airline alliance archdiocese army association associations authority authorities
arm bank banks board boards body branch bureau cabinet camp campaign campaigns caucus center centre chain chamber chapter charity church city club coalition
college commission commissions committee committees community communities companies company conference congress consortium council councils country
county court courts crowd delegation department departments diocese dioceses district division embassy establishment family families faction federation
firm firms force foundation fund government governments group groups hospital hospitals house institute institution institutions judiciary
jury kremlin leadership league legislature lobby lobbies magazine majority museum management media military militia ministry ministries minority mission movement nation
navy network networks neighborhood newspaper newspapers office offices opposition organization organizations organisation organisations outlet outlets
palace panel paper papers parliament part partnership party parties people police press prosecution publication publications publisher regime
registry retailer school schools senate service services site side sides society startup state states station store studio syndicate task-force team teams
think-tank tribe tribunal troupe union unions unit university universities white-house zoo`)

/** What is written or broadcast: it speaks for whoever wrote it. */
const writings =
  words(`account act ad ads addendum advert advertisement advice advisory affidavit affidavits agreement amendment analysis announcement application article articles
assessment audit autopsy ballot bill billboard billboards blog blueprint book books brief briefing brochure bulletin caption captions card catechism
clause code column commentary comments communique communiqué complaint complaints constitution contract copy cover-letter data declaration decision
decree definition description dictionary directive disclaimer disclosures docket document documents draft editorial editorials email emails e-mail e-mails
essay evaluation evidence exchange exhibit explanation fact-sheet sheet filing filings finding findings flyer forecast form forms footnote guidance guide
guidebook guideline guidelines handbook handout headline headlines indictment inscription inquiry investigation monument outlook probe shirt statue tattoo banner instructions interview introduction invitation invoice issue journal label
law laws lawsuit leaflet legislation letter letters listing log manifesto manual manuscript map memo memorandum memos message messages
minutes motto narration news newsletter note notes notice notification novel obituary op-ed opinion opinions order orders overview page pages
pamphlet paper passage petition piece placard plaque playbook podcast policy poll polls polling post poster posters posting postings posts preamble prediction
preface press-release profile programme prologue prompt proposal prospectus questionnaire readout recap recommendation recommendations record records regulation
regulations release report reports request resolution review reviews ruling rulings rule rules script scriptures section segment series sheet show
sign signs slogan song spreadsheet statement statements statute story stories study studies subpoena suit summary survey surveys symbol tagline tape
testimony text texts thread tweet tweets title titles transcript transcripts treaty trailer tutorial update verdict verse version video videos
warning warrant website websites wording work research rating voicemail`)

/** Alone, with no word before them, the object of another verb: `leading that inquiry said`. */
const inquiries = words('inquiry investigation probe assessment interview evidence issue')

/** Words that stand for people by number: `one`, `several`, `two thirds`, `eight-in-ten`. */
const counts =
  words(`one another many most some several few others both all none half two three four five six seven eight nine ten dozens hundreds thousands majority
minority plurality share percent percentage third quarter one-quarter three-quarters eight-in-ten seven-in-ten six-in-ten nine-in-ten someone anyone
everyone everybody nobody somebody anybody whoever neither either those number handful lot`)

/** What belongs to a noun behind it: a preposition, a relative clause, an aside. */
const belongs =
  / (?:of|with|without|in|at|from|for|on|to|familiar|close|who|who['’]s|whom|that|by|against|behind|under|about|near|inside|outside|aboard|into|after|before|during) /

/** What the clause goes on with: a participle or finite verb, an adverb, a word of time. */
const goesOn =
  / (?:[\p{L}-]{2,}(?:ing|ed|ly)|later|also|once|often|himself|herself|itself|themselves|last|late|elsewhere|nevertheless|likewise|then|said|says|told|wrote|quotes)(?: |$)/u

const isGerund = /^[\p{Ll}-]+ing$/u

/** Words no description opens with. */
const opens =
  /^(?:if|when|in|on|at|by|com|for|following|since|as|while|than|and|but|or|because|that|who|which|whose|where|whether|though|although|whereby|of|from|to|off|out|after|before|how|what|including|among|even|maybe|perhaps|according|he|she|it|they|we|i|you)\b/i

/**
 * The part of a description (`a spokesman for the port`) that speaks: all of it, or what stands before the clause goes
 * on (`the chief of the port added`); nothing where its noun is no person, group, office, body or writing, judged by the
 * last word before what belongs to it. A name speaks: two words with capitals, or one that `isName`.
 */
export function speakingPart(description: string, isName: (word: string) => boolean): string | undefined {
  if (opens.test(description) || description.includes('\n') || isGerund.test(description)) return undefined
  if (speaks(description, isName)) return description
  const end = description.search(goesOn)
  const part = end > 0 ? description.slice(0, end) : ''
  return part !== '' && speaks(part, isName) ? part : undefined
}

function speaks(description: string, isName: (word: string) => boolean): boolean {
  const before = (description.split(belongs, 1)[0] ?? '').trim().split(/\s+/)
  const head = (before.at(-1) ?? '').replace(/[^\p{L}\d'’-]/gu, '').replace(/^(?:ex|co|vice|sub|non)-/, '')
  const second = before.at(-2)
  if (second === undefined && inquiries.has(head)) return false
  const isCapital = /^\p{Lu}\p{L}/u.test(head)
  if (isCapital && !isOwned(head) && (second === undefined ? isName(head) : /^\p{Lu}/u.test(second))) return true
  return isVoice(head.toLowerCase()) || (before.length < 5 && counts.has(head.toLowerCase()))
}

const isOwned = (word: string): boolean => /['’]s$/.test(word)

/** A noun for people, lower case. */
export const isHuman = (head: string): boolean => people.has(head) || (human.test(head) && !notHuman.has(head))

const women =
  /(?:wom[ae]n|^(?:step|grand|god)?(?:mother|daughter)|^(?:girl|girlfriend|mom|mum|wife|sister|actress|lady|aunt|niece|widow|queen|princess|duchess|bride|heroine|waitress|heiress))$/
const men =
  /(?:[^o]man|^(?:step|grand|god)?(?:father|son)|^(?:dad|husband|brother|boy|boyfriend|uncle|nephew|widower|king|prince|duke|lad|guy|actor))$/

/** What a noun for one person says of them, lower case: `mother`, `spokesman`. */
export function genderOfNoun(noun: string): 'woman' | 'man' | undefined {
  if (women.test(noun)) return 'woman'
  return men.test(noun) ? 'man' : undefined
}

/** A noun for what is written or broadcast, lower case. */
export const isWriting = (head: string): boolean => writings.has(head)

const isVoice = (head: string): boolean =>
  isHuman(head) || bodies.has(head) || writings.has(head) || head.endsWith('-year-old')
