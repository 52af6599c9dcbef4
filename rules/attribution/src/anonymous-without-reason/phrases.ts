import type { Phrase } from '@copydesk/core'

/** `asked`: says that a name is withheld. `source`: a source without a name. */
export interface AnonymousPhrase extends Phrase {
  readonly kind: 'asked' | 'source'
}

const rows = (kind: AnonymousPhrase['kind'], reason: string, texts: string): AnonymousPhrase[] =>
  texts.split('|').map((text) => ({ text, kind, reason }))

export const phrases: readonly AnonymousPhrase[] = [
  ...rows(
    'asked',
    'the name is withheld, and the text says so',
    'condition of anonymity|asked not to be named|asked not to be identified|asked to remain anonymous|asked for anonymity|declined to be named|declined to be identified|refused to be named|did not want to be named|did not wish to be named|did not want to be identified|wished to remain anonymous|wanted to remain anonymous|requested anonymity|requesting anonymity|speaking anonymously|spoke anonymously|granted anonymity|who would not be named|who was not named',
  ),
  ...rows(
    'source',
    'a source described and not named',
    'a source close to|sources close to|a source familiar with|sources familiar with|a person familiar with|people familiar with|a source briefed on|sources briefed on|a person briefed on|a source with knowledge of|sources with knowledge of|a source inside|a source within|a diplomatic source|a government source|a police source|a security source|an unnamed official|an unnamed source',
  ),
]
