import type { Phrase } from '@copydesk/core'

/** A formula of another language's news in English words. */
export interface Formula extends Phrase {
  readonly reason: string
  /** What English news writes, where one thing can be said. */
  readonly expected?: string
  /** Where alone it is one: as the opening of a sentence, or alone with a name in brackets. */
  readonly only?: 'opening' | 'bracketed'
}

const reported = ['reported', 'announced', 'stated'].flatMap((verb) =>
  ['by', 'in', 'on', 'to'].flatMap((word) => [`this is ${verb} ${word}`, `this was ${verb} ${word}`]),
)
const impersonal = ['reported', 'noted', 'specified', 'clarified'].map((verb) => `it is ${verb} that`)
const terms: Readonly<Record<string, string>> = {
  pneumonia: 'Covid-19',
  virus: 'coronavirus',
  epidemic: 'coronavirus epidemic',
  pandemic: 'coronavirus pandemic',
  vaccine: 'coronavirus vaccine',
  infection: 'coronavirus infection',
}

const opening = (texts: readonly string[], reason: string): Formula[] =>
  texts.map((text) => ({ text, reason, only: 'opening' }))

/** Found by their counts: in texts of many outlets and engines, translated from several languages, and in none that people wrote in English. */
export const formulas: readonly Formula[] = [
  ...opening(reported, 'Russian and Ukrainian "ob etom soobshchaet": the source has a sentence of its own'),
  ...opening(['it is reported by', 'it is reported in', 'it is stated in'], 'Russian "soobshchayetsya"'),
  ...opening(impersonal, 'Chinese "ju xi", Russian "otmechayetsya"'),
  ...opening(
    ['earlier it was reported', 'earlier, it was reported', 'previously it was reported'],
    'Russian "raneye soobshchalos"',
  ),
  { text: 'the reporter learned from', reason: 'Chinese "jizhe cong … liaojie dao"' },
  { text: 'the reporter learned that', reason: 'Chinese "jizhe liaojie dao"' },
  { text: 'reporter *', reason: 'Chinese dateline "(jizhe …)"', only: 'bracketed' },
  { text: 'responsible editor', reason: 'Chinese "zeren bianji"' },
  { text: 'relevant person in charge', reason: 'Chinese "youguan fuzeren"' },
  ...Object.entries(terms).map(([noun, expected]) => ({
    text: `new crown ${noun}`,
    reason: 'Chinese "xin guan"',
    expected,
  })),
]
