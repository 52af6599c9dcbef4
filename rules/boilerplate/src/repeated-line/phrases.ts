import { anywhere, type Cue } from '../_shared/cues.ts'
import { phrases as cues } from '../line-shape/cues.ts'

const marks: Readonly<Record<string, readonly string[]>> = {
  'disclaims what the article says': [
    'views expressed',
    'opinions expressed',
    'views and opinions',
    'not necessarily those of',
    'opinions are their own',
  ],
  'asks the reader to write or tell': [
    'please email',
    'please send us',
    'send us an email',
    'letters to the editor',
    'got a tip',
    'help us report',
    'schreiben sie uns',
    'écrivez-nous',
    'escríbanos',
    'scriveteci',
    'bize yazın',
  ],
  'points to another page of the site': [
    'homepage for more',
    'scroll down for',
    'watch opinions',
    'listen to the latest episode',
    'want to see more',
  ],
  'speaks of the text as a page': [
    'rush transcript',
    'final form',
    'transcript is below',
    'transcripts are below',
    'click expand',
    'this article is more than',
    'share and republish',
    'if you enjoyed this article',
  ],
}

/** Single words stand in headings of the story as well ("what happens next"). */
const speaks = ({ text, weak, fit }: Cue): boolean => !weak && (fit !== 'line' || text.includes(' '))

/** What gives a line away as the page speaking: the cues of the whole family, and marks that need repetition beside them. */
export const phrases = [
  ...anywhere(cues.filter(speaks)),
  ...Object.entries(marks).flatMap(([reason, texts]) => texts.map((text) => ({ text, reason }))),
]
