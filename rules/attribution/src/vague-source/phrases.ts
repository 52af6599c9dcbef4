import type { Phrase } from '@copydesk/core'

/** `group`: people no one can find, and a verb of saying must follow. `whole`: says by itself that someone unnamed says so. `study`: whole, if nothing before it says which. */
export interface VaguePhrase extends Phrase {
  readonly kind: 'group' | 'whole' | 'study'
}

const rows = (kind: VaguePhrase['kind'], reason: string, texts: string): VaguePhrase[] =>
  texts.split('|').map((text) => ({ text: text.trim(), kind, reason }))

const quantifiers = [
  'some',
  'many',
  'most',
  'several',
  'other',
  'a few',
  'various',
  'numerous',
  'certain',
  'unnamed',
  'actual',
]
const people =
  'analysts|experts|critics|observers|economists|scientists|researchers|commentators|insiders|pundits|supporters|opponents|skeptics|historians|doctors|strategists|correspondents|scholars|activists|advocates|academics|campaigners|proponents|detractors|specialists'

export const phrases: readonly VaguePhrase[] = [
  ...rows('group', 'a profession or a camp, not a person', people),
  ...quantifiers.flatMap((quantifier) =>
    people.split('|').map((noun) => ({
      text: `${quantifier} ${noun}`,
      kind: 'group' as const,
      reason: 'a number of an unnamed group',
    })),
  ),
  ...rows(
    'group',
    'a profession or a camp, qualified but not named',
    'political analysts|political observers|political experts|legal experts|legal analysts|legal scholars|legal observers|health experts|medical experts|security experts|military experts|military analysts|policy experts|industry experts|industry analysts|industry insiders|market analysts|market watchers|market observers|leading experts|independent experts|foreign policy experts|public health experts|constitutional scholars|some * watchers|many * watchers|fed watchers|medical professionals|some legal experts|many legal experts|some political analysts|nutritionists|climatologists|one expert|one analyst|one leading expert|one observer|one insider|one critic',
  ),
  ...rows(
    'group',
    'media no one can look up',
    'local media|media|various media|various media outlets|various outlets|some outlets|several outlets|multiple outlets|multiple media outlets|state media|the media|foreign media|some media|several media|media outlets|some media outlets|several media outlets|news outlets|some news outlets|several news outlets|local news outlets|local press|local newspapers|social media users|international media',
  ),
  ...rows(
    'group',
    'a source without a name',
    'sources|a source|some sources|several sources|multiple sources|unnamed sources|anonymous sources|informed sources|diplomatic sources|government sources|official sources|intelligence sources|security sources|a security source|police sources|a police source|a diplomatic source|a government source|one source|two sources|three sources|well-placed sources|reliable sources|eyewitnesses|witnesses|rumors|rumours|some reports|several reports|media reports|news reports|local reports|unconfirmed reports|multiple reports|reports|many sources|many * sources|some * sources|several * sources|two * sources|neighbors|neighbours|friends|villagers|locals|some locals|some residents|military sources|western officials|a well-placed source',
  ),
  ...rows(
    'group',
    'no one in particular',
    'some people|many people|a lot of people|lots of people|others|many others|some others|those on the other side|those on the other side of the issue|those on the other side of the debate|there are those who',
  ),
  ...rows(
    'whole',
    'no one in particular',
    'some say|some argue|some believe|some contend|some fear|some have argued|some have suggested|many argue|many believe|many fear|many have argued|some claim|some would say|some would argue|many would say|many would argue',
  ),
  ...rows(
    'whole',
    'nobody believes, thinks or says it',
    "it is believed|it is thought|it is understood|it is rumored|it is rumoured|it is said|it is alleged|it is widely believed|it is widely accepted|it is generally believed|it is widely thought|it was believed|it was rumored|it's believed|it's thought|it's been said|it has been said|it is feared|it has been reported|it was reported that|it is reported that|speculation is rampant|speculation was rampant|speculation is rife|speculation was rife|speculation has swirled|rumors are swirling|rumors swirled|rumours are swirling|it's been described as|it has been described as|it's widely believed|it's rumored|it's rumoured|reports emerged|reports have emerged|reports surfaced|reports have surfaced|news surfaced|said sources|say sources|said a source|said one source|rumor has it|rumour has it|word has it|it is being said|are said to|is said to|is rumored to|are rumored to|is rumoured to|are rumoured to",
  ),
  ...rows(
    'whole',
    'points at a source and names none',
    'according to sources|according to reports|according to media reports|according to news reports|according to local media|according to some reports|according to multiple reports|according to several reports|according to experts|according to some experts|according to analysts|according to some analysts|according to critics|according to observers|according to insiders|according to witnesses|according to eyewitnesses|according to a source|according to one source|according to unnamed sources|according to anonymous sources|according to people familiar|according to two sources|according to local reports|according to published reports|according to many experts|according to most experts|according to one expert|according to several experts|according to medical experts|according to health experts|according to legal experts|according to various reports|according to several sources|according to multiple sources|according to some estimates|contrary to expert opinion|contrary to experts|contrary to medical experts',
  ),
  ...rows(
    'study',
    'which study is not said',
    'studies show|studies suggest|studies have shown|research shows|research suggests|research has shown|studies have found|polls show|polls suggest|polls indicate|polls find|surveys show|surveys suggest|surveys indicate|surveys find|some estimates suggest|some estimates indicate|some estimates show|estimates suggest|estimates indicate',
  ),
]
