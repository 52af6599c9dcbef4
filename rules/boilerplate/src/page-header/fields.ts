import { type Cue, cues } from '../_shared/cues.ts'

const field = 'a field of a press archive, printed into the text it exports'

/** One alone may be a heading of the story; two are a record’s. */
export const fieldsOfRecord = 2

export const phrases: readonly Cue[] = [
  ...cues({ lang: 'en', fit: 'start', max: 10, reason: field }, [
    'load-date :',
    'publication-type :',
    'publication type :',
    'journal code :',
    'document type :',
    'section :',
    'pg .',
    'record number :',
    'accession number :',
    'isbn :',
    'issn :',
  ]),
  ...cues({ lang: 'en', fit: 'start', max: 3, reason: field }, ['length :', 'word count :']),
  ...cues({ lang: 'en', fit: 'line', reason: field }, [
    'end of document',
    'end of the document',
    'classification language',
  ]),
]
