/** Words that tie a group to a name: `tie` between the group and its verb, `aside` anywhere in the sentence. */
export const allow = [
  { text: 'at', kind: 'tie', reason: '"analysts at Pell & Marsh say" can be asked' },
  { text: 'from', kind: 'tie', reason: '"scientists from the Marine Institute found" can be asked' },
  { text: 'including', kind: 'aside', reason: 'the aside names some of them' },
  { text: 'such as', kind: 'aside', reason: 'the aside names some of them' },
  { text: 'like', kind: 'aside', reason: 'the aside names one of them' },
  { text: 'according to', kind: 'aside', reason: 'the sentence names its source elsewhere' },
  { text: 'citing', kind: 'aside', reason: 'the report names what it rests on' },
] as const
