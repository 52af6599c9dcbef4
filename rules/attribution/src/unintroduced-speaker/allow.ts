/** People known by one name. */
export const allow = [
  { text: 'Plato', reason: 'has no other name' },
  { text: 'Aristotle', reason: 'has no other name' },
  { text: 'Socrates', reason: 'has no other name' },
  { text: 'Jesus', reason: 'has no other name' },
  { text: 'Christ', reason: 'a title that stands for the name' },
  { text: 'God', reason: 'has no other name' },
  { text: 'Moses', reason: 'has no other name' },
  { text: 'Muhammad', reason: 'the prophet has no other name' },
  { text: 'Shakespeare', reason: 'nobody is introduced to him' },
  { text: 'Homer', reason: 'has no other name' },
] as const
