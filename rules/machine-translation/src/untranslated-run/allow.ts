/** Foreign phrases English prose uses as its own. A run that holds one is left alone. */
export const allow = [
  { text: 'de mortuis nihil nisi bonum', reason: 'Latin maxim' },
  { text: 'suprema lex esto', reason: 'Latin maxim' },
  { text: 'spécialité de la maison', reason: 'French idiom' },
  { text: 'crème de la crème', reason: 'French idiom' },
  { text: 'plus ça change', reason: 'French idiom' },
  { text: 'sine qua non', reason: 'Latin idiom' },
  { text: 'quid pro quo', reason: 'Latin idiom' },
  { text: 'quis custodiet ipsos custodes', reason: 'Latin maxim' },
  { text: 'sic semper tyrannis', reason: 'Latin maxim' },
  { text: 'deus vult', reason: 'Latin cry' },
] as const
