/** Words that follow a suspended hyphen (`low- and middle-income`). */
export const allow = [
  { text: 'and', reason: 'suspended hyphen' },
  { text: 'or', reason: 'suspended hyphen' },
  { text: 'to', reason: 'suspended hyphen: three- to five-year' },
  { text: 'but', reason: 'suspended hyphen' },
  { text: 'nor', reason: 'suspended hyphen' },
  { text: 'versus', reason: 'suspended hyphen' },
  { text: 'than', reason: 'suspended hyphen: higher- than lower-income' },
  { text: 'through', reason: 'suspended hyphen: fourth- through sixth-grade' },
  { text: 'as', reason: 'suspended hyphen: short- as well as long-term' },
]
