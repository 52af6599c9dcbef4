import { type Cue, cues } from '../_shared/cues.ts'

const house = 'says what the house or the series is'
const partner = 'says whose partner the house is'
const offer = 'offers what the house sells or sends'

export const phrases: readonly Cue[] = [
  ...cues({ lang: 'en', fit: 'in', max: 60, reason: house }, [
    'perspectives on the day’s top stories',
    'is a nonprofit newsroom that',
    'is an independent nonprofit newsroom',
    'is a nonprofit news organization',
    'is a non-profit news',
    'is a nonpartisan nonprofit news',
    'read diverse opinions from our',
    'of our board of contributors',
    'from our board of contributors',
    'front page and follow us',
    'to respond to a column',
    'our reporting is made possible',
    'this series is made possible',
    'this project was made possible',
    'this reporting was supported by',
    'is a reader-supported',
    'is reader-supported',
    'is a reader-funded',
  ]),
  ...cues({ lang: 'en', fit: 'in', max: 60, reason: partner }, [
    'is a content partner',
    'is a content partnership',
    'is part of a content partnership',
    'is a media partner of',
    'available without charge to any eligible',
    'for licensing opportunities',
  ]),
  ...cues({ lang: 'en', fit: 'in', max: 60, reason: offer }, [
    "editor's note : want to",
    'want to support * so we can',
    'be the first to hear about',
    'be the first to know about our',
    'join us for * * event',
    'download our app',
    'download our free app',
    'download the free app',
    'get the app',
    'stay up to date with the free',
    'apps for ios and android',
    'app for ios and android',
    'edition for the full story',
    'to view the full story please subscribe',
    'subscribe to my website',
    'visit our website and follow us',
  ]),
]
